"""All that a text finds, kind by kind, the best first; or where else to look."""

from itertools import groupby
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cqvet.evidence import quoting
from cqvet.evidence.figure import view
from cqvet.i18n import Text
from cqvet.subjects import search
from cqvet.ui import prose

FEW: Final = 6
"""So many of each kind stand there until one asks for the kind."""
MOST: Final = 60


def show(text: str, kind: str, t: Text) -> None:
    """The results of a text, of one kind or of all."""
    found = search.find(text, kind)
    if not found.counts:
        prose.finding(t(f"search.none_{found.miss or 'text'}"), "finding", t)
        prose.lines([t(f"search.else_{found.miss or 'text'}")], "else", t)
        return
    total = sum(found.counts.values())
    prose.finding(t.count("search.found", total, n=_all(text, str(total), t)), "finding", t)
    order = {name: place for place, name in enumerate(dict.fromkeys(h.kind for h in found.hits))}
    hits = sorted(found.hits, key=lambda hit: order[hit.kind])
    rows = []
    for name, own in groupby(hits, key=lambda hit: hit.kind):
        n = found.counts[name]
        some = list(own)[: MOST if kind else FEW]
        named = [_hit(hit, t) for hit in some]
        label = f"{t(f'search.kind_{name}')} {n}"
        rows.append((_all(text, label, t, kind=name), "\n".join(named)))
    prose.rows(rows, "hits", t, look="named")
    if len(found.hits) > MOST and kind:
        st.caption(t("search.longer"))


def _all(text: str, label: str, t: Text, **more: str) -> str:
    return view(label, urlencode({"lang": t.lang, "q": text, **more}), "search")


def _hit(hit: search.Thing, t: Text) -> str:
    """A result: its name leads to its view, and a figure says its value."""
    name = view(hit.title[t.lang], urlencode({"lang": t.lang, **hit.query}), hit.page)
    return f"{name}  {quoting.figure(hit.id, t)}" if hit.kind == "figure" else name
