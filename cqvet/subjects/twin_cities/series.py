"""What comes back in editions, and the networks with figures of their own."""

from dataclasses import dataclass
from typing import Final

from cqvet import data

CUP: Final = ("cup_1", "cup_2")
"""Skills competitions, which number themselves."""
WEEK: Final = ("week_2023", "week_2025")
"""Activity weeks, which are known by year."""
LATER: Final = ("low_altitude",)
"""Items that the sources date after the article, so that it cannot have counted them."""


@dataclass(frozen=True)
class Edition:
    """An edition: a year, or one of first, second, earlier, later; no item where none is known."""

    label: str
    item: str = ""


def editions() -> dict[str, tuple[Edition, ...]]:
    """The editions of both series in order, those in between that nobody names included."""
    first, second = CUP
    cup = (Edition("first", first), Edition("second", second), Edition("later"))
    held = {int(data.records("twin_city")[item]["date"][:4]): item for item in WEEK}
    years = range(min(held), max(held) + 1)
    weeks = (Edition(str(year), held.get(year, "")) for year in years)
    return {"cup": cup, "week": (Edition("earlier"), *weeks, Edition("later"))}
