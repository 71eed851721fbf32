"""The tables that a visitor brought: one of a form at most, for this visit only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.base.forms import Book, Checked, Choices
from cqvet.subjects.own.form import FORMS


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it was read.

    `name` is that of its file, `content` what is kept of it to be read again with other `choices`;
    `partial` where its faulty rows are left out by choice.
    """

    form: str
    checked: Checked
    name: str = ""
    example: bool = False
    partial: bool = False
    content: bytes | Book = b""
    choices: Choices = field(default_factory=Choices)

    @property
    def rows(self) -> pd.DataFrame:
        """The rows to compute on."""
        return self.checked.usable(partial=self.partial)


@dataclass(frozen=True, eq=False)
class Own:
    """All tables of a visit by their form."""

    tables: Mapping[str, Table] = field(default_factory=dict)

    @property
    def used(self) -> dict[str, Table]:
        """Those that have rows to compute on, in the order of the forms."""
        return {
            form: self.tables[form]
            for form in FORMS
            if form in self.tables and not self.tables[form].rows.empty
        }

    def rows(self, form: str) -> pd.DataFrame | None:
        """The usable rows of a form; None where there are none."""
        return self.used[form].rows if form in self.used else None

    def chosen(self, form: str, of: Filters) -> pd.DataFrame | None:
        """The same of a level and a region, as far as the table knows them."""
        rows = self.rows(form)
        if rows is None:
            return None
        if of.level and "level" in rows:
            rows = rows[rows["level"] == of.level]
        if "district" in rows:
            rows = of.region(rows.assign(zone=rows["district"].map(filters.zone_of)))
        return rows


def years(rows: pd.DataFrame) -> list[str]:
    """The years of a table, latest first."""
    return [str(year) for year in sorted(set(rows["year"]), reverse=True)]
