"""Policy: rounds, money, and targets that can be put beside a figure; of the city as a whole."""

from cqvet.base.filters import Filters
from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.subjects import strategy


def finding(chosen: Filters, t: Text) -> str:
    """The same for every region and industry, and said to be of the city where one is chosen."""
    rounds, targets = strategy.rounds(), strategy.TARGETS.records(chosen)
    text = t(
        "finding.policy",
        rounds=quoting.figure("strategy_joint_rounds", t),
        first=rounds[0]["date"][:4],
        last=rounds[-1]["date"][:4],
        fund=quoting.figure("strategy_special_fund", t),
        n=counts.figure("policy_targets", t, len(targets)),
        beside=counts.figure("policy_targets", t, sum(bool(row["fact"]) for row in targets)),
    )
    split = chosen.zone or chosen.district or chosen.has_industry
    return t("finding.whole", text=t("finding.of_city", text=text) if split else text)
