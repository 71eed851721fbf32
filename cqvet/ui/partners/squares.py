"""A square for each network that is reported, filled where it is named; a click opens it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import pandas as pd
import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import units
from cqvet.pictures.charts.units import Group, Unit
from cqvet.subjects import networks, partners
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View

KEY: Final = "squares"
TABLES: Final = ("facts", "consortia", "communities")


def show(view: View, chosen: Sequence[tuple[str, str]]) -> None:
    """Consortia by who leads them, communities, and named ones that are not counted."""
    t = view.t
    frame, height = placed(frozenset(code for _, code in chosen), t, view.narrow)
    if view.of_region:
        prose.lines([view.city(t("partners.squares_city"), "in_city")], "squares_city", t, "small")
    vega.show(
        frame,
        units.spec(height, t("list.name"), dark=view.dark),
        key=KEY,
        on_select=_open,
        selection_mode=[units.PICK],
        alt=plain(view.page.finding(view.filters, t, view.given)),
    )
    with prose.about(KEY, t) as about:
        if about.open:
            lines = [t("partners.squares_note"), t("partners.region_note"), origins.line(TABLES, t)]
            prose.lines(lines, "squares_note", t, look="small")


@lru_cache(maxsize=256)
def placed(chosen: frozenset[str], t: Text, narrow: bool) -> tuple[pd.DataFrame, int]:  # noqa: FBT001
    """The squares of a view with their places, and the height of the picture."""
    return units.placed(_groups(chosen, t), narrow=narrow)


def _groups(chosen: frozenset[str], t: Text) -> list[Group]:
    """What is reported, filled up by those that are named; then what is named besides."""
    levels = quoting.words("consortium_level", t)
    parts = [
        (levels[level], "consortium", fact, partners.by_level()[level])
        for level, fact in partners.LEVELS.items()
    ]
    kind = "community"
    parts.append((t("partners.kind_community"), kind, partners.TOTALS[kind], partners.likely(kind)))
    found = []
    for name, kind, fact, codes in parts:
        total = int(ledger.entry(fact)["value"])
        numbers = {"all": number(total, t.lang), "named": number(len(codes), t.lang)}
        rest = [Unit(t("partners.unnamed"), fact, filled=False)] * (total - len(codes))
        title = t("partners.reported_named", name=name, **numbers)
        found.append(Group(title, palette.ACTORS[kind], [*_named(codes, chosen, t), *rest]))
    counted = {code for kind in networks.KINDS for code in partners.likely(kind)}
    others = [item.id for item in partners.networks() if item.id not in counted]
    title = t("partners.not_counted", n=number(len(others), t.lang))
    return [*found, Group(title, palette.ACTORS["outside"], list(_named(others, chosen, t)))]


def _named(codes: Iterable[str], chosen: frozenset[str], t: Text) -> Iterable[Unit]:
    for code in codes:
        row = networks.record(code)
        yield Unit(t.pick(row, "name"), row.ref, filled=True, shown=code in chosen)


def _open() -> None:
    for found in st.session_state[KEY]["selection"].get(units.PICK, []):
        st.session_state["figure"] = found["ref"]
