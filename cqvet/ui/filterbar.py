"""The filters that all pages share, in one bar; on a phone behind one button at the foot."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base import filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.registry import Page
from cqvet.ui import browser

INDUSTRY: Final = "_industry"
SWITCH: Final = "_published"
PUBLISHED: Final = "published"
REGION: Final = ("zone", "district")
MORE: Final = ("level", "evidence")


def show(page: Page, t: Text, *, narrow: bool) -> None:
    """Draw the filters that act on a page; what they choose stands in the session."""
    if not narrow:
        with st.container(
            horizontal=True, vertical_alignment="center", gap="xsmall", key="filters"
        ):
            _controls(page, t)
            _more(page, t)
            _published(page, t)
            _chips(page, t, _apart() if _switched() else filters.NAMES)
            browser.content()
        return
    with st.bottom, st.popover(_summary(t), width="stretch", key="filters_open"):
        _controls(page, t)
        for name in MORE:
            _choose(page, name, t)
        _published(page, t)
    with st.container(horizontal=True, gap="small", key="filters"):
        _chips(page, t, filters.NAMES)


def chosen() -> filters.Filters:
    """The filters as they stand in the session."""
    return filters.Filters(*(st.session_state[name] for name in filters.NAMES))


@lru_cache(maxsize=1024)
def label(name: str, code: str, t: Text) -> str:
    """The name of a value of a filter."""
    if name in ("zone", "level"):
        return quoting.word(name, code, t)
    if name == "evidence":
        return t(f"evidence.{code}")
    return quoting.called(f"{name}s", code, t)


def _controls(page: Page, t: Text) -> None:
    """Region as it is divided, district, and one control for tiers and clusters."""
    if "zone" in page.filters:
        st.segmented_control(
            t("param.zone"),
            ["", *data.names("zone")],
            format_func=lambda code: label("zone", code, t) if code else t("filter.any_zone"),
            key="zone",
            required=True,
            label_visibility="collapsed",
        )
    _choose(page, "district", t)
    if "cluster" in page.filters:
        _industry(t)


def _more(page: Page, t: Text) -> None:
    if page.filters.intersection(MORE):
        with st.popover(t("filter.more"), key="filters_more"):
            for name in MORE:
                _choose(page, name, t)


def _options(name: str) -> Sequence[str]:
    if name == "district":
        return filters.districts(st.session_state["zone"])
    return filters.EVIDENCE if name == "evidence" else tuple(data.names(name))


def _choose(page: Page, name: str, t: Text) -> None:
    if name in page.filters:
        st.selectbox(
            t(f"param.{name}"),
            ["", *_options(name)],
            format_func=lambda code: _short(name, code, t) if code else t(f"filter.any_{name}"),
            key=name,
            label_visibility="collapsed" if name == "district" else "visible",
            width=140 if name == "district" else "stretch",
        )


def _industry(t: Text) -> None:
    """Tiers and clusters in one list: each writes its own parameter and clears the other."""
    clusters = {code for tier in filters.tiers() for code in filters.clusters(tier)}
    options = [("tier", code) for code in filters.tiers()]
    options += [("cluster", code) for code in filters.clusters()]

    def said(option: tuple[str, str]) -> str:
        kind, code = option
        if not code:
            return t("filter.any_cluster")
        return label(kind, code, t) if kind == "tier" else f"{code} {label(kind, code, t)}"

    def take() -> None:
        kind, code = st.session_state[INDUSTRY]
        st.session_state.update(tier="", cluster="")
        st.session_state[kind] = code

    state = st.session_state
    kind = "cluster" if state["cluster"] in clusters or not state["tier"] else "tier"
    state[INDUSTRY] = (kind, state[kind])
    st.selectbox(
        t("filter.industry"),
        [("cluster", ""), *options],
        format_func=said,
        key=INDUSTRY,
        on_change=take,
        label_visibility="collapsed",
        width=180,
    )


def _apart() -> list[str]:
    """The filters beside the one that the switch shows."""
    return [name for name in filters.NAMES if name != "evidence"]


def _switched() -> bool:
    """Whether only what somebody published is shown."""
    return bool(st.session_state["evidence"] == PUBLISHED)


def _published(page: Page, t: Text) -> None:
    """The one switch that leaves out all that is modelled here."""

    def take() -> None:
        st.session_state["evidence"] = PUBLISHED if st.session_state[SWITCH] else ""

    if "evidence" in page.filters:
        st.session_state[SWITCH] = _switched()
        st.toggle(label("evidence", PUBLISHED, t), key=SWITCH, on_change=take)


def _chips(page: Page, t: Text, names: Sequence[str]) -> None:
    """What is chosen beside the zone, each a button that takes it off, in a place of its own."""

    def without(name: str) -> Callable[[], None]:
        return lambda: st.session_state.update({name: ""})

    for name in [name for name in names if name in page.filters - {"zone"}]:
        code, place = st.session_state[name], st.container(width="content")
        if code:
            text = label(name, code, t)
            place.button(
                f"{code if name == 'cluster' else _short(name, code, t)} ✕",
                key=f"off_{name}",
                type="tertiary",
                help=t("filter.take_off", name=text),
                on_click=without(name),
            )


@lru_cache(maxsize=1024)
def _short(name: str, code: str, t: Text) -> str:
    """The name of a value where there is little room: a district without what it is."""
    if name == "district":
        return t.pick(data.records("districts")[code], "short")
    return label(name, code, t)


def _summary(t: Text) -> str:
    """The button of a phone: what is chosen of region and industry."""
    state = st.session_state
    region = next((name for name in ("district", "zone") if state[name]), "")
    industry = next((name for name in ("cluster", "tier") if state[name]), "")
    return t(
        "filter.open",
        region=label(region, state[region], t) if region else t("filter.any_zone"),
        industry=label(industry, state[industry], t) if industry else t("filter.any_cluster"),
    )
