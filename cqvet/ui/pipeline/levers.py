"""Three levers beside the picture that they move, and what follows from all that are set."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.fault import Fault
from cqvet.base.numerals import quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models.flow import CHANGE_YEAR, LAST_YEAR, LEVERS, PLACES, Tables, beside, tables
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.pipeline import aside, numbers, state, words

SLIDERS: Final = ("through_share", "secondary_progression", "college_progression")
STEP: Final = 1.0


def show(values: Mapping[str, float], faults: Sequence[Fault], t: Text) -> None:
    """The levers, the year from which they act, all others as numbers, and the way back."""
    with st.container(gap=None):
        for name in SLIDERS:
            slider(name, values, t)
    with st.container():
        for name in dict.fromkeys(fault.where for fault in faults):
            mine = [fault for fault in faults if fault.where == name]
            with st.container(border=True):
                said = [t("pipeline.at_lever", lever=t(f"param.{name}"))]
                said += [sentence(fault, t) for fault in mine]
                prose.lines(said, f"fault_{name}", t, "small")
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.session_state[state.picked("change_year")] = int(values.get("change_year", CHANGE_YEAR))
        st.selectbox(
            t("param.change_year"),
            range(CHANGE_YEAR, LAST_YEAR + 1),
            key=state.picked("change_year"),
            on_change=state.pick,
            args=("change_year",),
            width=110,
        )
        st.button(t("pipeline.reset"), key="reset", on_click=state.reset, disabled=not values)
    numbers.show(values, t)


def slider(name: str, values: Mapping[str, float], t: Text) -> None:
    """One lever by hand: it stands at today's printed value until it is moved."""
    lever = LEVERS[name]
    st.session_state[state.picked(name)] = state.shown(lever, values.get(name, lever.default))
    st.slider(
        t(f"pipeline.slide_{name}"),
        0.0,
        100.0,
        step=STEP,
        format="%.0f%%",
        key=state.picked(name),
        help=t(f"formula.lever_{name}"),
        on_change=state.pick,
        args=(name,),
    )
    today = t("pipeline.slide_today", figure=quoting.figure(lever.source, t))
    prose.lines([today], f"today_{name}", t, "small")


def results(view: View, found: Tables) -> None:
    """How many start work in the last year, against today's line; when each lever shows."""
    t = view.t
    own, before = (data.rows(f.starters[""].tail(1))[0] for f in (found, _today(found)))
    gap = own["value"] - before["value"]
    figure = Figure(words.brief(own["value"], t), "flow/yearly", "modelled")
    year = words.year(own["year"], t)
    if abs(gap) < 0.5:
        said = t("pipeline.starters_today", year=year, figure=figure)
    else:
        apart = Figure(words.brief(abs(gap), t), "flow/difference", "modelled")
        key = "pipeline.starters_more" if gap > 0 else "pipeline.starters_fewer"
        said = t(key, year=year, figure=figure, gap=apart)
    prose.lines([view.city(said, "in_city")], "starters", t)
    if found.levers:
        told = t("pipeline.changed", levers=aside.described(found.levers, t))
        prose.lines([told], "changed", t, "small")
    effects(found, t)


def effects(found: Tables, t: Text) -> None:
    """Of each lever that is set: the first year in which it moves a result, and which."""
    rows: list[tuple[str, ...]] = []
    for name in [name for name in LEVERS if name in found.levers]:
        if LEVERS[name].passage == "none":
            continue
        moved = data.rows(found.effects[found.effects["lever"] == name])
        first = min((row["year"] for row in moved), default=None)
        if first is None:
            rows.append((t(f"param.{name}"), t("pipeline.effect_none")))
            continue
        names = [t(f"pipeline.measure_{row['measure']}") for row in moved if row["year"] == first]
        year = Figure(t("unit.calendar_year", n=f"{first:.0f}"), "flow/effect", "modelled")
        rows.append((t(f"param.{name}"), t("pipeline.effect", year=year), t.join(names)))
    if rows:
        prose.rows(rows, "effects", t)


def sentence(fault: Fault, t: Text) -> str:
    """What is wrong at a lever, in words."""
    ref = f"lever/{fault.where}"

    def written(lever: str, amount: str, look: Kind) -> Figure:
        return Figure(words.setting(lever, float(amount), t), ref, look)

    key = f"pipeline.fault_{fault.code}"
    if fault.code in ("below_minimum", "above_maximum"):
        value = written(fault.where, fault.found, "yours")
        return t(key, value=value, limit=written(fault.where, fault.expected, "reference"))
    if fault.code == "shares_exceed_one":
        others = t.join([t(f"param.{other}") for other in beside(fault.where)])
        total = quantity(100 * float(fault.found), "percent", t, 1)
        limit = quantity(100, "percent", t, 0)
        return t(
            key,
            others=others,
            total=Figure(total, ref, "yours"),
            limit=Figure(limit, ref, "reference"),
        )
    if fault.code == "places_exceed_graduates":
        return t(key, room=written(PLACES, fault.expected, "reference"))
    return t(key)


def _today(found: Tables) -> Tables:
    """Today's line to the same year."""
    return tables({name: value for name, value in found.levers.items() if name == "horizon"})
