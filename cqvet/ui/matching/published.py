"""What has been published on match and adjustment, and what does not fit together."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.pictures.charts import shares
from cqvet.ui import entry, frame, prose, vega
from cqvet.ui.frame import View

REPORTED = ("layout_match_rate", "offering_counts/oc08", "offering_counts/oc09")
SUPPLY = (
    "layout_cluster_programmes",
    "layout_electronics_supply_rank",
    "layout_smart_mfg_supply_rank",
    "offering_counts/oc06",
    "offering_counts/oc07",
)
ADJUSTED = (
    "layout_annual_adjustment",
    "offering_counts/oc24",
    "offering_counts/oc25",
    "offering_counts/oc26",
)
OTHERWISE = ("offering_counts/oc13",)
DUTY = "offering_counts/oc51"
SHARE = "numbers_new_labour_share"
CLAIMS = ("c19", "c20")
ABOUT = ("supplied", "adjusted", "labour")
ELSEWHERE = "match"
HIGHEST = 140.0
"""The end of the scale: room for the words behind a dot."""


def show(view: View) -> None:
    """The match as reported on one scale; supply and adjustment; what differs behind lines."""
    t = view.t
    picture(view)
    rows = [line(row, t) for row in trusted((*SUPPLY, *ADJUSTED, SHARE), view)]
    if rows and view.narrow:
        # Notes have no room here; they stand with the source of each figure.
        prose.rows([row[:2] for row in rows], "published", t)
    elif rows:
        heads = {t("matching.published"): 2.4, t("matching.col_value"): 1.0}
        prose.table({**heads, t("matching.col_reason"): 3.0}, rows, "published", t)
    prose.lines([t(f"matching.{name}_about") for name in ABOUT], "published_about", t, "small")
    for name, told in BEHIND.items():
        with frame.behind(t(f"matching.{name}"), name) as shown:
            if shown:
                told(view)


def trusted(entries: Sequence[str], view: View) -> list[data.Row]:
    """The ledger entries that the evidence filter lets pass."""
    rows = [ledger.entry(code) for code in entries]
    return [row for row in rows if view.filters.trusts(row)]


def picture(view: View) -> None:
    """A dot for each figure that is reported; a click opens its source."""
    t = view.t
    if not (rows := trusted(REPORTED, view)):
        return
    found = [
        {
            "name": place(row, t),
            "value": row["value"],
            "target": False,
            "label": plain(str(quoting.figure(row["id"], t))),
            "text": plain(str(quoting.figure(row["id"], t))),
            "indicator": t.pick(row, "title"),
            "ref": row["id"],
        }
        for row in rows
    ]
    title = {name: t(f"pipeline.tip_{name}") for name in ("name", "text", "indicator")}
    said = [t("matching.gap_of", cluster=row["name"], gap=row["text"]) for row in found]
    vega.show(
        pd.DataFrame(found),
        shares.dots(len(found), HIGHEST, dark=view.dark, narrow=view.narrow, **title),
        key="rates",
        on_select=_pick,
        selection_mode=[shares.PICK],
        alt=t("matching.rates_alt", rates=t.join(said)),
    )
    lines = [t("matching.reported_about")]
    prose.lines(lines, "reported_about", t, "small")


def _pick() -> None:
    """Open the source of the dot that was clicked."""
    for row in st.session_state["rates"]["selection"].get(shares.PICK, []):
        st.session_state["figure"] = row["ref"]


def place(row: data.Row, t: Text) -> str:
    """The level that a figure is of, where it has one, and its date."""
    table, _, key = row["id"].partition("/")
    level = data.records(table)[key]["level"] if key else ""
    words = quoting.word("offering_level", level, t) if level else t("matching.rate_reported")
    return " · ".join(filter(None, (words, row["as_of"])))


def otherwise(view: View) -> None:
    """Studies that differ from what is reported, the new duty, and why figures do not compare."""
    t = view.t
    prose.lines([t("matching.otherwise_about")], "otherwise_about", t, "small")
    if rows := [line(row, t) for row in trusted(OTHERWISE, view)]:
        prose.rows(rows, "published_otherwise", t)
    studies(view)
    duty(view)
    for fact in ("layout_match_rate", SHARE):
        relations(fact, view)


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Title with level and date, figure, note."""
    title = t.pick(row, "title")
    table, _, key = row["id"].partition("/")
    level = data.records(table)[key]["level"] if key else ""
    place = [quoting.word("offering_level", level, t)] if level else []
    label = " · ".join(
        [title[:1].upper() + title[1:], *place, *([row["as_of"]] if row["as_of"] else [])]
    )
    return label, str(quoting.figure(row["id"], t)), t.pick(row, "note")


def studies(view: View) -> None:
    """Studies that find the match wanting, each leading to its record."""
    t = view.t
    rows = data.rows(view.filters.proven(data.table("studies")))
    lines = [
        (
            t.join([t.pick(row, "authors"), *([str(row["year"])] if row["year"] else [])]),
            str(Figure(t.pick(row, "finding"), f"studies/{row['study']}", "claim")),
            t.pick(row, "scope"),
        )
        for row in rows
    ]
    if lines:
        prose.rows(lines, "studies", t, "named")


def duty(view: View) -> None:
    """The yearly report that is asked for since 2026."""
    t, row = view.t, ledger.entry(DUTY)
    if view.filters.trusts(row):
        note = Figure(t.pick(row, "note"), DUTY)
        prose.lines([t("matching.duty", note=note)], "duty", t, "small")


def relations(fact: str, view: View) -> None:
    """Why a figure cannot be read as it stands."""
    t = view.t
    for row in ledger.related(fact):
        if view.filters.trusts(row):
            key = f"{fact}_relation_{row['relation']}"
            prose.lines(entry.relation_lines(row, t), key, t, "small")


def mechanism(view: View) -> None:
    """The article's statements on how programmes are adjusted: claims, without a figure."""
    t = view.t
    prose.lines([str(quoting.claim(code, t)) for code in CLAIMS], "mechanism", t)
    prose.lines([t("matching.mechanism_about")], "mechanism_about", t, "small")


def elsewhere(view: View) -> None:
    """How match is measured in other places: mostly on people, not on programmes."""
    t = view.t
    frame = data.table("comparators")
    rows = frame[(frame["theme"] == ELSEWHERE) & (frame["place"] != "chongqing")]
    rows = view.filters.proven(rows)
    prose.lines([t("matching.elsewhere_about")], "elsewhere_about", t, "small")
    lines = [
        (
            f"{entry.scope(row['place'], t)} · {t.pick(row, 'indicator')}",
            str(quoting.figure(f"comparators/{row['id']}", t)),
            t.join([text for text in (row["period"], t.pick(row, "note")) if text]),
        )
        for row in data.rows(rows)
    ]
    prose.rows(lines, "elsewhere", t)


BEHIND: Final = {"otherwise": otherwise, "mechanism": mechanism, "elsewhere": elsewhere}
"""What stands behind one line each."""
