"""Where nodes stand, where labels break, and how links run.

A wide screen has three columns: industries, networks, members. A narrow one has a single
column in which members follow their first network; links to the others run beside it as arcs.
Every node has a row of its own, so no label covers another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

import pandas as pd

from cqvet import data

LINE: Final = 13
GAP: Final = 6
STEPS: Final = 12
WIDE: Final = {"industry": 215, "network": 300, "end": 640, "member": 745}
WIDTH: Final = {False: 1000, True: 350}
INDENT: Final = {"industry": 44, "network": 56, "member": 70}
SIGNS: Final = {
    False: {"industry": 26, "network": 42, "member": 31},
    True: {"industry": 40, "network": 40, "member": 39},
}
"""Signs in a line of a label; a Chinese character counts as two."""
COLUMNS: Final = (
    *("what", "node", "sort", "label", "column", "x", "y", "ref", "top", "shared"),
    *("link", "k", "inferred"),
)


@dataclass(frozen=True)
class Drawing:
    """`rows` for the chart: nodes (`what` = node) and points of links (`what` = link).

    Columns: what, node, sort, label, x, y, top (of the label), link, k, inferred, shared, ref.
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
    spots = (_column if narrow else _columns)(nodes, edges, heights)
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
        first = firsts[there] == here
        if narrow:
            points = _arc(spots[here], spots[there], first=first)
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
    # A network of which nobody and no industry is known has a node and no link.
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


def _columns(nodes: pd.DataFrame, edges: pd.DataFrame, heights: dict[str, int]) -> Spots:
    """Three columns: members one below the other, the rest beside what they are linked to."""
    spots: Spots = {}
    of = {
        column: [str(node) for node in nodes[nodes["column"] == column]["node"]]
        for column in ("member", "network", "industry")
    }
    y = 0.0
    for node in of["member"]:
        spots[node] = (WIDE["member"], y + heights[node] / 2)
        y += heights[node]
    links = [(f"network:{row['network']}", row["other"]) for row in data.rows(edges)]
    firsts = _firsts(edges)
    wanted: dict[str, list[float]] = {node: [] for node in of["network"] + of["industry"]}
    for here, other in links:
        if firsts[other] == here and other in spots:
            wanted[here].append(spots[other][1])
    _put(of["network"], wanted, heights, spots, WIDE["network"])
    for here, other in links:
        if other in wanted:
            wanted[other].append(spots[here][1])
    middle = {node: median(wanted[node]) for node in of["industry"]}
    _put(sorted(middle, key=lambda node: middle[node]), wanted, heights, spots, WIDE["industry"])
    return spots


def _put(
    nodes: Sequence[str],
    wanted: dict[str, list[float]],
    heights: dict[str, int],
    spots: Spots,
    x: float,
) -> None:
    """Nodes in this order, each as near as it gets to the middle of what it belongs to."""
    middles = [median(wanted[node]) if wanted[node] else 0.0 for node in nodes]
    ys = spread(middles, [heights[node] + GAP for node in nodes])
    spots.update({node: (x, y) for node, y in zip(nodes, ys, strict=True)})


def spread(wanted: Sequence[float], tall: Sequence[float]) -> list[float]:
    """Places in this order, each at the wanted one or as soon below it as there is room."""
    found: list[float] = []
    end = 0.0
    for place_, height in zip(wanted, tall, strict=True):
        found.append(max(place_, end + height / 2))
        end = found[-1] + height / 2
    return found


def _column(nodes: pd.DataFrame, edges: pd.DataFrame, heights: dict[str, int]) -> Spots:
    """One column: an industry, its networks, of each its members; each where it comes first."""
    column = dict(zip(nodes["node"], nodes["column"], strict=True))
    links = [(f"network:{row['network']}", row["other"]) for row in data.rows(edges)]
    order: list[str] = []
    for network in (str(node) for node in nodes["node"] if column[node] == "network"):
        own = [other for here, other in links if here == network]
        heads = [other for other in own if column[other] == "industry"]
        order += [*heads, network, *(other for other in own if column[other] == "member")]
    spots: Spots = {}
    y = 0.0
    for node in dict.fromkeys(order):
        spots[node] = (INDENT[column[node]], y + heights[node] / 2)
        y += heights[node]
    return spots


def _firsts(edges: pd.DataFrame) -> dict[str, str]:
    """The first network of each member and industry."""
    first = edges.drop_duplicates("other")
    return dict(zip(first["other"], "network:" + first["network"], strict=True))


Points = list[tuple[float, float]]


def _curve(here: tuple[float, float], there: tuple[float, float]) -> Points:
    """A smooth line between two columns; on the right side it starts at the end of the label."""
    x, y = here
    if there[0] > x:
        x = WIDE["end"]
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
