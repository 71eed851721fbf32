"""A small map of one geometry file, drawn from its light copy for the browser."""

from typing import Final

import pydeck as pdk

from cqvet.pictures import palette
from cqvet.pictures.maps import base

COPIES: Final = {"geometry_zones": "zone_borders"}
"""Geometries that have no light copy of their own, and what is drawn for them."""
CITY: Final = {"longitude": 107.8, "latitude": 30.2, "zoom": 5.6}
REGION: Final = {"longitude": 105.5, "latitude": 30.2, "zoom": 5.0}
WORLD: Final = {"longitude": 20.0, "latitude": 20.0, "zoom": 0.2}
VIEWS: Final = {"geometry_world_land": WORLD, "geometry_neighbours": REGION}


def deck(name: str, *, dark: bool) -> pdk.Deck:
    """The lines of a geometry `name` (as in the descriptor) on the ground of the page."""
    file = COPIES.get(name, name.removeprefix("geometry_"))
    layer = base.line("lines", base.address(file), [*palette.INK[dark], 200], 1)
    return pdk.Deck(
        layers=[layer],
        initial_view_state=pdk.ViewState(**VIEWS.get(name, CITY)),
        map_provider=None,
        tooltip=False,
    )
