"""From draws to rows with intervals: the tables of the page and the answer of the API."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from cqvet.models.flow.levers import defaults
from cqvet.models.flow.scenario import Scenario, measures
from cqvet.models.flow.states import ENDS, ENTRIES, OUTSIDE, STATES, Floats

# The 80 % interval of the HTTP contract.
_TAILS = (0.1, 0.9)


def summarise(draws: Floats) -> dict[str, Floats]:
    """value, low, high, minimum and maximum over the last axis.

    The value is the mean, so that values of parts add to the value of the whole. A mean may
    lie outside the 80 % interval when nearly all draws are equal; the interval then takes it in.
    """
    value = draws.mean(axis=-1)
    low, high = np.quantile(draws, _TAILS, axis=-1)
    lowest, highest = draws.min(axis=-1), draws.max(axis=-1)
    return {
        "value": value,
        "low": np.minimum(low, value),
        "high": np.maximum(high, value),
        "minimum": np.minimum(lowest, value),
        "maximum": np.maximum(highest, value),
    }


def tabulate(ids: dict[str, list[Any]], draws: Floats) -> pd.DataFrame:
    """The id columns beside the summary of the rows of `draws` (rows, draws)."""
    return pd.DataFrame({**ids, **summarise(draws)})


_LOCAL = tuple((route, "entrant") for route in ENTRIES)
_INSIDE = (*((state.id, "stock") for state in STATES), *((end, "end") for end in ENDS))
_YEARLY = (*_LOCAL, (OUTSIDE, "entrant"), *_INSIDE)


def per_1000(scenario: Scenario) -> pd.DataFrame:
    """state, role, value, low, high, minimum, maximum of 1,000 local graduates.

    They enter in the year of change and meet the rates of the years in which they pass.
    `entrant`: which route they enter; `stock`: how many are ever in that year of a route;
    `end`: where they end. The entrants add to 1,000, and so do the ends. Nobody from outside
    is among them.
    """
    cohort = scenario.cohort
    draws = np.concatenate((cohort.entry, cohort.reach, cohort.ends))
    states, roles = zip(*_LOCAL, *_INSIDE, strict=True)
    return tabulate({"state": list(states), "role": list(roles)}, draws)


def yearly(scenario: Scenario) -> pd.DataFrame:
    """year, state, role, value, low, high, minimum, maximum in persons.

    The stock of a year, less its ends, plus the entrants of the next year, is the stock of the
    next year. The entrants `outside` are those who enter a college from outside.
    """
    local, outside = np.split(scenario.entrants, [len(ENTRIES)], axis=1)
    parts = (local, outside.sum(axis=1, keepdims=True), scenario.stock, scenario.ends)
    draws = np.concatenate(parts, axis=1)
    ids: dict[str, list[Any]] = {
        "year": [year for year in scenario.years for _ in _YEARLY],
        "state": [state for state, _ in _YEARLY] * len(scenario.years),
        "role": [role for _, role in _YEARLY] * len(scenario.years),
    }
    return tabulate(ids, draws.reshape(len(ids["year"]), -1))


def outcomes(scenario: Scenario) -> pd.DataFrame:
    """year, measure, value, low, high, minimum, maximum of `measures`."""
    return _by_measure(scenario, measures(scenario))


def starters(scenario: Scenario, names: Sequence[str]) -> pd.DataFrame:
    """year, value, low, high, minimum, maximum of the sum of some `measures`."""
    found = measures(scenario)
    draws = np.sum([found[name] for name in names], axis=0)
    return tabulate({"year": list(scenario.years)}, draws)


def differences(scenario: Scenario, today: Scenario) -> pd.DataFrame:
    """`outcomes` of the scenario less today's line, draw by draw, to its horizon.

    Both runs must come from the same ensemble; today's line must not end earlier.
    """
    line = measures(today)
    years = len(scenario.years)
    gaps = {name: draws - line[name][:years] for name, draws in measures(scenario).items()}
    return _by_measure(scenario, gaps)


def _by_measure(scenario: Scenario, found: dict[str, Floats]) -> pd.DataFrame:
    ids: dict[str, list[Any]] = {
        "year": scenario.years * len(found),
        "measure": [name for name in found for _ in scenario.years],
    }
    return tabulate(ids, np.concatenate(list(found.values())))


def answer(scenario: Scenario) -> dict[str, Any]:
    """The body of `GET /api/v1/flow`: plain dicts, lists, str, int and float.

    Persons are given to a thousandth, so that the balance of a year holds for a reader too.
    """
    interval = ["value", "low", "high"]
    cohort = per_1000(scenario)[["state", "role", *interval]].round(9)
    by_year = yearly(scenario)[["year", "state", "role", *interval]].round(3)
    parameters = {**defaults(), **scenario.levers}
    for name in ("change_year", "horizon"):
        parameters[name] = int(parameters[name])
    return {
        "parameters": parameters,
        "set": sorted(scenario.levers),
        "per_1000": cohort.to_dict(orient="records"),
        "yearly": by_year.to_dict(orient="records"),
    }
