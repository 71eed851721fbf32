"""The first page: how vocational education is doing, here or in this industry."""

from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """The industry first where one is chosen, then the region."""
    clauses = [industry.clause(chosen, t)] if chosen.has_industry else []
    return t("finding.whole", text=t.join([*clauses, region.clause(chosen, t)], "frame.clauses"))
