"""What the reader sets: which demand, whose supply, how many offerings there are in all."""

from typing import Final

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.models import matching
from cqvet.subjects import market
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.own import years
from cqvet.ui import prose
from cqvet.ui.bound import Bound
from cqvet.ui.frame import View
from cqvet.ui.matching import choice

COLUMNS = 3


def under(view: View) -> None:
    """On a narrow screen the controls stand under the picture, not over it."""
    if view.narrow:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            show(view)


def show(view: View) -> None:
    """The basis of demand; the supply once a register is asked for; the rest in popovers."""
    t, state = view.t, st.session_state
    st.markdown(t("param.basis"), width="content")
    st.segmented_control(
        t("param.basis"),
        matching.BASES,
        format_func=lambda code: t(f"matching.basis_{code}"),
        key="basis",
        required=True,
        label_visibility="collapsed",
    )
    if state["basis"] == "own":
        with st.popover(t("param.weights"), key="weights_open"):
            weigh(view)
    if choice.register() or state["supply"] == "register":
        st.segmented_control(
            t("param.supply"),
            ("modelled", "register"),
            format_func=lambda code: t(f"matching.supply_{code}"),
            key="supply",
            required=True,
            label_visibility="collapsed",
        )
    if state["supply"] == "register" and choice.usable():
        with st.popover(t("param.year"), key="year_open"):
            period(view)
            counted(view)


def period(view: View) -> None:
    """The year of a register, and the one it is compared with."""
    held = choice.register()
    if held is None:
        return
    known = years(held.rows)
    _select(view, "year", known)
    year = st.session_state["year"] or known[0]
    _select(view, "earlier", [text for text in known if text < year])


def counted(view: View) -> None:
    """What of a register is set against the demand: offerings, places, entrants, graduates."""
    held = choice.register()
    if held is None:
        return
    known = choice.countable(held.rows)
    if st.session_state["size"] not in known:
        st.session_state["size"] = known[0]
    st.selectbox(
        view.t("param.size"),
        known,
        format_func=lambda code: view.t(f"matching.counted_{code}"),
        key="size",
    )


def _select(view: View, name: str, options: list[str]) -> None:
    if st.session_state.get(name, "") not in ["", *options]:
        st.session_state[name] = ""
    st.selectbox(
        view.t(f"param.{name}"),
        ["", *options],
        format_func=lambda code: code or view.t(f"matching.any_{name}"),
        key=name,
        disabled=not options,
    )


WEIGHTS: Final = Bound(
    "weights",
    lambda code: dict.fromkeys(market.roots(), 0) | market.decode_weights(code),
    market.encode_weights,
)


def weigh(view: View) -> None:
    """The visitor's table of demand; else a weight for each cluster, which stands in the link."""
    rows = choice.wanted()
    if rows is not None:
        st.markdown(view.t("matching.weighed_by_table"))
        _select(view, "demand_year", years(rows))
        return
    st.markdown(view.t("matching.weigh"))
    places = st.columns(1 if view.narrow else COLUMNS)
    for i, root in enumerate(WEIGHTS.seed()):
        places[i % len(places)].number_input(
            cluster_name(root, view.t),
            0,
            market.HEAVIEST,
            step=1,
            key=WEIGHTS.key(root),
            on_change=WEIGHTS.take,
        )


def offer_total(view: View) -> None:
    """The same behind a button, beside what cannot be computed without it."""
    with st.popover(view.t("matching.give_total"), key="total_open", on_change="rerun") as box:
        if box.open:
            total(view)
        else:
            # A single end that was typed stays where it is until the other one comes.
            follow(st.session_state["total"])


def total(view: View) -> None:
    """The range in which the number of all offerings lies, which nobody has published."""
    t = view.t
    follow(st.session_state["total"])
    least = market.serving()
    serving = Figure(number(least, t.lang), market.SERVING, "reported")
    prose.lines([t("matching.about_total", serving=serving)], "total_note", t, "small")
    for name, place in zip(("low", "high"), st.columns(2), strict=True):
        place.number_input(
            t(f"matching.total_{name}"),
            least,
            market.MOST_ALL,
            step=10,
            key=f"total_{name}",
            on_change=take_total,
        )
    low, high = st.session_state["total_low"], st.session_state["total_high"]
    if low and high and low > high:
        st.info(t("matching.total_reversed"))


def follow(code: str) -> None:
    """Bring the two fields in line with the link; a single end that stands alone is left."""
    ends = [st.session_state.setdefault(f"total_{name}", None) for name in ("low", "high")]
    if code:
        ends = [*market.decode_total(code)]
    elif ends[0] and ends[1] and ends[0] <= ends[1]:
        ends = [None, None]
    st.session_state.update(zip(("total_low", "total_high"), ends, strict=True))


def take_total() -> None:
    """Write the range into the link once both ends stand and are in order."""
    low, high = st.session_state["total_low"], st.session_state["total_high"]
    whole = low and high and low <= high
    st.session_state["total"] = market.encode_total(low, high) if whole else ""
