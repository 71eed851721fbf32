"""The moves of a plan as a flow from the clusters that give to those that take."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cqvet.pictures import palette

ROW = 46
LEAST = 220
TO = "→ "


def flow(moves: pd.DataFrame, names: Mapping[str, str], *, dark: bool) -> dict[str, Any]:
    """A Sankey diagram for ECharts. `moves` has `origin`, `target` (ids of `names`), `points`."""
    summed = moves.groupby(["origin", "target"], sort=False)["points"].sum().reset_index()
    gives, takes = (list(dict.fromkeys(summed[side])) for side in ("origin", "target"))
    ink = palette.css(palette.INK[dark])
    colours = {zone: palette.css(colour) for zone, colour in palette.ZONES.items()}
    nodes = [
        *({"name": names[code], "itemStyle": {"color": colours["metro"]}} for code in gives),
        *(
            {
                "name": TO + names[code],
                "itemStyle": {"color": colours["southeast"]},
                "label": {"position": "left"},
            }
            for code in takes
        ),
    ]
    links = [
        {
            "source": names[row["origin"]],
            "target": TO + names[row["target"]],
            "value": row["points"],
        }
        for row in summed.to_dict("records")
    ]
    series = {
        "type": "sankey",
        "left": 8,
        "right": 8,
        "top": 8,
        "bottom": 8,
        "nodeGap": 14,
        "draggable": False,
        "label": {"color": ink, "textBorderWidth": 0},
        "lineStyle": {"color": "source", "opacity": 0.35},
        "emphasis": {"focus": "adjacency"},
        "data": nodes,
        "links": links,
    }
    return {"animation": False, "tooltip": {"trigger": "item"}, "series": [series]}


def height(moves: pd.DataFrame) -> int:
    """Pixels that the longer side needs."""
    sides = max(moves["origin"].nunique(), moves["target"].nunique())
    return int(max(LEAST, sides * ROW))
