"""Today's students from the priors, and the draws that agree with the published figures.

Sampling-importance-resampling (Rubin 1988): a pool from the prior is weighted by the likelihood
of the published figures and resampled. The figures are thought to miss the model's quantity by
a log-normal factor (rounding, and definitions that differ); a printed lower bound says that
the figure lies between it and one printing step above, with a log-logistic factor of the same
sd, whose distribution function is elementary.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, TypeAlias

import numpy as np

from cqvet.flow.edges import edges
from cqvet.flow.errors import Fault, FlowError
from cqvet.flow.levers import (
    ENROLMENT_2024,
    ENTRANTS_2024,
    FIRST_YEAR,
    HISTORY,
    PLACES_2017,
    defaults,
)
from cqvet.flow.priors import draw, values_at
from cqvet.flow.project import project
from cqvet.flow.rates import Values, entry_shares, rates_of, through
from cqvet.flow.states import (
    COLLEGE_FINAL,
    END_INDEX,
    ENTRIES,
    FIRST_COLLEGE,
    INDEX,
    SECONDARY_FINAL,
    STATES,
    Floats,
    rows_of,
)

Reading: TypeAlias = Literal["graduates", "starters", "cluster_graduates"]

OUR_READING: Final[Reading] = "graduates"
"""More than 300,000 a year: all who finish secondary or higher vocational education."""

CLUSTER_SHARE: Final = (0.41, 0.59)
"""Share of higher vocational programmes in classes that the crosswalk links to 33618: core and
partial, and with weak links as well (each programme of the catalogue counted once)."""

# School years from the 2017 plan to today: longer than the longest way through the system.
_HISTORY: Final = FIRST_YEAR - 2018 + 1
_LEAST_ODDS: Final = 0.05
# The scale of a logistic distribution with sd 1.
_LOGISTIC: Final = float(np.sqrt(3) / np.pi)
_STARTS: Final = (END_INDEX["work_secondary"], END_INDEX["work_college"])

_EARLIER_INTAKES: Final = [
    row
    for row, state in enumerate(STATES)
    if (state.stage == "college" and row not in FIRST_COLLEGE)
    or state.id in {"college_three_two_4", "college_three_two_5", "upgrade_1", "upgrade_2"}
]


@dataclass(frozen=True, slots=True)
class Observation:
    """A published figure: relative error `sd`; `step` > 0 makes it a bound printed in steps."""

    id: str
    value: float
    sd: float
    source: str
    step: float = 0.0


OBSERVATIONS: Final = (
    Observation("college_entrants", 176_130.0, 0.03, ENTRANTS_2024),
    Observation("college_enrolment", 568_563.0, 0.03, ENROLMENT_2024),
    Observation("students", 1_024_000.0, 0.02, "numbers_students"),
    Observation("annual_graduates", 300_000.0, 0.03, "layout_annual_graduates", 50_000.0),
)


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Draws of today's world: `offsets` by quantity (draws,), `start` stock (states, draws).

    `effective` is the effective number of prior draws behind the calibration.
    """

    offsets: Mapping[str, Floats]
    start: Floats
    effective: float


def stock_today(values: Values, draws: int) -> Floats:
    """Return the stock (states, draws) of the first year, in persons.

    Intakes since the 2017 plan are replayed with today's rates: the through-training share
    rises in a straight line from the 2017 places to today's, the age group stays as it is.
    All who began college before today's year are scaled by `college_history`.
    """
    graduates = values["junior_graduates"]
    now = through(values)
    then = np.minimum(PLACES_2017 / (graduates * values["vocational_share"]).clip(1.0), now)
    entrants = np.empty((_HISTORY, len(ENTRIES), draws))
    for year in range(_HISTORY):
        share = then + (now - then) * year / (_HISTORY - 1)
        shares = entry_shares({**values, "through_share": share, "through_base": np.ones(1)})
        for row, route in enumerate(ENTRIES):
            entrants[year, row] = graduates * shares[route]
    passages = edges(rates_of(values, values))
    start = np.zeros((len(STATES), draws))
    start[[INDEX[f"{route}_1"] for route in ENTRIES]] = entrants[0]
    stock = project(start, entrants, passages, passages).stock[-1]
    stock[_EARLIER_INTAKES] *= values[HISTORY.id]
    return np.asarray(stock)


