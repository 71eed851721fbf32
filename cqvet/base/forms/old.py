"""The sheets of an old workbook (`.xls`) and of an OpenDocument table (`.ods`), by calamine.

It builds the whole box of a sheet at once, in memory that Python does not count: so what a file
reaches is found out before (`ole.py`, `opendocument.py`), and it is read only by a process whose
memory is limited, which can be ended without harm.
"""

import io
import resource
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum, load_workbook

from cqvet.base.forms import ole, opendocument
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.grid import Layout, Sheet
from cqvet.base.forms.workbook import text


def is_limited() -> bool:
    """Whether this process may be given such files."""
    return resource.getrlimit(resource.RLIMIT_DATA)[0] != resource.RLIM_INFINITY


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file.

    Raises `UnreadableError`: `old_excel` where memory is not limited, `broken_workbook`,
    `locked_workbook`, `overfull_workbook`.
    """
    if not is_limited():
        raise UnreadableError("old_excel", expected="xlsx, csv")
    layouts: list[Layout] = []
    if opendocument.is_one(content):
        layouts = [
            Layout(tuple(one.merged), frozenset(one.hidden))
            for one in opendocument.extents(content)
        ]
        hidden = [layout.hidden for layout in layouts]
    else:
        hidden = [frozenset(one.hidden) for one in ole.extents(content)]
    with _told():
        book = load_workbook(io.BytesIO(content))
        found = []
        for number, sheet in enumerate(book.sheets_metadata):
            rows_hidden = hidden[number] if number < len(hidden) else frozenset()
            found.append(
                Sheet(
                    sheet.name,
                    partial(_rows, book, number),
                    hidden=sheet.visible != SheetVisibleEnum.Visible,
                    layout=partial(
                        _layout, book, number, layouts[number : number + 1], rows_hidden
                    ),
                )
            )
        return tuple(found)


@contextmanager
def _told() -> Iterator[None]:
    """What calamine raises on damaged files, panics of its Rust code among it."""
    try:
        yield
    except (UnreadableError, MemoryError):
        raise
    except PasswordError:
        raise UnreadableError("locked_workbook") from None
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnreadableError("broken_workbook") from None
        raise


def _rows(book: CalamineWorkbook, number: int) -> Iterator[Sequence[str]]:
    with _told():
        cells: list[list[Any]] = book.get_sheet_by_index(number).to_python(skip_empty_area=False)
    for row in cells:
        yield [text(cell) for cell in row]


def _layout(
    book: CalamineWorkbook, number: int, own: Sequence[Layout], hidden: frozenset[int]
) -> Layout:
    if own:
        return own[0]
    with _told():
        ranges = book.get_sheet_by_index(number).merged_cell_ranges or []
        merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    return Layout(merged, hidden)
