"""What the page on data lists, to be searched: disputes, sources, methods, terms, misprints."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import search
from cqvet.base.numerals import number
from cqvet.base.params import Param
from cqvet.evidence import cited, ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import own
from cqvet.subjects.collection import Collection, Facet

PARTS: Final = (
    *("ledger", "newest", "disputes", "tables", "sources", "methods", "glossary", "errata"),
    *("credits", "own"),
)
"""The parts of the page, a search over the first; the last is where own data are brought."""


def _sources() -> Sequence[data.Row]:
    counts = cited.counts()
    known = data.every("sources")
    return sorted(known, key=lambda row: (-counts[row["source"]], row["source"]))


def _against(row: data.Row, t: Text) -> str:
    """What stands against a figure: another of the article, or one of another source."""
    if row["other_fact"]:
        return plain(str(quoting.figure(row["other_fact"], t)))
    if not row["other_printed"]:
        return quoting.told(row, "other_value", t)
    source = quoting.source(row["other_source"], t)
    return plain(t("finding.at", place=quoting.other(row, t), n=source))


DISPUTES: Final = Collection(
    table="fact_relations",
    rows=ledger.relations,
    columns=("figure", "dispute", "against", "reason", "our_reading"),
    homes=lambda _: (),
    facets=(
        Facet(
            "dispute",
            lambda: tuple(data.names("relation_kind")),
            lambda row: (row["kind"],),
            lambda code, t: t(f"figure.flag_{code}"),
        ),
    ),
    derived={
        "figure": lambda row, _, t: t(
            "cite.valued",
            name=t.pick(ledger.entry(row["fact"]), "title"),
            value=plain(str(quoting.figure(row["fact"], t))),
        ),
        "dispute": lambda row, _, t: t(f"figure.flag_{row['kind']}"),
        "against": lambda row, _, t: _against(row, t),
    },
)
SOURCES: Final = Collection(
    table="sources",
    rows=_sources,
    columns=("title", "publisher", "date", "kind", "cited"),
    homes=lambda _: (),
    derived={"cited": lambda row, _, t: number(cited.counts()[row["source"]], t.lang)},
)
METHODS: Final = Collection(
    table="methods",
    rows=lambda: data.every("methods"),
    columns=("name", "kind", "formula", "statement", "version", "module"),
    homes=lambda _: (),
)
TERMS: Final = Collection(
    table="glossary",
    rows=lambda: data.every("glossary"),
    columns=("term_zh", "term_en", "note"),
    homes=lambda _: (),
)
ERRATA: Final = Collection(
    table="errata",
    rows=lambda: data.every("errata"),
    columns=("printed", "should_read", "reason", "confidence"),
    homes=lambda _: (),
)
NAMES: Final = {
    "fact_relations": ("reason", "other_printed"),
    "sources": ("title", "publisher"),
    "methods": ("name", "statement"),
    "glossary": ("term",),
    "errata": ("printed", "should_read", "reason"),
}
"""The columns of each table that a search looks at."""


def found(items: Collection, text: str) -> list[data.Row]:
    """The rows that have every word of a text, in characters, pinyin or English; all for none."""
    rows = items.rows()
    if not text.strip():
        return list(rows)
    hits = search.find(_keys(items.table), text)
    return [row for row in rows if hits[row.ref]]


@cache
def _keys(table: str) -> pd.Series:
    """A search key for each record, index its reference."""
    rows = data.every(table)
    zh, en = ([_named(row, lang) for row in rows] for lang in LANGS)
    return pd.Series(search.keys(zh, en), [row.ref for row in rows])


def _named(row: data.Row, lang: Lang) -> str:
    fields = ((f"{name}_{lang}", name) for name in NAMES[row.table])
    of = f"{ledger.entry(row['fact'])[f'title_{lang}']} " if row.table == DISPUTES.table else ""
    return of + " ".join(str(row[own if own in row else name]) for own, name in fields)


def params() -> tuple[Param, ...]:
    """What the address of the page on data carries."""
    form = Param("form", own.FORMS, default=own.FORMS[0])
    table = Param("table", tuple(data.resources()))
    return (table, Param("tab", PARTS), *DISPUTES.params(), form)
