"""Disputes, sources, methods, terms, misprints: lists whose rows open records; how to cite."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base import settings
from cqvet.evidence import citation
from cqvet.subjects import library
from cqvet.subjects.collection import Collection
from cqvet.ui import collection, prose
from cqvet.ui.frame import View

HEIGHT: Final = 520
LISTS: Final[Mapping[str, Collection]] = {
    "disputes": library.DISPUTES,
    "sources": library.SOURCES,
    "methods": library.METHODS,
    "glossary": library.TERMS,
    "errata": library.ERRATA,
}


def found(part: str, view: View, text: str) -> Sequence[data.Row]:
    """The rows of a list that search and evidence filter let pass."""
    rows = library.found(LISTS[part], text)
    if part in ("disputes", "errata"):
        return [row for row in rows if view.filters.trusts(row)]
    if part == "methods" and view.filters.evidence == "published":
        return [row for row in rows if row["kind"] != "modelled"]
    return rows


def show(part: str, view: View, text: str) -> None:
    """The list, and what it leaves out where only published figures are asked for."""
    if part == "methods" and view.filters.evidence == "published":
        st.info(view.t("sources.published_methods"))
    prose.lines([view.t(f"sources.{part}_help")], f"{part}_help", view.t, look="small")
    items, rows = LISTS[part], found(part, view, text)
    if items.facets:
        collection.controls(items, view)
        kept = {row.ref for row in items.records(view.filters, collection.choice(items))}
        rows = [row for row in rows if row.ref in kept]
    collection.table(items, rows, view, HEIGHT)


CREDITS = ("article", "figures", "boundaries", "coastlines", "countries", "catalogue", "ours")


def citing(view: View) -> None:
    """Two styles of reference, the licence, and the credits."""
    t = view.t
    st.subheader(t("sources.cite"), anchor=False)
    st.markdown(t("sources.cite_help"))
    for name, style in (("GB/T 7714", citation.gbt7714), ("APA", citation.apa)):
        st.markdown(f"**{name}**")
        st.code(style(address(), citation.today()), language=None, wrap_lines=True)
    with prose.about("credits", t, "sources.credits") as about:
        if about.open:
            st.markdown("\n".join(f"- {t('sources.credit_' + name)}" for name in CREDITS))


def address() -> str:
    """The address of this page as the reader has it, or the public one where it is set."""
    if settings.PUBLIC_ADDRESS:
        return f"{settings.PUBLIC_ADDRESS}/sources"
    return (st.context.url or "/sources").split("?")[0]
