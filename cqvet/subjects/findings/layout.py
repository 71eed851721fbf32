"""The map: where colleges are, and where none is."""

from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """What ties the industry that is chosen to the region, else the region's colleges."""
    clause = industry.clause if chosen.has_industry else region.clause
    return t("finding.whole", text=clause(chosen, t))
