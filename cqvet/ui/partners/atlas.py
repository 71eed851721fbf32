"""Named networks on the map; beside it those without a place, apart those that are not counted."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import partners as partners_map
from cqvet.subjects import partners
from cqvet.ui import legend, origins, prose
from cqvet.ui.frame import View
from cqvet.ui.partners import selection, words
from cqvet.ui.partners.selection import Selection

KEY: Final = "partners_map"
HOLLOW: Final = {"◆": "◇", "▲": "△"}
TABLES: Final = (
    *("consortia", "consortium_districts", "communities", "community_districts"),
    *("place_aliases", "geometry_districts"),
)


def show(view: View, chosen: Selection) -> None:
    """The map with its legend."""
    t = view.t
    st.pydeck_chart(
        partners_map.deck(_scene(view, chosen)),
        height=330 if view.narrow else 500,
        on_select=_choose,
        selection_mode="single-object",
        key=KEY,
        alt=t("partners.map_alt", places=t.join(_places(chosen, t)) or t("partners.nowhere")),
    )
    st.html(_legend(t))
    lines = [t("partners.map_note"), origins.line(TABLES, t)]
    prose.lines(lines, "map_note", t, look="small")


def lists(chosen: Selection, t: Text) -> None:
    """Three lists that together hold each network once."""
    stand = partners.stand(chosen.seats)
    for column, (part, codes) in zip(st.columns(3, gap="medium"), stand.items(), strict=True):
        if codes:
            with column:
                st.markdown(f"**{t(f'partners.part_{part}')}**")
                _list(part, codes, t)


def _list(part: str, codes: list[str], t: Text) -> None:
    """Networks as buttons that open their card, each with its place or why it stands here."""
    told = {"map": words.place, "beside": words.why_beside, "apart": words.why_apart}
    items = {
        code: t("partners.listed", name=words.name(code, t), why=plain(told[part](code, t)))
        for code in codes
    }

    def choose(network: str) -> None:
        selection.open_network(network)
        prose.say(t("partners.opened", name=words.name(network, t)))

    prose.names(list(items.items()), f"part_{part}", t, choose)


def _choose() -> None:
    """Take a click over: a mark opens the card of its network."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[KEY]["selection"]["objects"]
    for found in objects.values():
        selection.open_network(found[0]["network"])


def _scene(view: View, chosen: Selection) -> partners_map.Scene:
    t, apart = view.t, partners.stand(chosen.seats)["apart"]
    seats = chosen.seats.dropna(subset="lon")
    return partners_map.Scene(
        districts=data.table("districts"),
        seats=seats.assign(
            counted=~seats["network"].isin(apart),
            name=[words.name(code, t) for code in seats["network"]],
            said=[words.kind(code, t) for code in seats["network"]],
        ),
        zone=view.filters.zone,
        district=view.filters.district,
        chosen=chosen.open,
        lang=t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


def _places(chosen: Selection, t: Text) -> list[str]:
    """The districts that hold a seat, those with most first."""
    counts = pd.Series(chosen.seats["district"]).dropna().value_counts()
    return [quoting.called("districts", str(code), t) for code in counts.index[:4]]


def _legend(t: Text) -> str:
    """What the signs mean, as HTML."""
    return legend.of(
        legend.sign(shown, palette.ACTORS[kind], t(f"partners.legend_{kind}_{part}"))
        for kind, sign in partners_map.SIGNS.items()
        for shown, part in ((sign, "counted"), (HOLLOW[sign], "apart"))
    )
