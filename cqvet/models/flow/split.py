"""Shares of a modelled figure by region and by industry; both say what they assume."""

from collections.abc import Mapping
from typing import Final

import pandas as pd

from cqvet.base.fault import Fault
from cqvet.models.flow.errors import FlowError

UNLINKED: Final = "unlinked"
_SLACK: Final = 1e-6
_AMOUNTS: Final = ("value", "low", "high", "minimum", "maximum")


def by_region(frame: pd.DataFrame, shares: Mapping[str, float]) -> pd.DataFrame:
    """The rows of `frame` once for each region, scaled, with `region` in front.

    `shares`: region id to its share of the age group (census); they must add to 1. Assumes
    that all regions have the same rates. The census counts students from upper secondary on
    where they board, so the split is partly by where they study. The interval is that of the
    whole: it leaves out that the shares themselves are uncertain. Raises FlowError
    `share_negative`, `shares_not_one`.
    """
    total = _total(shares)
    if abs(total - 1) > _SLACK:
        raise FlowError(Fault("region", "shares_not_one", f"{total:g}"))
    return _scaled(frame, shares, "region")


def by_industry(frame: pd.DataFrame, shares: Mapping[str, float]) -> pd.DataFrame:
    """The rows of `frame` once for each cluster, scaled, with `cluster` in front.

    `shares`: cluster id to its share of the offerings (crosswalk); what is missing to 1 has no
    link and goes to `unlinked`. Assumes that offerings are of equal size and that graduates
    work in what they learnt. Raises FlowError `share_negative`, `shares_exceed_one`.
    """
    total = _total(shares)
    if total > 1 + _SLACK:
        raise FlowError(Fault("cluster", "shares_exceed_one", f"{total:g}"))
    return _scaled(frame, {**shares, UNLINKED: max(1 - total, 0.0)}, "cluster")


def _total(shares: Mapping[str, float]) -> float:
    for part, share in shares.items():
        if not share >= 0:
            raise FlowError(Fault(part, "share_negative", f"{share:g}"))
    return sum(shares.values())


def _scaled(frame: pd.DataFrame, shares: Mapping[str, float], name: str) -> pd.DataFrame:
    amounts = [column for column in _AMOUNTS if column in frame]
    parts = []
    for part, share in shares.items():
        scaled = frame.copy()
        scaled[amounts] = frame[amounts] * share
        scaled.insert(0, name, part)
        parts.append(scaled)
    return pd.concat(parts, ignore_index=True)
