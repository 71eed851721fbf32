"""The visitor's own ratings of classes: for this visit, carried by the link as a code."""

import streamlit as st

from cqvet import data
from cqvet.base.params import LONGEST
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.models import matching
from cqvet.subjects import market
from cqvet.ui import frame, prose
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Choose a class and a rating; what is changed is listed and can be taken back."""
    t = view.t
    who, _ = market.split_code(st.session_state["ratings"])
    own = market.own_ratings(st.session_state["ratings"])
    ours = matching.ratings(market.crosswalk(who))
    names = data.records("programme_classes")
    with frame.behind(t("matching.rate"), "rate", shown=bool(own)) as shown:
        if not shown:
            return
        prose.lines([t("matching.rate_about")], "rate_about", t, "small")
        left, right = st.columns(2)
        left.selectbox(
            t("matching.rate_class"),
            [code for code, rating in ours.items() if rating != "none"],
            format_func=lambda code: f"{code} {t.pick(names[code], 'name')}",
            key="rate_class",
        )
        right.selectbox(
            t("matching.rate_as"),
            list(matching.RATINGS),
            format_func=lambda code: quoting.word("fit", code, t),
            key="rate_as",
        )
        with st.container(horizontal=True):
            changed = st.button(t("matching.rate_apply"), key="rate_apply")
            reset = st.button(t("matching.rate_reset"), key="rate_reset", disabled=not own)
        if own:
            rows = [
                (
                    f"{code} {t.pick(names[code], 'name')}",
                    str(Figure(quoting.word("fit", rating, t), "match/yours/rating", "yours")),
                    t("matching.rate_ours", rating=quoting.word("fit", ours[code], t)),
                )
                for code, rating in own.items()
            ]
            prose.rows(rows, "own_ratings", t)
    if changed:
        code = st.session_state["rate_class"]
        wanted = st.session_state["rate_as"]
        merged = {name: rating for name, rating in own.items() if name != code}
        if wanted != ours[code]:
            merged[code] = wanted
        take(who + matching.encode_ratings(merged), view)
    if reset:
        take(who, view)


def take(code: str, view: View) -> None:
    """Write the ratings into the link; a code too long for it is refused."""
    if len(code) > LONGEST:
        st.info(view.t("matching.rate_full"))
        return
    st.session_state["ratings"] = code
    st.rerun()
