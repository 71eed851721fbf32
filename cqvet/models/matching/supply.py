"""A visitor's programme register as supply.

METHOD. An offering is one programme at one level at one institution in one year, however many
rows, places or students it has. The crosswalk splits it among clusters (`crosswalk.py`). Narrow
coverage counts the offerings of classes rated core or partial, wide coverage those of classes
with any link, both over all offerings of the register. Turnover compares two years over the
institutions present in both: one that did not report is not a closure.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pandas as pd

from cqvet.models.matching.case import Case, Turnover
from cqvet.models.matching.crosswalk import RATINGS, Floats, Weights
from cqvet.models.matching.errors import MatchError

OFFERING: Final = ["institution", "programme", "level"]


def offerings(register: pd.DataFrame, programmes: pd.DataFrame, year: int) -> pd.DataFrame:
    """The distinct offerings of a year: `institution, district, programme, level, class`.

    `programmes` has `programme`, `level`, `class`. Raises `MatchError` (`unknown_programme`)
    for one that is not in it; a validated register has none.
    """
    rows = register[register["year"] == year].drop_duplicates(OFFERING)
    found = rows[[*OFFERING, "district"]].merge(
        programmes[["programme", "level", "class"]], on=["programme", "level"], how="left"
    )
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
) -> Case:
    """A register's year against a demand (clusters,), kind `yours`; with an earlier year if any."""
    classes = offerings(register, programmes, year)["class"].tolist()
    fit, matrix = weights.of(classes)
    case = Case(
        clusters=weights.clusters,
        supply=matrix.sum(axis=0),
        demand=demand,
        kind="yours",
        narrow=float((fit >= RATINGS["partial"]).sum()),
        wide=float((fit > 0).sum()),
        total=(float(len(fit)), float(len(fit))),
    )
    if earlier is None:
        return case
    before = offerings(register, programmes, earlier)["class"].tolist()
    return replace(
        case,
        earlier=weights.of(before)[1].sum(axis=0),
        turnover=turnover(register, earlier, year),
    )
