"""Figures that do not agree, side by side, and the colleges of the first Double-High round."""

from typing import Final

import streamlit as st

from cqvet import counts, data, ledger, quoting
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import quantity
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.twin_cities.reported import facts, scopes

COLLEGES: Final = "cities_guangan_chongqing_colleges"
THANKED: Final = ("guangzhi_meeting", 2)
DOUBLE_HIGH: Final = "cities_double_high_colleges"
REGIONS: Final = ("chongqing", "sichuan")


def show(view: View) -> None:
    """Both pairs of figures, the list behind the second, and every relation of the theme."""
    t = view.t
    st.subheader(t("twin_cities.disputes"), anchor=False)
    _pair("guangan", [_fact(COLLEGES, t), _thanked(t)], t)
    _pair("double_high", [_fact(DOUBLE_HIGH, t), *(_round(code, t) for code in REGIONS)], t)
    with st.expander(t("twin_cities.first_round")):
        st.caption(t("twin_cities.first_round_note"))
        for column, code in zip(st.columns(2, gap="large"), REGIONS, strict=True):
            with column:
                st.markdown(f"**{data.names('region')[code][t.lang]}**")
                prose.rows(colleges(code, t), f"colleges_{code}", t)
    with st.expander(t("twin_cities.relations")):
        reported.relations(facts(), t, scopes(t))


Side = tuple[tuple[str, str, str], str]
"""A card (figure, label, remark) and its scope."""


def _pair(key: str, sides: list[Side], t: Text) -> None:
    st.markdown(f"**{t(f'twin_cities.pair_{key}')}**")
    prose.cards([card for card, _ in sides], f"pair_{key}", t, [scope for _, scope in sides])


def _fact(fact: str, t: Text) -> Side:
    row = ledger.entry(fact)
    card = str(quoting.figure(fact, t)), t.pick(row, "title"), quoting.source(row["source"], t)
    return card, reported.scope(fact, t, scopes(t))


def _thanked(t: Text) -> Side:
    """What the report of the joint meeting counts."""
    item, n = THANKED
    frame = data.table("twin_city_figures")
    (row,) = data.rows(frame[(frame["item"] == item) & (frame["figure"] == n)])
    value = Figure(quoting.value(row, t), f"twin_city_figures/{item}/{n}")
    source = quoting.source(data.records("twin_city")[item]["source"], t)
    (against,) = data.rows(ledger.related(COLLEGES))
    return (str(value), t.pick(row, "figure"), source), scopes(t)[against["other_scope"]]


def _round(region: str, t: Text) -> Side:
    """How many colleges of a region the list of the first round has."""
    path = f"double_high/region={region}"
    value = Figure(quantity(len(counts.rows(path)), "college", t), f"count/{path}")
    source = quoting.source(data.table("double_high")["source"].iloc[0], t)
    return (str(value), t("twin_cities.round_one"), source), t(f"twin_cities.only_{region}")


def colleges(region: str, t: Text) -> list[tuple[str, str, str]]:
    """The colleges of a region: name today, type and tier of the award, programme groups."""
    table, groups = data.table("double_high"), data.table("double_high_groups")
    found = []
    for row in data.rows(table[table["region"] == region]):
        own = groups[groups["award"] == row["award"]]
        tier = data.names("award_tier")[row["award_tier"]][t.lang]
        award = t.join([data.names("award_type")[row["award_type"]][t.lang], tier])
        figure = Figure(t.pick(row, "name"), f"double_high/{row['award']}")
        found.append((str(figure), award, t.join(list(own[t.column(own, "name")]))))
    return found
