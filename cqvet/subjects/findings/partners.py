"""Partners: how many networks are reported and named; those of the region and industry chosen."""

from collections.abc import Mapping

from cqvet.base.filters import Filters
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import networks, partners, ties
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """The industry first; else the region; else what is reported of the city."""
    if chosen.has_industry:
        clause = industry.clause(chosen, t, partners.networks_of(chosen))
    elif chosen.zone or chosen.district:
        clause = _region(chosen, t)
    else:
        clause = _city(t)
    return t("finding.whole", text=clause)


def reach(chosen: Filters, t: Text, given: Mapping[str, str]) -> str:
    """How many networks reach as far as is chosen, in the region and industry."""
    if not given["reach"] or given["tab"] != "structure":
        return finding(chosen, t)
    found = [one.item for one in partners.find(partners.Ask(chosen))]
    of = [item for item in found if item.kind in networks.KINDS]
    n = sum(networks.reach(item.id) == given["reach"] for item in of)
    place = region.name(chosen, t)
    if chosen.has_industry:
        place = t("finding.of_industry", place=place, industry=industry.inside(chosen, t))
    said = t(
        "finding.networks_reach",
        place=place[:1].upper() + place[1:],
        n=Figure(number(n, t.lang), "matched/partners"),
        all=Figure(quantity(len(of), "network", t), "matched/partners"),
        reach=industry.small(t(f"partners.reach_{given['reach']}")),
    )
    return t("finding.whole", text=said)


def _city(t: Text) -> str:
    """Both kinds, how many are named, and the kind of consortia of which none is."""
    found = partners.named()
    words = {}
    for kind, fact in partners.TOTALS.items():
        words[kind] = quoting.figure(fact, t)
        words[f"{kind}_named"] = Figure(quantity(found[fact] or 0, kind, t), f"named/{fact}")
    nobody = [fact for fact in partners.LEVELS.values() if not found[fact]]
    none = t.join([t("finding.nobody", n=quoting.figure(fact, t)) for fact in nobody])
    return t.join([t("finding.networks", **words), *([none] if none else [])], "frame.clauses")


def _region(chosen: Filters, t: Text) -> str:
    place = region.name(chosen, t)
    n = partners.networks_of(chosen)
    if not n:
        none = t("finding.networks_none", place=place)
        return industry.nearest(none, chosen, partners.networks_of, t)
    place = place[:1].upper() + place[1:]
    words = {what: industry.figure(what, chosen, t) for what in ties.UNITS}
    words["networks"] = Figure(quantity(n, "network", t), "matched/partners")
    return t("finding.networks_region", place=place, **words)
