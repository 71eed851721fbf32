"""Policy: rounds, money and targets of the city; of a part of it what a target is about."""

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import networks, strategy
from cqvet.subjects.findings import industry, region

CONSORTIA = "pt07"
"""The target that can be seen in a region or an industry: national consortia."""


def finding(chosen: Filters, t: Text) -> str:
    """Documents are of the city; of a region or an industry the consortia that were named."""
    split = chosen.zone or chosen.district or chosen.has_industry
    return t("finding.whole", text=_part(chosen, t) if split else _city(chosen, t))


def _city(chosen: Filters, t: Text) -> str:
    rounds, targets = strategy.rounds(), strategy.TARGETS.records(chosen)
    verdicts = [strategy.verdict(row) for row in targets]
    return t(
        "finding.policy",
        rounds=quoting.figure("strategy_joint_rounds", t),
        first=rounds[0]["date"][:4],
        last=rounds[-1]["date"][:4],
        fund=quoting.figure("strategy_special_fund", t),
        n=counts.figure("policy_targets", t, len(targets)),
        **{
            code: counts.figure("policy_targets", t, verdicts.count(code))
            for code in strategy.VERDICTS
        },
    )


def _part(chosen: Filters, t: Text) -> str:
    name = region.name(chosen, t)
    if chosen.has_industry:
        name = t("finding.of_industry", industry=industry.inside(chosen, t), place=name)
    name, n = name[:1].upper() + name[1:], _consortia(chosen)
    if not n:
        return industry.nearest(t("finding.policy_none", name=name), chosen, _consortia, t)
    target = data.records("policy_targets")[CONSORTIA]
    return t.count(
        "finding.policy_part",
        n,
        name=name,
        n=counts.figure("consortia", t, n),
        year=target["year"],
        target=Figure(quoting.value(target, t), target.ref),
        reported=quoting.figure(target["fact"], t),
    )


def _consortia(chosen: Filters) -> int:
    """How many consortia are named that sit in the region and serve the industry."""
    frame = networks.table()
    own = chosen.proven(frame[frame["kind"] == "consortium"])
    return int(networks.of_industry(chosen.region(own), chosen)["network"].nunique())
