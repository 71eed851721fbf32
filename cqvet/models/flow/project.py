"""Students year by year: n(t+1) = n(t) Q(t) + b(t+1), ends(t) = n(t) R(t)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from cqvet.models.flow.edges import Edge, edges
from cqvet.models.flow.levers import FIRST_YEAR, LATE
from cqvet.models.flow.rates import AFTER_COMPREHENSIVE, AFTER_GENERAL, Rates, blend, fit, keep_of
from cqvet.models.flow.states import (
    COLLEGE_FINAL,
    ENDS,
    ENTRIES,
    GATES,
    INDEX,
    SECONDARY_FINAL,
    STATES,
    Floats,
)
from cqvet.models.flow.years import Calendar

_STATES = len(STATES)


@dataclass(frozen=True, slots=True)
class Step:
    """One school year: `stock` (states, draws), of whom `entrants` (gates, draws) are new."""

    year: int
    stock: Floats
    entrants: Floats
    rates: Rates
    passages: list[Edge]
    ends: Floats


@dataclass(slots=True)
class Trace:
    """1,000 local pupils who enter in one year, followed to their ends."""

    year: int
    entry: Floats
    reach: Floats
    ends: Floats
    flows: dict[tuple[int, int], Floats] = field(default_factory=dict)
    now: Floats | None = None

    def take(self, step: Step) -> None:
        """Carry the thousand through the summer of a step."""
        if step.year == self.year:
            local = step.entrants[: len(ENTRIES)]
            total = local.sum(axis=0)
            self.entry = 1000 * local / np.where(total > 0, total, 1.0)
            self.now = np.zeros_like(step.stock)
            self.now[GATES[: len(ENTRIES)]] = self.entry
        if self.now is None:
            return
        self.reach += self.now
        onward = np.zeros((_STATES + len(ENDS), self.now.shape[1]))
        for source, target, weight in step.passages:
            amount = self.now[source] * weight
            onward[target] += amount
            pair = (source, target)
            self.flows[pair] = self.flows.get(pair, 0.0) + amount
        self.ends += onward[_STATES:]
        self.now = onward[:_STATES]


def trace(year: int, draws: int) -> Trace:
    """A thousand who have not entered yet."""
    return Trace(
        year,
        np.zeros((len(ENTRIES), draws)),
        np.zeros((_STATES, draws)),
        np.zeros((len(ENDS), draws)),
    )


def walk(
    calendar: Calendar, first: int, last: int, draws: int, stock: Floats | None = None
) -> Iterator[Step]:
    """The school years from `first` to `last`; `stock` is that of the first, entrants included.

    Without it the first year has its entrants alone.
    """
    new = calendar.entrants(first, draws)
    if stock is None:
        stock = _with(np.zeros((_STATES, draws)), new)
    held = None
    for year in range(first, last + 1):
        rates = _rates(calendar, year, stock, held)
        if year <= FIRST_YEAR:
            held = rates
        passages = edges(rates)
        onward = np.zeros((_STATES + len(ENDS), draws))
        for source, target, weight in passages:
            onward[target] += stock[source] * weight
        yield Step(year, stock, new, rates, passages, onward[_STATES:])
        new = calendar.entrants(year + 1, draws)
        stock = _with(onward[:_STATES], new)


def finishing(stage: str, stock: Floats, rates: Rates) -> Floats:
    """Who finishes each last year of a stage in the summer, in the order of its last states."""
    if stage == "secondary":
        return rates.keep["secondary"] * stock[SECONDARY_FINAL]
    found = rates.keep["college"] * stock[COLLEGE_FINAL]
    found[0] *= 1 - rates.late
    return found


def _with(stock: Floats, new: Floats) -> Floats:
    for row, count in zip(GATES, new, strict=True):
        stock[row] += count
    return stock


def _rates(calendar: Calendar, year: int, stock: Floats, held: Rates | None) -> Rates:
    """The rates of a summer.

    Up to the first year, and where the reader set it, a progression is that of all who finish
    in this very summer; what those without a guided place do follows from it. Else they do as
    in the first year, and the progression follows.
    """
    now = calendar.at(year)
    values, keep = now.values, keep_of(now.values)
    transfer, late = values["transfer"], values[LATE.id]
    passed = degree = transfer
    if held is None or year <= FIRST_YEAR or "secondary_progression" in now.exact:
        plain, segmented, four = stock[SECONDARY_FINAL]
        passed, rest = blend(
            values["secondary_progression"], _share(segmented + four, plain), transfer
        )
    else:
        rest = held.plain
    if held is None or year <= FIRST_YEAR or "college_progression" in now.exact:
        on_track = stock[INDEX["college_three_two_3"]]
        others = stock[[INDEX[name] for name in _UNGUIDED]].sum(axis=0)
        others = others + (1 - late) * stock[INDEX["college_3"]]
        degree, exam = blend(values["college_progression"], _share(on_track, others), transfer)
    else:
        exam = held.exam
    return Rates(
        keep,
        rest,
        np.minimum(values["secondary_to_bachelor"], rest),
        passed,
        exam,
        degree,
        late,
        calendar.track(year + 1),
        fit(AFTER_GENERAL, now) | fit(AFTER_COMPREHENSIVE, now),
    )


_UNGUIDED = ("college_4", "segmented_5", "five_year_5")


def _share(part: Floats, rest: Floats) -> Floats:
    total = part + rest
    return np.asarray(part / np.where(total > 0, total, 1.0))
