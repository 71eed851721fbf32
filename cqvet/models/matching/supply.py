"""A visitor's programme register as supply.

METHOD. An offering is one programme at one level at one institution in one year, however many
rows, places or students it has. It counts as one, or as many as it has places, entrants or
graduates, summed over its rows; then one whose number is not known takes no part. The crosswalk
splits it among clusters (`crosswalk.py`). Narrow coverage counts the offerings of classes rated
core or partial, wide coverage those of classes with any link, both over all offerings of the
register. Turnover compares two years over the institutions present in both: one that did not report
is not a closure.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import numpy as np
import pandas as pd

from cqvet.models.matching.case import Case, Turnover
from cqvet.models.matching.crosswalk import RATINGS, Floats, Weights
from cqvet.models.matching.errors import MatchError

OFFERING: Final = ["institution", "programme", "level"]


def offerings(
    register: pd.DataFrame, programmes: pd.DataFrame, year: int, counted: str = ""
) -> pd.DataFrame:
    """The offerings of a year: `institution, district, programme, level, class, size`.

    `size` is 1, or the sum of the column `counted`, missing where that is not known.
    `programmes` has `programme`, `level`, `class`. Raises `MatchError` (`unknown_programme`)
    for one that is not in it; a validated register has none.
    """
    every = register[register["year"] == year]
    rows = every.drop_duplicates(OFFERING)
    found = rows[[*OFFERING, "district"]].merge(
        programmes[["programme", "level", "class"]], on=["programme", "level"], how="left"
    )
    found["size"] = 1.0
    if counted:
        sizes = every.groupby(OFFERING)[counted].sum(min_count=1)
        keys = pd.MultiIndex.from_frame(found[OFFERING])
        found["size"] = sizes.reindex(keys).to_numpy(dtype=float, na_value=np.nan)
    if (unknown := found["programme"][found["class"].isna()]).size:
        raise MatchError("unknown_programme", found=str(unknown.iloc[0]))
    return found


def turnover(register: pd.DataFrame, before: int, after: int) -> Turnover:
    """Offerings of the earlier year, and those added and cancelled by the later one."""
    years = [register[register["year"] == year] for year in (before, after)]
    both = set(years[0]["institution"]) & set(years[1]["institution"])
    first, second = (
        set(rows[rows["institution"].isin(both)][OFFERING].itertuples(index=False, name=None))
        for rows in years
    )
    return Turnover(len(first), len(second - first), len(first - second))


def points(
    register: pd.DataFrame,
    programmes: pd.DataFrame,
    weights: Weights,
    zones: Mapping[str, str],
    year: int,
) -> pd.DataFrame:
    """Offerings by `zone`, `level`, `cluster`, column `points`; zeros are left out.

    `zones` maps each district to its zone.
    """
    found = offerings(register, programmes, year)
    _, matrix = weights.of(found["class"].tolist())
    by_cluster = pd.DataFrame(matrix, columns=list(weights.clusters))
    keys = {"zone": found["district"].map(zones), "level": found["level"]}
    every = by_cluster.assign(**keys).melt(
        id_vars=["zone", "level"], var_name="cluster", value_name="points"
    )
    summed = every[every["points"] > 0].groupby(["zone", "level", "cluster"])["points"].sum()
    return summed.reset_index()


def register_case(
    register: pd.DataFrame,
    programmes: pd.DataFrame,
    weights: Weights,
    demand: Floats,
    *,
    year: int,
    earlier: int | None = None,
    counted: str = "",
) -> Case:
    """A register's year against a demand (clusters,), kind `yours`; with an earlier year if any.

    Supply is in offerings, or in what `counted` is a column of.
    """
    size, fit, matrix = _sized(register, programmes, weights, year, counted)
    case = Case(
        clusters=weights.clusters,
        supply=size @ matrix,
        demand=demand,
        kind="yours",
        narrow=float(size[fit >= RATINGS["partial"]].sum()),
        wide=float(size[fit > 0].sum()),
        total=(float(size.sum()), float(size.sum())),
    )
    if earlier is None:
        return case
    before, _, spread = _sized(register, programmes, weights, earlier, counted)
    return replace(case, earlier=before @ spread, turnover=turnover(register, earlier, year))


def _sized(
    register: pd.DataFrame, programmes: pd.DataFrame, weights: Weights, year: int, counted: str
) -> tuple[Floats, Floats, Floats]:
    """Of each offering whose size is known: size (k,), fit (k,), weights (k, clusters)."""
    found = offerings(register, programmes, year, counted).dropna(subset=["size"])
    fit, matrix = weights.of(found["class"].tolist())
    return found["size"].to_numpy(dtype=np.float64), fit, matrix
