"""The same small register in the files that offices have: invented names and numbers."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]

HEAD = ("院校", "区县", "专业代码", "层次", "年份", "招生计划（人）", "招生数", "毕业生数")
ROWS: tuple[tuple[str, ...], ...] = (
    ("甲校", "永川区", "510201", "高职", "2024", "60", "55", "50"),
    ("甲校", "永川区", "530701", "高职", "2024", "40", "41", "39"),
    ("乙校", "开州区", "710201", "中职", "2024", "120", "110", "96"),
)
NEEDS = ("需求", "类型", "单位", "区县")


def text(*rows: Sequence[str], head: Sequence[str] = HEAD, sign: str = ",") -> str:
    """Rows as a text, header first; a cell with the sign or a break is quoted."""
    return "".join(sign.join(_quoted(cell, sign) for cell in row) + "\r\n" for row in (head, *rows))


def _quoted(cell: str, sign: str) -> str:
    return f'"{cell}"' if sign in cell or "\n" in cell else cell


def csv(*rows: Sequence[str], head: Sequence[str] = HEAD) -> bytes:
    return text(*rows, head=head).encode()


def changed(column: str, *cells: str) -> bytes:
    """The register with other cells in a column, row by row."""
    place = HEAD.index(column)
    rows = [(*row[:place], cell, *row[place + 1 :]) for row, cell in zip(ROWS, cells, strict=False)]
    return csv(*rows)


def book(
    sheets: Mapping[str, Iterable[Sequence[object]]],
    change: Callable[[Any], None] | None = None,
) -> bytes:
    """A workbook; `change` may do to it what rows cannot say."""
    found = Workbook()
    found.remove(found.active)
    for name, rows in sheets.items():
        sheet = found.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change:
        change(found)
    file = io.BytesIO()
    found.save(file)
    return file.getvalue()


def html(*rows: Sequence[str]) -> bytes:
    cells = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in (HEAD, *rows)
    )
    return f"<html><body><table>{cells}</table></body></html>".encode()