def annual(reading: Reading, stock: Floats, values: Values) -> Floats:
    """Return how many a year (draws,) that reading of "skilled people supplied" counts."""
    rates = rates_of(values, values)
    if reading == "starters":
        starts = [
            stock[edge.source] * edge.weight for edge in edges(rates) if edge.target in _STARTS
        ]
        return np.asarray(sum(starts))
    graduates = rates.keep["secondary"] * stock[SECONDARY_FINAL].sum(axis=0)
    graduates += rates.keep["college"] * stock[COLLEGE_FINAL].sum(axis=0)
    share = sum(CLUSTER_SHARE) / 2 if reading == "cluster_graduates" else 1.0
    return np.asarray(graduates * share)


def predict(values: Values, draws: int, reading: Reading = OUR_READING) -> tuple[Floats, Floats]:
    """Return (what the figures of OBSERVATIONS count, (figures, draws); stock today)."""
    stock = stock_today(values, draws)
    college = stock[rows_of("college")].sum(axis=0)
    counts = (
        stock[FIRST_COLLEGE].sum(axis=0),
        college,
        stock[rows_of("secondary")].sum(axis=0) + college,
        annual(reading, stock, values),
    )
    return np.stack(counts), stock


def publish(counts: Floats, rng: np.random.Generator) -> Floats:
    """Return figures (figures, draws) as they might be printed if `counts` were the truth."""
    printed = np.empty_like(counts)
    draws = counts.shape[1]
    for row, figure in enumerate(OBSERVATIONS):
        if figure.step:
            noisy = counts[row] * np.exp(rng.logistic(0.0, figure.sd * _LOGISTIC, draws))
            printed[row] = np.floor(noisy / figure.step) * figure.step
        else:
            printed[row] = counts[row] * np.exp(rng.normal(0.0, figure.sd, draws))
    return printed


def weights(counts: Floats, printed: Floats) -> Floats:
    """Return the normalised likelihood (draws,) of the printed figures (figures,)."""
    total = np.zeros(counts.shape[1])
    for row, figure in enumerate(OBSERVATIONS):
        if figure.step:
            scale = figure.sd * _LOGISTIC
            below = counts[row] / max(printed[row], 1.0)
            above = counts[row] / (printed[row] + figure.step)
            total += np.log(np.maximum(_chance(above, scale) - _chance(below, scale), 1e-300))
        else:
            total -= 0.5 * (np.log(printed[row] / counts[row]) / figure.sd) ** 2
    weight = np.exp(total - total.max())
    return np.asarray(weight / weight.sum())


def _chance(ratio: Floats, scale: float) -> Floats:
    # That a count times a log-logistic factor stays under a mark, given count / mark.
    return np.asarray(1 / (1 + ratio ** (1 / scale)))


def resample(weight: Floats, size: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return positions of `size` systematic draws, one at the middle of each of equal parts."""
    marks = (np.arange(size) + 0.5) / size
    return np.searchsorted(np.cumsum(weight), marks).clip(max=len(weight) - 1)


@cache
def calibrate(
    draws: int = 2_000, seed: int = 5, pool: int = 40_000, reading: Reading = OUR_READING
) -> Ensemble:
    """Return `draws` worlds that agree with the published figures under one reading.

    Raises FlowError `reading_not_reachable` if even then hardly a world reaches the printed
    bound: the reading and the other reported figures contradict each other.
    """
    rng = np.random.default_rng(seed)
    prior = draw(rng, pool)
    counts, _ = predict(values_at(defaults(), prior), pool, reading)
    printed = np.array([figure.value for figure in OBSERVATIONS])
    weight = weights(counts, printed)
    odds = float(weight[counts[-1] >= printed[-1]].sum())
    if odds < _LEAST_ODDS:
        raise FlowError(Fault(reading, "reading_not_reachable", {"odds": odds}))
    chosen = rng.permutation(resample(weight, draws))
    offsets = {name: values[chosen] for name, values in prior.items()}
    start = stock_today(values_at(defaults(), offsets), draws)
    for array in (*offsets.values(), start):
        array.flags.writeable = False
    return Ensemble(offsets, start, float(1 / (weight**2).sum()))
