"""Whether the intervals hold what they promise, in worlds drawn from the model itself.

Simulation-based check (Cook, Gelman and Rubin 2006; Talts et al. 2018, in the form of interval
coverage): draw a world from the prior, publish its figures, calibrate to them, and see whether
the 80 % interval holds the world's future. Says that the computation is consistent, not that
the model is right; with shifted worlds it says what wrong priors would cost.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from cqvet.models.flow.calibrate import Ensemble, predict, publish, resample, weights
from cqvet.models.flow.priors import Offsets, draw
from cqvet.models.flow.scenario import measures, run
from cqvet.models.flow.states import ENDS, Floats

NOMINAL: Final = 0.8
COMMAND: Final = "python -m bench.flow"
"""Prints what CHECKED holds."""
TRUTHS: Final = 2_000
SHIFTS: Final = (0.0, 1.0, -1.0)
CHECKED: Final[Mapping[str, tuple[float, float, float]]] = {
    "work_secondary": (0.796, 0.158, 0.194),
    "work_college": (0.802, 0.330, 0.464),
    "work_bachelor": (0.824, 0.110, 0.036),
    "graduates_secondary": (0.806, 0.662, 0.731),
    "graduates_college": (0.807, 0.669, 0.753),
    "seats_college": (0.804, 0.741, 0.743),
    "seats_bachelor": (0.802, 0.103, 0.046),
    "seats_university": (0.807, 0.127, 0.046),
    "intake_college": (0.801, 0.756, 0.726),
    "intake_bachelor": (0.813, 0.082, 0.026),
    "per_1000_work_general": (0.810, 0.380, 0.532),
    "per_1000_work_secondary": (0.800, 0.076, 0.108),
    "per_1000_work_college": (0.798, 0.600, 0.515),
    "per_1000_work_bachelor": (0.800, 0.159, 0.074),
    "per_1000_elsewhere": (0.787, 0.798, 0.598),
    "per_1000_left": (0.801, 0.226, 0.213),
}
"""Measure -> coverage over TRUTHS worlds by SHIFTS: priors as stated, and all of them off by one
step (one sd, one printing step of a bound) upwards and downwards."""
_TAILS: Final = (0.1, 0.9)


def coverage(
    truths: int = TRUTHS, seed: int = 11, shift: float = 0.0, pool: int = 40_000, draws: int = 1_000
) -> pd.DataFrame:
    """measure, covered (share of truths inside), error (its binomial sd at 80 %).

    `shift`: the truths come from priors moved by so many steps (see `priors.draw`) while the
    calibration keeps the stated ones. Measures of the last year, and ends per 1,000.
    """
    rng = np.random.default_rng(seed)
    counts, truth = _world(draw(rng, truths, shift), truths)
    printed = publish(counts, rng)
    pool_counts, pool_truth = _world(draw(rng, pool), pool)
    table = np.stack(list(pool_truth.values()))
    inside = np.zeros(len(table))
    for world, future in enumerate(np.stack(list(truth.values()), axis=1)):
        chosen = resample(weights(pool_counts, printed[:, world]), draws)
        low, high = np.quantile(table[:, chosen], _TAILS, axis=1)
        inside += (low <= future) & (future <= high)
    error = float(np.sqrt(NOMINAL * (1 - NOMINAL) / truths))
    return pd.DataFrame({"measure": list(truth), "covered": inside / truths, "error": error})


def _world(offsets: Offsets, size: int) -> tuple[Floats, dict[str, Floats]]:
    counts, stock = predict(offsets, size)
    scenario = run({}, Ensemble(offsets, stock, float(size)))
    futures = {name: draws[-1] for name, draws in measures(scenario).items()}
    ends = {f"per_1000_{end}": scenario.cohort.ends[row] for row, end in enumerate(ENDS)}
    return counts, futures | ends
