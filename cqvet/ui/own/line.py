"""The line that names the visitor's tables where they are in use."""

from typing import Final

import streamlit as st

from cqvet.base.filters import Filters
from cqvet.base.forms import schema
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.registry import Page
from cqvet.subjects import own
from cqvet.subjects.findings import matching
from cqvet.ui import footer, go, prose
from cqvet.ui.matching import choice
from cqvet.ui.needs import state as needs
from cqvet.ui.own import state

MATCHING: Final = "matching"
BROUGHT: Final = footer.OWN.split("?")[0]


def show(page: Page, t: Text) -> None:
    """What the page uses, a way to see it, and one click that removes all of it.

    Where nothing is computed with them, nothing is said; the page where they are brought names all.
    """
    every = page.id == BROUGHT
    parts = [
        t("own.one", table=t.title(schema.schemas()[form]), rows=_rows(len(table.rows), t))
        for form, table in state.visit().used.items()
        if every or form in own.told_of(page.id)
    ]
    held = needs.held()
    if (every or page.id == "partners") and held is not None and not held.rows.empty:
        parts.append(t("own.one", table=t("own.needs"), rows=_rows(len(held.rows), t)))
    state.shown()
    if not parts:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="own_line"):
        prose.lines([t("own.line", tables=t.join(parts))], "own_line_said", t, look="small")
        st.button(
            t("own.manage"),
            type="tertiary",
            key="own_manage",
            on_click=go.follow,
            args=(footer.OWN.format(t.lang),),
        )
        st.button(t("own.drop_all"), type="tertiary", key="own_drop_all", on_click=state.drop_all)


def finding(page: Page, said: str, chosen: Filters, t: Text) -> str:
    """The finding of a page with what it says of them.

    Where the page computes on them it is theirs; what then is still the city's says so.
    """
    told = [said, own.finding(page.id, state.visit(), chosen, t)]
    register = page.id == MATCHING and st.session_state["supply"] == "register"
    if register and choice.usable() and not chosen.evidence:
        shown = choice.under(chosen)
        gaps = matching.own(shown, t) if shown else ""
        told = [gaps] if gaps else [told[1], matching.of_city(said, t)]
    return ("" if t.lang == "zh" else " ").join(filter(None, told))


def _rows(n: int, t: Text) -> Figure:
    return Figure(t.count("own.rows", n, n=number(n, t.lang)), "match/yours/rows", "yours")
