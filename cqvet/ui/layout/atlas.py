"""The map of the layout page with its legend; a click on it is the same as the sidebar."""

from functools import cache, lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.classes import Classes, quantiles
from cqvet.pictures.maps import layout as layout_map
from cqvet.pictures.maps.base import Drawn
from cqvet.subjects import layout
from cqvet.ui import origins, prose
from cqvet.ui.frame import View
from cqvet.ui.layout import tips
from cqvet.ui.layout.selection import Selection
from cqvet.ui.layout.words import words

KEY = "map"
TABLES = (
    "district_statistics",
    "institutions",
    "institution_statuses",
    "consortia",
    "communities",
    "geometry_districts",
)


def show(view: View, selection: Selection, measure: str) -> None:
    """The map, its legend, the date of the division, and what has no place on it."""
    st.pydeck_chart(
        drawn(measure, selection, view),
        height=600,
        on_select=choose,
        selection_mode="single-object",
        key=KEY,
        alt=plain(
            view.t(
                "layout.map_alt",
                measure=view.t(f"layout.measure_{measure}"),
                **words(view.t),
            )
        ),
    )
    st.html(legend(measure, view.t, view.dark))
    known = words(view.t)
    keys = (f"layout.explain_{measure}", "layout.no_shade", "layout.division")
    lines = [" ".join(view.t(key, **known) for key in keys), origins.line(TABLES, view.t)]
    prose.lines(lines, "explain", view.t, look="small")
    tray(view, selection)


@lru_cache(maxsize=256)
def drawn(measure: str, selection: Selection, view: View) -> Drawn:
    """The map of a view; readers of the same view share it."""
    found = classes(measure)
    return layout_map.deck(
        layout_map.Scene(
            districts=districts(),
            institutions=selection.institutions,
            networks=selection.networks,
            step=found.step if found else None,
            steps=len(found.ranges) if found else 0,
            values={} if measure == "zones" else values(measure, view.t),
            outlines=tips.address(),
            tip=tips.fields(measure, view.t.lang),
            zone=view.filters.zone,
            district=view.filters.district,
            lang=view.t.lang,
            dark=view.dark,
            narrow=view.narrow,
        )
    )


@cache
def classes(measure: str) -> Classes | None:
    """The classes of a measure; the zones have none."""
    return None if measure == "zones" else quantiles(layout.by_district(measure))


def tray(view: View, selection: Selection) -> None:
    """What the map cannot show, by name."""
    for key, names in lost(selection, view.t).items():
        if names:
            with st.expander(view.t(key)):
                st.markdown(names)


@lru_cache(maxsize=256)
def lost(selection: Selection, t: Text) -> dict[str, str]:
    """The names of institutions and of networks without a place, by the title of their tray."""
    frames = {
        "layout.tray": selection.institutions,
        "layout.tray_networks": selection.networks,
    }
    return {
        key: t.join(list(dict.fromkeys(frame[frame["lon"].isna()][t.column(frame, "name")])))
        for key, frame in frames.items()
    }


@cache
def districts() -> pd.DataFrame:
    """Districts in code order with their area, as the map wants them."""
    frame = data.table("districts")
    return frame.assign(area_km2=frame["district"].map(layout.parts()["area_km2"]))


def values(measure: str, t: Text) -> dict[str, str]:
    """The value of each district as its label shows it; a missing one shows none (grey)."""
    digits = layout.MEASURES[measure].digits
    return {
        str(code): number(value, t.lang, digits)
        for code, value in layout.by_district(measure).dropna().items()
    }


def choose() -> None:
    """Take a click over: a dot chooses an institution, an area its district, twice undoes it."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY]["selection"]["objects"]
    for layer, found in objects.items():
        if layer == "institutions":
            go_to(found[0]["institution"])
        elif layer.startswith(layout_map.PICK):
            code = found[0]["properties"]["district"]
            same = code == st.session_state["district"]
            st.session_state.update(district="" if same else code, institution="")
            if not same and st.session_state["zone"]:
                st.session_state["zone"] = found[0]["properties"]["zone"]


def go_to(institution: str) -> None:
    """Choose an institution and, where it is known, its district."""
    district = data.records("institutions")[institution]["district"]
    st.session_state["institution"] = institution
    if district:
        st.session_state.update(district=district, zone="")


@cache
def legend(measure: str, t: Text, dark: bool) -> str:  # noqa: FBT001
    """What colours, dots and marks mean, as HTML."""
    found = classes(measure)
    if found is None:
        parts = [
            _swatch(palette.ZONES[code], name[t.lang]) for code, name in data.names("zone").items()
        ]
    else:
        chosen = layout.MEASURES[measure]
        ramp = palette.ramp(len(found.ranges), dark=dark)
        parts = [
            _swatch(colour, _range(low, high, chosen, t))
            for colour, (low, high) in zip(ramp, found.ranges, strict=True)
        ]
        if (found.step < 0).any():
            parts.append(_swatch(palette.MISSING[dark], t("layout.legend_missing")))
    parts += [
        _dot("#ffffff", t("layout.legend_secondary")),
        _dot("#26231f", t("layout.legend_higher")),
        _dot(palette.css(palette.GOLD), t("layout.legend_bachelor")),
        _glyph("◆", t("layout.legend_consortium")),
        _glyph("▲", t("layout.legend_community")),
    ]
    return f'<div style="font-size:0.85rem;line-height:1.9">{" ".join(parts)}</div>'


def _range(low: float, high: float, measure: layout.Measure, t: Text) -> str:
    last = quantity(high, measure.unit, t, measure.digits)
    return last if low == high else f"{number(low, t.lang, measure.digits)} – {last}"


def _item(mark: str, label: str) -> str:
    return f'<span style="white-space:nowrap;margin-right:1rem">{mark} {label}</span>'


def _swatch(colour: palette.Rgb, label: str) -> str:
    style = (
        f"display:inline-block;width:1.1em;height:0.8em;background:{palette.css(colour)};"
        "outline:1px solid #8886"
    )
    return _item(f'<span style="{style}"></span>', label)


def _dot(colour: str, label: str) -> str:
    style = (
        f"display:inline-block;width:0.65em;height:0.65em;border-radius:50%;background:{colour};"
        "border:1.5px solid #777"
    )
    return _item(f'<span style="{style}"></span>', label)


def _glyph(glyph: str, label: str) -> str:
    return _item(f'<span style="color:#a87a10">{glyph}</span>', label)
