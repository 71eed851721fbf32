"""How many of the reported consortia and communities are named, by the kind they are of."""

from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.subjects.networks import KINDS

COUNTED: Final = {"consortium": "counted_in_36", "community": "counted_in_44"}
LIKELY: Final = "likely_yes"
LEVELS: Final = {
    "national": "consortia_national",
    "municipal": "consortia_municipal",
    "park_led": "consortia_park_led",
    "enterprise_led": "consortia_enterprise_led",
}
"""The kinds of consortia that the article counts: level -> fact."""
PARTS: Final = ("map", "beside", "apart")
"""Where a named network stands: on the map, beside it, or apart as one that is not counted."""


@cache
def counts() -> dict[str, str]:
    """Network -> whether the article counts it (a code of the list `counted`)."""
    found: dict[str, str] = {}
    for kind, plural in KINDS.items():
        table = data.table(plural)
        found |= dict(zip(table[kind], table[COUNTED[kind]], strict=True))
    return found


def likely(kind: str) -> list[str]:
    """The named networks of a kind that the article most likely counts."""
    return [code for code in data.table(KINDS[kind])[kind] if counts()[code] == LIKELY]


@cache
def by_level() -> dict[str, int]:
    """Named consortia that are likely counted, by level, in the order of the article."""
    table = data.table("consortia")
    levels = table[table["consortium"].isin(likely("consortium"))]["level"].value_counts()
    return {level: int(levels.get(level, 0)) for level in LEVELS}


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where none is."""
    levels = {LEVELS[level]: n or None for level, n in by_level().items()}
    return {
        "consortia_total": len(likely("consortium")),
        **levels,
        "consortia_platforms": None,
        "consortia_communities": len(likely("community")),
        "consortia_reports": None,
        "consortia_demands": None,
    }


def stand(networks: pd.DataFrame) -> dict[str, list[str]]:
    """The networks by part (`PARTS`), each in exactly one.

    `networks` has one row a network and seat, as `cqvet.subjects.networks.table` gives them.
    """
    placed = set(networks.dropna(subset="district")["network"])
    found: dict[str, list[str]] = {part: [] for part in PARTS}
    for code in dict.fromkeys(map(str, networks["network"])):
        seat = "map" if code in placed else "beside"
        found[seat if counts()[code] == LIKELY else "apart"].append(code)
    return found
