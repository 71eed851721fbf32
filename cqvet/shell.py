"""The frame of every page: language, tabs, filters, notice, footer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from cqvet import registry
from cqvet.base import filters, state
from cqvet.base.fault import Fault
from cqvet.i18n import LANGS, Text, guess
from cqvet.pictures.svg.element import Look
from cqvet.ui import browser, entry, filterbar, footer, frame, go, header, revised
from cqvet.ui.own import line
from cqvet.ui.paper import sheet, single

ICON = Path(__file__).parent / "static" / "icon.png"


def language(asked: Mapping[str, Sequence[str]]) -> Text:
    """The language of the address, else the one chosen before, else the browser's."""
    wanted = next((lang for lang in LANGS if asked.get("lang") == [lang]), None)
    return Text(wanted or st.session_state.get("lang") or guess(st.context.locale))


def tabs(t: Text) -> tuple[registry.Page, dict[str, StreamlitPage]]:
    """Draw the tabs; returns the page asked for and, by id, what Streamlit can run."""
    twins = {
        page.id: st.Page(
            page.path,
            title=t(f"{page.id}.tab"),
            url_path=page.id,
            default=page == registry.PAGES[0],
            visibility="visible" if page in registry.PAGES else "hidden",
        )
        for page in registry.EVERY
    }
    chosen = st.navigation(list(twins.values()), position="top")
    return next(page for page in registry.EVERY if twins[page.id] == chosen), twins


def reconcile() -> list[Fault]:
    """Drop filters that contradict a wider one; returns those dropped."""
    chosen = {name: st.session_state[name] for name in filters.NAMES}
    values, dropped = filters.reconcile(chosen)
    st.session_state.update(values)
    return [Fault(name, "contradiction") for name in dropped]


def opened(page: registry.Page) -> None:
    """A parameter that names a record of the page opens it, as a click on it would."""
    for param, refer in page.records.items():
        if key := st.session_state[param]:
            st.session_state.update({"figure": refer(key), param: ""})


def main() -> None:
    asked = state.news()
    t = language(asked)
    page, twins = tabs(t)
    go.leave(twins)
    title = t("frame.head", page=t(f"{page.id}.tab"))
    st.set_page_config(page_title=title, page_icon=str(ICON), layout="wide")
    known = registry.params(page)
    faults = state.seed(asked, known)
    dropped = reconcile()
    opened(page)
    st.session_state["lang"] = t.lang
    dark = st.context.theme.type == "dark"
    given = frame.given(page)
    if (tile := st.session_state.get("part", "")) in page.pictures:
        look = Look(t.lang, dark, header.unseen(t) == "phone")
        single.show(tile, page, sheet.asked_for(page, filterbar.chosen(), given, t), look, t)
        state.commit(known)
        return
    wide = header.show(page, t)
    narrow = wide == "phone"
    if narrow:
        header.pills(page.id, twins, t)
    # What is not always there has a place of its own: nothing else moves when it comes or goes.
    with st.container():
        header.notice([*faults, *dropped] if asked else faults, t)
        revised.show(st.session_state["data"], t)
        line.show(page, t)
    chosen = filterbar.chosen()
    if st.session_state["print"] and page in registry.PAGES:
        sheet.show(page, chosen, t, given)
        state.commit(known)
        return
    if page in registry.PAGES:
        said = line.finding(page, page.finding(chosen, t, given), chosen, t)
        header.finding(said, t)
        filterbar.show(page, t, narrow=narrow)
    elif not narrow:
        browser.content()
    figure = st.session_state["figure"]
    frame.hand_over(frame.View(page, t, chosen, dark, narrow, figure, wide != "desktop", given))
    twins[page.id].run()
    footer.show(t)
    if st.session_state["figure"]:
        entry.show(st.session_state["figure"], t)
    state.commit(known)


main()
