"""Documents in time order with their links; a click is the same as the selector."""

from typing import Any, Final

import streamlit as st

from cqvet.evidence import quoting
from cqvet.pictures.charts import lineage
from cqvet.subjects import strategy
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.strategy import marks, selection
from cqvet.ui.strategy.selection import Selection

TABLES: Final = ("policies", "policy_links")
KEY: Final = "lineage"


def show(view: View, chosen: Selection) -> None:
    """The chart, its legend in words, and the tables that it is drawn from."""
    t = view.t
    st.subheader(t("strategy.timeline"), anchor=False)
    drawn = set(chosen.links["kind"])
    kinds = quoting.words("policy_link_kind", t)
    used = {code: name for code, name in kinds.items() if code in drawn}
    vega.show(
        marks.frame(view, chosen),
        lineage.spec(
            len(chosen.documents) + marks.GAP,
            [selection.lane(code, t) for code in strategy.LANES],
            used,
            {
                name: t(f"strategy.col_{column}")
                for name, column in (
                    *(("name", "name"), ("date", "date"), ("basis", "basis")),
                    ("kind_name", "link"),
                )
            },
            dark=view.dark,
            narrow=view.narrow,
        ),
        on_select=choose,
        selection_mode=lineage.PICK,
        key=KEY,
        alt=t(
            "strategy.timeline_alt",
            first=chosen.documents["date"].iloc[0][:4],
            last=chosen.documents["date"].iloc[-1][:4],
            rounds=t.join([selection.name(code, t) for code in strategy.rounds()["policy"]]),
        ),
    )
    lines = [t("strategy.timeline_note"), origins.line(TABLES, t)]
    prose.lines(lines, "timeline_note", t, look="small")


def choose() -> None:
    """Take a click over; an empty selection, as after a new picture, changes nothing."""
    found: list[dict[str, Any]] = st.session_state[KEY]["selection"].get(lineage.PICK, [])
    for row in found:
        st.session_state["policy"] = row["policy"]
