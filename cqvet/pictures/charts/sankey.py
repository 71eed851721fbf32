"""The way of 1,000 students as a Sankey for ECharts."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from cqvet.pictures import palette

THROUGH: Final = frozenset({"segmented", "five_year", "three_four", "through"})
VOCATIONAL: Final = frozenset(
    {"plain", "college", "bachelor", "work_secondary", "work_college", "work_bachelor"}
)


class Node(NamedTuple):
    """A node: its id, and what is written beside it (may hold a line break)."""

    id: str
    label: str


class Link(NamedTuple):
    """A flow between two nodes, in students of 1,000; `tip` is what a pointer shows."""

    source: str
    target: str
    value: float
    tip: str


def spec(
    nodes: Sequence[Node], links: Sequence[Link], *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """The option of ECharts: from left to right, through-training marked in gold."""
    ink = palette.css(palette.INK[dark])
    return {
        "animation": False,
        "tooltip": {"trigger": "item", "confine": True},
        "series": [
            {
                "type": "sankey",
                "data": [
                    {
                        "name": node.id,
                        "itemStyle": {"color": palette.css(colour(node.id, dark=dark))},
                        "label": {"formatter": node.label},
                        "tooltip": {"formatter": node.label.replace("\n", "<br>")},
                    }
                    for node in nodes
                ],
                "links": [
                    {
                        "source": link.source,
                        "target": link.target,
                        "value": round(link.value, 3),
                        "tooltip": {"formatter": link.tip},
                    }
                    for link in links
                ],
                "left": 2,
                "right": 70 if narrow else 205,
                "top": 8,
                "bottom": 8,
                "nodeWidth": 8 if narrow else 14,
                "nodeGap": 26 if narrow else 30,
                "draggable": False,
                "emphasis": {"focus": "adjacency"},
                "label": {
                    "color": ink,
                    "fontSize": 10 if narrow else 12,
                    "lineHeight": 13 if narrow else 15,
                    "textBorderWidth": 2,
                    "textBorderColor": palette.css(palette.GROUND[dark]),
                },
                "lineStyle": {"color": "source", "opacity": 0.35, "curveness": 0.5},
            }
        ],
    }


def colour(node: str, *, dark: bool) -> palette.Rgb:
    """Gold for through-training, blue-green for vocational stages, grey for all else."""
    if node in THROUGH:
        return palette.GOLD
    return palette.RAMP[2 if dark else 3] if node in VOCATIONAL else palette.MISSING[dark]
