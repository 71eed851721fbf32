"""Data and methods: how much is kept, each with its source; the same for every region."""

from cqvet.base.filters import Filters
from cqvet.evidence import counts
from cqvet.i18n import Text
from cqvet.subjects.findings import industry

TABLES = {"facts": "facts", "claims": "claims", "sources": "sources", "disputes": "fact_relations"}
INDUSTRY = {"figures": "cluster_figures", "demands": "demand_clusters"}
"""What is kept of one cluster."""


def finding(chosen: Filters, t: Text) -> str:
    """Figures, statements, sources and disputes, of the city; of a cluster what is kept of it."""
    words = {name: counts.figure(table, t) for name, table in TABLES.items()}
    split = chosen.zone or chosen.district or chosen.has_industry
    text = t("finding.kept", **words)
    if chosen.cluster:
        own = {
            name: counts.figure(f"{table}/cluster={chosen.cluster}", t)
            for name, table in INDUSTRY.items()
        }
        return t(
            "finding.whole",
            text=t("finding.kept_cluster", industry=industry.name(chosen, t), **own),
        )
    return t("finding.whole", text=t("finding.of_city", text=text) if split else text)
