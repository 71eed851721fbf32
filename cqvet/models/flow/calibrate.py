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

from cqvet.base.fault import Fault
from cqvet.models.flow.errors import FlowError
from cqvet.models.flow.levers import ENROLMENT_2024, ENTRANTS_2024, FIRST_YEAR
from cqvet.models.flow.priors import Offsets, draw
from cqvet.models.flow.project import Step, finishing, walk
from cqvet.models.flow.states import (
    END_INDEX,
    FIRST_COLLEGE,
    FIRST_UNIVERSITY,
    FIRST_VOCATIONAL,
    LAST_VOCATIONAL,
    STATES,
    Floats,
    rows_of,
)
from cqvet.models.flow.years import COLLEGE_ENTRANTS, START, calendar

Reading: TypeAlias = Literal["graduates", "starters", "cluster_graduates"]

OUR_READING: Final[Reading] = "graduates"
"""More than 300,000 a year: all who finish secondary or higher vocational education."""

CLUSTER_SHARE: Final = (0.41, 0.59)
"""Share of higher vocational programmes in classes that the crosswalk links to 33618: core and
partial, and with weak links as well (each programme of the catalogue counted once)."""

_LEAST_ODDS: Final = 0.05
# The scale of a logistic distribution with sd 1.
_LOGISTIC: Final = float(np.sqrt(3) / np.pi)
_STARTS: Final = [END_INDEX[end] - len(STATES) for end in ("work_secondary", "work_college")]


@dataclass(frozen=True, slots=True)
class Observation:
    """A published figure: relative error `sd`; `step` > 0 makes it a bound printed in steps.

    A `ceiling` counts others as well: the model's quantity can only be smaller.
    """

    id: str
    value: float
    sd: float
    source: str
    step: float = 0.0
    ceiling: bool = False


OBSERVATIONS: Final = (
    Observation("college_entrants", COLLEGE_ENTRANTS, 0.03, ENTRANTS_2024),
    Observation("college_enrolment", 568_563.0, 0.03, ENROLMENT_2024),
    Observation("students", 1_024_000.0, 0.02, "numbers_students"),
    Observation("annual_graduates", 300_000.0, 0.03, "layout_annual_graduates", 50_000.0),
    Observation(
        "university_entrants", 125_549.0, 0.0, "chongqing_2024_regular_bachelor_entrants",
        ceiling=True,
    ),
    Observation(
        "university_enrolment", 559_297.0, 0.0, "chongqing_2024_regular_bachelor_enrolment",
        ceiling=True,
    ),
)  # fmt: skip
"""Entrants, enrolment and students of vocational programmes hold the vocational bachelors. Those
of universities hold many from elsewhere."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """Draws of today's world: `offsets` by quantity (draws,), `start` stock (states, draws).

    `effective` is the effective number of prior draws behind the calibration.
    """

    offsets: Mapping[str, Floats]
    start: Floats
    effective: float


def replay(offsets: Offsets, draws: int) -> Step:
    """The first year as the intakes of the years before it make it, in persons."""
    for step in walk(calendar({}, offsets), START, FIRST_YEAR, draws):
        last = step
    return last


def annual(reading: Reading, step: Step) -> Floats:
    """How many a year (draws,) that reading of "skilled people supplied" counts."""
    vocational = step.rates.keep["bachelor"] * step.stock[LAST_VOCATIONAL]
    if reading == "starters":
        return np.asarray(step.ends[_STARTS].sum(axis=0) + vocational)
    graduates = vocational + sum(
        finishing(stage, step.stock, step.rates).sum(axis=0) for stage in ("secondary", "college")
    )
    share = sum(CLUSTER_SHARE) / 2 if reading == "cluster_graduates" else 1.0
    return np.asarray(graduates * share)


def predict(offsets: Offsets, draws: int, reading: Reading = OUR_READING) -> tuple[Floats, Floats]:
    """(What the figures of OBSERVATIONS count, (figures, draws); stock of the first year)."""
    step = replay(offsets, draws)
    stock = step.stock
    higher = stock[rows_of("college") + rows_of("vocational_bachelor")].sum(axis=0)
    counts = (
        stock[[*FIRST_COLLEGE, FIRST_VOCATIONAL]].sum(axis=0),
        higher,
        stock[rows_of("secondary")].sum(axis=0) + higher,
        annual(reading, step),
        stock[FIRST_UNIVERSITY].sum(axis=0),
        stock[rows_of("bachelor")].sum(axis=0),
    )
    return np.stack(counts), stock


def publish(counts: Floats, rng: np.random.Generator) -> Floats:
    """Figures (figures, draws) as they might be printed if `counts` were the truth."""
    printed = np.empty_like(counts)
    draws = counts.shape[1]
    for row, figure in enumerate(OBSERVATIONS):
        if figure.ceiling:
            printed[row] = figure.value
        elif figure.step:
            noisy = counts[row] * np.exp(rng.logistic(0.0, figure.sd * _LOGISTIC, draws))
            printed[row] = np.floor(noisy / figure.step) * figure.step
        else:
            printed[row] = counts[row] * np.exp(rng.normal(0.0, figure.sd, draws))
    return printed


def weights(counts: Floats, printed: Floats) -> Floats:
    """The normalised likelihood (draws,) of the printed figures (figures,)."""
    total = np.zeros(counts.shape[1])
    for row, figure in enumerate(OBSERVATIONS):
        if figure.ceiling:
            total[counts[row] > printed[row]] -= 1e3
        elif figure.step:
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
    """Positions of `size` systematic draws, one at the middle of each of equal parts."""
    marks = (np.arange(size) + 0.5) / size
    return np.searchsorted(np.cumsum(weight), marks).clip(max=len(weight) - 1)


@cache
def calibrate(
    draws: int = 2_000, seed: int = 5, pool: int = 40_000, reading: Reading = OUR_READING
) -> Ensemble:
    """`draws` worlds that agree with the published figures under one reading.

    Raises FlowError `reading_not_reachable` if even then hardly a world reaches the printed
    bound: the reading and the other reported figures contradict each other.
    """
    rng = np.random.default_rng(seed)
    prior = draw(rng, pool)
    counts, stock = predict(prior, pool, reading)
    printed = np.array([figure.value for figure in OBSERVATIONS])
    weight = weights(counts, printed)
    bound = next(row for row, figure in enumerate(OBSERVATIONS) if figure.step)
    odds = float(weight[counts[bound] >= printed[bound]].sum())
    if odds < _LEAST_ODDS:
        raise FlowError(Fault(reading, "reading_not_reachable", f"{odds:g}"))
    chosen = rng.permutation(resample(weight, draws))
    offsets = {name: values[chosen] for name, values in prior.items()}
    start = stock[:, chosen]
    for array in (*offsets.values(), start):
        array.flags.writeable = False
    return Ensemble(offsets, start, float(1 / (weight**2).sum()))
