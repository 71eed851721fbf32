"""All tables of a scenario that the page shows, made once for the levers that readers choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from cqvet.flow.calibrate import calibrate
from cqvet.flow.levers import defaults
from cqvet.flow.links import links, nodes
from cqvet.flow.scenario import run
from cqvet.flow.seats import bottleneck
from cqvet.flow.shares import WORK_FROM
from cqvet.flow.summary import differences, outcomes, starters


@dataclass(frozen=True, slots=True)
class Tables:
    """`nodes` and `links` by coarseness; `starters` by level, "" for all levels together."""

    nodes: Mapping[bool, pd.DataFrame]
    links: Mapping[bool, pd.DataFrame]
    outcomes: pd.DataFrame
    differences: pd.DataFrame
    bottleneck: pd.DataFrame
    starters: Mapping[str, pd.DataFrame]


def tables(levers: Mapping[str, float]) -> Tables:
    """The tables of a scenario over the calibrated draws. Raises FlowError for bad levers."""
    return _tables(tuple(sorted(levers.items())))


@lru_cache(maxsize=64)
def _tables(levers: tuple[tuple[str, float], ...]) -> Tables:
    scenario = run(dict(levers), calibrate())
    levels = {"": list(WORK_FROM.values())} | {level: [at] for level, at in WORK_FROM.items()}
    return Tables(
        nodes={coarse: nodes(scenario, coarse=coarse) for coarse in (False, True)},
        links={coarse: links(scenario, coarse=coarse) for coarse in (False, True)},
        outcomes=outcomes(scenario),
        differences=differences(scenario, run(defaults(), calibrate())),
        bottleneck=bottleneck(scenario),
        starters={level: starters(scenario, names) for level, names in levels.items()},
    )


def warm() -> None:
    """Calibrate and run today's line before the first reader comes."""
    tables(defaults())
