"""From draws to rows with intervals: the tables of the page and the answer of the API."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from cqvet.flow.scenario import Scenario, measures
from cqvet.flow.states import ENDS, ENTRIES, STATES, Floats

# The 80 % interval of the HTTP contract.
_TAILS = (0.1, 0.9)


def summarise(draws: Floats) -> dict[str, Floats]:
    """Return value, low, high, minimum and maximum over the last axis.

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
    """Return the id columns beside the summary of the rows of `draws` (rows, draws)."""
    return pd.DataFrame({**ids, **summarise(draws)})


_ROLES = (
    *((route, "entrant") for route in ENTRIES),
    *((state.id, "stock") for state in STATES),
    *((end, "end") for end in ENDS),
)


def per_1000(scenario: Scenario) -> pd.DataFrame:
    """Return state, role, value, low, high, minimum, maximum of 1,000 junior graduates.

    `entrant`: which route they enter; `stock`: how many are ever in that year of a route,
    which is the number present at any time if 1,000 enter each year; `end`: where they end.
    The entrants add to 1,000, and so do the ends.
    """
    draws = np.concatenate((scenario.entry, scenario.reach, scenario.ends))
    states, roles = zip(*_ROLES, strict=True)
    return tabulate({"state": list(states), "role": list(roles)}, draws)


def yearly(scenario: Scenario) -> pd.DataFrame:
    """Return year, state, role, value, low, high, minimum, maximum in persons.

    The stock of a year, less its ends, plus the entrants of the next year, is the stock of the
    next year.
    """
    run = scenario.projection
    draws = np.concatenate((run.entrants, run.stock, run.ends), axis=1)
    ids: dict[str, list[Any]] = {
        "year": [year for year in scenario.years for _ in _ROLES],
        "state": [state for state, _ in _ROLES] * len(scenario.years),
        "role": [role for _, role in _ROLES] * len(scenario.years),
    }
    return tabulate(ids, draws.reshape(len(ids["year"]), -1))


def outcomes(scenario: Scenario) -> pd.DataFrame:
    """Return year, measure, value, low, high, minimum, maximum of `measures`."""
    return _by_measure(scenario, measures(scenario))


def starters(scenario: Scenario, names: Sequence[str]) -> pd.DataFrame:
    """Return year, value, low, high, minimum, maximum of the sum of some `measures`."""
    found = measures(scenario)
    draws = np.sum([found[name] for name in names], axis=0)
    return tabulate({"year": list(scenario.years)}, draws)


def differences(scenario: Scenario, today: Scenario) -> pd.DataFrame:
    """Return `outcomes` of the scenario less today's line, draw by draw, to its horizon.

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
    """Return the body of `GET /api/v1/flow`: plain dicts, lists, str, int and float.

    Persons are given to a thousandth, so that the balance of a year holds for a reader too.
    """
    interval = ["value", "low", "high"]
    cohort = per_1000(scenario)[["state", "role", *interval]].round(9)
    by_year = yearly(scenario)[["year", "state", "role", *interval]].round(3)
    return {
        "parameters": {**scenario.levers, "horizon": int(scenario.levers["horizon"])},
        "per_1000": cohort.to_dict(orient="records"),
        "yearly": by_year.to_dict(orient="records"),
    }
