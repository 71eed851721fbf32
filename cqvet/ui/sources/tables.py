"""All tables and geometries: the list, or one of them."""

from functools import cache

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export, search
from cqvet.base.numerals import number
from cqvet.evidence import completeness, quoting
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.sources import geometry, table, words

HEIGHT = 500
COLUMNS = ("title", "group", "rows", "columns", "filled")
ADDRESSES = {"package": "api/v1/datapackage.json", "api": "api/v1/openapi.json"}
"""For programs: what the files are, and how they can be asked for."""
GROUPS = (
    *("indicator", "place", "institution", "programme"),
    *("industry", "cooperation", "register"),
)


def names() -> tuple[str, ...]:
    """All resources, group by group, in the order of the descriptor within each."""
    resources = data.resources().values()
    return tuple(sorted((r["name"] for r in resources), key=_place))


def found(text: str, t: Text) -> list[str]:
    """The resources whose name or title has every word of a text; all for none."""
    keys = pd.Series([f"{name} {label(name, t)}".lower() for name in names()], names())
    return [str(name) for name in keys[search.find(keys, text)].index]


def show(view: View, text: str) -> None:
    """The table that is chosen, or the list of all that the search leaves."""
    t = view.t
    chosen = st.selectbox(
        t("sources.table"),
        ["", *names()],
        format_func=lambda name: label(name, t),
        key="table",
        label_visibility="collapsed",
    )
    if view.filters.evidence == "published":
        st.info(t("sources.published_tables"))
    if not chosen:
        listed(found(text, t), t)
    elif data.is_table(data.resources()[chosen]):
        table.show(chosen, view)
    else:
        geometry.show(chosen, view)


def label(name: str, t: Text) -> str:
    """Group and title of a resource."""
    if not name:
        return t("sources.all_tables")
    resource = data.resources()[name]
    return f"{t('sources.group_' + resource['group'])} · {t.title(resource)}"


def listed(shown: list[str], t: Text) -> None:
    """One line for each resource; a click on one opens it, with size and licence."""
    prose.lines([t("sources.list_help")], "list_help", t, look="small")
    frame = pd.DataFrame(
        [_line(name, t) for name in shown],
        pd.Index([f"file/{name}" for name in shown], name="ref"),
        COLUMNS,
    )
    st.dataframe(
        frame,
        hide_index=True,
        column_config={name: t(f"sources.list_{name}") for name in COLUMNS},
        height=HEIGHT,
        key="list",
        on_select=lambda: _open(shown),
        selection_mode="single-row",
        alt=t("sources.list_alt"),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            t("sources.all_files"),
            export.package,
            "cqvet.zip",
            key="file_package",
            on_click="ignore",
        )
        for name, address in ADDRESSES.items():
            st.link_button(t(f"sources.{name}"), address, type="tertiary")


def _open(shown: list[str]) -> None:
    for row in st.session_state["list"]["selection"]["rows"]:
        st.session_state["table"] = shown[row]


@cache
def _line(name: str, t: Text) -> dict[str, str]:
    resource = data.resources()[name]
    line = {
        "title": t.title(resource),
        "group": t(f"sources.group_{resource['group']}"),
    }
    if not data.is_table(resource):
        shapes = number(len(geometry.features(name)), t.lang)
        gap = quoting.missing("does_not_apply", t)
        return {**line, "rows": shapes, "columns": gap, "filled": gap}
    frame = data.table(name)
    share = completeness.share(completeness.columns(frame, resource))
    return {
        **line,
        "rows": number(len(frame), t.lang),
        "columns": number(len(frame.columns), t.lang),
        "filled": words.percent(share, t),
    }


def _place(name: str) -> int:
    return GROUPS.index(data.resources()[name]["group"])
