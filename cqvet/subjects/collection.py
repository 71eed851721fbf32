"""Records of one kind: by what a reader may choose them, where they belong, what their list says.

A subject declares it once; `ui.collection` draws it: the list is a table, the card the drawer.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.params import Param
from cqvet.evidence import quoting
from cqvet.i18n import Text

Cell = Callable[[data.Row, Filters, Text], str]
"""What a list says of a record where no column of its table does."""


@dataclass(frozen=True)
class Facet:
    """A choice of a page's own: its codes in order, those of a record, and a code in words.

    `name` is the parameter of the address.
    """

    name: str
    options: Callable[[], Sequence[str]]
    of: Callable[[data.Row], Container[str]]
    said: Callable[[str, Text], str]


@dataclass(frozen=True, eq=False)
class Collection:
    """The `rows` of a table, and how they are read.

    `columns` are those of its list: fields of the table without their language, or names of
    `derived` cells, whose labels are the messages `list.<name>`. `homes` are the districts
    of a record, `clusters` the industries that it serves; where a collection has none, filters by
    industry pass it over. `places` are records with `lon` and `lat` where a record lies.
    """

    table: str
    rows: Callable[[], Sequence[data.Row]]
    columns: tuple[str, ...]
    homes: Callable[[data.Row], Iterable[str | None]]
    facets: tuple[Facet, ...] = ()
    derived: Mapping[str, Cell] = field(default_factory=dict)
    clusters: Callable[[data.Row, Filters], Iterable[str]] | None = None
    places: Callable[[data.Row], Iterable[data.Row]] | None = None

    def params(self) -> tuple[Param, ...]:
        """What an address carries of a reader's choice among the records."""
        return tuple(Param(facet.name, tuple(facet.options())) for facet in self.facets)

    def choice(self, given: Mapping[str, str]) -> dict[str, str]:
        """What is chosen of each facet; empty for all."""
        return {facet.name: given.get(facet.name, "") for facet in self.facets}

    def records(self, chosen: Filters, choice: Mapping[str, str] | None = None) -> list[data.Row]:
        """The records that filters and choice (facet -> code, empty for all) let pass."""
        wanted = {name: code for name, code in (choice or {}).items() if code}
        return [
            row
            for row in self.rows()
            if chosen.trusts(row)
            and chosen.reaches(self.homes(row))
            and (self.clusters is None or chosen.serves(self.clusters(row, chosen)))
            and all(f.name not in wanted or wanted[f.name] in f.of(row) for f in self.facets)
        ]

    def tallies(self, rows: Sequence[data.Row]) -> dict[str, dict[str, int]]:
        """How many of the records each facet has under each code; none is left out."""
        return {
            facet.name: {
                code: n
                for code in facet.options()
                if (n := sum(code in facet.of(row) for row in rows))
            }
            for facet in self.facets
        }

    def told(self, rows: Sequence[data.Row], chosen: Filters, t: Text) -> pd.DataFrame:
        """The list in words, a gap with its reason; `ref` is the record of each row."""
        return self._told(tuple(row.ref for row in rows), chosen, t)

    @lru_cache(maxsize=128)  # noqa: B019 -- collections live as long as the server
    def _told(self, refs: Sequence[str], chosen: Filters, t: Text) -> pd.DataFrame:
        known = data.records(self.table)
        rows = [known[ref.partition("/")[2]] for ref in refs]
        cells = [
            {name: self._cell(row, name, chosen, t) for name in self.columns} | {"ref": row.ref}
            for row in rows
        ]
        return pd.DataFrame(cells, columns=[*self.columns, "ref"])

    def stored(self, rows: Sequence[data.Row], chosen: Filters, t: Text) -> pd.DataFrame:
        """The records for files: all that the table holds, then what the list says besides."""
        words = self.told(rows, chosen, t)[list(self.derived)]
        stored = pd.DataFrame(rows, columns=list(data.table(self.table).columns))
        return stored.join(words.rename(columns={n: f"{n}_told" for n in words if n in stored}))

    def where(self, rows: Sequence[data.Row]) -> list[list[tuple[float, float]]]:
        """Degrees east and north of the places of each record."""
        return [
            [(place["lon"], place["lat"]) for place in self.places(row)] if self.places else []
            for row in rows
        ]

    def labels(self, t: Text) -> dict[str, str]:
        """The columns of the list by name, as the descriptor or the page calls them."""
        fields: dict[str, Any] = quoting.fields(self.table)
        return {
            name: t(f"list.{name}")
            if name in self.derived
            else t.title(fields[name if name in fields else t.column(fields, name)])
            for name in self.columns
        }

    def _cell(self, row: data.Row, name: str, chosen: Filters, t: Text) -> str:
        if name in self.derived:
            return self.derived[name](row, chosen, t)
        return quoting.told(row, name, t)


def coded(table: str, name: str, column: str = "") -> Facet:
    """A facet whose codes stand in a column of a table, in the order of their list."""
    column = column or name

    def options() -> tuple[str, ...]:
        used = {str(row[column]) for row in data.every(table) if row[column] is not None}
        codes = quoting.fields(table)[column].get("codes")
        return (
            tuple(code for code in data.names(codes) if code in used)
            if codes
            else tuple(sorted(used))
        )

    def said(code: str, t: Text) -> str:
        codes = quoting.fields(table)[column].get("codes")
        return quoting.word(codes, code, t) if codes else code

    return Facet(name, options, lambda row: (str(row[column]),), said)
