"""Sichuan: what the two do together by name, here or in this industry; whose the figures are."""

from collections.abc import Mapping

from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.subjects.findings import industry, region

NAMED = 2
"""So many cities are named."""


def finding(chosen: Filters, t: Text) -> str:
    """How many items there are, and with which cities of Sichuan most of them."""
    if not (chosen.zone or chosen.district or chosen.has_industry):
        clause = t(
            "finding.twin_city",
            n=_items(chosen, t),
            line=Figure(number(len(_placed(chosen)["line"]), t.lang), "placed/line"),
            facts=counts.figure("facts/theme=twin_cities", t),
        )
        return t("finding.whole", text=clause)
    name = _part(chosen, t)
    if not _any(chosen):
        none = t("finding.twin_none", name=name)
        return t("finding.whole", text=industry.nearest(none, chosen, _any, t))
    cities = _cities(chosen, t)
    key = "finding.twin_region" if cities else "finding.twin_no_city"
    n = len(twin_cities.ITEMS.records(chosen))
    clause = t.count(key, n, name=name, n=_items(chosen, t), cities=t.join(cities))
    return t("finding.whole", text=clause)


def choice(chosen: Filters, t: Text, given: Mapping[str, str]) -> str:
    """The items of the type, city and year that are chosen, in the region and industry."""
    items = twin_cities.ITEMS
    said = [facet.said(code, t) for facet in items.facets if (code := given[facet.name])]
    if not said:
        return finding(chosen, t)
    if chosen.zone or chosen.district or chosen.has_industry:
        said.insert(0, _part(chosen, t))
    n = len(items.records(chosen, items.choice(given)))
    what = t.join(said)
    figure = counts.figure("twin_city", t, n)
    clause = t.count("finding.twin_choice", n, what=what[:1].upper() + what[1:], n=figure)
    return t("finding.whole", text=clause)


def _part(chosen: Filters, t: Text) -> str:
    """The region and industry that are chosen, as a sentence begins with them."""
    name = region.name(chosen, t)
    if chosen.has_industry:
        name = t("finding.of_industry", industry=industry.inside(chosen, t), place=name)
    return name[:1].upper() + name[1:]


def _any(chosen: Filters) -> bool:
    return bool(twin_cities.ITEMS.records(chosen))


def _items(chosen: Filters, t: Text) -> Figure:
    n = len(twin_cities.ITEMS.records(chosen))
    return counts.figure("twin_city", t, n)


def _placed(chosen: Filters) -> dict[str, list[str]]:
    return twin_cities.placed(twin_cities.ids(twin_cities.ITEMS.records(chosen)))


def _cities(chosen: Filters, t: Text) -> list[str]:
    """The cities of Sichuan with most of these items."""
    points = twin_cities.points(twin_cities.ids(twin_cities.ITEMS.records(chosen)))
    cities = points[points["side"] == "city"]
    order = cities["items"].map(len).sort_values(ascending=False, kind="stable").index[:NAMED]
    return [quoting.called("sichuan_cities", code, t) for code in cities.loc[order, "code"]]
