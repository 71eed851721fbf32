"""Where the items lead: the map beside the countries as rows of dots; a click chooses a country."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import dots
from cqvet.pictures.maps import world
from cqvet.subjects import board, international
from cqvet.subjects.international import GROUPS, NONE
from cqvet.ui import legend, origins, prose, vega
from cqvet.ui.frame import View

MAP: Final = "world"
LIST: Final = "countries"


def area(view: View) -> None:
    """Which part of the world the map shows."""
    t = view.t
    st.segmented_control(
        t("param.area"),
        international.AREAS,
        format_func=lambda code: t(f"international.area_{code}"),
        key="area",
        required=True,
        label_visibility="collapsed",
    )


def show(view: View, rows: Sequence[data.Row]) -> None:
    """One arc a country, as wide as there are items; what there is to say of it in a popover."""
    t, led = view.t, international.led(rows)
    known = {*led, *_visitors(rows)}
    scene = world.Scene(
        countries=tuple(
            world.Country(
                code,
                quoting.called("countries", code, t),
                _listed(led.get(code, _visitors(rows).get(code, ())), t),
                len(led.get(code, ())),
            )
            for code in international.countries()
            if code in known
        ),
        chosen=st.session_state["country"],
        area=st.session_state["area"],
        city=quoting.word("region", "chongqing", t),
        dark=view.dark,
        narrow=view.narrow,
    )
    st.pydeck_chart(
        world.deck(scene),
        height=world.NARROW[1] if view.narrow else world.WIDE[1],
        on_select=_from_map,
        selection_mode="single-object",
        key=MAP,
        alt=plain(view.page.finding(view.filters, t, view.given)),
    )
    with prose.about("map", t) as about:
        if about.open:
            lines = [t("international.map_note"), t("international.region_note")]
            prose.lines(
                [*lines, origins.line(board.TABLES["world"], t)], "map_note", t, look="small"
            )


def countries(view: View, rows: Sequence[data.Row]) -> None:
    """A row a country, a dot an item; of a visit a hollow dot."""
    t, chosen = view.t, st.session_state["country"]
    found = _rows(rows, chosen, t)
    frame = dots.placed(found, narrow=view.narrow)
    signs = [
        legend.sign(glyph, palette.COOPERATION[group], t(f"international.group_{group}"))
        for glyph, group in zip(dots.GLYPHS, GROUPS, strict=True)
    ]
    visits = set(frame.loc[frame["hollow"], "kind"])
    if visits:
        hollow = [
            glyph for glyph, group in zip(dots.HOLLOW, GROUPS, strict=True) if group in visits
        ]
        signs.append(
            legend.sign("".join(hollow), palette.COOPERATION["others"], t("international.visit"))
        )
    st.html(legend.of(signs))
    vega.show(
        frame,
        dots.spec(
            int(frame["top"].max()) + dots.ROW,
            tuple(palette.COOPERATION.items()),
            t("international.items"),
            dark=view.dark,
        ),
        # A choice makes it another chart, which has forgotten the click it answered.
        key=f"{LIST}_{chosen}",
        on_select=lambda: _from_list(f"{LIST}_{chosen}"),
        selection_mode=[dots.PICK],
        alt=t("international.countries_alt", names=t.join([row.name for row in found[:3]])),
    )


def _visitors(rows: Iterable[data.Row]) -> dict[str, list[data.Row]]:
    """Country -> the items to whose meeting it only sent delegates."""
    found: dict[str, list[data.Row]] = {}
    for row in rows:
        for own in data.of("international_countries", item=row["item"], tie="attendance"):
            found.setdefault(own["iso3"], []).append(row)
    return found


def _rows(rows: Sequence[data.Row], chosen: str, t: Text) -> list[dots.Row]:
    """The countries with most items first, then visits, then the items that lead nowhere known."""
    led, visits = international.led(rows), _visitors(rows)
    nowhere = [row for row in rows if not data.of("international_countries", item=row["item"])]
    order = list(GROUPS)
    found = []
    for code in [*dict.fromkeys([*led, *visits]), *([NONE] if nowhere else [])]:
        items = [(row, False) for row in (nowhere if code == NONE else led.get(code, ()))]
        items += [(row, True) for row in visits.get(code, ())]
        items.sort(key=lambda pair: order.index(international.group(pair[0])))
        found.append(
            dots.Row(
                code,
                international.country(code, t),
                _listed([row for row, _ in items], t),
                [dots.Dot(international.group(row), visit, row.ref) for row, visit in items],
                chosen in ("", code),
            )
        )
    return found


def _listed(items: Iterable[data.Row], t: Text) -> str:
    return "\n".join(t.pick(row, "name") for row in items)


def _from_map() -> None:
    objects: dict[str, list[dict[str, Any]]] = st.session_state[MAP]["selection"]["objects"]
    for found in objects.values():
        _choose(found[0]["iso3"])


def _from_list(key: str) -> None:
    for found in st.session_state[key]["selection"].get(dots.PICK, []):
        _choose(found["key"])


def _choose(code: str) -> None:
    """Choose a country; once more, and all are chosen again."""
    st.session_state["country"] = "" if code == st.session_state["country"] else code
