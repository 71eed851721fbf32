"""The map of the layout page with its legend; a click on it is the same as the filter bar."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import LARGE, bare, number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.classes import Classes, quantiles
from cqvet.pictures.maps import layout as layout_map
from cqvet.pictures.maps.base import Drawn
from cqvet.subjects import layout
from cqvet.ui import legend as signs
from cqvet.ui import origins, prose
from cqvet.ui.frame import View
from cqvet.ui.layout import controls, own, tips
from cqvet.ui.layout.selection import Selection
from cqvet.ui.layout.words import words

KEY = "map"
TWIN: Final = "twin"
"""Where the table of the map stands: the next stop after the map leads there."""
TABLES = (
    "district_statistics",
    "institutions",
    "institution_statuses",
    "consortia",
    "communities",
    "geometry_districts",
)


@dataclass(frozen=True)
class Look:
    """How the reader looks at the map: the measure, the layers that are on, steps nearer."""

    measure: str
    layers: frozenset[str]
    closer: int


def show(view: View, selection: Selection, measure: str) -> None:
    """The map with its legend; what there is to say about it waits in a popover."""
    t = view.t
    scene = Look(measure, controls.shown(), int(st.session_state["zoom"]))
    yours = own.schools(view)
    st.pydeck_chart(
        drawn(scene, selection, view) if yours.empty else with_own(scene, selection, view, yours),
        height=layout_map.NARROW[1] if view.narrow else layout_map.WIDE[1],
        on_select=choose,
        selection_mode="single-object",
        key=KEY,
        alt=plain(view.page.finding(view.filters, t, view.given)),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="under_map"):
        st.markdown(f"[{t('layout.to_table')}](#{TWIN})", width="content")
        with st.popover(
            t("frame.about_picture"), type="tertiary", on_change="rerun", key="about_map"
        ) as about:
            if about.open:
                explain(view, selection, measure)
        if view.narrow:
            controls.steps(view)
    chosen = view.filters
    dots = bool(chosen.zone or chosen.district)
    narrowed = bool(chosen.level or chosen.has_industry or chosen.evidence == "high")
    known = {"dots": dots, "narrowed": narrowed, "tied": chosen.has_industry}
    st.html(legend(scene, t, view.dark, yours=not yours.empty, **known))


def explain(view: View, selection: Selection, measure: str) -> None:
    """How to read the map, the date of the division, and what has no place on it."""
    known = words(view.t)
    keys = (f"layout.explain_{measure}", "layout.no_shade", "layout.division")
    lines = [" ".join(view.t(key, **known) for key in keys), origins.line(TABLES, view.t)]
    prose.lines(lines, "explain", view.t, look="small")
    for key, names in lost(selection, view.t).items():
        if names:
            st.markdown(f"**{view.t(key)}**  \n{names}")


@lru_cache(maxsize=256)
def drawn(look: Look, selection: Selection, view: View) -> Drawn:
    """The map of a view; readers of the same view share it."""
    return layout_map.deck(scene_of(look, selection, view))


def with_own(look: Look, selection: Selection, view: View, yours: pd.DataFrame) -> Drawn:
    """The same with what the visitor brought: drawn for him alone, and kept nowhere."""
    return layout_map.deck(replace(scene_of(look, selection, view), own=yours))


def scene_of(look: Look, selection: Selection, view: View) -> layout_map.Scene:
    """What the map of a view shows."""
    measure = look.measure
    found = classes(measure)
    higher = selection.institutions["level"].isin(layout.HIGHER)
    colleges = selection.institutions[higher]["district"].value_counts()
    return layout_map.Scene(
        districts=districts(),
        institutions=selection.institutions,
        networks=selection.networks,
        step=found.step if found else None,
        steps=len(found.ranges) if found else 0,
        values={} if measure == "zones" else values(measure, view.t),
        outlines=tips.address(),
        tip=tips.fields(measure, view.t.lang),
        colleges={str(code): int(n) for code, n in colleges.items()},
        shown=look.layers,
        closer=look.closer,
        zone=view.filters.zone,
        district=view.filters.district,
        lang=view.t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


@cache
def classes(measure: str) -> Classes | None:
    """The classes of a measure; the zones have none."""
    return None if measure == "zones" else quantiles(layout.by_district(measure))


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
    chosen = layout.MEASURES[measure]
    return {
        str(code): bare(value, chosen.unit, t.lang, min(chosen.digits, 1))
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
def legend(
    look: Look,
    t: Text,
    dark: bool,  # noqa: FBT001
    *,
    dots: bool,
    narrowed: bool,
    tied: bool = False,
    yours: bool = False,
) -> str:
    """What colours, circles, dots and marks mean, as HTML, in the signs of the map.

    Where filters have `narrowed` the colleges, a ring says no more than that none passed them;
    where they are `tied` to an industry, those counted take part in its networks.
    """
    found = classes(look.measure)
    if found is None:
        parts = [
            _swatch(palette.ZONES[code], name) for code, name in quoting.words("zone", t).items()
        ]
    else:
        chosen = layout.MEASURES[look.measure]
        ramp = palette.ramp(len(found.ranges), dark=dark)
        parts = [
            _swatch(colour, _range(low, high, chosen, t))
            for colour, (low, high) in zip(ramp, found.ranges, strict=True)
        ]
        if (found.step < 0).any():
            parts.append(_swatch(palette.MISSING[dark], t("layout.legend_missing")))
    if "colleges" in look.layers:
        ink = palette.INK[dark]
        counted = "layout.legend_tied" if tied else "layout.legend_colleges"
        parts.append(signs.dot(ink, ink, 1.0, t(counted)))
        none = "layout.legend_none_left" if narrowed else "layout.legend_none"
        parts.append(signs.dot(None, ink, 0.55, t(none)))
    for level, (fill, line) in layout_map.LEVELS.items():
        if dots and level in look.layers:
            parts.append(signs.dot(fill, line, 0.65, t(f"layout.legend_{level}")))
    for kind, glyph in layout_map.GLYPHS.items():
        if kind in look.layers:
            label = t(f"layout.legend_{kind}")
            parts.append(signs.sign(glyph, layout_map.MARKS[kind], label, signs.RIM))
    if yours and "own" in look.layers:
        parts.append(signs.dot(palette.YOURS, palette.GROUND[False], 0.65, t("layout.legend_own")))
    return signs.of(parts)


def _range(low: float, high: float, measure: layout.Measure, t: Text) -> str:
    first, last = (quantity(end, measure.unit, t, measure.digits) for end in (low, high))
    if low == high:
        return last
    # A unit that stands for many is a part of its number: each end has its own.
    return f"{first if measure.unit in LARGE else number(low, t.lang, measure.digits)} – {last}"


def _swatch(colour: palette.Rgb, label: str) -> str:
    return signs.swatch(colour, label, more="outline:1px solid #8886")
