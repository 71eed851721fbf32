"""Which named networks serve an industry, and which institutions take part, in a clause."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlencode

from cqvet import data
from cqvet.base.filters import Filters, zone_of
from cqvet.base.numerals import quantity
from cqvet.evidence.figure import Figure, view
from cqvet.i18n import Text
from cqvet.subjects import ties
from cqvet.subjects.findings import region


def name(chosen: Filters, t: Text) -> str:
    """The name of the cluster or tier that is chosen, as a sentence begins with it."""
    table, code = ("clusters", chosen.cluster) if chosen.cluster else ("tiers", chosen.tier)
    found = t.pick(data.records(table)[code], "name")
    return found[:1].upper() + found[1:]


def inside(chosen: Filters, t: Text) -> str:
    """The same within a sentence."""
    return small(name(chosen, t))


def small(words: str) -> str:
    """A name within a sentence begins small, unless it begins with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def clause(chosen: Filters, t: Text, listed: int = 0) -> str:
    """Networks of the industry in the region, and the institutions there that take part.

    Where there is neither, the nearest view that has any, as a link. Above a list that holds
    `listed` networks, as it counts them.
    """
    words = {what: figure(what, chosen, t) for what in ties.UNITS}
    if listed:
        words["networks"] = Figure(quantity(listed, "network", t), "matched/partners")
    place = region.name(chosen, t)
    if _any(chosen):
        return t("finding.tied", industry=name(chosen, t), place=place, **words)
    return nearest(t("finding.tied_none", industry=name(chosen, t), place=place), chosen, _any, t)


def nearest(none: str, chosen: Filters, found: Callable[[Filters], object], t: Text) -> str:
    """A clause that says there is none, and the nearest view where anything is `found`, a link."""
    near = next(filter(found, wider(chosen)), None)
    if near is None:
        return none
    link = view(_said(near, chosen, t), urlencode({"lang": t.lang, **near.chosen()}))
    return t.join([none, t("finding.nearest", view=link)], "frame.clauses")


def figure(what: str, chosen: Filters, t: Text) -> Figure:
    """How many networks, institutions or districts tie the industry to the region."""
    industry = chosen.cluster or chosen.tier or "all"
    place = chosen.district or chosen.zone or "city"
    text = quantity(ties.count(what, chosen), ties.UNITS[what], t)
    return Figure(text, f"tied/{what}/{industry}/{place}")


def _any(chosen: Filters) -> bool:
    return bool(ties.count("networks", chosen) or ties.count("institutions", chosen))


def wider(chosen: Filters) -> Iterator[Filters]:
    """The region step by step wider; then the cluster that this one is part of, and its tier."""
    parent = data.records("clusters")[chosen.cluster]["parent"] if chosen.cluster else None
    tier = data.records("clusters")[chosen.cluster]["tier"] if chosen.cluster else ""
    industries = [chosen]
    if parent:
        industries.append(replace(chosen, cluster=str(parent), tier=""))
    if chosen.cluster:
        industries.append(replace(chosen, cluster="", tier=str(tier)))
    for one in industries:
        yield one
        if chosen.district:
            yield replace(one, district="", zone=zone_of(chosen.district))
        yield replace(one, district="", zone="")


def _said(near: Filters, chosen: Filters, t: Text) -> str:
    """How a view is called: its region, and its industry where that is another."""
    place = region.name(near, t)
    if (near.cluster, near.tier) == (chosen.cluster, chosen.tier):
        return place
    return t("finding.of_industry", place=place, industry=inside(near, t))
