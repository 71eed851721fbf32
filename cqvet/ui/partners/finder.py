"""The second tab: all who could be a partner; region, industry and institution cut, and say why."""

from collections.abc import Sequence
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import search
from cqvet.base.numerals import number
from cqvet.evidence import counts
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import partners
from cqvet.subjects.partners import Ask, Found, Item
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.partners import empty, reasons

SHORT: Final = {False: 3, True: 1}
"""So many of a kind are shown beside the others, on a wide and on a narrow screen."""
MANY: Final = {False: 3, True: 2}
"""The same of names alone, where nothing is asked."""
LONG: Final = 60
"""So many of a kind are shown where it is chosen; the others are in the file."""
WIDTHS: Final = {"kind": 0.6, "name": 0.95, "why": 1.75}
PLAIN: Final = {"kind": 0.25, "name": 1.0}
STORED: Final = {"kind": "kind", "item": "name", "reason": "why"}
"""Columns of the file that are called as those of the screen."""
"""Of the columns: where something is asked, and where nothing is."""


@frame.part
def show(view: View) -> None:
    """The question, then the first of each kind, or all of the kind that is chosen."""
    t = view.t
    ask = Ask(view.filters, st.session_state["institution"])
    held = choice.register()
    own = partners.of_register(held.rows) if held and not held.rows.empty else ()
    found = partners.find(ask, own)
    of = {kind: [one for one in found if one.item.kind == kind] for kind in partners.KINDS}
    known = [kind for kind in partners.KINDS if kind != "yours" or own]
    _question(known, {kind: len(ones) for kind, ones in of.items()}, t)
    if not ask.conditions:
        prose.lines([t("partners.ask")], "ask", t, look="small")
    kind = st.session_state["kind"]
    shown = [kind] if kind in known else known
    most = LONG if kind else SHORT[view.narrow] if ask.conditions else MANY[view.narrow]
    _table({one: of[one] for one in shown if of[one]}, most, ask, t)
    for one in shown:
        if not of[one]:
            st.markdown(f"**{t(f'partners.group_{one}')}**")
            empty.show(ask, one, own, t)
    had = partners.joined(ask)
    if taking := [one for one in had if one.item.kind in shown]:
        prose.lines([_joined(taking, ask, t)], "joined", t)
    if found or had:
        kept = stored((*found, *had))
        labels = {name: t(f"partners.col_{column}") for name, column in STORED.items()}
        twin.downloads({f"partners.{end}": lambda: kept for end in ("csv", "xlsx")}, t, labels)
    with prose.about("finder", t, "frame.about_answer") as about:
        if about.open:
            prose.lines(_explained(view, ask, register=bool(own)), "finder_about", t, look="small")


def _joined(had: Sequence[Found], ask: Ask, t: Text) -> str:
    """What the institution takes part in already, by kind: no new partner."""
    kinds = dict.fromkeys(one.item.kind for one in had)
    parts = [
        t(
            "partners.joined_kind",
            kind=t(f"partners.group_{kind}"),
            names=t.join([_named(one.item, t) for one in had if one.item.kind == kind]),
        )
        for kind in kinds
    ]
    school = t.pick(data.records("institutions")[ask.institution], "name")
    n = Figure(number(len(had), t.lang), "matched/partners")
    names = t.join(parts, "frame.clauses")
    return t.count("partners.joined", len(had), n=n, school=school, names=names)


def _question(known: Sequence[str], n: dict[str, int], t: Text) -> None:
    """For which institution partners are looked for, and which kind of them."""
    names = data.records("institutions")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            t("partners.institution"),
            ["", *sorted(names, key=lambda code: search.order(t.pick(names[code], "name")))],
            format_func=lambda code: (
                t.pick(names[code], "name") if code else t("partners.any_institution")
            ),
            key="institution",
            label_visibility="collapsed",
            width=300,
        )
        st.pills(
            t("param.kind"),
            ["", *known],
            format_func=lambda kind: (
                f"{t(f'partners.group_{kind}')} {number(n[kind], t.lang)}"
                if kind
                else t("partners.all_kinds")
            ),
            key="kind",
            required=True,
            label_visibility="collapsed",
        )


def _table(groups: dict[str, list[Found]], most: int, ask: Ask, t: Text) -> None:
    """The first of each kind, and how many there are; where something is asked, why they fit."""
    cells: list[list[str]] = []
    for kind, found in groups.items():
        ref = "match/yours/rows" if kind == "yours" else "matched/partners"
        n, shown = (
            Figure(number(amount, t.lang), ref, reasons.kind(kind))
            for amount in (len(found), min(most, len(found)))
        )
        head = t("partners.first", kind=t(f"partners.group_{kind}"), n=n, shown=shown)
        rows = [_row(one, t, ask.filters.cluster) for one in found[:most]]
        if ask.conditions:
            cells += [[head if i == 0 else "", *row] for i, row in enumerate(rows)]
        else:
            cells.append([head, t.join([name for name, _ in rows])])
    columns = WIDTHS if ask.conditions else PLAIN
    if cells:
        heads = {t(f"partners.col_{column}"): width for column, width in columns.items()}
        prose.table(heads, cells, "found", t)


def _row(found: Found, t: Text, cluster: str) -> tuple[str, str]:
    item = found.item
    mark = [t("partners.yours")] if item.kind == "yours" else []
    return " · ".join([_named(item, t), *mark]), reasons.said(found.reasons, t, cluster)


def _named(item: Item, t: Text) -> str:
    """The name of an item, which opens its record."""
    return str(Figure(reasons.name(item, t), item.ref, reasons.kind(item.kind)))


def _explained(view: View, ask: Ask, *, register: bool) -> list[str]:
    """What a condition means here, and what the answer cannot hold."""
    t, chosen = view.t, view.filters
    lines = [t("partners.about"), t("partners.about_institution")]
    if chosen.evidence:
        lines.append(t(f"partners.note_{chosen.evidence}_finder"))
    lines.append(t("partners.limit_institutions", n=counts.figure("institutions", t)))
    if ask.filters.has_industry:
        names = [reasons.group(code, t) for code in partners.unmapped()]
        lines.append(t("partners.limit_groups", groups=t.join(names)))
    return lines if register else [*lines, t("partners.limit_register")]


def stored(found: Sequence[Found]) -> pd.DataFrame:
    """One row an item and reason, in ids: kind, item, reason, what, how, via, record."""
    return pd.DataFrame(
        [
            {
                "kind": one.item.kind,
                "item": one.item.id,
                "reason": why.code,
                "what": why.what,
                "how": why.how,
                "via": why.via,
                "record": why.ref,
            }
            for one in found
            for why in one.reasons
        ]
        or [{"kind": one.item.kind, "item": one.item.id} for one in found]
    )
