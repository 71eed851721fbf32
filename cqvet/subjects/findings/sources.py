"""Data and methods: how much is kept, each with its source; the same for every region."""

from cqvet.base.filters import Filters
from cqvet.evidence import counts
from cqvet.i18n import Text

TABLES = {"facts": "facts", "claims": "claims", "sources": "sources", "disputes": "fact_relations"}


def finding(chosen: Filters, t: Text) -> str:
    """Figures, statements, sources and disputes; where a region is chosen, of the city."""
    words = {name: counts.figure(table, t) for name, table in TABLES.items()}
    split = chosen.zone or chosen.district or chosen.has_industry
    text = t("finding.kept", **words)
    return t("finding.whole", text=t("finding.of_city", text=text) if split else text)
