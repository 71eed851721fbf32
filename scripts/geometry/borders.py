"""Line work drawn over the areas: each border once, cut at the points where borders meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

import shapely

Point = tuple[float, float]
Segment = tuple[Point, Point]


def borders(areas: Mapping[str, shapely.Geometry]) -> dict[str, shapely.MultiLineString]:
    """Lines between two areas ("inner") and between an area and the outside ("outer")."""
    sides: dict[Segment, int] = defaultdict(int)
    for area in areas.values():
        for polygon in shapely.get_parts(area):
            for ring in (polygon.exterior, *polygon.interiors):
                points: list[Point] = [(x, y) for x, y in ring.coords]
                for start, end in pairwise(points):
                    sides[min((start, end), (end, start))] += 1
    ends: dict[Point, set[Point]] = defaultdict(set)
    for start, end in sides:
        ends[start].add(end)
        ends[end].add(start)
    lines: dict[str, list[list[Point]]] = {"inner": [], "outer": []}
    for arc in arcs(ends):
        first, second = arc[0], arc[1]
        shared = sides[min((first, second), (second, first))] > 1
        lines["inner" if shared else "outer"].append(arc)
    return {kind: shapely.MultiLineString(sorted(found)) for kind, found in lines.items()}


def arcs(ends: Mapping[Point, set[Point]]) -> list[list[Point]]:
    """Chains of a planar graph from node to node (a node has other than two neighbours)."""
    seen: set[Segment] = set()

    def walk(start: Point, following: Point) -> list[Point]:
        chain = [start, following]
        seen.update(((start, following), (following, start)))
        while len(ends[chain[-1]]) == 2 and chain[-1] != start:
            (onward,) = ends[chain[-1]] - {chain[-2]}
            seen.update(((chain[-1], onward), (onward, chain[-1])))
            chain.append(onward)
        return chain

    nodes = sorted(point for point, others in ends.items() if len(others) != 2)
    found: list[list[Point]] = []
    for start in (*nodes, *sorted(ends)):
        for following in sorted(ends[start]):
            if (start, following) not in seen:
                found.append(walk(start, following))
    return found
