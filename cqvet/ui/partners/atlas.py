"""Named networks on the map, hollow where they are not counted; a click opens the record."""

from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import partners as partners_map
from cqvet.pictures.maps.base import Drawn
from cqvet.subjects import networks, partners
from cqvet.ui import legend, origins, prose
from cqvet.ui.frame import View

KEY: Final = "partners_map"
Chosen = tuple[tuple[str, str], ...]
"""Networks as (kind, id)."""
HOLLOW: Final = {"◆": "◇", "▲": "△"}
TABLES: Final = (
    *("consortia", "consortium_districts", "communities", "community_districts"),
    *("place_aliases", "geometry_districts"),
)


def show(view: View, chosen: Chosen) -> None:
    """The map with its legend."""
    t = view.t
    st.pydeck_chart(
        drawn(chosen, view.filters, t, view.dark, view.narrow),
        height=partners_map.NARROW[1] if view.narrow else partners_map.WIDE[1],
        on_select=_open,
        selection_mode="single-object",
        key=KEY,
        alt=t("partners.map_alt", places=t.join(_places(chosen, t)) or t("partners.nowhere")),
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


@lru_cache(maxsize=256)
def drawn(chosen: Chosen, filters: Filters, t: Text, dark: bool, narrow: bool) -> Drawn:  # noqa: FBT001
    """The map of a view; readers of the same view share it."""
    seats = _seats(chosen)
    counted = {code for kind in networks.KINDS for code in partners.likely(kind)}
    records = [networks.record(code) for code in seats["network"]]
    return partners_map.deck(
        partners_map.Scene(
            districts=data.table("districts"),
            seats=seats.assign(
                counted=seats["network"].isin(counted),
                name=[t.pick(row, "name") for row in records],
                said=[t(f"partners.kind_{kind}") for kind in seats["kind"]],
            ),
            zone=filters.zone,
            district=filters.district,
            lang=t.lang,
            dark=dark,
            narrow=narrow,
        )
    )


def _seats(chosen: Chosen) -> pd.DataFrame:
    """The seats of networks that have a place on the map."""
    table = networks.table()
    return table[table["network"].isin([code for _, code in chosen])].dropna(subset="lon")


def _places(chosen: Chosen, t: Text) -> list[str]:
    """The districts that hold a seat, those with most first."""
    counts = _seats(chosen)["district"].value_counts()
    return [quoting.called("districts", str(code), t) for code in counts.index[:4]]
