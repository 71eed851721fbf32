"""Where colleges stand and where none does: of the city, a zone or a district, in a clause."""

from urllib.parse import urlencode

from cqvet import data
from cqvet.base.filters import Filters, zone_of
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, view
from cqvet.i18n import Text
from cqvet.subjects import layout

NAMED = 3
"""At most so many districts are named where colleges gather."""


def clause(chosen: Filters, t: Text) -> str:
    """The clause for the narrowest region that is chosen."""
    if chosen.district:
        return _district(chosen.district, t)
    return _zone(chosen.zone, t) if chosen.zone else _city(t)


def name(chosen: Filters, t: Text) -> str:
    """The name of the region that is chosen, in a sentence."""
    if chosen.district:
        return quoting.called("districts", chosen.district, t)
    if chosen.zone:
        return t("finding.zone_name", zone=quoting.called("zones", chosen.zone, t))
    return t("finding.here")


def _districts(n: int, ref: str, t: Text) -> Figure:
    return Figure(quantity(n, "district", t), ref)


def _colleges(place: str, t: Text) -> Figure:
    """How many colleges a district, a zone or the city has."""
    n = layout.of_city(layout.HIGHER_COUNT) if place == layout.CITY else layout.placed(place)
    return Figure(quantity(n, "college", t), f"measure/{layout.HIGHER_COUNT}/{place}")


def _city(t: Text) -> str:
    none = layout.without(layout.CITY)
    share = Figure(
        f"{number(100 * layout.without_share(layout.CITY), t.lang, 0)}%", "without_share/city"
    )
    return t.count(
        "finding.city", len(none), none=_districts(len(none), "without/city", t), share=share
    )


def _zone(zone: str, t: Text) -> str:
    none, all_ = layout.without(zone), layout.districts_of(zone)
    most = layout.fullest(zone)
    # A single district has all of them: their number is not said twice.
    where = [
        t.pick(data.records("districts")[code], "short")
        if len(most) == 1
        else t(
            "finding.at",
            place=t.pick(data.records("districts")[code], "short"),
            n=Figure(number(layout.placed(code), t.lang), f"measure/{layout.HIGHER_COUNT}/{code}"),
        )
        for code in most[:NAMED]
    ]
    return t.count(
        f"finding.{'zone' if len(most) <= NAMED else 'zone_most'}",
        len(none),
        zone=quoting.called("zones", zone, t),
        none=Figure(number(len(none), t.lang), f"without/{zone}"),
        all=_districts(len(all_), f"count/districts/zone={zone}", t),
        colleges=_colleges(zone, t),
        where=t.join(where),
    )


def _district(district: str, t: Text) -> str:
    place = quoting.called("districts", district, t)
    zone = zone_of(district)
    words = {
        "place": place,
        "zone": quoting.called("zones", zone, t),
        "of_zone": _colleges(zone, t),
        "of_city": _colleges(layout.CITY, t),
    }
    if layout.placed(district):
        return t("finding.district", n=_colleges(district, t), **words)
    near = layout.nearest(district)
    query = {"lang": t.lang, "district": near}
    return t(
        "finding.district_none",
        near=view(quoting.called("districts", near, t), urlencode(query)),
        n=_colleges(near, t),
        **words,
    )
