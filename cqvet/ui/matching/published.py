"""What has been published on match and adjustment, and what does not fit together."""

import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import entry, prose
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
ELSEWHERE = "match"


def show(view: View) -> None:
    """Reported match, supply and adjustment, studies that differ, the article's statements."""
    t = view.t
    st.subheader(t("matching.published"), anchor=False)
    left, right = st.columns(2, gap="large")
    with left:
        block("reported", REPORTED, view)
        relations("layout_match_rate", view)
        block("otherwise", OTHERWISE, view)
        studies(view)
        duty(view)
    with right:
        block("supplied", SUPPLY, view)
        block("adjusted", ADJUSTED, view)
        block("labour", (SHARE,), view)
        relations(SHARE, view)
    mechanism(t)
    elsewhere(view)


def block(name: str, entries: tuple[str, ...], view: View) -> None:
    """Ledger entries as a short list under a heading."""
    t = view.t
    rows = [ledger.entry(code) for code in entries]
    if view.filters.evidence == "high":
        rows = [row for row in rows if row["confidence"] == "high"]
    st.markdown(f"**{t(f'matching.{name}')}**")
    st.caption(t(f"matching.{name}_about"))
    if rows:
        prose.rows([line(row, t) for row in rows], f"published_{name}", t)
    else:
        st.caption(t("frame.nothing_matches"))


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


def mechanism(t: Text) -> None:
    """The article's statements on how programmes are adjusted: claims, without a figure."""
    st.markdown(f"**{t('matching.mechanism')}**")
    prose.lines([str(quoting.claim(code, t)) for code in CLAIMS], "mechanism", t)
    st.caption(t("matching.mechanism_about"))


def elsewhere(view: View) -> None:
    """How match is measured in other places: mostly on people, not on programmes."""
    t = view.t
    frame = data.table("comparators")
    rows = frame[(frame["theme"] == ELSEWHERE) & (frame["place"] != "chongqing")]
    rows = view.filters.proven(rows)
    with st.expander(t("matching.elsewhere")):
        st.caption(t("matching.elsewhere_about"))
        lines = [
            (
                f"{entry.scope(row['place'], t)} · {t.pick(row, 'indicator')}",
                str(quoting.figure(f"comparators/{row['id']}", t)),
                t.join([text for text in (row["period"], t.pick(row, "note")) if text]),
            )
            for row in data.rows(rows)
        ]
        prose.rows(lines, "elsewhere", t)
