"""The map of both sides with what has no place on it; a click is the same as the controls."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import twin_cities as both
from cqvet.subjects import twin_cities
from cqvet.ui import legend, origins, prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import listing, selection
from cqvet.ui.twin_cities.selection import Selection

KEY: Final = "both_sides"
TABLES: Final = ("twin_city", "twin_city_parties", "institutions", "districts", "sichuan_cities")

PLACES: Final = {"district": "districts", "city": "sichuan_cities"}


def show(view: View, chosen: Selection) -> None:
    """Map, legend, sums, and what stands beside the map."""
    t = view.t
    st.pydeck_chart(
        both.deck(_scene(view, chosen)),
        height=330 if view.narrow else 580,
        on_select=choose,
        selection_mode="single-object",
        key=KEY,
        alt=t(
            "twin_cities.map_alt",
            cities=t.join(_busiest(chosen, t)) or t("twin_cities.no_city"),
        ),
    )
    st.html(_legend(view, chosen))
    found = twin_cities.placed(chosen.items)
    sums = {
        way: Figure(number(len(items), t.lang), f"placed/{way}") for way, items in found.items()
    }
    lines = [
        t("twin_cities.map_sums", **sums),
        t("twin_cities.map_note"),
        t("layout.division", districts=counts.figure("districts", t)),
        origins.line(TABLES, t),
    ]
    prose.lines(lines, "map_note", t, look="small")
    _beside(view, chosen)


def choose() -> None:
    """Take a click over: a line opens its item, a place filters by itself, twice undoes it."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY]["selection"]["objects"]
    for layer, found in objects.items():
        if layer.startswith(both.LINES):
            st.session_state["item"] = found[0]["item"]
        else:
            side, code = found[0]["side"], found[0]["code"]
            st.session_state[side] = "" if st.session_state[side] == code else code


def _scene(view: View, chosen: Selection) -> both.Scene:
    t = view.t
    lines, points = twin_cities.lines(chosen.items), twin_cities.points(chosen.items)
    zones = twin_cities.zones()
    return both.Scene(
        lines=lines.assign(
            name=[_line_name(row, t) for row in data.rows(lines)],
            said=[_line_said(row, t) for row in data.rows(lines)],
        ),
        points=points.assign(
            name=[_point_name(row, t) for row in data.rows(points)],
            said=["\n".join(_names(items, t)) for items in points["items"]],
        ),
        areas=frozenset(code for zone in zones for code in (*zone.districts, *zone.cities)),
        item=chosen.item if chosen.item in set(chosen.items["item"]) else "",
        district=view.filters.district,
        city=chosen.choice.city,
        types=palette.TWIN_CITIES,
        lang=t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


def _line_name(row: data.Row, t: Text) -> str:
    ends = [quoting.called(PLACES[side], row[side], t) for side in PLACES]
    return f"{' — '.join(ends)} · {quoting.word('twin_city_type', row['type'], t)}"


def _line_said(row: data.Row, t: Text) -> str:
    name = selection.name(row["item"], t)
    return t("twin_cities.inferred_place", value=name) if row["inferred"] else name


def _point_name(row: data.Row, t: Text) -> str:
    return quoting.called(PLACES[row["side"]], row["code"], t)


def _names(items: list[str], t: Text) -> list[str]:
    return [selection.name(item, t) for item in items]


def _busiest(chosen: Selection, t: Text) -> list[str]:
    """The cities of Sichuan with most items, by name."""
    points: pd.DataFrame = twin_cities.points(chosen.items)
    cities = points[points["side"] == "city"]
    order = cities["items"].map(len).sort_values(ascending=False, kind="stable").index
    return [quoting.called(PLACES["city"], code, t) for code in cities.loc[order[:3], "code"]]


def _legend(view: View, chosen: Selection) -> str:
    """Lines by type, zones of Chongqing, integration zones."""
    t, drawn = view.t, set(twin_cities.lines(chosen.items)["type"])
    types = [code for code in map(str, twin_cities.by_type(chosen.items).index) if code in drawn]
    return legend.of(
        (
            *(
                legend.swatch(
                    palette.TWIN_CITIES[code], quoting.word("twin_city_type", code, t), legend.LINE
                )
                for code in types
            ),
            *(
                legend.swatch(palette.ZONES[code], name, more="opacity:0.35")
                for code, name in quoting.words("zone", t).items()
            ),
            legend.swatch(palette.MISSING[view.dark], t("twin_cities.legend_zones")),
        )
    )


def _beside(view: View, chosen: Selection) -> None:
    """The items without a place, by the reason."""
    t = view.t
    found = twin_cities.beside(chosen.items)
    with st.container(border=True):
        st.markdown(f"**{t('twin_cities.beside')}**")
        if not found:
            st.caption(t("twin_cities.beside_none"))
            return
        for column, (reason, items) in zip(st.columns(len(found)), found.items(), strict=True):
            with column:
                st.caption(t(f"twin_cities.beside_{reason}"))
                listing.buttons(items, f"beside_{reason}", view)
