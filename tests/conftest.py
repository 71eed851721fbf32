"""What tests share: the folders of the project, a small data package to damage, whole pages."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base import state
from cqvet.i18n import Lang, Text
from scripts.chromium import chromium
from tests.deploy import servers
from tests.deploy.servers import Site

ROOT: Final = Path(__file__).parent.parent
SMALL: Final = ("sources", "zones", "districts", "measures", "district_statistics")
"""Tables that refer to no other table: a package that loads in a moment."""

# No property fails because the machine is busy.
BUSY: Final = [HealthCheck.too_slow]
settings.register_profile("short", deadline=None, max_examples=40, suppress_health_check=BUSY)
settings.register_profile("long", deadline=None, max_examples=200, suppress_health_check=BUSY)
settings.load_profile("short")


# First, for pytest-xdist reads the groups when this hook of its own comes.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests are marked by what they use; those that share servers, a page or a file, a process."""
    for item in items:
        assert isinstance(item, pytest.Function)
        folder, uses = item.path.parent.name, vars(item.module)
        group = item.path.stem
        if folder in ("browser", "deploy"):
            item.add_marker(folder)
            group = "deploy" if folder == "deploy" else f"browser/{group}"
        elif uses.keys() & {"PAGE", "open_page", "screen"}:
            asked: dict[str, Any] = item.callspec.params if hasattr(item, "callspec") else {}
            page = asked.get("page", uses.get("PAGE"))
            item.add_marker("page")
            group = page.id if page else group
        elif folder == "api" or group == "test_work":
            item.add_marker("slow")
            group = "work"
        item.add_marker(pytest.mark.xdist_group(group))
    # Last, for a browser leaves its event loop and its greenlets in the process.
    last = ("deploy", "browser")
    items.sort(key=lambda item: last.index(name) if (name := item.path.parent.name) in last else -1)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app as `make run` starts it."""
    with servers.app(tmp_path_factory.mktemp("app")) as (found, _):
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@dataclass(frozen=True)
class Package:
    """A copy of some tables with their descriptor, free to be damaged."""

    folder: Path

    def path(self, table: str) -> Path:
        return self.folder / f"{table}.csv"

    def edit(self, table: str, change: Callable[[list[list[str]]], None]) -> None:
        """Change the cells of a table; row 0 of the list is its header."""
        with self.path(table).open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        with self.path(table).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def put(self, table: str, row: int, column: str, value: str) -> None:
        """Write one cell. Row 1 is the first data row."""

        def change(rows: list[list[str]]) -> None:
            rows[row][rows[0].index(column)] = value

        self.edit(table, change)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    """An undamaged package of the tables `SMALL` in a folder of its own."""
    content = data.descriptor()
    content["resources"] = [r for r in content["resources"] if r["name"] in SMALL]
    (tmp_path / "datapackage.json").write_text(json.dumps(content), "utf-8")
    for table in SMALL:
        shutil.copy(data.FOLDER / f"{table}.csv", tmp_path)
    return Package(tmp_path)


def heading(page_id: str, lang: Lang) -> str:
    """The first heading of a page: product and page."""
    t = Text(lang)
    return t("frame.head", page=t(f"{page_id}.tab"))


def resource_tables() -> list[dict[str, Any]]:
    """The tables of the descriptor, in its order."""
    return [resource for resource in data.descriptor()["resources"] if data.is_table(resource)]


def open_page(
    page: registry.Page, query: dict[str, str | list[str]], locale: str = "zh-CN"
) -> AppTest:
    """A page run through the shell, as the address `/<page>?<query>` opens it."""
    at = AppTest.from_file(str(ROOT / "cqvet" / "shell.py"), default_timeout=300)
    at.context = {"locale": locale}
    at.switch_page(str(page.path))
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def go_back(at: AppTest, asked: Mapping[str, str]) -> AppTest:
    """An earlier address of an open page, as the browser's history opens it."""
    at.query_params = dict(asked)
    # AppTest cannot say that a request comes from the history; a click opens an address alike.
    at.session_state[state.LED] = {name: [value] for name, value in asked.items()}
    return at.run()


def strings(value: object) -> Iterator[str]:
    """All texts inside a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def words(at: AppTest) -> str:
    """What a page says in words: its text elements, and what it hands to components."""
    kinds = (at.title, at.subheader, at.markdown, at.caption, at.info, at.warning, at.error)
    found = [str(element.value) for kind in kinds for element in kind]
    for component in at.get("bidi_component"):
        content = component.proto.json
        found.append(" ".join(strings(json.loads(content))) if content else "")
    return "\n".join(found)
