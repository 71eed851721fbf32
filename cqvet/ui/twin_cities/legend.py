"""What the colours of the map mean."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.pictures import palette
from cqvet.subjects import twin_cities
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import selection
from cqvet.ui.twin_cities.selection import Selection

TINT: Final = "opacity:0.35"


def show(view: View, chosen: Selection) -> None:
    """Lines by type, zones of Chongqing, integration zones."""
    t = view.t
    drawn = set(twin_cities.lines(chosen.items)["type"])
    signs = [
        _sign(palette.TWIN_CITIES[code], "0.28em", selection.kind(code, t))
        for code in map(str, twin_cities.by_type(chosen.items).index)
        if code in drawn
    ]
    signs += [
        _sign(palette.ZONES[code], "0.8em", name[t.lang], TINT)
        for code, name in data.names("zone").items()
    ]
    signs.append(_sign(palette.MISSING[view.dark], "0.8em", t("twin_cities.legend_zones")))
    st.html(
        '<div style="display:flex;flex-wrap:wrap;gap:0.2rem 1rem;font-size:0.85rem">'
        + "".join(signs)
        + "</div>"
    )


def _sign(colour: palette.Rgb, height: str, label: str, more: str = "") -> str:
    style = (
        f"display:inline-block;width:1.1em;height:{height};vertical-align:middle;"
        f"background:{palette.css(colour)};{more}"
    )
    return f'<span style="white-space:nowrap"><span style="{style}"></span> {label}</span>'
