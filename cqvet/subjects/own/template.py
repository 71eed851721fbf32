"""A table to fill in as a file: one example row or the whole example, its codes, drop-downs."""

import io
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]

from cqvet import data
from cqvet.base import filters, forms
from cqvet.base.forms import schema
from cqvet.evidence import quoting
from cqvet.i18n import Lang, Text
from cqvet.subjects.own.examples import EXAMPLES

DOWN: Final = 2_000
"""So many rows have drop-downs."""
CHOSEN: Final = ("district", "cluster")
"""Columns that are chosen from a table; others are from a code list."""


@lru_cache(maxsize=64)
def template(form: str, lang: Lang, kind: str, *, filled: bool = False) -> bytes:
    """A template as `csv` or `xlsx`: a header, and one row of the example or, `filled`, all.

    The workbook has the codes with their names, and what the columns mean, on sheets of their own.
    """
    t = Text(lang)
    rows = EXAMPLES[form] if filled else EXAMPLES[form][:1]
    header = list(schema.titles(form, t).values())
    if kind == "csv":
        return forms.as_csv(header, rows)
    book = Workbook()
    sheet = book.active
    sheet.title = t.title(schema.schemas()[form])
    for row in (header, *_named(form, rows, t)):
        sheet.append(row)
    sheet.freeze_panes = "A2"
    listed = book.create_sheet(t("own.sheet_codes"))
    for place, (column, words) in enumerate(_codes(form, t).items(), start=1):
        letter = get_column_letter(place)
        for line, cell in enumerate((schema.titles(form, t)[column], *words), start=1):
            listed[f"{letter}{line}"] = cell
        below = f"'{listed.title}'!${letter}$2:${letter}${len(words) + 1}"
        at = get_column_letter(list(schema.fields(form)).index(column) + 1)
        _offer(sheet, f"{at}2:{at}{DOWN}", DataValidation("list", formula1=below), t)
    for column in schema.fields(form):
        if schema.fields(form)[column]["type"] in ("integer", "year"):
            least, most = schema.limits(form, column)
            at = get_column_letter(list(schema.fields(form)).index(column) + 1)
            rule = DataValidation("whole", operator="between", formula1=least, formula2=most)
            _offer(sheet, f"{at}2:{at}{DOWN}", rule, t)
    about = book.create_sheet(t("own.sheet_columns"))
    for row in _about(form, t):
        about.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _offer(sheet: Any, cells: str, rule: Any, t: Text) -> None:
    """A rule on cells; what a spreadsheet says where it is broken. An empty cell breaks none."""
    rule.allow_blank = True
    rule.error, rule.errorTitle = t("own.not_listed"), t("own.not_listed_title")
    # A name that the reader knows but the list has not may be typed all the same.
    rule.errorStyle = "warning"
    rule.add(cells)
    sheet.add_data_validation(rule)


def _codes(form: str, t: Text) -> dict[str, list[str]]:
    """Column -> what its drop-down offers, in words of the language that are read again."""
    found = {}
    for column, field in schema.fields(form).items():
        if column == "district":
            found[column] = [t.pick(row, "name") for row in data.every("districts")]
        elif column == "cluster":
            found[column] = [quoting.called("clusters", code, t) for code in filters.clusters()]
        elif "codes" in field:
            found[column] = list(quoting.words(field["codes"], t).values())
    return found


def _named(
    form: str, rows: Sequence[Sequence[str | int]], t: Text
) -> Iterator[list[str | int | None]]:
    """The rows of an example in the words of the drop-downs."""
    fields = list(schema.fields(form).items())
    for row in rows:
        yield [
            _word(column, field, cell, t) for (column, field), cell in zip(fields, row, strict=True)
        ]


def _word(column: str, field: Any, cell: str | int, t: Text) -> str | int | None:
    if cell == "":
        return None
    if column in CHOSEN:
        return quoting.called(f"{column}s", str(cell), t)
    return quoting.word(field["codes"], str(cell), t) if "codes" in field else cell


def _about(form: str, t: Text) -> Iterator[list[str]]:
    """What each column holds, and whether it has to be filled in; first what a row is."""
    yield [t.title(schema.schemas()[form], "description")]
    yield [t("own.about_column"), t("own.about_holds"), t("own.about_needed")]
    for field in schema.fields(form).values():
        needed = bool(field["constraints"].get("required"))
        said = t("own.needed") if needed else t("own.optional")
        yield [t.title(field), t.title(field, "description"), said]
