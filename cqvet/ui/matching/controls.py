"""What the reader sets: whose supply, which demand, how many offerings there are in all."""

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.models import matching
from cqvet.subjects import market
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.matching.words import cluster_name

COLUMNS = 4


def show(view: View) -> None:
    """Supply and demand side by side, and under them what only some choices need."""
    t = view.t
    left, right = st.columns(2, gap="large")
    with left:
        st.segmented_control(
            t("param.supply"),
            ("modelled", "register"),
            format_func=lambda code: t(f"matching.supply_{code}"),
            key="supply",
            required=True,
        )
        if st.session_state["supply"] == "register":
            period(view)
    with right:
        st.segmented_control(
            t("param.basis"),
            matching.BASES,
            format_func=lambda code: t(f"matching.basis_{code}"),
            key="basis",
            required=True,
        )
        st.caption(t(f"matching.about_{st.session_state['basis']}"))
    if st.session_state["basis"] == "own":
        weigh(view)
    if st.session_state["supply"] == "modelled":
        total(view)


def period(view: View) -> None:
    """The year of a register, and the one it is compared with."""
    held = choice.register()
    if held is None or held.rows.empty:
        return
    known = choice.years(held.rows)
    _select(view, "year", known)
    year = st.session_state["year"] or known[0]
    _select(view, "earlier", [text for text in known if text < year])


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


def weigh(view: View) -> None:
    """A weight for each cluster; what is weighed stands in the link."""
    given = market.decode_weights(st.session_state["weights"])
    with st.container(border=True):
        st.caption(view.t("matching.weigh"))
        places = st.columns(2 if view.narrow else COLUMNS)
        for i, root in enumerate(market.roots()):
            st.session_state[f"weight_{root}"] = given.get(root, 0)
            places[i % len(places)].number_input(
                cluster_name(root, view.t),
                0,
                market.HEAVIEST,
                step=1,
                key=f"weight_{root}",
                on_change=take_weights,
            )


def take_weights() -> None:
    """Write the weights into the link."""
    values = {root: st.session_state[f"weight_{root}"] for root in market.roots()}
    st.session_state["weights"] = market.encode_weights(values)


def total(view: View) -> None:
    """The range in which the number of all offerings lies, which nobody has published."""
    t = view.t
    code = st.session_state["total"]
    follow(code)
    with st.expander(t("matching.total"), expanded=bool(code)):
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
