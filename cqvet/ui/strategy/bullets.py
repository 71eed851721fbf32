"""Targets with a number beside the reported figure that is nearest to each."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.charts import bullets
from cqvet.subjects import strategy
from cqvet.subjects.strategy import TARGETS
from cqvet.ui import prose, vega
from cqvet.ui.frame import View

KEY: Final = "bullets"
SEPARATOR: Final = {False: " · ", True: "\n"}
"""Between figures and verdict: a phone has a line for each."""
TIPS: Final = ("name", "said")


def show(view: View) -> None:
    """Those that have a reported figure; the others stand in the list of targets."""
    t = view.t
    st.subheader(view.city(t("strategy.targets")), anchor=False)
    rows = [row for row in TARGETS.records(view.filters) if row["fact"]]
    if not rows:
        st.caption(t("frame.nothing_matches"))
        return
    frame = pd.DataFrame([_row(row, t, narrow=view.narrow) for row in rows])
    vega.show(
        frame,
        bullets.spec(
            len(frame),
            max(1.0, float(frame["share"].max())) * 1.05,
            narrow=view.narrow,
            dark=view.dark,
            **{tip: t(f"strategy.tip_{tip}") for tip in TIPS},
        ),
        key=KEY,
        on_select=_open,
        selection_mode=[bullets.PICK],
        alt=t("strategy.bullets_alt", targets=t.join(list(frame["name"]))),
    )
    with prose.about(KEY, t) as about:
        if about.open:
            prose.lines([t("strategy.targets_note")], "targets_note", t, look="small")


def _row(row: data.Row, t: Text, *, narrow: bool) -> dict[str, object]:
    fact = ledger.entry(row["fact"])
    reported = plain(str(quoting.figure(row["fact"], t)))
    beside = t("strategy.beside", target=quoting.value(row, t), reported=reported)
    return {
        "name": t.pick(row, "what"),
        "share": fact["value"] / row["value"],
        "said": SEPARATOR[narrow].join([beside, strategy.judged(row, t)]),
        "ref": row.ref,
    }


def _open() -> None:
    """Open the target that was clicked."""
    for found in st.session_state[KEY]["selection"].get(bullets.PICK, []):
        st.session_state["figure"] = found["ref"]
