"""How the cells of real tables are brought into shape, where only one thing can be meant."""

import re
from typing import Final

from cqvet.base.forms.form import Mend

_EXCEL_TEXT: Final = re.compile(r'="([^"]*)"')
_APOSTROPHE: Final = re.compile(r"['’‘`](?=\d)(.*)", re.DOTALL)
_DECIMAL: Final = re.compile(r"(\d+)\.0+", re.ASCII)
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[,，'’ ]\d{3})+", re.ASCII)
_UNIT: Final = re.compile(
    r"(\d[\d,]*(?:\.0+)?)\s*(?:人|名|个|位|persons?|people|students?)", re.IGNORECASE | re.ASCII
)
_YEAR: Final = re.compile(r"(\d{4})\s*年度?", re.ASCII)
_SPAN: Final = re.compile(
    r"(\d{4})\s*(?:年|学年)?\s*[-—–－~～/至]+\s*(\d{4}|\d{2})\s*(?:学年度?|年度?)?", re.ASCII
)
_COHORT: Final = re.compile(r"(\d{4})\s*级", re.ASCII)
_DATE: Final = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2\d{1,2}|([-/])(\d{2})|年(\d{1,2})月(?:\d{1,2}日)?)"
    r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?",
    re.ASCII,
)
_NOTHING: Final = re.compile(
    r"[-—–－─~_/\\.。…·*]+|无|暂无|没有|无数据|缺|缺失|空|不详|未知|未统计|n/?a|n\.a\.|null|none|nil|nan|#n/a",
    re.IGNORECASE,
)


def excel_text(text: str) -> tuple[str, str] | None:
    """`="510203"`, by which a spreadsheet is kept from computing, and `'510203`."""
    if found := _EXCEL_TEXT.fullmatch(text):
        return found[1].strip(), "excel_text"
    if found := _APOSTROPHE.fullmatch(text):
        return found[1].strip(), "apostrophe"
    return None


def code(text: str) -> tuple[str, str] | None:
    """A code that became a number: `510203.0`."""
    found = _DECIMAL.fullmatch(text)
    return (found[1], "decimal") if found else None


def count(text: str) -> tuple[str, str] | None:
    """`1,200`, `90人`; not `1.200` nor `90 (est.)`."""
    if _THOUSANDS.fullmatch(text):
        return re.sub(r"\D", "", text), "thousands"
    if found := _UNIT.fullmatch(text):
        number = found[1]
        if "," not in number:
            return number, "unit"
        plain = count(number)
        return (plain[0], "unit") if plain else None
    return None


def year(text: str) -> tuple[str, str] | None:
    """A school year is the year in which it ends, a cohort the one it begins in, a date its own."""
    if found := _YEAR.fullmatch(text):
        return found[1], "unit"
    if found := _SPAN.fullmatch(text):
        first, last = found[1], found[2]
        end = int(first) + 1
        return (str(end), "school_year") if last in {str(end), str(end)[2:]} else None
    if found := _COHORT.fullmatch(text):
        return found[1], "cohort"
    found = _DATE.fullmatch(text)
    if found and 1 <= int(found[3] or found[5] or found[6]) <= 12:
        return found[1], "date"
    return None


def missing(text: str) -> tuple[str, str] | None:
    """A mark that says that nothing is known: missing, never 0."""
    return ("", "missing_mark") if _NOTHING.fullmatch(text) else None


def first(*mends: Mend) -> Mend:
    """The first mend that applies, after an apostrophe or quotes of a spreadsheet fell away."""

    def mended(text: str) -> tuple[str, str] | None:
        bare = excel_text(text)
        inner = bare[0] if bare else text
        found = next((done for mend in mends if (done := mend(inner))), None)
        return found or bare

    return mended
