"""The answer to a question; all that a text finds, kind by kind; or where else to look."""

from itertools import groupby
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cqvet import registry
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import view
from cqvet.i18n import Text
from cqvet.subjects import search
from cqvet.subjects.search import answers
from cqvet.ui import prose
from cqvet.ui.search import chips

FEW: Final = 6
"""So many of each kind stand there until one asks for the kind."""
MOST: Final = 60


def show(text: str, kind: str, page: str, t: Text) -> None:
    """The answer to a question, on the page chosen for it; then the results of one kind or all."""
    asked, found = search.answered(text, kind)
    if asked and page not in ("", asked.page):
        own = next(one for one in registry.PAGES if one.id == page)
        asked = search.on_page(asked, page, {param.name for param in registry.params(own)})
    if asked:
        answer(asked, t)
    elif not found.counts:
        prose.finding(t(f"search.none_{found.miss or 'text'}"), "finding", t)
        prose.lines([t(f"search.else_{found.miss or 'text'}")], "else", t)
    if found.counts:
        listed(found, text, kind, t, heading=asked is None)


def answer(asked: search.Asked, t: Text) -> None:
    """The answer in a sentence, what was understood, and the view that has it."""
    prose.finding(answers.sentence(asked, t), "finding", t)
    chips.show(asked, t)
    lead = view(answers.title(asked, t), urlencode({"lang": t.lang, **asked.query}), asked.page)
    lines = [t("search.open", view=lead)]
    if asked.figure:
        lines.insert(0, t.pick(ledger.entry(asked.figure), "statement"))
    prose.lines(lines, "answer", t)


def listed(found: search.Found, text: str, kind: str, t: Text, *, heading: bool) -> None:
    """Results kind by kind, each with their number."""
    total = sum(found.counts.values())
    said = t.count("search.found", total, n=_all(text, str(total), t))
    if heading:
        prose.finding(said, "finding", t)
    else:
        prose.lines([said], "total", t)
    order = {name: place for place, name in enumerate(dict.fromkeys(h.kind for h in found.hits))}
    hits = sorted(found.hits, key=lambda hit: order[hit.kind])
    rows = []
    for name, own in groupby(hits, key=lambda hit: hit.kind):
        n = found.counts[name]
        some = list(own)[: MOST if kind else FEW]
        named = [_hit(hit, t) for hit in some]
        if rest := n - len(some):
            named.append(_all(text, t.count("search.more", rest, n=rest), t, kind=name))
        label = f"{t(f'search.kind_{name}')} {n}"
        rows.append((_all(text, label, t, kind=name), "\n".join(named)))
    prose.rows(rows, "hits", t, look="named")
    if len(found.hits) > MOST and kind:
        st.caption(t("search.longer"))


def _all(text: str, label: str, t: Text, **more: str) -> str:
    return view(label, urlencode({"lang": t.lang, "q": text, **more}), "search")


def _hit(hit: search.Thing, t: Text) -> str:
    """A result: its name leads to its view; a figure says its value, a programme its level."""
    name = view(hit.title[t.lang], urlencode({"lang": t.lang, **hit.query}), hit.page)
    if hit.level:
        return f"{name}  {quoting.word('level', hit.level, t)}"
    return f"{name}  {quoting.figure(hit.id, t)}" if hit.kind == "figure" else name
