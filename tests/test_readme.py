"""The README says what is true, in both languages: commands, dependencies, figures, licences."""

import re

import pytest

from cqvet import data
from cqvet.evidence import ledger
from cqvet.i18n import LANGS
from cqvet.subjects import layout
from tests.conftest import ROOT

READMES = {
    "en": (ROOT / "README.md").read_text("utf-8"),
    "zh": (ROOT / "README.zh.md").read_text("utf-8"),
}
BOTH = pytest.mark.parametrize("readme", READMES.values(), ids=READMES)
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def requirements(file: str) -> list[str]:
    """The names of the packages that a file pins."""
    text = (ROOT / file).read_text("utf-8")
    return re.findall(r"^([a-z0-9_-]+)(?:\[[a-z,]+\])?==", text, re.MULTILINE)


def lines(readme: str) -> list[str]:
    """The paragraphs of a README, each in one line."""
    return [" ".join(part.split()) for part in readme.split("\n\n")]


@BOTH
def test_every_command_exists(readme: str) -> None:
    """Each `make` target that the README names is one, and the checks are all named."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", readme))
    assert named <= targets
    assert targets - named <= {"lint", "types", "contracts", "short", "long", "system", "clean"}


@BOTH
def test_what_the_automatic_run_calls_is_said(readme: str) -> None:
    """The README names the command that `.ci/run` ends with."""
    command = (ROOT / ".ci" / "run").read_text("utf-8").splitlines()[-1]
    assert any(".ci/run" in line and f"`{command}`" in line for line in lines(readme))


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


@BOTH
def test_every_dependency_has_its_line(readme: str) -> None:
    """Each package that the product needs has a row that says why; no row is left over."""
    rows = re.findall(r"^\| ([a-z0-9-]+) \| .{3,} \|$", readme, re.MULTILINE)
    assert sorted(set(rows) - {"package"}) == sorted(requirements("requirements.txt"))


@BOTH
def test_every_tool_is_named(readme: str) -> None:
    """Each package that development needs is named."""
    tools = requirements("requirements-dev.txt")
    assert [package for package in tools if f"`{package}`" not in readme] == []


def test_quoted_figures_are_those_of_the_data() -> None:
    """What the README counts is what the tables hold, in both languages."""
    rows = {name: len(data.table(name)) for name in ("facts", "claims", "sources", "institutions")}
    higher = int(data.table("institutions")["level"].isin(layout.HIGHER).sum())
    tables = sum(map(data.is_table, data.resources().values()))
    reported = ledger.index()["numbers_schools"]["value"]
    said = {
        "en": (
            f"{rows['facts']} figures and {rows['claims']} statements",
            f"all {tables} tables with {rows['sources']} sources",
            f"{rows['institutions']} institutions by name, {higher} of them colleges",
            f"the article reports {reported:.0f} institutions",
        ),
        "zh": (
            f"{rows['facts']} 个数字和 {rows['claims']} 条表述",
            f"共 {tables} 张数据表、{rows['sources']} 个来源",
            f"{rows['institutions']} 所院校有名录，其中高职院校 {higher} 所",
            f"报道称全市有 {reported:.0f} 所",
        ),
    }
    for lang, parts in said.items():
        text = " ".join(READMES[lang].split())
        assert [part for part in parts if part not in text] == []


@BOTH
def test_python_and_languages_are_those_of_the_project(readme: str) -> None:
    """The Python that is asked for is that of the project file, the languages those that exist."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    version = re.search(r'requires-python = ">=(.+)"', project)
    assert version is not None
    assert re.search(rf"Python {re.escape(version[1])} (or newer|或更新)", readme)
    assert set(LANGS) == set(READMES)


@BOTH
def test_licences_are_those_of_the_data(readme: str) -> None:
    """Every licence of the data package is named."""
    short = {"CC-BY-4.0": "CC BY 4.0", "MIT": "MIT", "ISC": "ISC", "Unicode-3.0": "Unicode"}
    found = {part["name"] for r in data.resources().values() for part in r["licenses"]}
    assert found <= set(short)
    assert all(short[name] in readme for name in found)
