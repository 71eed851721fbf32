"""The documents say what is true: addresses, quotes, buttons, commands, paths, pictures."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import pytest

from cqvet import registry
from cqvet.base import params
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, catalogue
from scripts import screenshots
from tests.conftest import ROOT, open_page, words
from tests.screen import pieces, screen
from tests.test_page_matching import to, upload

DOCS: Final = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
EACH: Final = pytest.mark.parametrize(
    "path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix()
)
HOST: Final = "http://localhost:8501"
TWINS: Final = {
    "README.md": "README.zh.md",
    "docs/planners.md": "docs/zh/planners.md",
    "docs/operators.md": "docs/zh/operators.md",
}
REGISTER: Final = ROOT / "docs" / "examples" / "northeast.csv"
PAGES: Final = {page.id: page for page in registry.EVERY}


def language(path: Path) -> Lang:
    return "zh" if path.parent.name == "zh" or ".zh." in path.name else "en"


def addresses(text: str) -> list[str]:
    """The views that a document leads to."""
    return re.findall(rf"<{HOST}(/[^>]*)>", text)


def quotes(path: Path) -> list[tuple[str, str]]:
    """Each line behind a bar, and the address above it."""
    found, above = [], ""
    for line in path.read_text("utf-8").splitlines():
        above = line.strip("<>").removeprefix(HOST) if line.startswith(f"<{HOST}") else above
        if line.startswith("> "):
            found.append((above, line.removeprefix("> ")))
    return found


def said(address: str) -> str:
    """What a page says under an address; with a register, the one of the documents is brought."""
    parts = urlsplit(address)
    page, query = PAGES[parts.path.removeprefix("/")], dict(parse_qsl(parts.query))
    if query.get("supply") != "register":
        at = screen(page, **query)
    else:
        tab = query.pop("tab")
        at = upload(open_page(page, {**query}), (REGISTER.name, REGISTER.read_bytes(), "text/csv"))
        at = at if tab == "own" else to(at, tab)
    return "".join(p if isinstance(p, str) else p["text"] for p in pieces(at)) + words(at)


@EACH
def test_every_address_is_a_view(path: Path) -> None:
    """The codec takes each address as it stands, in the language of the document."""
    faults = {}
    for address in addresses(path.read_text("utf-8")):
        parts = urlsplit(address)
        if parts.path.startswith("/api/"):
            continue
        page = PAGES.get(parts.path.removeprefix("/"))
        assert page is not None, address
        query = {name: [value] for name, value in parse_qsl(parts.query)}
        faults[address] = params.parse(query, registry.params(page))[1]
        assert query["lang"] == [language(path)]
    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_quoted_stands_on_the_page(lang: Lang) -> None:
    """Each quoted sentence of the walk is what its address says now."""
    path = ROOT / "docs" / ("zh" if lang == "zh" else "") / "planners.md"
    found = quotes(path)
    pages = {address: said(address) for address in dict(found)}
    assert len(found) == 8
    assert [quote for address, quote in found if quote not in pages[address]] == []


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_buttons_are_those_on_screen(lang: Lang) -> None:
    """What the walk prints bold is a message of its language."""
    path = ROOT / "docs" / ("zh" if lang == "zh" else "") / "planners.md"
    named = set(re.findall(r"\*\*(.+?)\*\*", path.read_text("utf-8")))
    known = {form for forms in catalogue(lang).values() for form in forms}
    assert named - known <= {"bold", "粗体"}
    assert len(named) > 5


@EACH
def test_every_link_leads_to_a_file(path: Path) -> None:
    """Links inside the repository exist."""
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


@EACH
def test_every_path_and_command_exists(path: Path) -> None:
    """Paths of the tree, `make` targets and modules that are run are there."""
    text = path.read_text("utf-8")
    paths = re.findall(r"`((?:cqvet|data|docs|tests|deploy|scripts|pages|bench)/[\w./-]*\w)`", text)
    assert [name for name in paths if not (ROOT / name).exists()] == []
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`|^make ([a-z-]+)", text, re.MULTILINE)) <= {
        pair for target in targets for pair in ((target, ""), ("", target))
    }
    for module in re.findall(r"python -m ((?:scripts|bench)[\w.]*)", text):
        place = ROOT.joinpath(*module.split("."))
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module


@pytest.mark.parametrize(("english", "chinese"), TWINS.items())
def test_both_languages_have_the_same(english: str, chinese: str) -> None:
    """Sections, views, commands, lists, tables and settings are the same in both."""

    def shape(name: str) -> dict[str, object]:
        text = (ROOT / name).read_text("utf-8")
        blocks = re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL)
        return {
            "sections": [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)],
            "views": [re.sub(r"lang=\w+", "", address) for address in addresses(text)],
            "commands": [
                [re.sub(r"\s*#.*|<.*?>", "", line) for line in block.splitlines()]
                for _, block in blocks
            ],
            "tables": len(re.findall(r"^\|", text, re.MULTILINE)),
            "items": len(re.findall(r"^- ", text, re.MULTILINE)),
            "settings": sorted(set(re.findall(r"`((?:CQVET|STREAMLIT|PIP)_\w+)", text))),
        }

    assert shape(english) == shape(chinese)


def test_the_figure_of_the_first_request_exists() -> None:
    """The README asks the API for a figure of the ledger."""
    (asked,) = re.findall(r"/api/v1/figures/(\w+)", (ROOT / "README.md").read_text("utf-8"))
    assert asked in ledger.index()


def test_the_tree_matches() -> None:
    """Sixteen lines, each a file or folder that is there; no wing of the product is left out."""
    block = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("## The house")[1].split("```")[1]
    paths = [line.split()[0] for line in block.strip().splitlines()]
    assert len(paths) == 16
    for path in paths:
        found = ROOT / path
        assert found.is_dir() if path.endswith("/") else found.is_file(), path
    wings = {path.parent.name for path in (ROOT / "cqvet").glob("*/__init__.py")} | {"locale"}
    assert {f"cqvet/{wing}/" for wing in wings} <= set(paths)


def test_pictures_cover_all_pages() -> None:
    """Every page of the registry, in each language, wide and narrow, light and dark."""
    shots = screenshots.shots()
    assert len(set(shots)) == len(shots) == len(registry.EVERY) * len(LANGS) * 2 * 2
    assert {shot.page for shot in shots} == {page.id for page in registry.EVERY}
    assert screenshots.shots(["layout"])[0].view == "/layout?lang=zh"
    for shot in shots:
        parts = urlsplit(shot.view)
        query = {name: [value] for name, value in parse_qsl(parts.query)}
        page = PAGES[parts.path.removeprefix("/")]
        assert params.parse(query, registry.params(page))[1] == []


def test_pictures_are_those_of_the_list() -> None:
    """Each picture is there, none is left over, and together they are small."""
    files = set(screenshots.FOLDER.iterdir())
    assert files == {shot.file for shot in screenshots.shots()}
    assert sum(file.stat().st_size for file in files) < 4_000_000
