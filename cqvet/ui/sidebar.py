"""The filters that all pages share, in one sidebar."""

from collections.abc import Callable, Sequence

import streamlit as st

from cqvet import data, filters
from cqvet.i18n import Text
from cqvet.registry import Page


def show(page: Page, t: Text) -> filters.Filters:
    """Draw the filters and return what is chosen. A filter without meaning here says why."""

    def choose(name: str, options: Sequence[str], label: Callable[[str], str]) -> str:
        idle = name not in page.filters
        st.selectbox(
            t(f"param.{name}"),
            ["", *options],
            format_func=lambda code: label(code) if code else t(f"filter.any_{name}"),
            key=name,
            disabled=idle,
        )
        if idle:
            st.caption(t(f"{page.id}.no_{name}"))
        return str(st.session_state[name])

    def listed(kind: str) -> Callable[[str], str]:
        return lambda code: data.names(kind)[code][t.lang]

    def record(table: str) -> Callable[[str], str]:
        return lambda code: t.pick(data.records(table)[code], "name")

    def cluster_label(code: str) -> str:
        name = f"{code} {record('clusters')(code)}"
        return name if code in filters.mains() else f"↳ {name}"

    with st.sidebar:
        st.subheader(t("filter.region"), anchor=False)
        zone = choose("zone", tuple(data.names("zone")), listed("zone"))
        district = choose("district", filters.districts(zone), record("districts"))
        st.subheader(t("filter.industry"), anchor=False)
        tier = choose("tier", filters.tiers(), record("tiers"))
        cluster = choose("cluster", filters.clusters(tier), cluster_label)
        st.subheader(t("filter.records"), anchor=False)
        level = choose("level", tuple(data.names("level")), listed("level"))
        evidence = choose("evidence", filters.EVIDENCE, lambda code: t(f"evidence.{code}"))
    return filters.Filters(zone, district, level, tier, cluster, evidence)
