"""The files of a report: the same bytes each time, no number of their own, in both languages."""

import hashlib
import io
import json
import re
from functools import cache
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import html  # type: ignore[import-untyped]
from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet import data, press
from cqvet.base.numerals import number
from cqvet.evidence.figure import NUMERAL
from cqvet.i18n import LANGS, Lang, Text
from cqvet.press import draw, wordtable
from cqvet.subjects import report
from cqvet.subjects.report import Block, Picture, Table
from tests.conftest import ROOT
from tests.test_report import CASES, NAMED, facts

GOLDEN = ROOT / "tests" / "golden" / "report.json"
"""The text of each report as a fingerprint; `python -m tests.test_press` writes it anew."""


@cache
def made(case: str, lang: Lang) -> dict[str, bytes]:
    """The files of a report by their ending."""
    drawn = press.pictures(facts(case), lang)
    found = press.files(facts(case), lang, drawn, press.png(drawn))
    return {name.rpartition(".")[2]: body for name, body in found.items()}


@cache
def book(case: str, lang: Lang) -> Any:
    """The annex as a spreadsheet reads it."""
    return load_workbook(io.BytesIO(made(case, lang)["xlsx"]))


@cache
def page(case: str, lang: Lang) -> Any:
    """The HTML file as a tree."""
    return html.fromstring(made(case, lang)["html"].decode())


@cache
def document(case: str, lang: Lang) -> Any:
    """The DOCX file."""
    return Document(io.BytesIO(made(case, lang)["docx"]))


def in_words(case: str, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """Paragraphs and rows of tables of the DOCX."""
    found = document(case, lang)
    rows = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    return [paragraph.text for paragraph in found.paragraphs], rows


def on_page(case: str, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """The same of the HTML, without words in pictures."""
    tree = page(case, lang)
    said = [one.text_content() for one in tree.xpath("//h1|//h2|//p|//li|//caption|//figcaption")]
    rows = [[cell.text_content() for cell in row.xpath("th|td")] for row in tree.xpath("//tr")]
    return said, rows


def known(case: str, lang: Lang) -> set[str]:
    """All numerals of the annex, as a reader of the language writes them."""
    found: set[str] = set()
    for sheet in book(case, lang):
        for row in sheet.iter_rows():
            for cell in row:
                found |= numerals(as_read(cell.value, cell.number_format, lang))
    return found


def as_read(value: object, form: str, lang: Lang) -> str:
    """A cell of the annex as it is written in the report."""
    if not isinstance(value, int | float):
        return str(value or "")
    share = "%" in form
    places = 1 if ".0" in form else 0
    places = 2 if "0.00" in form else places
    return number(abs(100 * value if share else value), lang, places)


def numerals(text: str) -> set[str]:
    """The numerals of a text, without codes of clusters and the version."""
    return {found.strip(".,") for found in NUMERAL.findall(NAMED.sub("", text))}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES)
def test_every_numeral_of_a_report_is_in_the_annex(case: str, lang: Lang) -> None:
    """No number stands in the DOCX or the HTML that the annex, or a fixed name, does not have."""
    names = {"33618", "15", "19", *map(str, range(20))}
    allowed = known(case, lang) | names
    for said, rows in (in_words(case, lang), on_page(case, lang)):
        texts = [*said, *(cell for row in rows for cell in row)]
        lacking = {n for text in texts if "http" not in text for n in numerals(text) - allowed}
        assert lacking == set()


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_report_has_the_same_bytes(lang: Lang) -> None:
    """Written a second time, every file is the same, byte for byte, and has no time of its own."""
    drawn = press.pictures(facts("modelled"), lang)
    again = press.files(facts("modelled"), lang, drawn, press.png(drawn))
    assert {name.rpartition(".")[2]: body for name, body in again.items()} == made("modelled", lang)
    for name in ("docx", "xlsx"):
        with ZipFile(io.BytesIO(made("modelled", lang)[name])) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES)
def test_text_and_tables_are_as_they_were(case: str, lang: Lang) -> None:
    """The words and tables of a report are those that were last looked at."""
    golden = json.loads(GOLDEN.read_text("utf-8"))
    assert fingerprints(case, lang) == golden[f"{case}_{lang}"]


