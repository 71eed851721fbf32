"""Where cooperation leads: the countries of the items that the filters let pass.

METHOD. As on the map of the international page: a country whose delegates only came to a meeting
does not count, an item counts once for each of its countries.
"""

from functools import lru_cache
from typing import Final

from cqvet.base.filters import Filters
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.subjects.findings import industry, region

NAMED: Final = 2
"""At most so many countries with the most items are named."""


@lru_cache(maxsize=256)
def countries(chosen: Filters) -> tuple[tuple[str, int], ...]:
    """The countries and how many items each has, those with most first."""
    found = international.led(international.ITEMS.records(chosen))
    return tuple((code, len(items)) for code, items in found.items())


@lru_cache(maxsize=256)
def items(chosen: Filters) -> int:
    """How many items there are, with or without a country."""
    return len(international.ITEMS.records(chosen))


def sentence(chosen: Filters, t: Text) -> str:
    """Items, countries, and the countries with most items."""
    place, found, n = region.name(chosen, t), countries(chosen), items(chosen)
    if not n:
        if chosen.has_industry:
            return t("board.world_none_industry", place=place, industry=industry.inside(chosen, t))
        return t("board.world_none", place=place)
    of = Figure(quantity(n, "item", t), "abroad/all")
    if not found:
        return t("board.world_nowhere", items=of)
    most = found[0][1]
    first = [code for code, amount in found if amount == most]
    named = [quoting.called("countries", code, t) for code in first[:NAMED]]
    if len(found) <= NAMED or most == 1:
        how = "_few" if len(found) <= NAMED else "_many"
    else:
        how = "_one" if len(first) == 1 else ""
    return t(
        f"board.world{how}",
        items=of,
        countries=Figure(quantity(len(found), "country", t), "abroad/countries"),
        names=t.join(named),
        n=Figure(number(most, t.lang), f"abroad/{first[0]}"),
    )
