"""Where nodes stand, where labels break, and how links run.

On a wide screen the networks stand in the middle and their members on both sides, the label of
each outside. A narrow one has a single column in which members follow their first network; links
to the others run beside it as arcs. Every node has a row of its own, so no label covers another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean
from typing import Final

import pandas as pd

from cqvet import data

LINE: Final = 16
GAP: Final = 4
STEPS: Final = 12
SIDES: Final = {"left": 290, "right": 710}
MIDDLE: Final = 500
HALF: Final = 118
"""Half of the room that the label of a network has; links begin at its edge."""
WIDTH: Final = {False: 1000, True: 350}
INDENT: Final = {"network": 44, "member": 58}
SIGNS: Final = {
    False: {"network": 32, "member": 44},
    True: {"network": 36, "member": 35},
}
"""Signs in a line of a label; a Chinese character counts as two."""
COLUMNS: Final = (
    *("what", "node", "sort", "label", "column", "side", "x", "y", "ref", "top", "shared"),
    *("link", "k", "inferred"),
)


@dataclass(frozen=True)
class Drawing:
    """`rows` for the chart: nodes (`what` = node) and points of links (`what` = link).

    Columns: what, node, sort, label, column, side, x, y, top (of the label), link, k, inferred,
    shared, ref.
    """

    rows: pd.DataFrame
    height: int


def place(
    nodes: pd.DataFrame, edges: pd.DataFrame, names: Sequence[str], *, narrow: bool
) -> Drawing:
    """Positions for the nodes and edges of a graph; `names` are those of the nodes, in order."""
    labels = {
        node: broken(name, SIGNS[narrow][column])
        for node, column, name in zip(nodes["node"], nodes["column"], names, strict=True)
    }
    heights = {node: LINE * (label.count("\n") + 1) + GAP for node, label in labels.items()}
    spots = (_column if narrow else _sides)(nodes, edges, heights)
    degree = edges.groupby("other")["network"].nunique()
    rows = []
    for row in data.rows(nodes):
        x, y = spots[row["node"]]
        label = labels[row["node"]]
        member = row["column"] == "member"
        rows.append(
            {
                "what": "node",
                "node": row["node"],
                "sort": row["sort"],
                "label": label,
                "column": row["column"],
                "side": "left" if x == SIDES["left"] else "middle" if x == MIDDLE else "right",
                "x": x,
                "y": y,
                "ref": row["ref"],
                "top": y - LINE * label.count("\n") / 2,
                "shared": bool(member and degree[row["node"]] > 1),
            }
        )
    firsts = _firsts(edges)
    for row in data.rows(edges):
        here, there = f"network:{row['network']}", row["other"]
        if narrow:
            points = _arc(spots[here], spots[there], first=firsts[there] == here)
        else:
            points = _curve(spots[here], spots[there])
        rows += [
            {
                "what": "link",
                "link": f"{here} {there}",
                "k": k,
                "x": x,
                "y": y,
                "inferred": row["inferred"],
                "ref": row["ref"],
            }
            for k, (x, y) in enumerate(points)
        ]
    # A network of which nobody is known has a node and no link.
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return Drawing(frame, int(max(y for _, y in spots.values())) + LINE + GAP)


def broken(name: str, most: int) -> str:
    """A name in lines of at most `most` signs, broken at blanks or between Chinese characters."""
    lines, line, used = [], "", 0
    for part in _parts(name):
        width = sum(2 if ord(sign) > 0x2E7F else 1 for sign in part)
        if line and used + width > most:
            lines.append(line.rstrip())
            line, used = part, width
        else:
            line, used = line + part, used + width
    return "\n".join([*lines, line.rstrip()])


def _parts(name: str) -> list[str]:
    """Pieces that must not be broken: words with the blank after them, Chinese signs alone."""
    found, word = [], ""
    for sign in name:
        if ord(sign) > 0x2E7F:
            found += [word, sign] if word else [sign]
            word = ""
        else:
            word += sign
            if sign == " ":
                found.append(word)
                word = ""
    return [*found, word] if word else found


Spots = dict[str, tuple[float, float]]


def _sides(nodes: pd.DataFrame, edges: pd.DataFrame, heights: dict[str, int]) -> Spots:
    """Members on the side that is shorter, each network beside the middle of its members."""
    spots: Spots = {}
    feet = dict.fromkeys(SIDES, 0.0)
    for node in nodes[nodes["column"] == "member"]["node"]:
        side = min(feet, key=lambda side: feet[side])
        spots[node] = (SIDES[side], feet[side] + heights[node] / 2)
        feet[side] += heights[node]
    firsts, end = _firsts(edges), 0.0
    for node in nodes[nodes["column"] == "network"]["node"]:
        own = [spots[member][1] for member, first in firsts.items() if first == node]
        # As near as it gets to its members: below the network before it.
        y = max(mean(own) if own else 0.0, end + heights[node] / 2)
        spots[node], end = (MIDDLE, y), y + heights[node] / 2 + GAP
    return spots


def _column(nodes: pd.DataFrame, edges: pd.DataFrame, heights: dict[str, int]) -> Spots:
    """One column: of each network its members; each where it comes first."""
    column = dict(zip(nodes["node"], nodes["column"], strict=True))
    firsts = _firsts(edges)
    spots: Spots = {}
    y = 0.0
    for network in (node for node in nodes["node"] if column[node] == "network"):
        for node in [network, *(member for member, first in firsts.items() if first == network)]:
            spots[node] = (INDENT[column[node]], y + heights[node] / 2)
            y += heights[node]
    return spots


def _firsts(edges: pd.DataFrame) -> dict[str, str]:
    """The first network of each member."""
    first = edges.drop_duplicates("other")
    return dict(zip(first["other"], "network:" + first["network"], strict=True))


Points = list[tuple[float, float]]


def _curve(here: tuple[float, float], there: tuple[float, float]) -> Points:
    """A smooth line from the edge of the label in the middle to a side."""
    x, y = here
    x += HALF if there[0] > x else -HALF
    return [
        (x + (there[0] - x) * t, y + (there[1] - y) * (3 * t * t - 2 * t**3))
        for t in (k / STEPS for k in range(STEPS + 1))
    ]


def _arc(here: tuple[float, float], there: tuple[float, float], *, first: bool) -> Points:
    """A bracket to what follows the network, an arc on the left to what stands elsewhere."""
    if first:
        x = min(here[0], there[0])
        return [here, (x, here[1]), (x, there[1]), there]
    reach = min(40.0, 12 + abs(there[1] - here[1]) / 25)
    middle = min(here[0], there[0]) - reach
    points = [here, (middle, here[1]), (middle, there[1]), there]
    return list(dict.fromkeys(point for pair in pairwise(points) for point in pair))
