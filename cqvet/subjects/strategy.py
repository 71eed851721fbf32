"""Strategy: documents and how they hang together, money, intent and results.

METHOD. A document is dated as its source dates it; it is later than the article where its date
lies after the month in which the article can have been printed at the earliest. Four rounds are
those that the article names; every other agreement stands apart. Of the article's policy
documents those count as named that the city issued, alone or with others, before the article:
agreements, projects and meetings are no documents. A goal is an intention, whatever its number.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters

ARTICLE: Final = "2025-02-28"
"""The last day of the month before which the article was not printed."""
ROUNDS: Final = "rounds"
LANES: Final = (ROUNDS, "joint", "national", "municipal", "twin_cities")
"""Who agreed or issued: the four rounds first, then all others by the column `lane`."""
DOCUMENTS: Final = ("issued", "announced", "posted", "reported", "passed")
"""Kinds of date that only a document has; agreements are signed, meetings held."""
CLAIM_KINDS: Final = {
    "goal": ("goal",),
    "result": ("result", "first"),
    "way": ("mechanism", "practice"),
}


@dataclass(frozen=True)
class Choice:
    """What the reader chose on the page itself; an empty string means all."""

    lane: str = ""


@cache
def documents() -> pd.DataFrame:
    """The table of policies in time order, with `lane` as in `LANES`, `later` and `position`.

    `later` is whether a record is of after the article; `position` counts from 0.
    """
    table = data.table("policies").sort_values("date", kind="stable", ignore_index=True)
    lanes = table["lane"].mask(table["joint_round"].notna(), ROUNDS)
    return table.assign(lane=lanes, later=table["date"] > ARTICLE, position=range(len(table)))


def select(filters: Filters, choice: Choice) -> pd.DataFrame:
    """The documents that filters and choice let pass, in time order, positions closed up."""
    frame = filters.proven(documents())
    if choice.lane:
        frame = frame[frame["lane"] == choice.lane]
    return frame.assign(position=range(len(frame)))


def links(filters: Filters, shown: pd.DataFrame) -> pd.DataFrame:
    """The links between documents that are both shown."""
    table = filters.proven(data.table("policy_links"))
    known = set(shown["policy"])
    return table[table["policy"].isin(known) & table["other"].isin(known)]


def around(policy: str, filters: Filters) -> tuple[list[data.Row], list[data.Row]]:
    """The links that start from a document, and those that lead to it."""
    out, back = (data.of("policy_links", **{end: policy}) for end in ("policy", "other"))
    return list(filter(filters.trusts, out)), list(filter(filters.trusts, back))


def rounds() -> pd.DataFrame:
    """The documents of the four rounds in their order."""
    table = documents()
    return table[table["joint_round"].notna()].sort_values("joint_round")


def issued_by_city() -> pd.DataFrame:
    """Documents that the city issued, alone or with others, up to the article."""
    table = documents()
    return table[
        table["date_kind"].isin(DOCUMENTS) & (table["lane"] != "national") & ~table["later"]
    ]


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where nothing is."""
    return {
        "strategy_joint_rounds": len(rounds()),
        "strategy_policy_documents": len(issued_by_city()),
        "strategy_support_measures": None,
        "strategy_three_roles": None,
    }


def twin_items(policy: str) -> list[str]:
    """The Sichuan-Chongqing items that are this document."""
    return [row["item"] for row in data.of("twin_city", policy=policy)]


def claims(filters: Filters, group: str) -> pd.DataFrame:
    """The article's statements of a group of kinds: goals of all themes, else of this one."""
    table = filters.proven(data.table("claims"))
    found = table[table["kind"].isin(CLAIM_KINDS[group])]
    return found[found["theme"] == "strategy"] if group == "way" else found


def goals(filters: Filters) -> pd.DataFrame:
    """The article's figures that state an intention and no result."""
    table = filters.proven(data.table("facts"))
    return table[table["fact"].str.endswith("_goal") | (table["unit"] == "goal")]


def targets(filters: Filters) -> pd.DataFrame:
    """Figures that documents promise."""
    return filters.proven(data.table("policy_targets"))


def spending(filters: Filters) -> pd.DataFrame:
    """What others spend: reference figures, none of them of Chongqing."""
    table = filters.proven(data.table("comparators"))
    return table[(table["theme"] == "funding") & (table["place"] != "chongqing")]
