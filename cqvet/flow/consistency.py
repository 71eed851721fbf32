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

from cqvet.flow.calibrate import Ensemble, predict, publish, resample, weights
from cqvet.flow.levers import defaults
from cqvet.flow.priors import Offsets, draw, values_at
from cqvet.flow.scenario import measures, run
from cqvet.flow.states import ENDS, Floats

NOMINAL: Final = 0.8
COMMAND: Final = "PYTHONPATH=. python bench/flow.py"
"""Prints what CHECKED holds."""
TRUTHS: Final = 2_000
CHECKED: Final[Mapping[str, tuple[float, float]]] = {
    "work_secondary": (0.791, 0.710),
    "work_college": (0.803, 0.768),
    "work_bachelor": (0.785, 0.096),
    "graduates_secondary": (0.790, 0.724),
    "graduates_college": (0.804, 0.678),
    "seats_college": (0.802, 0.662),
    "seats_bachelor": (0.791, 0.086),
    "intake_college": (0.805, 0.615),
    "intake_bachelor": (0.786, 0.096),
    "per_1000_work_general": (0.796, 0.448),
    "per_1000_work_secondary": (0.806, 0.108),
    "per_1000_work_college": (0.792, 0.358),
    "per_1000_work_bachelor": (0.796, 0.156),
    "per_1000_elsewhere": (0.794, 0.801),
    "per_1000_left": (0.802, 0.216),
}
"""Measure -> coverage over TRUTHS worlds: priors as stated, and off by one step."""
_TAILS: Final = (0.1, 0.9)


def coverage(
    truths: int = TRUTHS, seed: int = 11, shift: float = 0.0, pool: int = 40_000, draws: int = 1_000
) -> pd.DataFrame:
    """Return measure, covered (share of truths inside), error (its binomial sd at 80 %).

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
    counts, stock = predict(values_at(defaults(), offsets), size)
    scenario = run(defaults(), Ensemble(offsets, stock, float(size)))
    futures = {name: draws[-1] for name, draws in measures(scenario).items()}
    ends = {f"per_1000_{end}": scenario.ends[row] for row, end in enumerate(ENDS)}
    return counts, futures | ends
