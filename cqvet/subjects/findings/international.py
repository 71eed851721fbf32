"""International cooperation: where the named items lead, for the region and industry chosen."""

from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects.board import abroad
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """Items, countries, those with most; of the city beside what is reported."""
    said = abroad.sentence(chosen, t)
    if not abroad.items(chosen):
        return t("finding.whole", text=industry.nearest(said, chosen, abroad.items, t))
    if not (chosen.zone or chosen.district or chosen.has_industry):
        reported = quoting.figure("intl_countries", t)
        return t("finding.whole", text=t("finding.abroad_city", text=said, reported=reported))
    if chosen.zone or chosen.district:
        name = region.name(chosen, t)
        if chosen.has_industry:
            name = t("finding.of_industry", place=name, industry=industry.inside(chosen, t))
    else:
        name = industry.name(chosen, t)
    name = name[:1].upper() + name[1:]
    return t("finding.whole", text=t("finding.abroad", name=name, text=said))
