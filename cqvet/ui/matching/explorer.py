"""Catalogue and crosswalk: any programme by name or code, with its class, clusters and level."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.subjects import catalogue, market
from cqvet.subjects.market.words import cluster_name
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View
from cqvet.ui.matching import choice, raters, ratings

MOST = 6


def show(view: View) -> None:
    """Search field, card of one programme, table of classes, own ratings."""
    t = view.t
    prose.lines([t("matching.catalogue_about")], "catalogue_about", t, "small")
    find(view)
    programme = st.session_state["programme"]
    if programme:
        card(view, programme)
    judged = not view.filters.evidence
    with frame.behind(t("matching.classes"), "classes", shown=True) as shown:
        if shown:
            listing(view, judged=judged)
    if judged:
        raters.show(view)
        ratings.show(view)


def find(view: View) -> None:
    """What the search field finds inside the filters, as buttons."""
    t = view.t
    text = st.text_input(t("matching.search"), key="search_programme", max_chars=40)
    if not text.strip():
        return
    inside = set(catalogue.programmes(view.filters)["programme"])
    found = [code for code in catalogue.find(text) if code in inside]
    if not found:
        prose.lines([t("matching.search_none")], "search_none", t, "small")
        return
    items = [(code, label(code, t)) for code in found[:MOST]]
    prose.names(items, "programmes", t, lambda code: st.session_state.update(programme=code))
    if len(found) > MOST:
        more = Figure(number(len(found) - MOST, t.lang), "match/link/count")
        prose.lines([t("matching.search_many", n=more)], "more", t, "small")


def label(programme: str, t: Text) -> str:
    """Code, name and class."""
    row = data.records("programmes")[programme]
    return f"{programme} {t.pick(row, 'name')} · {class_name(row['class'], t)}"


def class_name(code: str, t: Text) -> str:
    return quoting.called("programme_classes", code, t)


def card(view: View, programme: str) -> None:
    """One programme: where it stands in the catalogue, which clusters it serves, and why."""
    t = view.t
    row = data.records("programmes")[programme]
    division = data.records("programme_divisions")[row["division"]]
    lines = [
        ("level", quoting.told(row, "level", t)),
        ("class", f"{row['class']} {class_name(row['class'], t)}"),
        ("division", f"{row['division']} {t.pick(division, 'name')}"),
    ]
    if not view.filters.evidence:
        fit = data.records("class_fit")[row["class"]]
        lines += [
            ("fit", rating(row["class"], t)),
            ("links", clusters(row["class"], t)),
            ("rationale", t.pick(fit, "rationale")),
        ]
    lines.append(("institutions", institutions(programme, t)))
    with st.container(border=True):
        st.markdown(f"**{programme} {t.pick(row, 'name')}**")
        both = t("matching.both_names", zh=row["name_zh"], en=row["name_en"])
        prose.lines([both], "both_names", t, "small")
        rows = [(t(f"matching.card_{key}"), text) for key, text in lines]
        prose.rows(rows, "programme_card", t, "named")
        st.button(t("matching.card_close"), on_click=close, key="programme_close")


def close() -> None:
    st.session_state["programme"] = ""


def rating(code: str, t: Text) -> str:
    """The fit of a class; a rating of the visitor's stands beside ours."""
    ours = quoting.word("fit", data.records("class_fit")[code]["fit"], t)
    own = market.own_ratings(st.session_state["ratings"]).get(code)
    if own is None:
        return ours
    mark = Figure(quoting.word("fit", own, t), "match/yours/rating", "yours")
    return t("matching.own_rating", ours=ours, own=mark)


def clusters(code: str, t: Text) -> str:
    """The clusters that a class serves, each with its weight."""
    rows = data.of("crosswalk", **{"class": code})
    if not rows:
        return t("matching.no_link")
    return t.join(
        [
            t(
                "matching.link",
                cluster=cluster_name(row["cluster"], t),
                weight=Figure(
                    number(row["weight"], t.lang, 2), f"crosswalk/{code}/{row['cluster']}"
                ),
            )
            for row in rows
        ]
    )


def institutions(programme: str, t: Text) -> str:
    """Who offers a programme: known from the visitor's register only."""
    held = choice.register()
    if held is None:
        return t("matching.institutions_unknown")
    names = held.rows[held.rows["programme"] == programme]["institution"].unique()
    known = [marked(name, "match/yours/rows", "yours") for name in names[:12]]
    return t.join(known) or t("matching.institutions_none")


def listing(view: View, *, judged: bool) -> None:
    """All classes that the filters let pass."""
    t = view.t
    found = catalogue.classes(view.filters)
    linked = data.table("crosswalk").groupby("class")["cluster"].agg(list)
    shown = pd.DataFrame(
        {
            "class": found["class"],
            "name": [t.pick(row, "name") for row in data.rows(found)],
            "division": [
                quoting.called("programme_divisions", code, t) for code in found["division"]
            ],
        }
    )
    columns = {key: t(f"matching.card_{key}") for key in ("class", "name", "division")}
    if judged:
        own = market.own_ratings(st.session_state["ratings"])
        shown["fit"] = [quoting.word("fit", code, t) for code in found["fit"]]
        shown["yours"] = [
            quoting.word("fit", own[code], t) if code in own else "" for code in found["class"]
        ]
        shown["links"] = [t.join(linked.get(code, [])) for code in found["class"]]
        shown["rationale"] = [t.pick(row, "rationale") for row in data.rows(found)]
        keys = ("fit", "yours", "links", "rationale") if own else ("fit", "links", "rationale")
        columns |= {key: t(f"matching.card_{key}") for key in keys}
    files = {"crosswalk.csv": lambda: market.crosswalk(st.session_state["ratings"])}
    twin.show(shown, columns, "classes", t, files if judged else {})
