"""What is taken away: reports and sheets as DOCX, XLSX and HTML, pictures as SVG and PNG.

Everything here is made from content (`subjects.report`) and has the same bytes for the same
content. Pictures as PNG are drawn by whoever calls, for they need much memory.
"""

from collections.abc import Mapping
from typing import Final

from cqvet.base.zipped import packed
from cqvet.i18n import Lang, Text
from cqvet.press import annex, draw, origins, web, word
from cqvet.press.draw import FONT, FontError
from cqvet.subjects import report
from cqvet.subjects.report import Facts

__all__ = [
    "FONT",
    "FORMATS",
    "SHEETS",
    "TYPES",
    "FontError",
    "file",
    "files",
    "named",
    "packed",
    "pictures",
    "png",
    "sheet",
    "sheet_named",
    "stem",
]

OFFICE: Final = "application/vnd.openxmlformats-officedocument"
TYPES: Final = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "html": "text/html",
}
"""The media types of the formats."""
FORMATS: Final = tuple(TYPES)
SHEETS: Final = ("docx", "html")
"""The formats of a decision sheet."""


def stem(facts: Facts, lang: Lang) -> str:
    """The name of the files of a report, in ASCII, without its ending."""
    return f"{report.named(facts.order)}_{lang}"


def pictures(facts: Facts, lang: Lang) -> dict[str, str]:
    """The pictures of a report as SVG."""
    return draw.all_svg(tuple(report.written(facts, Text(lang)).pictures()), lang)


def png(drawn: Mapping[str, str]) -> dict[str, bytes]:
    """Pictures as PNG. Raises `FontError` where no font has Chinese characters."""
    return {name: draw.png(picture) for name, picture in drawn.items()}


def files(
    facts: Facts, lang: Lang, drawn: Mapping[str, str], images: Mapping[str, bytes]
) -> dict[str, bytes]:
    """A report in a language: file name -> bytes. Without images there is no DOCX."""
    known = [form for form in FORMATS if images or form != "docx"]
    made = {form: file(facts, lang, form, drawn, images) for form in known}
    return {named(facts, lang, form): body for form, body in made.items()}


def named(facts: Facts, lang: Lang, form: str) -> str:
    """The name of a file, in ASCII."""
    return f"{stem(facts, lang)}{'_annex' if form == 'xlsx' else ''}.{form}"


def sheet(facts: Facts, number: int, lang: Lang, form: str) -> bytes:
    """The decision sheet on a move, in a language and one of `SHEETS`. Raises `NothingError`."""
    content = report.sheet(facts, number, Text(lang))
    return word.sheet(content) if form == "docx" else web.sheet(content)


def sheet_named(facts: Facts, number: int, lang: Lang, form: str) -> str:
    """The name of the file of a decision sheet, in ASCII."""
    return f"decision_sheet_{report.year(facts.order)}_{number}_{lang}.{form}"


def file(
    facts: Facts,
    lang: Lang,
    form: str,
    drawn: Mapping[str, str],
    images: Mapping[str, bytes],
) -> bytes:
    """A report in a language and one of `FORMATS`."""
    content = origins.completed(report.written(facts, Text(lang)))
    if form == "docx":
        return word.written(content, images)
    return annex.written(content) if form == "xlsx" else web.written(content, drawn)
