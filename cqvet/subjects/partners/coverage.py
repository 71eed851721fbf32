"""How many of the reported consortia and communities are named, by the kind they are of."""

from functools import cache
from typing import Final

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
TOTALS: Final = {"consortium": "consortia_total", "community": "consortia_communities"}
"""How many of each kind the article counts."""


def likely(kind: str) -> list[str]:
    """The named networks of a kind that the article most likely counts."""
    return [row[kind] for row in data.of(KINDS[kind], **{COUNTED[kind]: LIKELY})]


@cache
def by_level() -> dict[str, list[str]]:
    """Level -> named consortia that are likely counted, in the order of the article."""
    known = data.records("consortia")
    return {
        level: [code for code in likely("consortium") if known[code]["level"] == level]
        for level in LEVELS
    }


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where none is."""
    levels = {LEVELS[level]: len(codes) or None for level, codes in by_level().items()}
    return {
        "consortia_total": len(likely("consortium")),
        **levels,
        "consortia_platforms": None,
        "consortia_communities": len(likely("community")),
        "consortia_reports": None,
        "consortia_demands": None,
    }
