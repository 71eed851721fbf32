"""How far each index moves when crosswalk ratings move one step up or down.

METHOD. Offerings by class stay as they are; the rating of one class, or of all classes
together, moves one step (`crosswalk.moved`), which scales the weights of the class, and
the indices of structure and coverage are computed again. With modelled supply the offerings
by class are the estimate's means, and the comparison is with the index of that mean split,
not with the median over the draws.
"""

from typing import Final

import numpy as np
import pandas as pd

from cqvet.models.matching.case import Case
from cqvet.models.matching.crosswalk import RATINGS, Floats, Weights, moved, ratings
from cqvet.models.matching.definitions import INDICES

ALL: Final = "all"


def sensitivity(
    class_points: Floats,
    crosswalk: pd.DataFrame,
    weights: Weights,
    demand: Floats,
    total: float | None = None,
) -> pd.DataFrame:
    """Rows `id, class, step, value, change`: `class` is `all` or one class, `step` 1 or -1.

    `class_points` (classes,) are the offerings of the classes of `weights`, `total` all
    offerings, those without a link too; without it coverage is left out. Indices by cluster,
    those that no crosswalk touches and infinite values are left out.
    """
    classes, steps, factors = _factors(crosswalk, weights)
    offered = class_points * factors
    case = Case(weights.clusters, offered @ weights.matrix, demand, kind="modelled", narrow=0.0)
    values = {
        index.id: index.measure(case)[0]
        for index in INDICES
        if index.needs == ("supply", "demand") and not index.by_cluster
    }
    if total:
        fit = weights.fit * factors
        values["coverage_narrow"] = (class_points * (fit >= RATINGS["partial"])).sum(axis=1) / total
        values["coverage_wide"] = (class_points * (fit > 0)).sum(axis=1) / total
    with np.errstate(invalid="ignore"):  # infinite less infinite: left out below
        changes = {key: found - found[0] for key, found in values.items()}
    frames = [
        pd.DataFrame(
            {"id": key, "class": classes, "step": steps, "value": found, "change": changes[key]}
        )
        for key, found in values.items()
    ]
    rows = pd.concat(frames)
    moves: pd.DataFrame = rows[(rows["step"] != 0) & np.isfinite(rows["value"])]
    return moves.reset_index(drop=True)


def _factors(crosswalk: pd.DataFrame, weights: Weights) -> tuple[list[str], list[int], Floats]:
    """What each case scales the classes by (cases, classes); the first case changes nothing."""
    now, count = ratings(crosswalk), len(weights.classes)
    classes, steps, rows = [ALL], [0], [np.ones((1, count))]
    for step in (1, -1):
        then = moved(crosswalk, step)
        factor = np.array(
            [RATINGS[then[n]] / RATINGS[now[n]] if n in then else 1.0 for n in weights.classes]
        )
        alone = np.ones((count, count))
        np.fill_diagonal(alone, factor)
        classes += [ALL, *weights.classes]
        steps += [step] * (count + 1)
        rows += [factor[None], alone]
    return classes, steps, np.concatenate(rows)
