"""The sheets of an XLSX file, read a row at a time once the file is weighed."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.grid import Layout, Sheet, Span
from cqvet.base.forms.weight import Weight, overfull

MAX_MERGED: Final = 100_000
_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})", re.ASCII)

# What openpyxl is seen to raise on damaged workbooks.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    expat.ExpatError,
    EOFError,
    OSError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    NotImplementedError,
)


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook.

    A cell says the value of its formula, or the formula itself where the file has no value, so
    that no cell is lost. Raises `UnreadableError` (`broken_workbook` and the codes of `Weight`),
    also while rows are read.
    """
    weight = Weight()
    with told():
        weight.add(content)
        values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)

    @cache
    def written() -> Any:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=False)

    def rows(number: int) -> Iterator[list[str]]:
        with told():
            if not weight.lacking:
                yield from ([text(value) for value in row] for row in _rows(values, number))
                return
            pairs = zip(_rows(values, number), _rows(written(), number), strict=True)
            for row, formulas in pairs:
                cells = zip(row, formulas, strict=True)
                yield [text(other if value is None else value) for value, other in cells]

    def layout(number: int) -> Layout:
        with told():
            return _layout(content, values.worksheets[number])

    with told():
        return tuple(
            Sheet(
                str(sheet.title),
                partial(rows, number),
                hidden=sheet.sheet_state != "visible",
                layout=partial(layout, number),
            )
            for number, sheet in enumerate(values.worksheets)
        )


@contextmanager
def told() -> Iterator[None]:
    """What the readers of XML and ZIP raise on damaged files, as a fault."""
    try:
        yield
    except UnreadableError:
        raise
    except _BROKEN:
        raise UnreadableError("broken_workbook") from None


def _rows(book: Any, number: int) -> Iterator[tuple[object, ...]]:
    sheet = book.worksheets[number]
    # The size that a file claims for its sheet may be wrong.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def text(value: object) -> str:
    """A value of a cell as it is written."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _layout(content: bytes, sheet: Any) -> Layout:
    """Merged ranges and hidden rows, which the reader of rows passes over."""
    merged: list[Span] = []
    hidden: set[int] = set()
    row = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row
        tag = name.rpartition(":")[2]
        if tag == "row":
            said = attributes.get("r", "")
            row = int(said) if said.isascii() and said.isdigit() and len(said) < 8 else row + 1
            if attributes.get("hidden") in {"1", "true"}:
                hidden.add(row - 1)
        elif tag == "mergeCell" and (found := _RANGE.fullmatch(attributes.get("ref", ""))):
            left, top, right, bottom = found.groups()
            merged.append((int(top) - 1, _column(left), int(bottom) - 1, _column(right)))
            if len(merged) > MAX_MERGED:
                overfull()

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(_part(sheet)) as stream:
        parser.ParseFile(stream)
    return Layout(tuple(merged), frozenset(hidden))


def _part(sheet: Any) -> str:
    name: str = sheet._worksheet_path  # noqa: SLF001 -- openpyxl tells it nowhere else
    return name.lstrip("/")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
