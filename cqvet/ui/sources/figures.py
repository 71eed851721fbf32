"""The ledger: every figure and statement of the article in one table; all figures by their date."""

from functools import cache, lru_cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import search
from cqvet.base.filters import Filters
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects import search as things
from cqvet.ui import entry, reported, twin
from cqvet.ui.frame import View

HEIGHT: Final = 520
COLUMNS: Final = ("theme", "title", "value", "scope", "date", "flag", "remark")
NEWEST: Final = ("title", "value", "scope", "date", "source")


@cache
def entries() -> pd.DataFrame:
    """The figures of the article, each once, then its statements; by theme."""
    frame = pd.concat([ledger.article(), ledger.claims()])
    order = {row["theme"]: i for i, row in enumerate(data.every("themes"))}
    return frame.sort_values("theme", key=lambda themes: themes.map(order), kind="stable")


@cache
def latest_first() -> pd.DataFrame:
    """Every dated figure of any source once, by the time that it is of."""
    frame = ledger.entries()
    dated = frame["as_of"].notna() & frame["value"].notna() & frame["duplicate_of"].isna()
    return frame[dated].sort_values("as_of", ascending=False, kind="stable")


@lru_cache(maxsize=32)
def found(filters: Filters, text: str, *, latest: bool = False) -> pd.DataFrame:
    """The entries whose name has every word of `text`, or that it is the number of."""
    frame = filters.proven(latest_first() if latest else entries())
    if not text.strip():
        return frame
    keys = search.keys(list(frame["title_zh"]), list(frame["title_en"]))
    named = search.find(pd.Series(keys, frame.index), text)
    return frame[named | frame["id"].isin([hit.id for hit in things.find(text, "figure").hits])]


def show(view: View, text: str) -> None:
    """The ledger of the article by theme; a row opens its source."""
    _table("ledger", COLUMNS, listed(view.filters, text, view.t), view.t)


def newest(view: View, text: str) -> None:
    """The figures of all sources, the latest first."""
    _table("newest", NEWEST, listed(view.filters, text, view.t, latest=True), view.t)


@lru_cache(maxsize=32)
def listed(filters: Filters, text: str, t: Text, *, latest: bool = False) -> pd.DataFrame:
    """The entries in words."""
    rows = [line(row, t) for row in data.rows(found(filters, text, latest=latest))]
    return pd.DataFrame(rows, columns=[*(NEWEST if latest else COLUMNS), "ref"])


def _table(name: str, columns: tuple[str, ...], frame: pd.DataFrame, t: Text) -> None:
    heads = {column: t(f"ledger.col_{column}") for column in columns}
    files = {f"{name}.{end}": lambda: frame for end in ("csv", "xlsx")}
    twin.show(frame, heads, name, t, files, source=lambda row: str(row["ref"]), height=HEIGHT)


def line(row: data.Row, t: Text) -> dict[str, str]:
    """An entry in words, with its reference; a statement has no value."""
    claim = row["kind"] == "claim"
    return {
        "theme": quoting.called("themes", row["theme"], t) if row["section"] else "",
        "title": t.pick(row, "title"),
        "value": t("ledger.statement") if claim else quoting.value(row, t),
        "scope": entry.scope(row["scope"], t),
        "date": row["as_of"] or "",
        "flag": reported.flag(row["id"], t),
        "remark": "" if claim else plain(reported.remark(row, t)),
        "source": quoting.source(row["source"], t),
        "ref": row["id"],
    }
