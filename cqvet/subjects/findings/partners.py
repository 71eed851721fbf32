"""Partners: how many networks are reported and named; those of the region and industry chosen."""

from cqvet.base.filters import Filters
from cqvet.base.numerals import quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import partners, ties
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """The industry first; else the region; else what is reported of the city."""
    if chosen.has_industry:
        clause = industry.clause(chosen, t)
    elif chosen.zone or chosen.district:
        clause = _region(chosen, t)
    else:
        clause = _city(t)
    return t("finding.whole", text=clause)


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
    if not ties.count("networks", chosen):
        none = t("finding.networks_none", place=place)
        return industry.nearest(none, chosen, lambda one: ties.count("networks", one), t)
    place = place[:1].upper() + place[1:]
    words = {what: industry.figure(what, chosen, t) for what in ties.UNITS}
    return t("finding.networks_region", place=place, **words)
