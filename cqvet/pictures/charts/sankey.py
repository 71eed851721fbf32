"""The way of 1,000 students as a Sankey for ECharts."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from cqvet.pictures import palette

THROUGH: Final = frozenset({"segmented", "five_year", "three_four", "through"})
VOCATIONAL: Final = frozenset(
    {"plain", "college", "bachelor", "work_secondary", "work_college", "work_bachelor"}
)
ORDER: Final = (
    "junior_graduates",
    *("three_four", "through", "five_year", "segmented", "plain"),
    *("comprehensive", "general", "academic", "college", "bachelor"),
    *("work_bachelor", "work_college", "work_secondary", "left", "elsewhere", "work_general"),
)
"""From top to bottom in each column: through-training lies above all that goes where it goes."""
COLUMNS: Final = 5
HEAD: Final = 26
TEXT: Final = 13
OPACITY: Final = {True: 0.7, False: 0.2}
"""Of a flow on through-training, and of any other."""


class Node(NamedTuple):
    """A node: its id, what is written beside it (may hold a line break), what a pointer shows."""

    id: str
    label: str
    tip: str


class Link(NamedTuple):
    """A flow between two nodes, in students of 1,000; `tip` is what a pointer shows."""

    source: str
    target: str
    value: float
    tip: str


def spec(
    nodes: Sequence[Node],
    links: Sequence[Link],
    heads: Sequence[str],
    *,
    dark: bool,
    narrow: bool,
) -> dict[str, Any]:
    """The option of ECharts: from left to right under `heads`, through-training in its ink.

    The order of the nodes is `ORDER` whatever the values are.
    """
    ink = palette.css(palette.INK[dark])
    right = 22 if narrow else 19
    return {
        "animation": False,
        "tooltip": {"trigger": "item", "confine": True},
        "title": [
            {
                "text": head,
                "left": f"{column * (100 - right) / (COLUMNS - 1):.1f}%" if column else 0,
                "top": 0,
                "padding": 0,
                "textStyle": {"fontSize": TEXT, "fontWeight": "bold", "color": ink},
            }
            for column, head in enumerate(heads)
            if head
        ],
        "series": [
            {
                "type": "sankey",
                "layoutIterations": 0,
                "data": [
                    {
                        "name": node.id,
                        "itemStyle": {
                            "color": palette.css(colour(node.id, dark=dark)),
                            "borderWidth": 0,
                        },
                        "label": {"formatter": node.label},
                        "tooltip": {"formatter": node.tip},
                    }
                    for node in sorted(nodes, key=lambda node: ORDER.index(node.id))
                ],
                "links": [
                    {
                        "source": link.source,
                        "target": link.target,
                        "value": round(link.value, 3),
                        "tooltip": {"formatter": link.tip},
                        "lineStyle": _line(link),
                    }
                    for link in links
                ],
                "left": 2,
                "right": f"{right}%",
                "top": HEAD,
                "bottom": 8,
                "nodeWidth": 8 if narrow else 12,
                "nodeGap": 30 if narrow else 22,
                "draggable": False,
                "emphasis": {"focus": "adjacency"},
                "label": {
                    "color": ink,
                    "fontSize": TEXT,
                    "lineHeight": 15,
                    "textBorderWidth": 3,
                    "textBorderColor": palette.css(palette.GROUND[dark]),
                },
                "lineStyle": {"curveness": 0.5},
            }
        ],
    }


def _line(link: Link) -> dict[str, object]:
    """A flow has the colour of where it comes from; what enters through-training has its ink."""
    into = link.target in THROUGH
    return {
        "opacity": OPACITY[into or link.source in THROUGH],
        "color": "target" if into else "source",
    }


def colour(node: str, *, dark: bool) -> palette.Rgb:
    """The ink of through-training, blue-green for vocational stages, grey for all else."""
    if node in THROUGH:
        return palette.THROUGH[dark]
    return palette.RAMP[2 if dark else 3] if node in VOCATIONAL else palette.OTHERS[dark]
