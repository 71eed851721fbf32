"""All levers in groups: a number, and what stands behind it."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import LEVERS, Lever
from cqvet.subjects.pipeline import parts
from cqvet.ui import prose
from cqvet.ui.pipeline import cohorts, state, words

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
COLUMNS: Final = 2
OPEN: Final = "levers_all"
STEPS: Final = {"share": 1.0, "person": 1000.0, "ratio": 0.05, "year": 1.0}
FORMATS: Final = {"share": "%.1f", "person": "%.0f", "ratio": "%.2f", "year": "%.0f"}


def show(values: Mapping[str, float], t: Text) -> None:
    """All levers as numbers, group by group, in a popover that is drawn when it is opened."""
    with st.popover(
        t("pipeline.all_levers"),
        width="stretch",
        on_change="rerun",
        key=OPEN,
    ) as all_levers:
        if not all_levers.open:
            return
        prose.lines([t("pipeline.about_levers")], "about_levers", t, "small")
        for group, inside in GROUPS.items():
            st.markdown(f"**{t(f'pipeline.group_{group}')}**")
            for start in range(0, len(inside), COLUMNS):
                row = inside[start : start + COLUMNS]
                for column, name in zip(st.columns(COLUMNS), row, strict=False):
                    with column:
                        lever(name, values, t)
            if group == "cohorts":
                cohorts.show(t)


def lever(name: str, values: Mapping[str, float], t: Text) -> None:
    """One lever as a number, with its source."""
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
