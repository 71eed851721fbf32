"""One geometry: what it is, its features, a small map, its file."""

import json
from functools import cache, partial
from typing import Any, Final

import pandas as pd
import pydeck as pdk
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.pictures import palette
from cqvet.pictures.maps import base
from cqvet.ui.frame import View
from cqvet.ui.sources import describe


@cache
def features(name: str) -> list[dict[str, Any]]:
    """The features of a geometry as GeoJSON has them."""
    content = json.loads(data.file(data.resources()[name]["path"]))
    found: list[dict[str, Any]] = content["features"]
    return found


def show(name: str, view: View) -> None:
    """A geometry from its description to its file."""
    t, resource = view.t, data.resources()[name]
    found = features(name)
    figure = Figure(number(len(found), t.lang), f"file/{name}")
    describe.show(resource, [(t("sources.features"), figure)], t)
    st.download_button(
        t("frame.download", format="GeoJSON"),
        partial(data.file, resource["path"]),
        f"{name}.geojson",
        key=f"file_{name}",
        on_click="ignore",
    )
    st.subheader(t("sources.preview"), anchor=False)
    st.pydeck_chart(
        deck(name, dark=view.dark),
        height=320,
        key=f"map_{name}",
        alt=t("sources.map_alt", title=t.title(resource)),
    )
    st.caption(t("sources.map_help"))
    kinds = pd.DataFrame(
        {
            "kind": [feature["geometry"]["type"] for feature in found],
            "properties": [_words(feature["properties"], t("sources.none")) for feature in found],
        },
        pd.Index([f"file/{name}"] * len(found), name="ref"),
    )
    st.dataframe(
        kinds,
        hide_index=True,
        column_config={
            "kind": t("sources.feature_kind"),
            "properties": t("sources.feature_properties"),
        },
        key=f"features_{name}",
        alt=t("sources.preview_alt", table=t.title(resource)),
    )


def _words(properties: dict[str, Any], none: str) -> str:
    return "; ".join(f"{name} = {value}" for name, value in properties.items()) or none


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
