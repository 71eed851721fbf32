"""The import contracts of pyproject.toml reach every module, whoever adds it."""

import ast
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT


def contract(name: str) -> dict[str, Any]:
    """One import contract by its id."""
    content = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts: list[dict[str, Any]] = content["tool"]["importlinter"]["contracts"]
    return next(entry for entry in contracts if entry["id"] == name)


def modules(folder: Path) -> set[str]:
    """The modules and packages that lie directly in a package."""
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    return files | {path.parent.name for path in folder.glob("*/__init__.py")}


def imports(path: Path) -> set[str]:
    """The names of modules that a file imports, with what it takes from them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_every_module_stands_in_one_layer() -> None:
    """A module of cqvet that no layer names, or two do, is an error, and so is a layer for none."""
    layers = contract("layers")["layers"]
    named = [name.strip() for layer in layers for name in layer.replace("|", ":").split(":")]
    assert sorted(named) == sorted(modules(ROOT / "cqvet"))


def test_layers_are_exhaustive() -> None:
    """The import linter itself fails on a module without a layer."""
    assert contract("layers")["exhaustive"] is True
    assert contract("layers")["containers"] == ["cqvet"]


def test_streamlit_is_forbidden_wherever_it_is_not_allowed_by_name() -> None:
    """All of cqvet is closed to Streamlit but for the places that draw or serve."""
    rule = contract("streamlit")
    assert rule["source_modules"] == ["cqvet", "scripts"]
    allowed = {entry.split(" -> ")[0] for entry in rule["ignore_imports"]}
    places = ("actions", "arrival", "base.state", "gate", "reopened", "server", "shell", "ui.**")
    assert allowed == {f"cqvet.{place}" for place in places}


def test_every_package_of_cqvet_has_an_init() -> None:
    """A folder without `__init__.py` would hide from the import linter."""
    folders = {path.parent for path in (ROOT / "cqvet").rglob("*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_only_the_codec_touches_the_query_string() -> None:
    """`st.query_params` stands in cqvet/base/state.py and nowhere else."""
    sources = [*(ROOT / "cqvet").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"]
    touching = [
        path.relative_to(ROOT).as_posix()
        for path in sources
        if any(
            isinstance(node, ast.Attribute) and node.attr == "query_params"
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    ]
    assert touching == ["cqvet/base/state.py"]


def test_pages_are_short() -> None:
    """A page is a table of contents: at most 120 lines, and it imports no other page."""
    for path in (ROOT / "pages").glob("*.py"):
        assert len(path.read_text("utf-8").splitlines()) <= 120, path.name
        assert not any(name.split(".")[0] == "pages" for name in imports(path)), path.name


def test_tests_of_a_group_share_a_process(request: pytest.FixtureRequest) -> None:
    """Where tests run in several processes, each test's name ends with its group."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@test_architecture")


def _users() -> dict[Path, set[str]]:
    """Each module of cqvet with the modules that import it; what a package hands on is its own."""
    folders = ("cqvet", "pages", "scripts", "bench")
    files = [ROOT / "app.py", *(path for name in folders for path in (ROOT / name).rglob("*.py"))]
    names = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in files}
    users: dict[str, set[str]] = {name.removesuffix(".__init__"): set() for name in names}
    for user, path in names.items():
        for name in imports(path) & users.keys() - {user}:
            users[name].add(user)
    for package, path in ((name, path) for name, path in names.items() if "__init__" in name):
        for name in imports(path) & users.keys():
            users[name] |= users[package.removesuffix(".__init__")] - {name}
    return {path: users[name.removesuffix(".__init__")] for name, path in names.items()}


def _is_constant(path: Path) -> bool:
    """Whether a module has no function: a table in Python."""
    return not any(isinstance(n, ast.FunctionDef) for n in ast.walk(ast.parse(path.read_text())))


def test_modules_are_neither_long_nor_torn() -> None:
    """None has over 300 lines, and none under 40 that only one other uses."""
    for path, users in _users().items():
        lines = len(path.read_text("utf-8").splitlines())
        assert lines <= 300, path
        parts = path.relative_to(ROOT).parts
        torn = lines < 40 and len(users) == 1 and parts[0] == "cqvet"
        assert not torn or path.name == "__init__.py" or _is_constant(path), (path, users)


def test_solver_and_text_counter_are_loaded_when_first_needed() -> None:
    """No module imports them at its head: no page needs them, and they take 60 MB."""
    heavy = re.compile(
        r"^(from|import) (sklearn|scipy\.(optimize|sparse)|scipy import)", re.MULTILINE
    )
    paths = (ROOT / "cqvet").rglob("*.py")
    assert [path.name for path in paths if heavy.search(path.read_text("utf-8"))] == []
