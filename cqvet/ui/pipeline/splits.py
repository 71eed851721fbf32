"""Those who start work in the last year, shared out to regions and to industries."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.flow import UNLINKED, WORK_FROM, Tables, by_industry, by_region
from cqvet.pictures.charts import intervals
from cqvet.subjects.pipeline import age_group, blended
from cqvet.ui import prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

OUTSIDE: Final = "outside"
ROOM: Final = {False: 1.3, True: 2.6}
"""How far the axis goes beyond the largest bar: the number at its end stands there."""


def show(view: View, found: Tables) -> None:
    """Both splits side by side, each with what it assumes."""
    t, level = view.t, view.filters.level
    frame = found.starters[level].tail(1)
    said = t(
        "pipeline.starters",
        year=words.year(frame["year"].iloc[0], t),
        level=quoting.word("level", level, t) if level else t("pipeline.all_levels"),
        figure=words.modelled(data.rows(frame)[0], "yearly", t),
    )
    prose.lines([view.city(said, "in_city")], "split_whole", t, "small")
    left, right = st.columns([1, 1.5], gap="large")
    with left:
        part("region", regions(view, frame), view)
    with right:
        part("industry", industries(view, frame, found), view)


def part(kind: str, frame: pd.DataFrame, view: View) -> None:
    """One split: bars with intervals; what they assume and the table wait behind them."""
    t = view.t
    title = t(f"pipeline.by_{kind}")
    st.markdown(f"**{view.city(title) if kind == 'industry' else title}**")
    if frame.empty:
        st.info(t("frame.nothing_matches"))
        return
    rest = frame.iloc[:, 0] == UNLINKED
    drawn = pd.concat([frame[rest], frame[~rest]], ignore_index=True)
    scale = words.scale_of(data.rows(drawn), t)
    sent = drawn[["name", "value", "low", "high"]].assign(
        text=[words.amount(row, t, scale) for row in data.rows(drawn)],
        short=[words.brief(row["value"], t, scale) for row in data.rows(drawn)],
        rest=[code == UNLINKED for code in drawn.iloc[:, 0]],
        ref=f"flow/{kind}",
    )
    top = sent.sort_values("value").iloc[-1]
    room = ROOM[view.narrow]
    vega.show(
        sent,
        intervals.bars(
            len(sent),
            float(f"{room * max(sent['high'].max(), 1.0):.2g}"),
            t(f"pipeline.col_{kind}"),
            t("pipeline.col_value"),
            dark=view.dark,
            narrow=view.narrow,
        ),
        key=f"split_{kind}",
        alt=t(f"pipeline.alt_{kind}", name=top["name"], value=top["text"]),
    )
    with st.popover(
        t("frame.about_picture"), type="tertiary", on_change="rerun", key=f"about_{kind}"
    ) as about:
        if about.open:
            prose.lines([t(f"pipeline.assumes_{kind}")], f"assumes_{kind}", t, "small")
    with st.expander(t("pipeline.table_split")):
        shown = frame[["name", "value", "low", "high"]].round(0)
        columns = {str(c): t(f"pipeline.col_{kind if c == 'name' else c}") for c in shown}
        shown["ref"] = f"flow/{kind}"
        files = {f"{kind}.csv": lambda: shown.drop(columns="ref")}
        twin.show(shown, columns, kind, t, files, source=lambda row: str(row["ref"]))


def regions(view: View, frame: pd.DataFrame) -> pd.DataFrame:
    """Zones of the city, or districts of the chosen zone."""
    chosen = view.filters
    zone = chosen.zone or (filters.zone_of(chosen.district) if chosen.district else "")
    shares = age_group(zone)
    rest = {OUTSIDE: 1 - sum(shares.values())} if zone else {}
    found = by_region(frame, shares | rest)
    found = found[found["region"] != OUTSIDE]
    if chosen.district:
        found = found[found["region"] == chosen.district]
    return found.assign(name=[_place(code, view.t) for code in found["region"]])


def industries(view: View, frame: pd.DataFrame, found: Tables) -> pd.DataFrame:
    """Main clusters of 33618 and what the crosswalk links to none."""
    t, level = view.t, view.filters.level
    levels = [level] if level else list(WORK_FROM)
    shares = blended({name: float(found.starters[name]["value"].iloc[-1]) for name in levels})
    split = by_industry(frame, shares)
    if view.filters.has_industry:
        root = matching.roots(data.table("clusters"))
        wide = view.filters.cluster or ""
        inside = (wide,) if wide else filters.clusters(view.filters.tier)
        split = split[split["cluster"].isin({root[code] for code in inside})]
    return split.assign(name=[_cluster(code, t) for code in split["cluster"]])


def _place(code: str, t: Text) -> str:
    zones = quoting.words("zone", t)
    return zones[code] if code in zones else t.pick(data.records("districts")[code], "short")


def _cluster(code: str, t: Text) -> str:
    if code == UNLINKED:
        return t("pipeline.unlinked")
    return f"{code} {quoting.called('clusters', code, t)}"
