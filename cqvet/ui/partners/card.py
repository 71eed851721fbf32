"""The card of a network or of a member: what is known, how, and what was not found."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import networks, partners
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.partners import words
from cqvet.ui.partners.selection import Selection

LEADS: Final = {
    "consortium": ("lead_park", "lead_enterprise", "lead_school"),
    "community": ("lead_enterprise", "lead_university", "lead_school"),
}
"""The roles that the national rules foresee: one that nobody was found for is a gap."""
DATED: Final = ("date_missing", "place_missing", "cluster_missing")


def show(view: View, chosen: Selection) -> None:
    """The card of what is open; nothing where nothing is."""
    if not (chosen.open or chosen.member):
        st.caption(view.t("partners.choose"))
        return
    with st.container(border=True):
        if chosen.open:
            _network(chosen.open, view.t)
        else:
            _member(chosen.member, view.t)
        st.button(
            view.t("partners.close"),
            on_click=lambda: st.session_state.update(network="", member=""),
            key="close_card",
        )


def _network(code: str, t: Text) -> None:
    row, kind = words.record(code), words.kind_of(code)
    st.subheader(words.name(code, t), anchor=False)
    named = row[f"{t.column(row, 'name')}_status"]
    if named != "official":
        status = quoting.word("name_status", named, t)
        st.caption(t("partners.name_status", status=status))
    facts = {
        "kind": words.kind(code, t),
        "level": words.level(row, t) if kind == "consortium" else "",
        "counted": words.counted(row, t),
        "date": quoting.dated(row, t),
        "place": words.place(code, t),
        "industry": quoting.told(row, "industry", t),
        "cluster": words.cluster(row, t),
        "units": _units(row, words.ref(code), t),
    }
    lines = [(t(f"partners.card_{key}"), fact) for key, fact in facts.items() if fact]
    lines += _members(code, t)
    gaps = _gaps(code, t)
    lines += [(t("partners.card_gaps"), t.join(gaps))] if gaps else []
    lines += [
        (t("partners.card_confidence"), quoting.told(row, "confidence", t)),
        (t("partners.card_source"), quoting.sources(row, t)),
    ]
    prose.rows(lines, "card", t, look="named")
    if t.pick(row, "note"):
        st.caption(t.pick(row, "note"))


def _units(row: data.Row, ref: str, t: Text) -> str:
    """How many units a network is said to have, and what they are."""
    if row["member_units"] is None:
        return ""
    text = quantity(row["member_units"], "member", t)
    shown = t(f"qualifier.{row['member_units_qualifier']}", v=text)
    kind = quoting.told(row, "member_units_kind", t)
    return t("partners.units", n=Figure(shown, ref), kind=kind)


def _members(code: str, t: Text) -> list[tuple[str, str]]:
    """Who takes part, by role; each name opens the record of the institution or membership."""
    own = data.grouped(partners.members_of(code), "role")
    return [
        (name, t.join([_named(row, t) for row in own[role]]))
        for role, name in quoting.words("member_role", t).items()
        if role in own
    ]


def _named(row: data.Row, t: Text) -> str:
    known = row["institution"] is not None
    name = partners.member_name(row["member"], t) if known else t.pick(row, "name")
    ref = f"institutions/{row['institution']}" if known else row["ref"]
    return quoting.doubted(str(Figure(name, ref)), row["basis"], t)


def _gaps(code: str, t: Text) -> list[str]:
    """What was looked for and not found: columns of the record, and leads that nobody names."""
    row, kind = words.record(code), words.kind_of(code)
    held = {member["role"] for member in partners.members_of(code)}
    found = [t(f"partners.gap_{name}") for name in DATED if row.get(name) == "not_found"]
    if not row["industry_zh"]:
        found.append(t("partners.gap_industry"))
    found += [
        t("partners.gap_role", role=quoting.word("member_role", role, t))
        for role in LEADS[kind]
        if role not in held
    ]
    if "to_verify" in (row["name_zh_status"], row["name_en_status"]):
        found.append(t("partners.gap_name"))
    return found


def _member(member: str, t: Text) -> None:
    """In which networks a member takes part, and as what."""
    own, roles = partners.memberships(member), quoting.words("member_role", t)
    st.subheader(partners.member_name(member, t), anchor=False)
    st.caption(t(f"partners.sort_{own[0]['sort']}"))
    order = [code for plural in networks.KINDS.values() for code in data.records(plural)]
    lines = [
        (
            str(Figure(words.name(row["network"], t), words.ref(row["network"]))),
            quoting.doubted(str(Figure(roles[row["role"]], row["ref"])), row["basis"], t),
            t.pick(row, "note"),
        )
        for row in sorted(own, key=lambda row: order.index(row["network"]))
    ]
    prose.rows(lines, "member_card", t)
    if own[0]["institution"]:
        record = Figure(t("partners.institution_record"), f"institutions/{own[0]['institution']}")
        prose.lines([str(record)], "member_record", t, look="small")
