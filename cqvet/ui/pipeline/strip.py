"""Published shares of through-training on one line: where Chongqing stands among others."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.charts import shares
from cqvet.ui import entry, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import reported

THEME: Final = "through_training"
HIGHEST: Final = 80.0
TARGET: Final = "target"
TIPS: Final = ("name", "text", "indicator")


def show(view: View) -> None:
    """Filled where a share is reported, hollow where it is a target; a click opens its source."""
    t, sent = view.t, line(view.filters, view.t)
    if sent.empty:
        return
    said = list(sent["label"])
    prose.lines([t("pipeline.strip")], "strip_about", t, "small")
    vega.show(
        # A phone has room for few words.
        sent.assign(label=sent["short"]) if view.narrow else sent,
        shares.strip(HIGHEST, dark=view.dark, **tips(t)),
        key="strip",
        on_select=lambda: pick("strip"),
        selection_mode=[shares.PICK],
        alt=t("pipeline.strip_alt", shares=t.join(said)),
    )


@lru_cache(maxsize=256)
def line(filters: Filters, t: Text) -> pd.DataFrame:
    """The shares that the filters let pass, the smallest first."""
    places = reported.select(filters).places
    found = data.rows(places[(places["theme"] == THEME) & places["value"].notna()])
    if not found:
        return pd.DataFrame()
    sent = dots(found, t).sort_values("value")
    # Neighbours write their words on different sides of the line.
    return sent.assign(below=[at % 2 == 0 for at in range(len(sent))])


def dots(rows: Sequence[data.Row], t: Text) -> pd.DataFrame:
    """A row for each share: what it is called, its place on the line, and its reference."""
    found: list[dict[str, Any]] = []
    for row in rows:
        ref = f"comparators/{row['id']}"
        text = plain(str(quoting.figure(ref, t)))
        target = row["kind"] == TARGET
        place = entry.scope(row["place"], t)
        name = t(
            "pipeline.dot_target" if target else "pipeline.dot",
            place=place,
            year=row["period"],
        )
        found.append(
            {
                "name": name,
                "value": row["value"],
                "target": target,
                "label": t("pipeline.dot_label", name=name, text=text),
                "short": t("pipeline.dot_short", place=place, text=text),
                "text": text,
                "indicator": t(
                    "pipeline.dot_counts",
                    indicator=t.pick(row, "indicator"),
                    kind=quoting.told(row, "kind", t),
                ),
                "ref": ref,
            }
        )
    return pd.DataFrame(found)


def tips(t: Text) -> dict[str, str]:
    """The labels of the tooltip of a share."""
    return {name: t(f"pipeline.tip_{name}") for name in TIPS}


def pick(key: str) -> None:
    """Open the source of the share that was clicked."""
    for row in st.session_state[key]["selection"].get(shares.PICK, []):
        st.session_state["figure"] = row["ref"]
