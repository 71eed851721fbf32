"""The second tab: who fits a region, an industry or an institution, and why."""

from collections import Counter

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import counts
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import partners
from cqvet.subjects.partners import Ask, Found, Item
from cqvet.ui import frame, prose
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.partners import empty, reasons, results

SHORT = 6


@frame.part
def show(view: View) -> None:
    """The question, then one group for each kind of answer."""
    t = view.t
    _institution(t)
    ask = Ask(view.filters, st.session_state["institution"])
    held = choice.register()
    own = partners.of_register(held.rows) if held and not held.rows.empty else ()
    found = partners.find(ask, own)
    known = [one for one in found if one.item.kind != "yours"]
    frame.match_note(view, len(known), len(partners.items()))
    _about(view, ask)
    if ask.conditions:
        for kind in partners.KINDS:
            if kind != "yours" or own:
                _group(kind, [one for one in found if one.item.kind == kind], ask, own, t)
        _limits(ask, bool(own), t)
        results.show(found, t)
    else:
        st.info(t("partners.ask"))
        _totals(found, t)


def _institution(t: Text) -> None:
    names = data.records("institutions")
    st.selectbox(
        t("partners.institution"),
        ["", *sorted(names, key=lambda code: str(names[code]["name_zh"]))],
        format_func=lambda code: (
            t.pick(names[code], "name") if code else t("partners.any_institution")
        ),
        key="institution",
        help=t("partners.institution_help"),
    )


def _about(view: View, ask: Ask) -> None:
    """What is asked for, in words, and what a condition means here."""
    t, chosen = view.t, view.filters
    lines = [t("partners.about")]
    if ask.institution:
        lines.append(t("partners.about_institution"))
    if chosen.evidence:
        lines.append(t(f"partners.note_{chosen.evidence}_finder"))
    for line in lines:
        st.caption(line)


def _group(kind: str, found: list[Found], ask: Ask, own: tuple[Item, ...], t: Text) -> None:
    """One kind: so many, each with its reasons; or why there is none, and what comes nearest."""
    with st.container(border=True):
        figure = Figure(
            number(len(found), t.lang),
            "match/yours/rows" if kind == "yours" else "matched/partners",
            reasons.kind(kind),
        )
        if not found:
            st.markdown(f"**{t(f'partners.group_{kind}')}**")
            empty.show(ask, kind, own, t)
            return
        head = t("partners.group_head", kind=t(f"partners.group_{kind}"), n=figure)
        prose.lines([head], f"head_{kind}", t)
        rows = [_row(one, t) for one in found]
        prose.rows(rows[:SHORT], f"found_{kind}", t)
        if rows[SHORT:]:
            with st.expander(t("partners.rest")):
                prose.rows(rows[SHORT:], f"rest_{kind}", t)


def _row(found: Found, t: Text) -> tuple[str, str, str]:
    item = found.item
    name = Figure(reasons.name(item, t), item.ref, reasons.kind(item.kind))
    mark = t("partners.yours") if item.kind == "yours" else ""
    return str(name), mark, reasons.said(found.reasons, t)


def _limits(ask: Ask, register: bool, t: Text) -> None:  # noqa: FBT001
    """What the answer cannot hold: groups by old names, institutions of which nothing is known."""
    lines = [t("partners.limit_institutions", n=counts.figure("institutions", t))]
    if ask.filters.has_industry:
        names = [reasons.group(code, t) for code in partners.unmapped()]
        lines.append(t("partners.limit_groups", groups=t.join(names)))
    if not register:
        lines.append(t("partners.limit_register"))
    prose.lines(lines, "limits", t, look="small")


def _totals(found: tuple[Found, ...], t: Text) -> None:
    """How many there are of each kind to find."""
    n = Counter(one.item.kind for one in found)
    prose.rows(
        [
            (t(f"partners.group_{kind}"), str(Figure(number(n[kind], t.lang), "matched/partners")))
            for kind in partners.KINDS
            if n[kind]
        ],
        "totals",
        t,
    )
