"""The card of one item: who, where, when, how sure, and what was not found."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.international import selection

SOURCES = ("source", "source_2", "source_3")


def show(view: View, item: str) -> None:
    """Everything that the tables hold on an item."""
    t = view.t
    row = data.records("international")[item]
    st.subheader(t.pick(row, "name"), anchor=False)
    named = row[f"{t.column(row, 'name')}_status"]
    if named != "official":
        status = data.names("name_status")[named][t.lang]
        st.caption(t("international.name_status", status=status))
    facts = {
        "type": data.names("international_type")[row["type"]][t.lang],
        "status": data.names("international_status")[row["status"]][t.lang],
        "date": date(row, t),
        "countries": t.join(selection.countries(item, t)) or _reason(row["countries_missing"], t),
        "held_in": data.names("held_in")[row["held_in"]][t.lang],
        "institutions": _institutions(row, t),
        "foreign_partner": _partners(item, "foreign_partner", t),
        "enterprise": _partners(item, "enterprise", t),
        "chinese_institution": _partners(item, "chinese_institution", t),
        "cluster": _cluster(row, t),
        "in_article": t(f"international.in_article_{'yes' if row['in_article'] else 'no'}"),
        "confidence": data.names("confidence")[row["confidence"]][t.lang],
        "source": "\n".join(quoting.source(row[name], t) for name in SOURCES if row[name]),
        "gaps": gaps(item, t),
    }
    lines = [(t(f"international.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    st.caption(t.pick(row, "note"))
    st.button(t("international.close"), on_click=lambda: st.session_state.update(item=""))


def date(row: data.Row, t: Text) -> str:
    """The date of an item as a figure that opens its record, with what is uncertain about it."""
    if row["date"] is None:
        return selection.missing(row["year_missing"], t)
    text = (
        t("international.range", start=row["date"], end=row["date_end"])
        if row["date_end"]
        else row["date"]
    )
    shown = selection.record(text, row["item"])
    if row["date_precision"] == "before":
        shown = t("international.before", value=shown)
    return t("international.inferred", value=shown) if row["date_basis"] == "inferred" else shown


def gaps(item: str, t: Text) -> str:
    """What was looked for and not found."""
    names = data.names("international_gap")
    return t.join([names[row["gap"]][t.lang] for row in data.of("international_gaps", item=item)])


def _reason(code: str | None, t: Text) -> str:
    return selection.missing(code, t) if code else ""


def _institutions(row: data.Row, t: Text) -> str:
    """The Chongqing side: schools with their role, or the city body, or why there is none."""
    roles, schools = data.names("international_role"), data.records("institutions")
    found = []
    for own in data.of("international_institutions", item=row["item"]):
        name = t.pick(schools[own["institution"]], "name")
        found.append(t("international.role", name=name, role=roles[own["role"]][t.lang]))
    if row["city_body"]:
        found.append(data.names("city_body")[row["city_body"]][t.lang])
    if row["district"]:
        found.append(t.pick(data.records("districts")[row["district"]], "name"))
    return t.join(found) or _reason(row["institutions_missing"], t)


def _partners(item: str, role: str, t: Text) -> str:
    found = data.of("international_partners", item=item, role=role)
    return t.join([_partner(row, t) for row in found])


def _partner(row: data.Row, t: Text) -> str:
    name = t.pick(row, "name")
    return t("international.inferred", value=name) if row["basis"] == "inferred" else name


def _cluster(row: data.Row, t: Text) -> str:
    text = selection.cluster(row, t)
    inferred = row["cluster"] and row["cluster_basis"] == "inferred"
    return t("international.inferred", value=text) if inferred else text
