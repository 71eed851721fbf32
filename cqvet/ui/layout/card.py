"""The card of one institution: what is known, how sure it is, and where it comes from."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import networks, profile
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.layout.selection import statuses


def show(view: View, institution: str) -> None:
    """Everything that the tables hold on an institution."""
    t = view.t
    row = data.records("institutions")[institution]
    st.subheader(t.pick(row, "name"), anchor=False)
    if t.lang == "en" and row["name_en_status"] == "ours":
        st.caption(t("layout.ours"))
    district = quoting.told(row, "district", t)
    facts = {
        "level": quoting.told(row, "level", t),
        "ownership": quoting.told(row, "ownership", t),
        "district": district,
        "status": statuses(t).get(institution, ""),
        "former": _former(institution, t),
        "networks": _networks(institution, t),
        "figures": local_figures("institution", institution, t),
        "confidence": quoting.told(row, "confidence", t),
        "source": quoting.told(row, "source", t),
        "profile": profile.named("institution", institution, t),
    }
    lines = [(t(f"layout.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    st.caption(t.pick(row, "note"))
    st.button(
        t("layout.panel_back", place=district),
        on_click=lambda: st.session_state.update(institution=""),
    )


def _former(institution: str, t: Text) -> str:
    names = data.of("institution_names", institution=institution)
    return t.join([t.pick(row, "name") for row in names])


def local_figures(kind: str, code: str, t: Text) -> str:
    """What single reports say of an institution or a district, with the year of each."""
    return "\n".join(
        t(
            "layout.local_figure",
            indicator=t.pick(row, "indicator"),
            figure=quoting.figure(f"local_figures/{row['id']}", t),
            year=row["year"] or t("figure.no_date"),
        )
        for row in data.of("local_figures", **{kind: code})
    )


def _networks(institution: str, t: Text) -> str:
    found = [
        data.records(plural)[row[kind]]
        for kind, plural in networks.KINDS.items()
        for row in data.of(f"{kind}_members", institution=institution)
    ]
    return t.join(list(dict.fromkeys(t.pick(row, "name") for row in found)))
