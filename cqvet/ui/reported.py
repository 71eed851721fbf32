"""The article's figures on a subject, what is named of them here, and what disputes them."""

from collections.abc import Sequence

import streamlit as st

from cqvet import data, ledger, provenance, quoting
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui import entry, prose


def cards(facts: Sequence[str], key: str, t: Text) -> None:
    """Large figures; under each what it counts and how many of that are named here."""
    prose.cards([(str(quoting.figure(fact, t)), *words(fact, t)) for fact in facts], key, t)


def words(fact: str, t: Text) -> tuple[str, str]:
    """What a figure counts, and how many of it are named here."""
    title = t.pick(ledger.entry(fact), "title")
    if not provenance.nameable(fact):
        return title, ""
    return title, named(fact, t) or t("figure.named_none")


def named(fact: str, t: Text) -> str:
    """How many are named of what a figure counts; empty where none can be."""
    n = provenance.named(fact)
    if n is None:
        return ""
    return t("figure.named_here", n=Figure(number(n, t.lang), f"named/{fact}"))


def relations(facts: Sequence[str], t: Text) -> None:
    """Each relation of these figures in a box: the figures, the reason, our reading."""
    names = data.names("relation_kind")
    frame = ledger.relations()
    for row in data.rows(frame[frame["fact"].isin(facts)]):
        title = t.pick(ledger.entry(row["fact"]), "title")
        sides = [str(quoting.figure(row["fact"], t))]
        if row["other_fact"]:
            sides.append(str(quoting.figure(row["other_fact"], t)))
        key = f"relation_{row['relation']}"
        with st.container(border=True):
            prose.rows([(f"{names[row['kind']][t.lang]} · {title}", t.join(sides))], key, t)
            lines = entry.relation_lines(row, t)
            if row["reading_source"]:
                source = quoting.source(row["reading_source"], t)
                lines.append(t("figure.outside", source=source))
            prose.lines(lines, f"{key}_lines", t, look="small")
