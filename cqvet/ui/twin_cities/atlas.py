"""The map of both sides beside the cities by items; a click is the same as the controls."""

from functools import lru_cache
from typing import Any, Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import twin_cities as both
from cqvet.pictures.maps.base import Drawn
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import Items
from cqvet.ui import legend, prose
from cqvet.ui.frame import View

KEY: Final = "both_sides"
PLACES: Final = {"district": "districts", "city": "sichuan_cities"}
MOST: Final = 8
"""So many cities are ranked."""
DOT: Final = "●"


def show(view: View, items: Items, city: str) -> None:
    """The map with its legend; how many items stand on it and beside it waits in a popover."""
    t = view.t
    st.pydeck_chart(
        drawn(view, items, city),
        height=330 if view.narrow else 460,
        on_select=_choose,
        selection_mode="single-object",
        key=KEY,
        alt=plain(view.page.finding(view.filters, t, view.given)),
    )
    st.html(_legend(view, items))
    found = twin_cities.placed(items)
    sums = {
        way: Figure(number(len(there), t.lang), f"placed/{way}") for way, there in found.items()
    }
    with prose.about("map", t) as about:
        if about.open:
            lines = [t("twin_cities.map_sums", **sums), t("twin_cities.map_note")]
            prose.lines(lines, "map_note", t, look="small")


@lru_cache(maxsize=256)
def drawn(view: View, items: Items, city: str) -> Drawn:
    """The map of a view; readers of the same view share it."""
    return both.deck(_scene(view, items, city))


def ranking(items: Items, t: Text) -> None:
    """The cities of Sichuan with most items: a dot an item."""
    points = twin_cities.points(items)
    cities = points[points["side"] == "city"].assign(n=lambda frame: frame["items"].map(len))
    rows = [
        (
            quoting.called("sichuan_cities", row["code"], t),
            DOT * row["n"]
            + " "
            + str(Figure(number(row["n"], t.lang), f"count/twin_city_parties/city={row['code']}")),
        )
        for row in data.rows(cities.sort_values("n", ascending=False, kind="stable").head(MOST))
    ]
    prose.rows(rows or [(t("twin_cities.no_city"), "")], "cities", t)


def _choose() -> None:
    """Take a click over: a line opens its item, a place filters by itself, twice undoes it."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY]["selection"]["objects"]
    for layer, found in objects.items():
        if layer.startswith(both.LINES):
            st.session_state["figure"] = f"twin_city/{found[0]['item']}"
        else:
            side, code = found[0]["side"], found[0]["code"]
            st.session_state[side] = "" if st.session_state[side] == code else code


def _scene(view: View, items: Items, city: str) -> both.Scene:
    t = view.t
    lines, points = twin_cities.lines(items), twin_cities.points(items)
    return both.Scene(
        lines=lines.assign(
            name=[_line_name(row, t) for row in data.rows(lines)],
            said=[_line_said(row, t) for row in data.rows(lines)],
        ),
        points=points.assign(
            name=[quoting.called(PLACES[r["side"]], r["code"], t) for r in data.rows(points)],
            said=["\n".join(_name(item, t) for item in there) for there in points["items"]],
        ),
        areas=frozenset(
            code for zone in twin_cities.zones() for code in (*zone.districts, *zone.cities)
        ),
        district=view.filters.district,
        city=city,
        types=palette.TWIN_CITIES,
        lang=t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


def _line_name(row: data.Row, t: Text) -> str:
    ends = [quoting.called(PLACES[side], row[side], t) for side in PLACES]
    return f"{' — '.join(ends)} · {quoting.word('twin_city_type', row['type'], t)}"


def _line_said(row: data.Row, t: Text) -> str:
    name = _name(row["item"], t)
    return t("twin_cities.inferred_place", value=name) if row["inferred"] else name


def _name(item: str, t: Text) -> str:
    return quoting.called("twin_city", item, t)


def _legend(view: View, items: Items) -> str:
    """Lines by type, zones of Chongqing, integration zones."""
    t, drawn = view.t, set(twin_cities.lines(items)["type"])
    names = quoting.words("twin_city_type", t)
    return legend.of(
        (
            *(
                legend.swatch(palette.TWIN_CITIES[code], name, legend.LINE)
                for code, name in names.items()
                if code in drawn
            ),
            *(
                legend.swatch(palette.ZONES[code], name, more="opacity:0.35")
                for code, name in quoting.words("zone", t).items()
            ),
            legend.swatch(palette.MISSING[view.dark], t("twin_cities.legend_zones")),
        )
    )
