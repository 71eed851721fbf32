"""The districts on one axis: where most is, where nothing is."""

import math
from dataclasses import replace
from functools import lru_cache
from typing import Final

import pandas as pd
import pyarrow as pa
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure, name, of_value
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import ranking as charts
from cqvet.subjects import layout, ties
from cqvet.subjects.findings import industry
from cqvet.ui import prose, vega
from cqvet.ui.frame import View

KEY: Final = "ranking"
PLAIN: Final = "higher_per_100k"
"""What is ranked while the map shows the zones."""
TIED: Final = "tied"
COUNTED: Final = ("institution", "college", "person")
"""Units that the label of a measure names."""


def show(view: View, measure: str) -> None:
    """The zones' figures in a line, the districts as bars; a click opens the source of a bar."""
    t, ranked = view.t, ranking(view.filters, measure)
    label = t("layout.tied") if ranked == TIED else t(f"layout.measure_{ranked}")
    if view.filters.has_industry and ranked != TIED:
        label = t("layout.ranking_of", measure=label, scope=t("layout.tied_all"))
    about = [t("layout.tied_about")] if view.filters.has_industry else []
    lines = [label, *about, *above(ranked, view.filters, t)]
    prose.lines(lines, "ranking_of", t, look="small")
    frame = bars(ranked, view.filters, t)
    vega.show(
        pa.Table.from_pandas(frame, preserve_index=False),
        charts.spec(len(frame), t("layout.col_name"), label, palette.INK[view.dark]),
        key=KEY,
        on_select=_open,
        alt=t("layout.ranking_alt", measure=label, highest=frame["name"].iloc[0]),
    )
    prose.lines(below(ranked, view.filters, t), "ranking_without", t, look="small")


def ranking(filters: Filters, measure: str) -> str:
    """What is ranked: the measure of the map; under its zones what an industry is tied to, if any.

    An industry is tied to a district by the institutions there that take part in its networks.
    """
    if measure != "zones":
        return measure
    return TIED if filters.has_industry else PLAIN


def above(ranked: str, filters: Filters, t: Text) -> list[str]:
    """The figure of each zone in a line, or of the zone that is chosen beside the city's."""
    if ranked != TIED and not layout.MEASURES[ranked].comparable:
        return []
    names = quoting.words("zone", t)
    places = dict(names)
    if filters.zone:
        places = {filters.zone: names[filters.zone], layout.CITY: t("filter.any_zone")}
    said = [f"{zone} {_figure(ranked, code, filters, t)}" for code, zone in places.items()]
    return [t.join(said)]


def below(ranked: str, filters: Filters, t: Text) -> list[str]:
    """How many districts of the region have no bar, and which; each opens why."""
    gaps = layout.unknown(ranked, filters.zone or layout.CITY) if ranked != TIED else ()
    if not gaps:
        return []
    known = data.records("districts")
    names = [name(t.pick(known[code], "short"), f"measure/{ranked}/{code}") for code in gaps]
    path = f"district_statistics/measure={ranked}&value="
    n = counts.figure(path, t, len(gaps))
    return [t.count("layout.ranking_without", len(gaps), n=n, names=t.join(names))]


@lru_cache(maxsize=256)
def bars(ranked: str, filters: Filters, t: Text) -> pd.DataFrame:
    """The districts of the region with a value, highest first: id, zone, name, value, text, ref."""
    known = data.records("districts")
    rows = []
    for code in layout.districts_of(filters.zone or layout.CITY):
        value = _value(ranked, code, filters)
        if not math.isnan(value):
            place, figure = known[code], _figure(ranked, code, filters, t)
            called = t.pick(place, "short")
            rows.append((code, place["zone"], called, value, figure.text, figure.ref))
    columns = ["district", "zone", "name", "value", "text", "ref"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.sort_values("value", ascending=False, kind="stable", ignore_index=True)


def _value(ranked: str, place: str, filters: Filters) -> float:
    """The value of a district, a zone or the city."""
    if ranked == TIED:
        return float(ties.count("institutions", _at(place, filters)))
    if place == layout.CITY:
        return layout.of_city(ranked)
    values = layout.by_district(ranked) if place.isdigit() else layout.by_zone(ranked)
    return float(values[place])


def _figure(ranked: str, place: str, filters: Filters, t: Text) -> Figure:
    """The same as it is written; its label says what is counted."""
    value = _value(ranked, place, filters)
    if ranked == TIED:
        tied = industry.figure("institutions", _at(place, filters), t)
        return replace(tied, text=number(value, t.lang))
    chosen = layout.MEASURES[ranked]
    figure = of_value(value, chosen.unit, f"measure/{ranked}/{place}", t, chosen.digits)
    if math.isnan(value) or chosen.unit not in COUNTED:
        return figure
    return replace(figure, text=number(value, t.lang, chosen.digits))


def _at(place: str, filters: Filters) -> Filters:
    """The industry that is chosen, at a place."""
    zone = "" if place.isdigit() or place == layout.CITY else place
    return replace(filters, zone=zone, district=place if place.isdigit() else "")


def _open() -> None:
    """Open the source of the bar that was just clicked."""
    for found in st.session_state[KEY]["selection"][charts.PICK]:
        st.session_state["figure"] = found["ref"]
