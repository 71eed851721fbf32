"""The README says what is true: commands, dependencies, tree, files."""

import re

import pytest

from cqvet import data, registry
from cqvet.i18n import LANGS
from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def requirements(file: str) -> list[str]:
    """The names of the packages that a file pins."""
    text = (ROOT / file).read_text("utf-8")
    return re.findall(r"^([a-z0-9_-]+)(?:\[[a-z,]+\])?==", text, re.MULTILINE)


def tree() -> dict[str, str]:
    """The lines of the tree: path -> what is said of it."""
    block = README.split("## The tree")[1].split("```")[1]
    return dict(re.split(r"\s{2,}", line, maxsplit=1) for line in block.strip().splitlines())


def test_every_command_exists() -> None:
    """Each `make` target that the README names is one, and the checks are all named."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", README))
    assert named <= targets
    assert {"run", "quick", "test", "test-all", "check", "unit", "browser", "bench"} <= named


@pytest.mark.parametrize(
    ("target", "parts", "left_out"),
    [
        ("quick", ["check", "unit"], "not (browser or deploy or long or page or slow)"),
        ("test", ["system", "check", "short"], "not long"),
        ("test-all", ["system", "check", "long"], ""),
    ],
)
def test_three_commands_test_more_and_more(target: str, parts: list[str], left_out: str) -> None:
    """Each runs the checks and its tests; the longest leaves no test out."""
    found = re.search(rf"^{target}: (.+)$", MAKEFILE, re.MULTILINE)
    assert found is not None
    assert found[1].split() == parts
    command = re.search(rf"^{parts[-1]}:.*\n\t(.+)$", MAKEFILE, re.MULTILINE)
    assert command is not None
    assert re.findall(r'-m "(.+)"', command[1]) == ([left_out] if left_out else [])


@pytest.mark.parametrize("package", requirements("requirements.txt"))
def test_every_dependency_has_its_line(package: str) -> None:
    """Each package that the product needs has a row that says why."""
    assert re.search(rf"^\| {package} \| .{{10,}} \|$", README, re.MULTILINE)


@pytest.mark.parametrize("package", requirements("requirements-dev.txt"))
def test_every_tool_is_named_with_its_reason(package: str) -> None:
    """Each package that development needs is named."""
    assert f"`{package}`" in README


def test_no_dependency_is_named_that_is_not_pinned() -> None:
    """The table has no row left over."""
    rows = re.findall(r"^\| ([a-z0-9-]+) \|", README.split("## Data")[0], re.MULTILINE)
    assert set(rows) - {"package"} == set(requirements("requirements.txt"))


def test_the_tree_matches() -> None:
    """Sixteen lines, each a file or folder that is there; no wing of the product is left out."""
    paths = tree()
    assert len(paths) == 16
    for path in paths:
        found = ROOT / path
        assert found.is_dir() if path.endswith("/") else found.is_file(), path
    packages = {
        f"cqvet/{folder}/"
        for folder in (
            "base",
            "evidence",
            "models",
            "subjects",
            "pictures",
            "press",
            "work",
            "api",
            "ui",
            "locale",
        )
    }
    assert packages <= set(paths)


def test_every_file_that_is_named_exists() -> None:
    """Links and paths of the README lead somewhere."""
    paths = set(re.findall(r"\]\(([^)]+)\)", README))
    paths |= set(re.findall(r"`((?:cqvet|data|docs)/[\w./-]+\.\w+)`", README))
    assert "docs/deploy.md" in paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_python_and_languages_are_those_of_the_project() -> None:
    """The Python that is asked for is that of the project file, the languages those that exist."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    version = re.search(r'requires-python = ">=(.+)"', project)
    assert version is not None
    assert f"Python {version[1]} or newer" in README
    assert set(LANGS) == {"zh", "en"}
    assert (ROOT / "pages" / f"{registry.PAGES[0].id}.py").is_file()


def test_licences_are_those_of_the_data() -> None:
    """Every licence of the data package is named."""
    short = {"CC-BY-4.0": "CC BY 4.0", "MIT": "MIT", "ISC": "ISC", "Unicode-3.0": "Unicode"}
    found = {part["name"] for r in data.resources().values() for part in r["licenses"]}
    assert found <= set(short)
    assert all(short[name] in README for name in found)
