"""What the map shows and how near: the measure, the layers, steps nearer and further."""

from typing import Final

import streamlit as st

from cqvet.subjects import layout
from cqvet.subjects.layout import LAYERS
from cqvet.ui.bound import BOX, Bound
from cqvet.ui.frame import View
from cqvet.ui.layout import own


def show(view: View) -> str:
    """What is drawn, in one row; on a phone the steps stand under the map. Returns the measure."""
    t = view.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        measure = st.selectbox(
            t("layout.measure"),
            ["zones", *layout.MEASURES],
            format_func=lambda name: t(f"layout.measure_{name}"),
            key="measure",
            label_visibility="collapsed",
            width="stretch" if view.narrow else 440,
        )
        with st.popover(t("layout.layers"), type="tertiary"):
            _layers(view)
        if not view.narrow:
            steps(view)
    return measure


def steps(view: View) -> None:
    """Nearer, further, and back to the whole."""
    t = view.t
    for step, sign in ((1, "＋"), (-1, "－")):
        st.button(
            sign,
            key=f"closer_{step}",
            type="tertiary",
            help=t(f"layout.{'closer' if step > 0 else 'further'}"),
            on_click=_step,
            args=(step,),
        )
    st.button(
        "⟲",
        key="closer_reset",
        type="tertiary",
        help=t("layout.whole"),
        on_click=lambda: st.session_state.update(zoom="0"),
    )


def shown() -> frozenset[str]:
    """The layers that are on: the address names those that are off."""
    return frozenset(LAYERS) - set(st.session_state["off"].split("."))


def _known() -> list[str]:
    """The layers that there are: the visitor's only where he brought something."""
    return [name for name in LAYERS if name != "own" or own.has_schools()]


LAYERS_ON: Final = Bound(
    "off",
    lambda off: {BOX: [name for name in _known() if name not in off.split(".")]},
    lambda values: ".".join(name for name in _known() if name not in values[BOX]),
)


def _layers(view: View) -> None:
    LAYERS_ON.seed()
    st.pills(
        view.t("layout.layers"),
        _known(),
        selection_mode="multi",
        format_func=lambda name: view.t(f"layout.legend_{name}"),
        key=LAYERS_ON.key(),
        on_change=LAYERS_ON.take,
        label_visibility="collapsed",
    )


def _step(by: int) -> None:
    closer = int(st.session_state["zoom"]) + by
    st.session_state["zoom"] = str(min(max(closer, layout.STEPS[0]), layout.STEPS[-1]))
