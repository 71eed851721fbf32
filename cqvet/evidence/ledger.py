"""The ledger: one entry for each reported or reference figure and each claim.

Built from the tables, nothing typed twice. An entry of the article has the id of its fact or
claim; a reference figure has `<table>/<key>`. Where a reference row repeats a fact of the
article it names it in `duplicate_of`.
"""

from functools import cache
from operator import itemgetter
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.i18n import LANGS, column

COLUMNS: Final = (
    "id",
    "kind",
    "theme",
    "headline",
    "title_zh",
    "title_en",
    "value",
    "value_max",
    "value_date",
    "value_printed",
    "value_type",
    "qualifier",
    "unit",
    "scope",
    "as_of",
    "as_of_basis",
    "section",
    "paragraph",
    "conflicts_with",
    "duplicate_of",
    "statement_zh",
    "statement_en",
    "note_zh",
    "note_en",
    "missing",
    "source",
    "confidence",
)


@cache
def entries() -> pd.DataFrame:
    """The whole ledger, one row an entry, columns as in `COLUMNS`."""
    parts = [_facts(), _claims(), *(_reference(name) for name in REFERENCE)]
    frame = pd.concat([part.reindex(columns=list(COLUMNS)) for part in parts], ignore_index=True)
    return frame.astype({"paragraph": "Int64", "headline": "Int64"})


@cache
def index() -> dict[str, data.Row]:
    """The ledger by id; gaps are None."""
    return {row["id"]: row for row in data.rows(entries())}


TITLES: Final = {f"indicator_{lang}": f"title_{lang}" for lang in LANGS}


def entry(entry_id: str) -> data.Row:
    """One entry. Raises `KeyError` for an unknown id."""
    return index()[entry_id]


def relations() -> tuple[data.Row, ...]:
    """Conflicts, changes and unknown definitions, each about one fact of the article."""
    return data.every("fact_relations")


def related(entry: str) -> list[data.Row]:
    """The relations that an entry stands in, on either side."""
    return [row for row in relations() if entry in (row["fact"], row["other_fact"])]


def errata(entry: str) -> list[data.Row]:
    """Misprints of the article that touch an entry."""
    return [row for row in data.every("errata") if entry in (row["fact"], row["claim"])]


@cache
def article() -> pd.DataFrame:
    """The figures of the article in reading order, each once: repeats are left out."""
    frame = entries()
    return frame[(frame["kind"] == "reported") & frame["duplicate_of"].isna()]


@cache
def claims() -> pd.DataFrame:
    """The statements of the article without a number, in reading order."""
    frame = entries()
    return frame[frame["kind"] == "claim"]


def sums(total: str) -> list[list[str]]:
    """The sums that make up an entry: for each the ids of its parts in order."""
    return [
        [
            part["part_fact"]
            for part in sorted(data.of("sum_parts", sum=row["sum"]), key=itemgetter("order"))
        ]
        for row in data.of("sums", total_fact=total)
    ]


def _facts() -> pd.DataFrame:
    return data.table("facts").rename(columns={"fact": "id"} | TITLES).assign(kind="reported")


def _claims() -> pd.DataFrame:
    frame = data.table("claims").rename(columns={"claim": "id"})
    return frame.assign(
        **{f"title_{lang}": frame[column(frame, "statement", lang)] for lang in LANGS},
        kind="claim",
        value_type="claim",
        missing="does_not_apply",
    )


def _key(name: str) -> list[str]:
    keys: list[str] = data.resources()[name]["schema"]["primaryKey"]
    return keys


def _reference(name: str) -> pd.DataFrame:
    frame = data.table(name)
    ids = frame[_key(name)].agg("/".join, axis=1).map(lambda key: f"{name}/{key}")
    frame = frame.drop(columns="id", errors="ignore").assign(id=ids, kind="reference")
    return REFERENCE[name](frame).assign(value_type="number")


def _statistics(frame: pd.DataFrame) -> pd.DataFrame:
    titles = {
        f"title_{lang}": [
            f"{levels[level][lang]}{'' if lang == 'zh' else ' '}{measures[measure][lang]}"
            for level, measure in zip(frame["level"], frame["measure"], strict=True)
        ]
        for levels, measures in [(data.names("statistic_level"), data.names("statistic_measure"))]
        for lang in LANGS
    }
    return frame.assign(**titles, scope=frame["region"], as_of_basis=frame["as_of_basis"])


def _indicators(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(
        columns={
            "place": "scope",
            "fact": "duplicate_of",
        }
        | TITLES
    ).assign(as_of=frame["year"].astype("str"))


def _cluster_figures(frame: pd.DataFrame) -> pd.DataFrame:
    clusters = data.table("clusters").set_index("cluster")
    names = data.names("figure")
    titles = {
        f"title_{lang}": [
            f"{clusters.loc[cluster, column(clusters, 'name', lang)]}"
            f"{'：' if lang == 'zh' else ': '}{names[figure][lang]}"
            for cluster, figure in zip(frame["cluster"], frame["figure"], strict=True)
        ]
        for lang in LANGS
    }
    return frame.assign(
        **titles,
        scope="chongqing",
        as_of=frame["year"].astype("str"),
        **{f"statement_{lang}": frame[column(frame, "basis", lang)] for lang in LANGS},
    )


def _local(frame: pd.DataFrame) -> pd.DataFrame:
    """Figures of one institution or district, whose name comes before the indicator."""
    schools, districts = data.records("institutions"), data.records("districts")
    owners = [
        schools[row["institution"]] if row["institution"] else districts[row["district"]]
        for row in data.rows(frame)
    ]
    titles = {
        f"title_{lang}": [
            f"{owner[f'name_{lang}']}{colon}{indicator}"
            for owner, indicator in zip(owners, frame[f"indicator_{lang}"], strict=True)
        ]
        for lang, colon in (("zh", "："), ("en", ": "))
    }
    return frame.assign(**titles, scope="chongqing", as_of=frame["year"].astype("str"))


REFERENCE: Final = {
    "statistics": _statistics,
    "local_figures": _local,
    "offering_counts": _indicators,
    "comparators": _indicators,
    "demand": _indicators,
    "cluster_figures": _cluster_figures,
}


@cache
def series() -> pd.DataFrame:
    """Figures that measure the same thing at several times, each part of one definition.

    All points by series and part in order of time: the table with `year` and `confidence`. A
    break in the definition is a break in the line; nothing is interpolated.
    """
    frame = data.table("series_points")
    found = [entry(id_) for id_ in frame["entry"]]
    frame = frame.assign(
        year=[int(row["as_of"][:4]) for row in found],
        value=[float(row["value"]) for row in found],
        confidence=[row["confidence"] for row in found],
    )
    order = {name: place for place, name in enumerate(data.table("series")["series"])}
    return frame.sort_values(
        ["series", "part", "year"], key=lambda c: c.map(order) if c.name == "series" else c
    ).reset_index(drop=True)


def lines(filters: Filters) -> pd.DataFrame:
    """The points that the evidence filter lets pass, of series that keep two or more."""
    frame = filters.proven(series())
    return frame[frame.groupby("series")["series"].transform("size") > 1]
