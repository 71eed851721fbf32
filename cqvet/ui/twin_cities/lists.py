"""The items in time, the editions of what comes back, and areas across the border."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts.lanes import Lane
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import Edition
from cqvet.subjects.twin_cities.items import figures, party
from cqvet.ui import collection, prose, reported, twin
from cqvet.ui.frame import View

NO_RECORD: Final = "count/twin_city"
"""What an edition rests on of which nothing is known: the items that are."""
ROW: Final = 35
TALL: Final = 262
"""Of a short list in pixels, and of its rows: what is more is scrolled to."""
WIDE: Final = 1180
SERIES: Final = ("edition", "when", "hosts", "figures")
AREAS: Final = ("area", "chongqing", "sichuan", "items")
FACTS: Final = ("cities_pilot_zones", "cities_guangan_chongqing_colleges")
GUANGAN: Final = ("guangzhi_article", "guangzhi_meeting")


def timeline(rows: Sequence[data.Row], view: View) -> None:
    """One mark an item, in the lane of its type; those without a date are counted below."""
    t = view.t
    dated = [row for row in rows if row["date"]]
    if not dated:
        st.info(t("frame.nothing_matches"))
        return
    names = quoting.words("twin_city_type", t)
    lanes = [Lane(code, name, palette.TWIN_CITIES[code]) for code, name in names.items()]
    alt = plain(view.page.finding(view.filters, t, view.given))
    marks = [collection.mark(row, row["type"], t.pick(row, "name"), t) for row in dated]
    collection.timeline(marks, lanes, "time", view, alt=alt, room=WIDE)
    rest = counts.figure("twin_city/date=", t, len(rows) - len(dated))
    prose.lines([t("twin_cities.timeline_note", n=rest)], "time_note", t, look="small")


def series(t: Text) -> None:
    """One row an edition, those of which nothing is known included."""
    rows = [
        _edition(t(f"twin_cities.series_{name}"), edition, t)
        for name, editions in twin_cities.editions().items()
        for edition in editions
    ]
    _table(SERIES, rows, "series", t)
    prose.lines([t("twin_cities.series_note")], "series_note", t, look="small")


def _edition(series: str, edition: Edition, t: Text) -> list[str]:
    label = edition.label if edition.label.isdigit() else t(f"twin_cities.edition_{edition.label}")
    head = t("twin_cities.edition", series=series, label=label)
    if not edition.item:
        gap = quoting.missing("not_found", t)
        return [head, gap, gap, t("twin_cities.edition_missing"), NO_RECORD]
    row = data.records("twin_city")[edition.item]
    hosts = t.join([party(own, t) for own in twin_cities.parties_of(edition.item)])
    return [head, quoting.dated(row, t), hosts, figures(row, t), row.ref]


def areas(view: View) -> None:
    """The named integration zones with both sides, and what is known of the Guang’an programme."""
    t = view.t
    reported.cards(FACTS, "areas_reported", view)
    gap = quoting.missing("not_found", t)
    zones = [
        [
            t(f"twin_cities.zone_{zone.alias}"),
            t.join([quoting.called("districts", code, t) for code in zone.districts]),
            t.join([quoting.called("sichuan_cities", code, t) for code in zone.cities]),
            t.join([quoting.called("twin_city", code, t) for code in zone.items]),
            _alias(zone.alias),
        ]
        for zone in twin_cities.zones()
    ]
    others = [
        [t(f"twin_cities.zone_{alias}"), gap, gap, t("twin_cities.elsewhere"), _alias(alias)]
        for alias in twin_cities.ELSEWHERE
    ]
    guangan = [
        t("twin_cities.guangan"),
        t("twin_cities.guangan_unnamed"),
        quoting.called("sichuan_cities", "511600", t),
        t.join([quoting.called("twin_city", code, t) for code in GUANGAN]),
        f"twin_city/{GUANGAN[0]}",
    ]
    _table(AREAS, [*zones, *others, guangan], "areas", t)


def _alias(alias: str) -> str:
    """The record of an area across the border: it holds the part in Chongqing."""
    return f"place_aliases/{alias}"


def _table(columns: Sequence[str], rows: list[list[str]], name: str, t: Text) -> None:
    """A short list of which each row opens its record; the last cell is its reference."""
    frame = pd.DataFrame([map(plain, row) for row in rows], columns=[*columns, "ref"])
    heads = {column: t(f"twin_cities.head_{column}") for column in columns}
    files = {f"{name}.csv": lambda: export.csv(frame)}
    height = min(TALL, ROW * (len(rows) + 1))
    twin.show(frame, heads, name, t, files, source=lambda row: str(row["ref"]), height=height)
