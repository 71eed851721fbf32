"""Figures that do not agree, side by side, and the colleges of both Double-High rounds."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects.quality.groups import FIRST, SECOND
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.twin_cities.reported import facts, scopes

COLLEGES: Final = "cities_guangan_chongqing_colleges"
THANKED: Final = ("guangzhi_meeting", 2)
DOUBLE_HIGH: Final = "cities_double_high_colleges"
REGIONS: Final = ("chongqing", "sichuan")
ROUNDS: Final = {FIRST: "first", SECOND: "second"}


def show(view: View) -> None:
    """Both pairs of figures, the list behind the second, and every relation of the theme."""
    t = view.t
    st.subheader(t("twin_cities.disputes"), anchor=False)
    _pair("guangan", [_fact(COLLEGES, t), _thanked(t)], t)
    lists = [_round(code, turn, t) for turn in ROUNDS for code in REGIONS]
    _pair("double_high", [_fact(DOUBLE_HIGH, t), *lists], t)
    for turn, name in ROUNDS.items():
        with st.expander(t(f"twin_cities.{name}_round")):
            st.caption(t(f"twin_cities.{name}_round_note"))
            for column, code in zip(st.columns(2, gap="large"), REGIONS, strict=True):
                with column:
                    st.markdown(f"**{quoting.word('region', code, t)}**")
                    prose.rows(colleges(code, turn, t), f"colleges_{name}_{code}", t)
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
    row = data.records("twin_city_figures")[f"{item}/{n}"]
    value = Figure(quoting.value(row, t), f"twin_city_figures/{item}/{n}")
    source = quoting.source(data.records("twin_city")[item]["source"], t)
    (against,) = ledger.related(COLLEGES)
    return (str(value), t.pick(row, "figure"), source), scopes(t)[against["other_scope"]]


def _round(region: str, turn: int, t: Text) -> Side:
    """How many colleges of a region the list of a round has."""
    own = data.of("double_high", region=region, round=turn)
    path = f"double_high/region={region}&round={turn}"
    value = Figure(quantity(len(own), "college", t), f"count/{path}")
    source = quoting.source(own[0]["source"], t)
    label = t(f"twin_cities.round_{ROUNDS[turn]}")
    return (str(value), label, source), t(f"twin_cities.only_{region}_{ROUNDS[turn]}")


def colleges(region: str, turn: int, t: Text) -> list[tuple[str, str, str]]:
    """The colleges of a region in a round: name, type and tier of the award, groups."""
    found = []
    for row in data.of("double_high", region=region, round=turn):
        own = data.of("double_high_groups", award=row["award"])
        kinds = ("award_type", "award_tier")
        award = t.join([quoting.told(row, kind, t) for kind in kinds if row[kind]])
        figure = Figure(t.pick(row, "name"), f"double_high/{row['award']}")
        found.append((str(figure), award, t.join([t.pick(group, "name") for group in own])))
    return found
