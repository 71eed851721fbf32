"""The levers in groups: a number, what stands behind it, and what is wrong with it."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import LEVERS, Fault, Lever, Tables
from cqvet.subjects.pipeline import parts
from cqvet.ui import prose
from cqvet.ui.pipeline import aside, cohorts, state, words

COHORTS: Final = tuple(name for name in LEVERS if name.startswith("entrants_"))
GROUPS: Final = {
    "entry": ("vocational_share", "comprehensive_places", "outside_entrants"),
    "cohorts": COHORTS,
    "through": (
        *("through_share", "split_five_year", "split_three_four"),
        *("transfer", "college_three_two"),
    ),
    "progression": (
        *("secondary_progression", "secondary_to_bachelor", "college_progression"),
        *("general_to_college", "general_to_bachelor", "general_elsewhere"),
        *("comprehensive_to_college", "comprehensive_elsewhere"),
    ),
    "dropout": ("dropout_general", "dropout_secondary", "dropout_college", "dropout_bachelor"),
    "horizon": ("change_year", "horizon"),
}
FIRST: Final = "through"
COLUMNS: Final = {"cohorts": 5, "dropout": 4}
STEPS: Final = {"share": 1.0, "person": 1000.0, "ratio": 0.05, "year": 1.0}
FORMATS: Final = {"share": "%.1f", "person": "%.0f", "ratio": "%.2f", "year": "%.0f"}


def show(t: Text) -> dict[str, float]:
    """Draw all levers; returns those that are set, which the rest of the page shows."""
    values, faults = state.settle()
    opened = t(f"pipeline.group_{_opened(values, faults)}")
    names = [t(f"pipeline.group_{group}") for group in GROUPS]
    st.caption(t("pipeline.about_levers"))
    for tab, (group, inside) in zip(st.tabs(names, default=opened), GROUPS.items(), strict=True):
        with tab:
            columns = COLUMNS.get(group, 3)
            for start in range(0, len(inside), columns):
                row = inside[start : start + columns]
                for column, name in zip(st.columns(columns, gap="medium"), row, strict=False):
                    with column:
                        lever(name, values, faults, t)
            if group == "cohorts":
                cohorts.show(t)
    said = t("pipeline.changed", levers=aside.described(values, t))
    prose.lines([said if values else t("pipeline.unchanged")], "changed", t)
    st.button(t("pipeline.reset"), key="reset", on_click=state.reset)
    return values


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


def lever(name: str, values: Mapping[str, float], faults: Sequence[Fault], t: Text) -> None:
    """One lever with its sentence of fault and its source."""
    state.seed(name, values)
    unit = LEVERS[name].unit
    st.number_input(
        t("pipeline.label", name=t(f"param.{name}"), unit=t(f"pipeline.unit_{unit}")),
        value=None,
        placeholder=t("pipeline.as_today"),
        step=STEPS[unit],
        format=FORMATS[unit],
        key=state.control(name),
        help=t(f"formula.lever_{parts.family(name)}"),
        on_change=state.take,
        args=(name,),
    )
    for fault in faults:
        if name in (fault.lever, *fault.others):
            with st.container(border=True):
                prose.lines([sentence(fault, name, t)], f"fault_{name}", t)
    prose.lines([source(LEVERS[name], t)], f"source_{name}", t, "small")


def source(chosen: Lever, t: Text) -> str:
    """Where today's value comes from: the article, another source, or an assumption."""
    name = chosen.id
    spread = [
        words.setting(name, number, t) for number in (chosen.default, chosen.low, chosen.high)
    ]
    stated = Figure(words.interval(t, *spread), f"lever/{name}", "modelled")
    if chosen.kind != "reported":
        return t(f"pipeline.source_{chosen.kind}", figure=stated)
    printed = quoting.figure(chosen.source, t)
    if chosen.link == "exact":
        return t("pipeline.source_reported", figure=printed)
    low, high = (Figure(text, f"lever/{name}", "modelled") for text in spread[1:])
    key = "pipeline.source_bound" if chosen.link == "bound" else "pipeline.source_spread"
    return t(key, figure=printed, low=low, high=high)


def sentence(fault: Fault, name: str, t: Text) -> str:
    """What is wrong at a lever, in words."""

    def written(amount: float | str, look: str = "yours") -> Figure:
        text = words.setting(fault.lever, float(amount), t)
        return Figure(text, f"lever/{name}", "yours" if look == "yours" else "reference")

    given = dict(fault.params)
    key = f"pipeline.fault_{fault.code}"
    if fault.code in ("below_minimum", "above_maximum"):
        limit = given.get("minimum", given.get("maximum", 0.0))
        return t(key, value=written(given["value"]), limit=written(limit, "limit"))
    if fault.code == "shares_exceed_one":
        inside = (fault.lever, *fault.others)
        others = t.join([t(f"param.{other}") for other in inside if other != name])
        total = quantity(100 * float(given["total"]), "percent", t, 1)
        limit = quantity(100, "percent", t, 0)
        return t(
            key,
            others=others,
            total=Figure(total, f"lever/{name}", "yours"),
            limit=Figure(limit, f"lever/{name}", "reference"),
        )
    if fault.code == "places_exceed_graduates":
        return t(key, room=written(given["room"], "limit"))
    return t(key)


def _opened(values: Mapping[str, float], faults: Sequence[Fault]) -> str:
    """The group to open first: that of a fault, else of a change, else through-training."""
    for name in (*(fault.lever for fault in faults), *values):
        return next(group for group, inside in GROUPS.items() if name in inside)
    return FIRST
