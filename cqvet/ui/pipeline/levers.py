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
MEASURES: Final = {
    "starters": ("work_secondary", "work_college", "work_bachelor"),
    "bachelors": ("work_bachelor",),
}
"""What is told of a year, and the results that it is of."""


def show(found: Tables, values: Mapping[str, float], faults: Sequence[Fault], t: Text) -> None:
    """The levers, the year from which they act, all others as numbers, and the way back."""
    with st.container(gap=None):
        for name in SLIDERS:
            slider(name, found, values, t)
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


def slider(name: str, found: Tables, values: Mapping[str, float], t: Text) -> None:
    """One lever by hand: it stands at today's printed value until it is moved.

    Written only where it differs: a number that comes back from the server would undo the keys
    that were pressed meanwhile.
    """
    lever, key = LEVERS[name], state.picked(name)
    now = state.shown(lever, values.get(name, lever.default))
    held = st.session_state.get(key) == now
    if not held:
        st.session_state[key] = now
    st.slider(
        t(f"pipeline.slide_{name}"),
        0.0,
        100.0,
        # Where it is not written, it starts there when it is drawn anew.
        value=now if held else None,
        step=STEP,
        format="%.0f%%",
        key=key,
        help=t(f"formula.lever_{name}"),
        on_change=state.pick,
        args=(name,),
    )
    today = t("pipeline.slide_today", figure=quoting.figure(lever.source, t))
    said = t.join([today, *moved(name, found, t)], "frame.clauses")
    # It stands closer to its lever than to the next one.
    prose.lines([said], f"today_{name}", t, "small footed")


def moved(name: str, found: Tables, t: Text) -> list[str]:
    """Where the levers that are set take one that is not, if they do, in the year that is read."""
    if name in found.levers or name not in found.progression or not found.levers:
        return []
    year = state.year(found)
    frame, before = found.progression[name], _today(found).progression[name]
    now, once = (data.rows(of[of["year"] == year])[0] for of in (frame, before))
    if abs(now["value"] - once["value"]) < STEP / 200:
        return []
    figure = Figure(words.share(now, t), "flow/yearly", "modelled")
    return [t("pipeline.slide_moved", figure=figure)]


def results(view: View, found: Tables, second: Mapping[str, float] | None) -> None:
    """How many start work and how many finish a bachelor in the year that is read.

    Against today's line, or the scenario `second` that was set aside.
    """
    t, year = view.t, state.year(found)
    other, against = (tables(second), "aside") if second else (_today(found), "today")
    said = []
    for what, own, before in zip(MEASURES, _told(found, year), _told(other, year), strict=True):
        gap = own["value"] - before["value"]
        how = "same" if abs(gap) < 0.5 else "more" if gap > 0 else "fewer"
        first = _first(what, year, found, t)
        if not found.levers and not second:
            how = "alone"
        elif how == "same" and first and not second:
            how = "later"
        line = t(
            f"pipeline.{what}_{how}",
            year=t("unit.calendar_year", n=year),
            figure=words.modelled(own, "yearly", t),
            gap=Figure(words.brief(abs(gap), t), "flow/difference", "modelled"),
            against=t(f"pipeline.compared_{against}"),
            first=first,
        )
        said.append(view.city(line, "in_city"))
    prose.lines(said, "starters", t, "small")


def changed(found: Tables, t: Text) -> None:
    """What is set, and when each lever shows."""
    if found.levers:
        told = t("pipeline.changed", levers=aside.described(found.levers, t))
        prose.lines([told], "changed", t, "small")
    effects(found, t)


def _told(found: Tables, year: int) -> list[data.Row]:
    """All who start work in a year, and who of vocational education finish a bachelor."""
    bachelors = found.outcomes[found.outcomes["measure"] == "work_bachelor"]
    frames = (found.starters[""], bachelors)
    return [data.rows(frame[frame["year"] == year])[0] for frame in frames]


def _first(what: str, year: int, found: Tables, t: Text) -> Figure | None:
    """The first year after `year` in which what is set moves a result, if there is one."""
    moved = found.effects[found.effects["measure"].isin(MEASURES[what])]
    later = [row["year"] for row in data.rows(moved) if row["year"] > year]
    if not later:
        return None
    text = t("unit.calendar_year", n=f"{min(later):.0f}")
    return Figure(text, "flow/effect", "modelled")


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
