"""All tables of a scenario that the page shows, made once for the levers that readers choose."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from cqvet.models.flow.calibrate import calibrate
from cqvet.models.flow.effects import first_effects
from cqvet.models.flow.levers import PAST
from cqvet.models.flow.links import links, nodes
from cqvet.models.flow.priors import values_at
from cqvet.models.flow.scenario import Scenario, measures, run
from cqvet.models.flow.seats import bottleneck
from cqvet.models.flow.states import ENTRIES, WORK_FROM
from cqvet.models.flow.summary import differences, outcomes, starters, summarise, tabulate


@dataclass(frozen=True, slots=True)
class Tables:
    """What the levers that are set give.

    `nodes` and `links` by coarseness; `starters` by level, "" for all levels together;
    `progression` by lever: the share of those who finish in a year and go on, as it comes about.
    """

    levers: Mapping[str, float]
    nodes: Mapping[bool, pd.DataFrame]
    links: Mapping[bool, pd.DataFrame]
    outcomes: pd.DataFrame
    differences: pd.DataFrame
    bottleneck: pd.DataFrame
    starters: Mapping[str, pd.DataFrame]
    outside: pd.DataFrame
    progression: Mapping[str, pd.DataFrame]
    effects: pd.DataFrame


def tables(levers: Mapping[str, float]) -> Tables:
    """The tables of a scenario over the calibrated draws. Raises FlowError for bad levers."""
    return _tables(tuple(sorted(levers.items())))


@lru_cache(maxsize=64)
def _tables(levers: tuple[tuple[str, float], ...]) -> Tables:
    scenario = run(dict(levers), calibrate())
    levels = {"": list(WORK_FROM.values())} | {level: [at] for level, at in WORK_FROM.items()}
    return Tables(
        levers=dict(levers),
        nodes={coarse: nodes(scenario, coarse=coarse) for coarse in (False, True)},
        links={coarse: links(scenario, coarse=coarse) for coarse in (False, True)},
        outcomes=outcomes(scenario),
        differences=differences(scenario, _today()),
        bottleneck=bottleneck(scenario),
        starters={level: starters(scenario, names) for level, names in levels.items()},
        outside=tabulate(
            {"year": scenario.years}, scenario.entrants[:, len(ENTRIES) :].sum(axis=1)
        ),
        progression=_progression(scenario),
        effects=first_effects(dict(levers), calibrate()),
    )


def _progression(scenario: Scenario) -> dict[str, pd.DataFrame]:
    """Who finishes a level and does not start work, by the lever that sets their share."""
    people = measures(scenario)
    return {
        f"{level}_progression": tabulate(
            {"year": scenario.years}, 1 - people[f"work_{level}"] / people[f"graduates_{level}"]
        )
        for level in ("secondary", "college")
    }


@lru_cache(maxsize=16)
def compared(
    levers: tuple[tuple[str, float], ...], other: tuple[tuple[str, float], ...]
) -> pd.DataFrame:
    """year, measure, value, low, high, ...: a scenario less another, draw by draw.

    Both have the horizon of the first, so that they share an axis.
    """
    return differences(run(dict(levers), calibrate()), run(dict(other), calibrate()))


@lru_cache(maxsize=1)
def dip() -> dict[str, dict[str, float]]:
    """Today's line in its first two years: what is left of the expansion of the past.

    `seats` and `share` are how many college students fewer there are two years on, in persons
    and as a share; `past` how much larger the intake of autumn 2022 was than that of 2024.
    """
    seats = measures(_today())["seats_college"]
    fewer = seats[0] - seats[2]
    past = values_at({}, calibrate().offsets)[PAST.id]
    draws = {"seats": fewer, "share": fewer / seats[0], "past": past}
    return {
        name: {column: float(number) for column, number in summarise(np.asarray(line)).items()}
        for name, line in draws.items()
    }


@lru_cache(maxsize=1)
def _today() -> Scenario:
    return run({}, calibrate())


def warm() -> None:
    """Calibrate and run today's line before the first reader comes."""
    tables({})
