"""Where colleges are; with an industry, where those are that take part in its networks."""

from functools import lru_cache

from cqvet import data
from cqvet.base.filters import Filters, zone_of
from cqvet.base.numerals import number, quantity
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import layout, ties
from cqvet.subjects.findings import industry


@lru_cache(maxsize=64)
def counted(tier: str = "", cluster: str = "") -> dict[str, int]:
    """How many institutions each district has: colleges, or those that an industry is tied to."""
    codes = data.records("districts")
    if not (tier or cluster):
        return {code: layout.placed(code) for code in codes}
    found = ties.institutions(Filters(tier=tier, cluster=cluster))["district"].value_counts()
    return {code: int(found.get(code, 0)) for code in codes}


def sentence(chosen: Filters, t: Text) -> str:
    """How many there are in the narrowest region that is chosen."""
    if chosen.has_industry:
        words = {what: industry.figure(what, chosen, t) for what in ("institutions", "districts")}
        found = ties.count("institutions", chosen)
        return t(f"board.map_{'tied' if found else 'tied_none'}", **words)
    if chosen.district:
        zone = zone_of(chosen.district)
        return t(
            f"board.map_{'district' if layout.placed(chosen.district) else 'district_none'}",
            place=t.pick(data.records("districts")[chosen.district], "short"),
            n=_colleges(chosen.district, t),
            zone=quoting.called("zones", zone, t),
            of_zone=_colleges(zone, t),
        )
    if chosen.zone:
        name = quoting.called("zones", chosen.zone, t)
        return t("board.map_placed", zone=name, n=_colleges(chosen.zone, t))
    zone = max(data.records("zones"), key=layout.placed)
    return t(
        "board.map_zone",
        zone=quoting.called("zones", zone, t),
        n=Figure(number(layout.placed(zone), t.lang), f"measure/{layout.HIGHER_COUNT}/{zone}"),
        all=_colleges(layout.CITY, t),
        lost=counts.figure(layout.LOST, t),
    )


def _colleges(place: str, t: Text) -> Figure:
    """The colleges of a place: of the city all that are registered, else those placed."""
    n = layout.of_city(layout.HIGHER_COUNT) if place == layout.CITY else layout.placed(place)
    return Figure(quantity(n, "college", t), f"measure/{layout.HIGHER_COUNT}/{place}")
