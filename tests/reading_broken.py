"""Thirty broken registers as offices have them, made from ten dresses and a table of faults."""

from collections.abc import Callable, Sequence
from typing import Final

from tests.reading_files import HEAD, book, html, text

Row = tuple[str, ...]
Place = tuple[str, int]
"""Sheet and line."""

GOOD: Final[tuple[Row, ...]] = tuple(
    (f"第{i}校", "永川区", "510201", "高职", "2024", str(60 + i), str(50 + i), str(40 + i))
    for i in range(12)
)
FAULTS: Final = (
    ("institution", "", "missing"),
    ("district", "成都市", "unknown_district"),
    ("programme", "51020", "malformed_programme"),
    ("level", "博士", "unknown_level"),
    ("year", "2024届", "not_a_number"),
    ("places", "约60", "not_a_number"),
    ("entrants", "-5", "negative"),
    ("graduates", "1.5", "not_whole"),
    ("institution", "=A1", "formula"),
    ("district", "重庆市", "whole_city"),
    ("programme", "999999", "unknown_programme"),
    ("level", "中职", "level_mismatch"),
    ("year", "24", "out_of_range"),
    ("places", "100001", "out_of_range"),
    ("entrants", "12,00", "not_a_number"),
    ("graduates", "1e3", "not_a_number"),
    ("institution", "甲" * 101, "too_long"),
    ("district", "两江新区", "several_districts"),
    ("programme", "占星术", "unknown_programme_name"),
    ("level", "", "missing"),
    ("year", "2024.5", "not_whole"),
    ("institution", "甲\u200b校", "control_character"),
    ("district", "", "missing"),
    ("programme", "", "missing"),
)
SETS: Final = 3
COLUMNS: Final = (
    *("institution", "district", "programme", "level", "year", "places", "entrants", "graduates"),
)

Dress = Callable[[Sequence[Row]], tuple[bytes, list[Place]]]


def _from(line: int, rows: Sequence[Row], sheet: str = "") -> list[Place]:
    return [(sheet, line + i) for i in range(len(rows))]


def plain(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    return text(*rows).encode(), _from(2, rows)


def titled(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    body = text(*rows)
    end = "合计,,,,,1,,\r\n注：截至9月\r\n"
    return f"专业一览\r\n\r\n单位：某\r\n{body}{end}".encode(), _from(5, rows)


def wide(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    return text(*rows, sign="\t").encode("utf-16"), _from(2, rows)


def parted(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    return ("sep=;\r\n" + text(*rows, sign=";")).encode("gb18030"), _from(2, rows)


def further(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    body = [(str(i), *row, "", "某") for i, row in enumerate(rows)]
    return text(*body, head=("序号", *HEAD, "", "备注")).encode(), _from(2, rows)


def usual(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    head = ("学校名称", "所在 区县", "专业\n编码", "办学层次", "学年", "计划数", "招生人数")
    return text(*rows, head=(*head, "毕业人数")).encode(), _from(2, rows)


def noted(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    sheets: dict[str, list[Row]] = {"说明": [("填表说明",)], "表": [(), (), HEAD, *rows]}
    return book(sheets), _from(4, rows)


def two_sheets(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    half = len(rows) // 2
    sheets = {"一": [HEAD, *rows[:half]], "二": [("标题",), HEAD, *rows[half:]]}
    return book(sheets), [*_from(2, rows[:half], "一"), *_from(3, rows[half:], "二")]


def page(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    return html(*rows), _from(2, rows)


def two_heads(rows: Sequence[Row]) -> tuple[bytes, list[Place]]:
    heads = [(*HEAD[:5], "人数", None, None), (*[None] * 5, *HEAD[5:])]
    return book({"表": [*heads, *rows]}), _from(3, rows)


DRESSES: Final[tuple[Dress, ...]] = (
    *(plain, titled, wide, parted, further, usual, noted, two_sheets, page, two_heads),
)
FILES: Final = [(dress, number) for dress in DRESSES for number in range(SETS)]


def planted(number: int) -> tuple[list[Row], dict[int, tuple[str, str]]]:
    """The rows of a set with its faults: row, counted from 0 -> column and code."""
    rows, found = list(GOOD), {}
    for at, (column, cell, code) in enumerate(FAULTS[number::SETS], start=2):
        place = COLUMNS.index(column)
        rows[at] = (*rows[at][:place], cell, *rows[at][place + 1 :])
        found[at] = column, code
    return rows, found
