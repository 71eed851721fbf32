"""The table of each page as it stands on paper: the columns that fit, by label, and their rows."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.models import flow
from cqvet.subjects import board, international, layout, quality, strategy, twin_cities
from cqvet.subjects.collection import Collection
from cqvet.ui.layout import tables
from cqvet.ui.layout.selection import select
from cqvet.ui.overview import leads
from cqvet.ui.paper.asked import Asked

COLUMNS: Final = 5
"""At most so many of a list fit side by side."""
Rows = list[list[str]]
Table = Callable[[Filters, Text], Rows]
"""The head, then the rows, all in words."""


def figures(chosen: Filters, t: Text) -> Rows:
    """The figures of the overview, as they are reported."""
    facts = [ledger.entry(fact) for own in leads.FIGURES.values() for fact in own]
    head = [t("cite.what"), t("cite.value"), t("figure.source")]
    return [head] + [
        [t.pick(row, "title"), quoting.value(row, t), quoting.source(row["source"], t)]
        for row in facts
        if chosen.trusts(row)
    ]


def districts(chosen: Filters, t: Text) -> Rows:
    """The districts of the region with the measures of the map."""
    _, shown = tables.districts(chosen, t)
    measures = list(layout.MEASURES)[:COLUMNS]
    head = [t("layout.col_name"), t("layout.col_zone")]
    return [head + [t(f"layout.measure_{name}") for name in measures]] + [
        [row["name"], row["zone_name"], *(_number(row[name], name, t) for name in measures)]
        for row in data.rows(shown)
    ]


def flows(chosen: Filters, t: Text, levers: Mapping[str, float]) -> Rows:
    """The flows of the picture with their intervals; none where only published figures count."""
    if not board.drawn("flow", chosen):
        return []
    names = ("source_name", "target_name", "value", "low", "high")
    return [[t(f"pipeline.col_{name}") for name in names]] + [
        [
            *(t(f"pipeline.node_{row[end]}") for end in ("source", "target")),
            *(number(row[name], t.lang, 1) for name in ("value", "low", "high")),
        ]
        for row in data.rows(flow.tables(levers).links[False])
    ]


def gaps(frame: pd.DataFrame, t: Text) -> Rows:
    """Every cluster: shares of programmes and of the demand, and how far they are apart."""
    if frame.empty:
        return []
    heads = ("param.cluster", "matching.side_supply", "matching.side_demand", "matching.gap")
    cells = frame[["name", "supply_text", "demand_text", "text"]]
    return [[t(key) for key in heads], *_cells(cells)]


def networks(chosen: Filters, t: Text) -> Rows:
    """The networks in view, a row a seat."""
    names = ("name", "kind", "district", "cluster", "confidence")
    shown = tables.seats(select(chosen, t), t)
    cells = shown[["name", *(f"{name}_name" for name in names[1:])]]
    return [[t(f"layout.col_{name}") for name in names], *_cells(cells)]


def listed(items: Collection, chosen: Filters, given: Mapping[str, str], t: Text) -> Rows:
    """The list of a collection, as many columns of it as fit."""
    columns = list(items.labels(t).items())[:COLUMNS]
    shown = items.told(items.records(chosen, items.choice(given)), chosen, t)
    return [[label for _, label in columns], *_cells(shown[[name for name, _ in columns]])]


def stored(name: str, *columns: str) -> Table:
    """Columns of a table of the data, in words."""

    def table(chosen: Filters, t: Text) -> Rows:
        resource, frame = data.resources()[name], data.table(name)
        kept = chosen.proven(frame) if "confidence" in frame else frame
        known = {f["name"]: t.title(f) for f in quoting.fields_of(resource, t)}
        own = [column if column in known else t.column(known, column) for column in columns]
        return [[known[column] for column in own], *_cells(quoting.table(kept, resource, t)[own])]

    return table


def _cells(frame: pd.DataFrame) -> Rows:
    return [[str(cell) for cell in row] for row in frame.itertuples(index=False)]


def _number(value: float | None, measure: str, t: Text) -> str:
    if value is None:
        return t("missing.not_found")
    return number(value, t.lang, layout.MEASURES[measure].digits)


OF: Final[dict[str, Table | Collection]] = {
    "overview": figures,
    "layout": districts,
    "international": international.ITEMS,
    "partners": networks,
    "twin_cities": twin_cities.ITEMS,
    "strategy": strategy.ITEMS,
    "quality": quality.awards.ITEMS,
    "sources": stored("sources", "title", "publisher", "date", "kind"),
}


def of(page: str, asked: Asked, t: Text) -> Rows:
    """The table of a page, by what was set on it."""
    if page == "pipeline":
        return flows(asked.filters, t, asked.levers)
    if page == "matching":
        return gaps(asked.clusters(t), t) if board.drawn("match", asked.filters) else []
    source = OF[page]
    if isinstance(source, Collection):
        return listed(source, asked.filters, asked.given, t)
    return source(asked.filters, t)


def facets(page: str, given: Mapping[str, str], t: Text) -> list[str]:
    """What a list of a page was chosen by, in words."""
    source = OF.get(page)
    own = source.facets if isinstance(source, Collection) else ()
    return [
        t("cite.valued", name=t(f"param.{facet.name}"), value=facet.said(code, t))
        for facet in own
        if (code := given.get(facet.name))
    ]
