"""When a lever first moves a result: what is planned today shows years later."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cqvet.models.flow.calibrate import Ensemble
from cqvet.models.flow.scenario import measures, simulate

_DRAWS = 5
_LEAST = 1e-6
_FRAME = ("change_year", "horizon")


def first_effects(levers: Mapping[str, float], ensemble: Ensemble) -> pd.DataFrame:
    """lever, measure, year: the first year in which a lever, set alone, moves a measure.

    A measure that a lever never moves within the horizon has no row.
    """
    few = Ensemble(
        {name: draws[:_DRAWS] for name, draws in ensemble.offsets.items()},
        ensemble.start[:, :_DRAWS],
        ensemble.effective,
    )
    frame = {name: levers[name] for name in _FRAME if name in levers}
    today = measures(simulate(frame, few))
    rows = []
    for name in levers.keys() - set(_FRAME):
        alone = simulate({**frame, name: levers[name]}, few)
        for measure, line in measures(alone).items():
            moved = np.abs(line - today[measure]).max(axis=1) > _LEAST
            if moved.any():
                year = alone.years[int(moved.argmax())]
                rows.append({"lever": name, "measure": measure, "year": year})
    columns = ["lever", "measure", "year"]
    return pd.DataFrame(rows, columns=columns).sort_values(columns, ignore_index=True)
