"""The map: where colleges are, and where none is."""

from cqvet.filters import Filters
from cqvet.findings import industry, region
from cqvet.i18n import Text


def finding(chosen: Filters, t: Text) -> str:
    """The industry first where one is chosen, then the region."""
    clauses = [industry.clause(chosen, t)] if chosen.has_industry else []
    return t("finding.whole", text=t.join([*clauses, region.clause(chosen, t)], "frame.clauses"))
