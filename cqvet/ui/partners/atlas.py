"""Named networks on the map, hollow where they are not counted; a click opens the record."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import partners as partners_map
from cqvet.subjects import networks, partners
from cqvet.ui import legend, origins, prose
from cqvet.ui.frame import View

KEY: Final = "partners_map"
HOLLOW: Final = {"◆": "◇", "▲": "△"}
TABLES: Final = (
    *("consortia", "consortium_districts", "communities", "community_districts"),
    *("place_aliases", "geometry_districts"),
)


def show(view: View, chosen: Sequence[tuple[str, str]]) -> None:
    """The map with its legend."""
    t = view.t
    table = networks.table()
    seats = table[table["network"].isin([code for _, code in chosen])].dropna(subset="lon")
    st.pydeck_chart(
        partners_map.deck(_scene(view, seats)),
        height=partners_map.NARROW[1] if view.narrow else partners_map.WIDE[1],
        on_select=_open,
        selection_mode="single-object",
        key=KEY,
        alt=t("partners.map_alt", places=t.join(_places(seats, t)) or t("partners.nowhere")),
    )
    st.html(
        legend.of(
            legend.sign(shown, palette.ACTORS[kind], t(f"partners.legend_{kind}_{part}"))
            for kind, sign in partners_map.SIGNS.items()
            for shown, part in ((sign, "counted"), (HOLLOW[sign], "apart"))
        )
    )
    with prose.about("partners_map", t) as about:
        if about.open:
            lines = [t("partners.map_note"), origins.line(TABLES, t)]
            prose.lines(lines, "map_note", t, look="small")


def _open() -> None:
    """Take a click over: a mark opens the record of its network."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY]["selection"]["objects"]
    for found in objects.values():
        st.session_state["figure"] = networks.record(found[0]["network"]).ref


def _scene(view: View, seats: pd.DataFrame) -> partners_map.Scene:
    t, counted = view.t, {code for kind in networks.KINDS for code in partners.likely(kind)}
    records = [networks.record(code) for code in seats["network"]]
    return partners_map.Scene(
        districts=data.table("districts"),
        seats=seats.assign(
            counted=seats["network"].isin(counted),
            name=[t.pick(row, "name") for row in records],
            said=[t(f"partners.kind_{kind}") for kind in seats["kind"]],
        ),
        zone=view.filters.zone,
        district=view.filters.district,
        lang=t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


def _places(seats: pd.DataFrame, t: Text) -> list[str]:
    """The districts that hold a seat, those with most first."""
    counts = seats["district"].value_counts()
    return [quoting.called("districts", str(code), t) for code in counts.index[:4]]
