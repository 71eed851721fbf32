"""Students year by year: n(t+1) = n(t) Q + b(t+1), ends(t) = n(t) R."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cqvet.flow.edges import Edge
from cqvet.flow.rates import Values, entry_shares
from cqvet.flow.states import ENDS, ENTRIES, INDEX, STATES, Floats

_STATES = len(STATES)


@dataclass(frozen=True, slots=True)
class Projection:
    """Persons by school year; year 0 is that of the start.

    `stock` (years, states, draws): enrolled; `ends` (years, ends, draws): who leaves for good in
    the summer; `entrants` (years, entries, draws): the intake, already part of the stock.
    """

    stock: Floats
    ends: Floats
    entrants: Floats


def project(
    start: Floats, entrants: Floats, first: Sequence[Edge], later: Sequence[Edge]
) -> Projection:
    """Carry a stock (states, draws) forward by one year for each further row of `entrants`.

    `first` holds in the first summer, `later` in all others. Entrants of year 0 are inside
    `start`. Each edge is one multiplication over all draws.
    """
    years, _, draws = entrants.shape
    flow = np.zeros((years, _STATES + len(ENDS), draws))
    flow[0, :_STATES] = start
    rows = [INDEX[f"{route}_1"] for route in ENTRIES]
    passing = np.empty(draws)
    onward = np.zeros((_STATES + len(ENDS), draws))
    for year in range(years):
        onward[:] = 0.0
        for source, target, weight in first if year == 0 else later:
            np.multiply(flow[year, source], weight, out=passing)
            onward[target] += passing
        flow[year, _STATES:] = onward[_STATES:]
        if year + 1 < years:
            flow[year + 1, :_STATES] = onward[:_STATES]
            flow[year + 1, rows] += entrants[year + 1]
    return Projection(flow[:, :_STATES], flow[:, _STATES:], entrants)


def cohort(entry: Floats, passages: Sequence[Edge]) -> tuple[Floats, Floats]:
    """Follow one intake (entries, draws) to its end.

    Returns (reach, ends): how many ever are in each state (states, draws), and how many end
    where (ends, draws). States are ordered along the routes except that `upgrade`, `college`
    and `college_three_two` come after all that feed them, so one pass is enough.
    """
    flow = np.zeros((_STATES + len(ENDS), entry.shape[1]))
    flow[[INDEX[f"{route}_1"] for route in ENTRIES]] = entry
    for source, target, weight in passages:
        flow[target] += flow[source] * weight
    return flow[:_STATES], flow[_STATES:]


def intake(values: Values, years: int, draws: int) -> Floats:
    """Return entrants (years, entries, draws) from today's school year on.

    The age group grows by `entrant_growth` a year; the comprehensive pilot has its planned
    places whatever the age group, at most all who do not enter secondary vocational schools.
    """
    found = np.empty((years, len(ENTRIES), draws))
    for year in range(years):
        graduates = values["junior_graduates"] * (1 + values["entrant_growth"]) ** year
        shares = entry_shares({**values, "junior_graduates": np.maximum(graduates, 1e-9)})
        for row, route in enumerate(ENTRIES):
            found[year, row] = graduates * shares[route]
    return found
