"""The 300,000 a year in its three readings, side by side under one calibration."""

import numpy as np
import pandas as pd

from cqvet.flow.calibrate import CLUSTER_SHARE, OBSERVATIONS, OUR_READING, Ensemble, annual
from cqvet.flow.levers import HISTORY, defaults
from cqvet.flow.priors import values_at
from cqvet.flow.summary import summarise


def earlier_intakes(ensemble: Ensemble) -> dict[str, float]:
    """How many times larger earlier college intakes were: value, low, high, minimum, maximum."""
    draws = values_at(defaults(), ensemble.offsets)[HISTORY.id]
    return {column: float(number) for column, number in summarise(draws).items()}


def readings(
    ensemble: Ensemble, cluster_share: tuple[float, float] = CLUSTER_SHARE
) -> pd.DataFrame:
    """Return reading, value, low, high, minimum, maximum, odds, ours; persons a year.

    `graduates`: all who finish secondary or higher vocational education; `starters`: those of
    them who start work; `cluster_graduates`: those from offerings that serve the 33618
    clusters, a share known only as a range. `odds`: the share of draws above the printed
    bound, all under the calibration to the reading marked `ours`.
    """
    bound = next(figure.value for figure in OBSERVATIONS if figure.step)
    values = values_at(defaults(), ensemble.offsets)
    graduates = annual("graduates", ensemble.start, values)
    # Even steps through the range, in an order that has nothing to do with the draws' own.
    steps = np.random.default_rng(0).permutation(np.linspace(*cluster_share, len(graduates)))
    counts = {
        "graduates": graduates,
        "starters": annual("starters", ensemble.start, values),
        "cluster_graduates": graduates * steps,
    }
    rows = [
        {
            "reading": name,
            **{column: float(number) for column, number in summarise(draws).items()},
            "odds": float((draws > bound).mean()),
            "ours": name == OUR_READING,
        }
        for name, draws in counts.items()
    ]
    return pd.DataFrame(rows)
