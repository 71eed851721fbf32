"""Which clusters programmes fall short of, by the output targets for 2027."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.matching import formulas
from cqvet.subjects import market
from cqvet.subjects.findings import industry

BASIS: Final = "target_2027"
SHORT: Final = 3
OVER: Final = 2


@dataclass(frozen=True)
class Gap:
    """A cluster: shares of offerings (with interval) and of demand, and their gap, in percent.

    `own_target` unless its target is but the label of its tier.
    """

    cluster: str
    supply: tuple[float, float, float]
    demand: float
    gap: tuple[float, float, float]
    own_target: bool


@lru_cache(maxsize=8)
def gaps(level: str = "") -> tuple[Gap, ...]:
    """All root clusters, the one that falls shortest first."""
    case = market.modelled(market.demand(BASIS), level=level)
    supply = 100 * case.spread(formulas.shares)
    gap = 100 * case.spread(lambda found: formulas.gap(found, case.demand))
    demand = 100 * formulas.shares(case.demand)
    found = [
        Gap(
            code,
            _three(supply[:, i]),
            float(demand[i]),
            _three(gap[:, i]),
            code not in market.labelled(),
        )
        for i, code in enumerate(case.clusters)
    ]
    return tuple(sorted(found, key=lambda one: one.gap[0]))


def chosen_roots(chosen: Filters) -> frozenset[str]:
    """The root clusters of the industry that is chosen; none where none is."""
    return market.chosen_roots(chosen) if chosen.has_industry else frozenset()


def shown(chosen: Filters) -> list[Gap]:
    """The three that fall shortest, the two that are furthest over, and the one chosen."""
    every = gaps(chosen.level)
    picked = [*every[:SHORT], *every[-OVER:]]
    own = [one for one in every if one.cluster in chosen_roots(chosen)]
    if len(own) == 1 and own[0] not in picked:
        picked[SHORT - 1] = own[0]
    return sorted(picked, key=lambda one: one.gap[0])


def shortest(chosen: Filters) -> Gap:
    """The cluster that falls shortest, of the industry that is chosen or of all."""
    own = chosen_roots(chosen)
    return next(one for one in gaps(chosen.level) if not own or one.cluster in own)


def sentence(chosen: Filters, t: Text) -> str:
    """Where programmes fall shortest, or how the chosen industry stands."""
    if chosen.evidence == "published":
        return t("board.match_modelled")
    found = shortest(chosen)
    how = "board.match_one" if len(chosen_roots(chosen)) == 1 else "board.match"
    return t(how, cluster=industry.small(name(found, t)), gap=points(found, t))


def clause(chosen: Filters, t: Text) -> str:
    """The same in a clause, with its basis: which cluster lacks most, or what the chosen one does.

    The number of the chosen one is without its sign: the words say it, and where the target is
    not the cluster's own but the label of its tier.
    """
    found = shortest(chosen)
    if len(chosen_roots(chosen)) != 1:
        return t("finding.match_most", cluster=industry.small(name(found, t)))
    short = found.gap[0] < 0
    ends = [-end for end in (found.gap[0], found.gap[2], found.gap[1])] if short else found.gap
    value, low, high = (signed(end, t).removeprefix("+") for end in ends)
    text = t("matching.points", n=t("board.interval", v=value, low=low, high=high))
    gap = Figure(text, f"match/gap/{found.cluster}", "modelled")
    basis = "match" if found.own_target else "label"
    return t(f"finding.{basis}_{'short' if short else 'over'}", gap=gap)


def name(found: Gap, t: Text) -> str:
    """The name of the cluster."""
    return quoting.called("clusters", found.cluster, t)


def points(found: Gap, t: Text) -> Figure:
    """The gap in points with its sign and interval."""
    value, low, high = (signed(end, t) for end in found.gap)
    text = t("matching.points", n=t("matching.interval", v=value, low=low, high=high))
    return Figure(text, f"match/gap/{found.cluster}", "modelled")


def signed(value: float, t: Text) -> str:
    """A number of points with its sign."""
    return ("−" if value < 0 else "+") + number(abs(value), t.lang, 1)


def _three(ends: np.ndarray) -> tuple[float, float, float]:
    value, low, high = map(float, ends)
    return value, low, high
