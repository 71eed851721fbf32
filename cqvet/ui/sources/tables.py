"""All tables and geometries: the list, or one of them."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import completeness, quoting
from cqvet.i18n import Text
from cqvet.ui.frame import View
from cqvet.ui.sources import geometry, table, words

GROUPS = (
    *("indicator", "place", "institution", "programme"),
    *("industry", "cooperation", "register"),
)


def names() -> tuple[str, ...]:
    """All resources, group by group, in the order of the descriptor within each."""
    resources = data.resources().values()
    return tuple(sorted((r["name"] for r in resources), key=_place))


def count(view: View) -> tuple[int, int]:
    """Rows of the chosen resource that the evidence filter lets pass; resources in the list."""
    chosen = st.session_state["table"]
    if not chosen:
        return len(names()), len(names())
    if data.is_table(data.resources()[chosen]):
        return len(table.rows(chosen, view.filters)), len(data.table(chosen))
    return len(geometry.features(chosen)), len(geometry.features(chosen))


def show(view: View) -> None:
    t = view.t
    chosen = st.selectbox(
        t("sources.table"), ["", *names()], format_func=lambda name: label(name, t), key="table"
    )
    if view.filters.evidence == "published":
        st.info(t("sources.published_tables"))
    if not chosen:
        listed(t)
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


def listed(t: Text) -> None:
    """One line for each resource; a click on one opens it."""
    st.caption(t("sources.list_help"))
    frame = pd.DataFrame([_line(name, t) for name in names()])
    frame.index = pd.Index([f"file/{name}" for name in names()], name="ref")
    columns = ("title", "group", "rows", "columns", "filled", "size", "updated", "licence")
    st.dataframe(
        frame[list(columns)],
        hide_index=True,
        column_config={name: t(f"sources.list_{name}") for name in columns},
        height=560,
        key="list",
        on_select=_open,
        selection_mode="single-row",
        alt=t("sources.list_alt"),
    )


def _open() -> None:
    rows = st.session_state["list"]["selection"]["rows"]
    if rows:
        st.session_state["table"] = names()[rows[0]]


def _line(name: str, t: Text) -> dict[str, str]:
    resource = data.resources()[name]
    line = {
        "title": t.title(resource),
        "group": t(f"sources.group_{resource['group']}"),
        "size": words.size(resource["bytes"], t),
        "updated": resource["updated"],
        "licence": t.join([licence["name"] for licence in resource["licenses"]]),
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
