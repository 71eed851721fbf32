"""The map of named items with its inset and legend; a click is the same as the controls."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import world
from cqvet.subjects import international
from cqvet.ui import legend, origins, prose
from cqvet.ui.frame import View
from cqvet.ui.international import selection
from cqvet.ui.international.selection import Selection

KEYS: Final = ("world", "inset")
TABLES: Final = (
    *("international", "international_countries", "international_institutions"),
    *("countries", "institutions", "districts"),
)


def show(view: View, chosen: Selection) -> None:
    """World and South-East Asia side by side, legend, counts by country, what has no line."""
    t = view.t
    scene = _scene(view, chosen)
    wide, close = st.columns([1.5, 1])
    decks = {"world": world.world(scene), "inset": world.inset(scene)}
    top = international.by_country(chosen.items).drop(international.NONE, errors="ignore")
    for column, key in zip((wide, close), KEYS, strict=True):
        with column:
            st.markdown(f"**{t(f'international.map_{key}')}**")
            st.pydeck_chart(
                decks[key],
                height=240 if view.narrow and key == "world" else 360,
                on_select=lambda key=key: choose(key),
                selection_mode="single-object",
                key=key,
                alt=t(
                    f"international.alt_{key}",
                    countries=t.join([selection.country(code, t) for code in top.index[:3]])
                    or t("international.no_country"),
                ),
            )
    st.html(_legend(view, chosen))
    lines = [t("international.map_note"), origins.line(TABLES, t)]
    prose.lines(lines, "map_note", t, look="small")


def choose(key: str) -> None:
    """Take a click over: a line opens its item or its country, a point its country or all."""
    objects: dict[str, list[dict[str, Any]]] = st.session_state[key]["selection"]["objects"]
    for layer, found in objects.items():
        code = found[0]["iso3"]
        if layer.startswith(world.PICK) and len(found[0]["items"]) == 1:
            st.session_state["item"] = found[0]["items"][0]
        else:
            same = code == st.session_state["country"]
            st.session_state.update(country="" if same else code, item="")


def _scene(view: View, chosen: Selection) -> world.Scene:
    t = view.t
    arcs = international.arcs(chosen.items)
    counts = international.by_country(chosen.items).drop(international.NONE, errors="ignore")
    points = pd.DataFrame({"iso3": list(counts.index), "n": list(counts)})
    shown = set(chosen.items["item"])
    return world.Scene(
        arcs=arcs.assign(
            name=[_arc_name(row, t) for row in data.rows(arcs)],
            said=[_listed(items, t) for items in arcs["items"]],
        ),
        points=points.assign(
            name=[selection.country(code, t) for code in points["iso3"]],
            said=[_listed(_there(code, shown), t) for code in points["iso3"]],
        ),
        item=chosen.item,
        country=chosen.choice.country,
        types=palette.COOPERATION,
        city=quoting.word("region", "chongqing", t),
        lang=t.lang,
        dark=view.dark,
        narrow=view.narrow,
    )


def _arc_name(row: data.Row, t: Text) -> str:
    start = (
        quoting.called("districts", row["district"], t)
        if row["district"]
        else quoting.word("region", "chongqing", t)
    )
    kind = quoting.word("international_type", row["type"], t)
    return f"{start} → {selection.country(row['iso3'], t)} · {kind}"


def _there(country: str, shown: set[str]) -> list[str]:
    """The items shown that lead to a country."""
    leading = data.of("international_countries", iso3=country)
    return [own["item"] for own in leading if own["item"] in shown]


def _listed(items: list[str], t: Text) -> str:
    return "\n".join(selection.name(item, t) for item in items)


def _legend(view: View, chosen: Selection) -> str:
    """The colours of the types shown."""
    types = quoting.words("international_type", view.t)
    return legend.of(
        legend.swatch(palette.COOPERATION[code], types[code], legend.LINE)
        for code in map(str, international.by_type(chosen.items).index)
    )
