"""How the model works, what it rests on, and what its check does and does not say."""

import streamlit as st

from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import CHECKED, COMMAND, NOMINAL, TRUTHS
from cqvet.ui import prose


def show(t: Text) -> None:
    """Method in a few sentences; the check of consistency with its figures."""
    bound = quoting.figure("talent_secondary_progression", t)
    prose.lines(
        [
            t("pipeline.method_flow"),
            t("pipeline.method_mean", level=_figure(quantity(100 * NOMINAL, "percent", t))),
            t("pipeline.method_bounds", figure=bound),
        ],
        "method",
        t,
    )
    with st.popover(t("pipeline.check"), on_change="rerun", key="about_check") as about:
        if about.open:
            check(t)


def check(t: Text) -> None:
    """Coverage of the interval in worlds drawn from the model, measure by measure."""
    stated = [covered[0] for covered in CHECKED.values()]
    said = t(
        "pipeline.check_about",
        truths=_figure(number(TRUTHS, t.lang)),
        level=_figure(quantity(100 * NOMINAL, "percent", t)),
        low=_figure(number(min(stated), t.lang, 3)),
        high=_figure(number(max(stated), t.lang, 3)),
        measures=_figure(number(len(CHECKED), t.lang)),
        error=_figure(number((NOMINAL * (1 - NOMINAL) / TRUTHS) ** 0.5, t.lang, 3)),
    )
    prose.lines([said, worst(t)], "check", t)
    rows = [
        (
            _measure(name, t),
            t(
                "pipeline.check_row",
                **{
                    key: _figure(number(share, t.lang, 3))
                    for key, share in zip(("stated", "up", "down"), covered, strict=True)
                },
            ),
        )
        for name, covered in CHECKED.items()
    ]
    prose.rows(rows, "check_rows", t)
    st.caption(t("pipeline.check_command"))
    st.code(COMMAND, language="bash")


def worst(t: Text) -> str:
    """What wrong priors would cost, upwards and downwards, with the measure hit most."""
    up, down = (min(CHECKED, key=lambda name: CHECKED[name][at]) for at in (1, 2))
    return t(
        "pipeline.check_shifted",
        up=_measure(up, t),
        up_share=_figure(number(CHECKED[up][1], t.lang, 3)),
        down=_measure(down, t),
        down_share=_figure(number(CHECKED[down][2], t.lang, 3)),
    )


def _measure(name: str, t: Text) -> str:
    if name.startswith("per_1000_"):
        return t("pipeline.check_end", end=t(f"pipeline.node_{name.removeprefix('per_1000_')}"))
    return t(f"pipeline.measure_{name}")


def _figure(text: str) -> Figure:
    return Figure(text, "flow/coverage", "modelled")