def fingerprints(case: str, lang: Lang) -> dict[str, str]:
    """A fingerprint of each part of a report, without what each new version of the data changes."""
    content = report.written(facts(case), Text(lang))
    found = {}
    for section in content.sections:
        lines = [as_text(block, Text(lang)) for block in section.blocks]
        text = re.sub(r"\|[0-9a-f]{16}\|", "|", "\n".join([section.title, *lines]))
        text = text.replace(data.version(), "").replace(data.date(), "")
        found[section.id] = hashlib.sha256(text.encode()).hexdigest()[:12]
    return found


def as_text(block: Block, t: Text) -> str:
    """A part as it is read: a table by its words, for the last digits of a solver may differ."""
    if isinstance(block, Table):
        return str((block.title, *wordtable.texts(block, t), block.note, block.shown))
    if isinstance(block, Picture):
        return str((block.title, block.alt))
    return str(block)


@pytest.mark.parametrize("lang", LANGS)
def test_a_document_opens_without_a_prompt_and_finds_its_way(lang: Lang) -> None:
    """Contents are links to bookmarks that exist; no field asks to be computed but the page's."""
    with ZipFile(io.BytesIO(made("modelled", lang)["docx"])) as archive:
        body, settings = (archive.read(f"word/{n}.xml").decode() for n in ("document", "settings"))
        foot = "".join(archive.read(n).decode() for n in archive.namelist() if "footer" in n)
    anchors = re.findall(r'w:anchor="(\w+)"', body)
    assert len(anchors) == 14
    assert set(anchors) <= set(re.findall(r'w:bookmarkStart [^>]*w:name="(\w+)"', body))
    assert "updateFields" not in settings
    assert re.findall(r'w:instr="(\w+)"', body + foot) == ["PAGE"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_decision_sheet_is_the_same_in_both_formats(lang: Lang) -> None:
    """DOCX and HTML have the same sentences, and the same bytes each time."""
    body, again = (press.sheet(facts("modelled"), 1, lang, "docx") for _ in range(2))
    assert body == again
    said = [one.text for one in Document(io.BytesIO(body)).paragraphs]
    tree = html.fromstring(press.sheet(facts("modelled"), 1, lang, "html").decode())
    found = [one.text_content() for one in tree.xpath("//p|//li")]
    heads = [one.text_content().partition("\u2002")[2] for one in tree.xpath("//h2")]
    assert [text for text in said[2:] if text not in heads] == found[1:]


@pytest.mark.parametrize("lang", LANGS)
def test_pictures_say_what_they_show_and_heads_repeat(lang: Lang) -> None:
    """Each picture has words of its own, each table a head that repeats and rows kept whole."""
    found = document("modelled", lang)
    shapes = found.inline_shapes
    assert [shape._inline.docPr.get("descr", "") != "" for shape in shapes] == [True] * 4
    for table in found.tables:
        assert "w:tblHeader" in table.rows[0]._tr.xml
        assert all("w:cantSplit" in row._tr.xml for row in table.rows)


@pytest.mark.parametrize("lang", LANGS)
def test_every_sheet_says_what_it_is_and_some_draw(lang: Lang) -> None:
    """Each sheet has title, note, kind, version, licence and way back; charts are native."""
    sheets = book("modelled", lang)
    for sheet in sheets.worksheets[1:]:
        texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
        assert all(sheet.cell(row, 1).value for row in (1, 2, 3))
        assert any(data.version() in text for text in texts)
        assert any("CC BY 4.0" in text for text in texts)
    assert {sheet.title for sheet in sheets.worksheets if sheet._charts} == {
        "clusters",
        "levels",
        "zones",
        "changes",
    }


def test_without_a_chinese_font_there_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where two characters look the same no PNG is made, and the package is named."""
    draw.png.cache_clear()
    monkeypatch.setattr(draw, "has_font", lambda: False)
    with pytest.raises(press.FontError, match="fonts-noto-cjk"):
        press.png({"gaps": "<svg/>"})
    drawn = press.pictures(facts("modelled"), "zh")
    names = press.files(facts("modelled"), "zh", drawn, {})
    assert not any(name.endswith(".docx") for name in names)


if __name__ == "__main__":
    content = {f"{case}_{lang}": fingerprints(case, lang) for case in CASES for lang in LANGS}
    GOLDEN.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
