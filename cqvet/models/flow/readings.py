"""The 300,000 a year in its three readings, side by side: the one table of them."""

from functools import cache

import numpy as np
import pandas as pd

from cqvet.models.flow.calibrate import (
    CLUSTER_SHARE,
    OBSERVATIONS,
    OUR_READING,
    annual,
    calibrate,
    replay,
)
from cqvet.models.flow.summary import summarise


@cache
def readings(cluster_share: tuple[float, float] = CLUSTER_SHARE) -> pd.DataFrame:
    """reading, value, low, high, minimum, maximum, odds, ours; persons a year.

    `graduates`: all who finish secondary or higher vocational education; `starters`: those of
    them who start work; `cluster_graduates`: those from offerings that serve the 33618
    clusters, a share known only as a range. `odds`: the share of draws above the printed
    bound, all under the calibration to the reading marked `ours`. Whoever quotes a reading
    takes its number from here.
    """
    ensemble = calibrate()
    bound = next(figure.value for figure in OBSERVATIONS if figure.step)
    step = replay(ensemble.offsets, ensemble.start.shape[1])
    graduates = annual("graduates", step)
    # Even steps through the range, in an order that has nothing to do with the draws' own.
    steps = np.random.default_rng(0).permutation(np.linspace(*cluster_share, len(graduates)))
    counts = {
        "graduates": graduates,
        "starters": annual("starters", step),
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
