"""A figure to take away, to cite, and to correct: texts that a click copies or sends."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base import settings
from cqvet.evidence import citation, ledger, quoting
from cqvet.evidence.origin import Origin
from cqvet.i18n import Text
from cqvet.ui import share

UNNAMED: Final = "article_2025"
"""The one source whose publisher is not known."""
STOPS: Final = "。."
MODELLED: Final = frozenset({"flow", "match", "assessment"})
"""Formulas over what nobody has published."""


def show(origin: Origin, place: str, t: Text) -> None:
    """Each form is copied with one click, an error is told with one.

    Then why the newspaper has no name, where it is cited.
    """
    today = citation.today()
    printed = str(origin.row["source"]) if origin.kind == "entry" and origin.row else ""
    copied = {
        t("cite.sentence"): sentence(origin, t),
        "GB/T 7714": citation.gbt7714(share.LINK, today, named(origin, Text("zh")), printed),
        "APA": citation.apa(share.LINK, today, named(origin, Text("en")), printed),
        t("cite.address"): share.LINK,
    }
    wrong, letter = t("cite.wrong"), report(origin, t)
    mails = {}
    if mailed(settings.CONTACT):
        subject = t("cite.wrong_subject", ref=origin.ref)
        mails[wrong] = {"to": settings.CONTACT, "subject": subject, "text": letter}
    else:
        copied[wrong] = letter
    share.texts(copied, mails, f"{place}_cite", t)
    if origin.row and origin.row.get("source") == UNNAMED:
        with st.popover(t("cite.unnamed"), type="tertiary"):
            st.markdown(t("cite.unnamed_why"))


def named(origin: Origin, t: Text) -> str:
    """What is cited, and its value where it has one: a clause, without a full stop."""
    row = origin.row
    if row is None:
        return told(origin, t).rstrip(STOPS)
    if origin.kind == "record":
        return t(
            "cite.valued", name=t.title(data.resources()[origin.table]), value=called(origin, t)
        )
    if row["kind"] == "claim":
        return t.pick(row, "statement").rstrip(STOPS)
    return t("cite.valued", name=t.pick(row, "title"), value=quoting.value(row, t))


def called(origin: Origin, t: Text) -> str:
    """The name of a record, or its key where it has none."""
    return quoting.titled(origin.row, t) if origin.row else ""


def told(origin: Origin, t: Text) -> str:
    """How a figure was computed."""
    table = t.title(data.resources()[origin.table]) if origin.table else ""
    return t(f"formula.{origin.formula}", table=table)


def mailed(contact: str) -> bool:
    """Whether whoever runs the site is written to by mail: a link is not."""
    return "@" in contact and "/" not in contact


def report(origin: Origin, t: Text) -> str:
    """What is wrong, for whoever runs the site: id, value, version and link, and room to say it."""
    return t(
        "cite.wrong_text",
        ref=origin.ref,
        value=named(origin, t),
        version=data.version(),
        link=share.LINK,
    )


def sentence(origin: Origin, t: Text) -> str:
    """A figure for a running text: date, source, what to beware of, version and address."""
    row = origin.row
    if origin.kind == "entry" and row is not None:
        dated = quoting.as_of(row, t, "frame.clauses")
        source, caveat = quoting.source(row["source"], t), row["kind"]
    else:
        dated = data.date()
        source = t.join(quoting.sources(row, t).splitlines()) if row else ""
        caveat = "modelled" if origin.ref.partition("/")[0] in MODELLED else origin.kind
    parts = [t(f"cite.caveat_{caveat}")]
    if origin.kind == "entry" and ledger.related(origin.ref):
        parts.append(t("cite.disputed"))
    if source:
        parts.insert(0, t("cite.source", source=source))
    # A formula has no name: what is cited is the sentence in which its figure stood.
    seen = [origin.words.rstrip(STOPS)] if origin.words else []
    return t(
        "cite.whole",
        what=t.join([*seen, named(origin, t)], "frame.clauses"),
        date=dated or t("figure.no_date"),
        rest=t.join(parts, "frame.clauses"),
        version=data.version(),
        link=share.LINK,
    )
