"""The card of one item: who, where, when, how sure, and what was not found."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.international import selection


def show(view: View, item: str) -> None:
    """Everything that the tables hold on an item."""
    t = view.t
    row = data.records("international")[item]
    st.subheader(t.pick(row, "name"), anchor=False)
    named = row[f"{t.column(row, 'name')}_status"]
    if named != "official":
        status = quoting.word("name_status", named, t)
        st.caption(t("international.name_status", status=status))
    facts = {
        "type": quoting.told(row, "type", t),
        "status": quoting.told(row, "status", t),
        "date": quoting.dated(row, t, f"international/{item}"),
        "countries": t.join(selection.countries(item, t)) or _reason(row["countries_missing"], t),
        "held_in": quoting.told(row, "held_in", t),
        "institutions": _institutions(row, t),
        "foreign_partner": _partners(item, "foreign_partner", t),
        "enterprise": _partners(item, "enterprise", t),
        "chinese_institution": _partners(item, "chinese_institution", t),
        "cluster": quoting.doubted(selection.cluster(row, t), row["cluster_basis"], t),
        "in_article": t(f"international.in_article_{'yes' if row['in_article'] else 'no'}"),
        "confidence": quoting.told(row, "confidence", t),
        "source": quoting.sources(row, t),
        "gaps": gaps(item, t),
    }
    lines = [(t(f"international.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    st.caption(t.pick(row, "note"))
    st.button(t("international.close"), on_click=lambda: st.session_state.update(item=""))


def gaps(item: str, t: Text) -> str:
    """What was looked for and not found."""
    found = data.of("international_gaps", item=item)
    return t.join([quoting.told(row, "gap", t) for row in found])


def _reason(code: str | None, t: Text) -> str:
    return quoting.missing(code, t) if code else ""


def _institutions(row: data.Row, t: Text) -> str:
    """The Chongqing side: schools with their role, or the city body, or why there is none."""
    found = [
        t(
            "international.role",
            name=quoting.told(own, "institution", t),
            role=quoting.told(own, "role", t),
        )
        for own in data.of("international_institutions", item=row["item"])
    ]
    found += [quoting.told(row, name, t) for name in ("city_body", "district") if row[name]]
    return t.join(found) or _reason(row["institutions_missing"], t)


def _partners(item: str, role: str, t: Text) -> str:
    found = data.of("international_partners", item=item, role=role)
    return t.join([quoting.doubted(t.pick(row, "name"), row["basis"], t) for row in found])
