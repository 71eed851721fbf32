"""Broken tables of needs with every planted fault as (row, column, code).

Row 1 is the first data row, row 0 the header or the file.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook  # type: ignore[import-untyped]

HEADER = "text,kind,organisation,district"
ROWS = (
    "急需会调试工业机器人的技术员,人才,甲厂,永川区",
    "希望开设老年照护订单班,programme,乙院,500106",
    "We need welders for a shipyard,talent,,Fuling District",
)
VALID = "\n".join([HEADER, *ROWS]) + "\n"

Planted = set[tuple[int, str, str]]


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *rows]).encode()


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


BROKEN: dict[str, tuple[bytes, Planted]] = {
    "no text": (table(ROWS[0], ",talent,,"), {(2, "text", "missing")}),
    "no kind": (table("招焊工,,,", ROWS[1]), {(1, "kind", "missing")}),
    "unknown kind": (table(ROWS[0], ROWS[1], "招焊工,money,,"), {(3, "kind", "unknown_kind")}),
    "unknown district": (
        table("招焊工,人才,,成都市", "招焊工,人才,,999999"),
        {(1, "district", "unknown_district"), (2, "district", "unknown_district")},
    ),
    "an area of several districts": (
        table(ROWS[0], "招焊工,人才,,两江新区", "We need welders,talent,,Liangjiang New Area"),
        {(2, "district", "several_districts"), (3, "district", "several_districts")},
    ),
    "text without words": (table("12 34 !?,人才,,"), {(1, "text", "no_words")}),
    "text too long": (table(ROWS[0], "焊" * 501 + ",人才,,"), {(2, "text", "too_long")}),
    "organisation too long": (
        table("招焊工,人才," + "厂" * 101 + ","),
        {(1, "organisation", "too_long")},
    ),
    "invisible letters": (table("招\u200b焊工,人才,,"), {(1, "text", "control_character")}),
    "cells beyond the header": (
        table("招焊工,人才,,,x,y", ROWS[1]),
        {(1, "5", "extra_cell"), (1, "6", "extra_cell")},
    ),
    "a column is missing": (table("招焊工", header="需求"), {(0, "kind", "missing_column")}),
    "a column twice": (
        table("招焊工,人才,人才", header="需求,类型,类型"),
        {(0, "kind", "repeated_column")},
    ),
    "broken quotes": (table(ROWS[0], '"招焊工,人才,,'), {(2, "", "broken_quotes")}),
    "empty": (b"", {(0, "", "empty")}),
    "a damaged workbook": (b"PK\x03\x04 nothing", {(0, "", "broken_workbook")}),
    "faults in a workbook": (
        workbook([["need", "kind"], ["We need welders", "apples"], [None, "talent"]]),
        {(1, "kind", "unknown_kind"), (2, "text", "missing")},
    ),
}
