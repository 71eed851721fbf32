"""Which named networks serve an industry, and which institutions take part, in a clause."""

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import quantity
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import ties
from cqvet.subjects.findings import region


def name(chosen: Filters, t: Text) -> str:
    """The name of the cluster or tier that is chosen."""
    table, code = ("clusters", chosen.cluster) if chosen.cluster else ("tiers", chosen.tier)
    return t.pick(data.records(table)[code], "name")


def clause(chosen: Filters, t: Text) -> str:
    """Networks of the industry in the region, and the institutions there that take part."""
    words = {what: _figure(what, unit, chosen, t) for what, unit in ties.UNITS.items()}
    found = ties.count("networks", chosen) or ties.count("institutions", chosen)
    return t(
        f"finding.{'tied' if found else 'tied_none'}",
        industry=name(chosen, t),
        place=region.name(chosen, t),
        **words,
    )


def _figure(what: str, unit: str, chosen: Filters, t: Text) -> Figure:
    industry = chosen.cluster or chosen.tier
    place = chosen.district or chosen.zone or "city"
    return Figure(quantity(ties.count(what, chosen), unit, t), f"tied/{what}/{industry}/{place}")
