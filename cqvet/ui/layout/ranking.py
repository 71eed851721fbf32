"""The districts on one axis: where most is, where nothing is."""

from functools import lru_cache
from typing import Final

import pandas as pd
import pyarrow as pa
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import of_value
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import ranking as charts
from cqvet.subjects import layout
from cqvet.ui import prose, vega
from cqvet.ui.frame import View

KEY: Final = "ranking"
PLAIN: Final = "higher_per_100k"
"""What is ranked while the map shows the zones."""


def show(view: View, measure: str) -> None:
    """The zones' figures in a line, the districts as bars; a click opens the source of a bar."""
    t = view.t
    measure = PLAIN if measure == "zones" else measure
    label = t(f"layout.measure_{measure}")
    said = [label, *([zones(measure, t)] if layout.MEASURES[measure].comparable else [])]
    prose.lines([("：" if t.lang == "zh" else ": ").join(said)], "ranking_of", t, look="small")
    frame = bars(measure, view.filters, t)
    vega.show(
        pa.Table.from_pandas(frame, preserve_index=False),
        charts.spec(len(frame), t("layout.col_name"), label, palette.INK[view.dark]),
        key=KEY,
        on_select=lambda: _open(measure),
        alt=t("layout.ranking_alt", measure=label, highest=frame["name"].iloc[0]),
    )


def zones(measure: str, t: Text) -> str:
    """The figure of each zone, beside one another."""
    chosen, totals = layout.MEASURES[measure], layout.by_zone(measure)
    return t.join(
        [
            f"{name} "
            f"{of_value(totals[zone], chosen.unit, f'measure/{measure}/{zone}', t, chosen.digits)}"
            for zone, name in quoting.words("zone", t).items()
        ]
    )


@lru_cache(maxsize=256)
def bars(measure: str, filters: Filters, t: Text) -> pd.DataFrame:
    """The districts with a value, highest first: id, zone, name, value, text, chosen."""
    chosen, values = layout.MEASURES[measure], layout.by_district(measure).dropna()
    frame = values.sort_values(ascending=False, kind="stable").rename("value").to_frame()
    places = [data.records("districts")[str(code)] for code in frame.index]
    return pd.DataFrame(
        {
            "district": list(frame.index),
            "zone": [place["zone"] for place in places],
            "name": [t.pick(place, "short") for place in places],
            "value": list(frame["value"]),
            "text": [of_value(v, chosen.unit, "", t, chosen.digits).text for v in frame["value"]],
            "chosen": [
                place["district"] == filters.district
                if filters.district
                else filters.zone in ("", place["zone"])
                for place in places
            ],
        }
    )


def _open(measure: str) -> None:
    """Open the source of the bar that was just clicked."""
    for found in st.session_state[KEY]["selection"][charts.PICK]:
        st.session_state["figure"] = f"measure/{measure}/{found['district']}"
