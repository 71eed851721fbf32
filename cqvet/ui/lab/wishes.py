"""Floors, ceilings and offerings to keep: added one by one, listed, taken back."""

from collections.abc import Sequence
from itertools import cycle

import streamlit as st

from cqvet.base.numerals import number
from cqvet.base.params import LONGEST
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.plan import KEEP_REASONS, Cell, Keep, Wish
from cqvet.subjects import lab, market
from cqvet.subjects.lab.words import cell, cluster, place
from cqvet.ui import prose
from cqvet.ui.frame import View

ANY = ""
NOTE = "_wish_note"
KINDS = ("floor", "ceiling", "keep")


def show(view: View, *, register: bool) -> None:
    """What is wished for, each in a line; the form that adds one is behind a button."""
    t, state = view.t, st.session_state
    if found := lines(state["wishes"], state["keeps"], t):
        prose.rows([(said, _figure(points, t), why) for said, points, why in found], "wishes", t)
        st.button(t("lab.wishes_clear"), key="wishes_clear", on_click=clear)
    with st.popover(t("lab.wishes"), key="wishes_open", width="stretch"):
        prose.lines([t("lab.about_wishes")], "about_wishes", t, "small")
        form(view, register=register)
    if note := state.pop(NOTE, ""):
        st.info(t(note))


def lines(wishes: str, keeps: str, t: Text) -> list[tuple[str, int, str]]:
    """What is wished for, how many offerings, and for what is kept the reason."""
    floors, ceilings = lab.decode_wishes(wishes)
    limits = [*(("floor", wish) for wish in floors), *(("ceiling", wish) for wish in ceilings)]
    found = [
        (t("lab.wish", kind=t(f"lab.kind_{kind}"), where=where), wish.points, "")
        for kind, wish in limits
        for where in (place(wish.zone, wish.cluster, wish.level, t),)
    ]
    found += [
        (
            t("lab.wish", kind=t("lab.kind_keep"), where=cell(keep.cell, t)),
            keep.points,
            t(f"lab.reason_{keep.reason}"),
        )
        for keep in lab.decode_keeps(keeps)
    ]
    return found


def _figure(points: int, t: Text) -> str:
    return str(Figure(number(points, t.lang), "match/yours/plan", "yours"))


def form(view: View, *, register: bool) -> None:
    """One wish: what kind, where, how many, and for a keep why."""
    t = view.t
    with st.form("wish_form", border=False):
        places = cycle(st.columns(2))

        def choose(name: str, options: Sequence[str], labels: dict[str, str]) -> None:
            next(places).selectbox(
                t(f"lab.wish_{name}"), options, format_func=labels.__getitem__, key=f"wish_{name}"
            )

        anywhere = {ANY: t("lab.any")}
        levels = {code: quoting.word("level", code, t) for code in lab.LEVELS.values()}
        clusters = {code: cluster(code, t) for code in market.roots()}
        zones = quoting.words("zone", t)
        choose("kind", KINDS, {kind: t(f"lab.kind_{kind}") for kind in KINDS})
        choose("cluster", [ANY, *clusters], anywhere | clusters)
        choose("level", [ANY, *levels], anywhere | levels)
        if register:
            choose("zone", [ANY, *zones], anywhere | zones)
        next(places).number_input(t("lab.wish_points"), 0, lab.MOST, step=1, key="wish_points")
        choose("reason", KEEP_REASONS, {r: t(f"lab.reason_{r}") for r in KEEP_REASONS})
        st.form_submit_button(t("lab.wish_add"), on_click=add, kwargs={"register": register})


def add(*, register: bool) -> None:
    """Add the wish of the form to the link; what cannot be added is said at the form."""
    state = st.session_state
    where = {name: state[f"wish_{name}"] or None for name in ("cluster", "level")}
    where["zone"] = (state["wish_zone"] or None) if register else None
    points = int(state["wish_points"])
    floors, ceilings = lab.decode_wishes(state["wishes"])
    keeps = lab.decode_keeps(state["keeps"])
    if state["wish_kind"] == "keep":
        if not (where["cluster"] and where["level"] and points and (where["zone"] or not register)):
            state[NOTE] = "lab.keep_incomplete"
            return
        at = Cell(where["zone"] or lab.NOWHERE, where["cluster"], where["level"])
        keeps = (*keeps, Keep(at, points, state["wish_reason"]))
    elif not any(where.values()):
        state[NOTE] = "lab.wish_incomplete"
        return
    elif state["wish_kind"] == "floor":
        floors = (*floors, Wish(points, **where))
    else:
        ceilings = (*ceilings, Wish(points, **where))
    codes = lab.encode_wishes(floors, ceilings), lab.encode_keeps(keeps)
    if max(map(len, codes)) > LONGEST:
        state[NOTE] = "lab.wishes_full"
        return
    state["wishes"], state["keeps"] = codes


def clear() -> None:
    """Take all wishes back."""
    st.session_state.update(wishes="", keeps="")
