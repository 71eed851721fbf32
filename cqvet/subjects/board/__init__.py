"""The four tiles of the overview: where colleges are, the flow, the match, the world.

Each has its rows, which a picture draws, and a sentence with figures, which is also what the
picture says of itself.
"""

from collections.abc import Callable
from typing import Final

from cqvet.base.filters import NAMES, Filters
from cqvet.i18n import Text
from cqvet.subjects.board import abroad, flow, match, places

SENTENCES: Final[dict[str, Callable[[Filters, Text], str]]] = {
    "map": places.sentence,
    "flow": flow.sentence,
    "match": match.sentence,
    "world": abroad.sentence,
}
"""What each tile says."""
MODELLED: Final = frozenset({"flow", "match"})
"""Tiles that nothing published fills."""
ACTS: Final = {
    "map": frozenset({"zone", "district", "tier", "cluster"}),
    "flow": frozenset[str](),
    "match": frozenset({"tier", "cluster", "level"}),
    "world": frozenset({"zone", "district", "tier", "cluster", "evidence"}),
}
"""The filters that a tile can be split by."""
TABLES: Final = {
    "map": ("institutions", "districts", "geometry_districts"),
    "flow": ("statistics", "facts"),
    "match": ("programmes", "crosswalk", "clusters", "cluster_figures", "facts"),
    "world": ("international", "international_countries", "countries", "geometry_world_land"),
}
"""The tables that a tile is drawn from."""
REGION: Final = ("zone", "district")


def drawn(tile: str, chosen: Filters) -> bool:
    """Whether there is anything to draw: nothing modelled where only published figures count."""
    return not (tile in MODELLED and chosen.evidence == "published")


def acts(tile: str) -> frozenset[str]:
    """The filters that act on a tile; on the picture of another page all."""
    return ACTS.get(tile, frozenset(NAMES))


def city_wide(tile: str, chosen: Filters) -> bool:
    """Whether a region is chosen that the tile cannot be split by."""
    return any(getattr(chosen, name) for name in REGION if name not in acts(tile))
