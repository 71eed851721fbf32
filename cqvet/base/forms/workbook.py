"""The first sheet of an XLSX file as rows of text, read a row at a time once it is weighed."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.weight import Weight

# What openpyxl is seen to raise on damaged workbooks.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    OSError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    NotImplementedError,
)


def rows(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet.

    The value of a formula, or the formula itself where the file has no value, so that no cell is
    lost. Raises `UnreadableError` (`broken_workbook` and the codes of `Weight`).
    """
    weight = Weight()
    try:
        weight.add(content)
        values = _sheet(content, data_only=True)
        if not weight.lacking:
            yield from ([_cell(value) for value in row] for row in values)
            return
        for row, written in zip(values, _sheet(content, data_only=False), strict=True):
            cells = zip(row, written, strict=True)
            yield [_cell(other if value is None else value) for value, other in cells]
    except UnreadableError:
        raise
    except _BROKEN:
        raise UnreadableError("broken_workbook") from None


def _sheet(content: bytes, *, data_only: bool) -> Iterator[tuple[object, ...]]:
    """The rows of the first sheet, with values or with formulas as they are written."""
    file = io.BytesIO(content)
    sheet = load_workbook(file, read_only=True, data_only=data_only).worksheets[0]
    # The size that a file claims for its sheet may be wrong.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
