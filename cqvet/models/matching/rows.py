"""A case as rows: the indices and the clusters, as the page and the HTTP answer show them."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from cqvet.models.matching import formulas
from cqvet.models.matching.case import HIGH, LOW, Case
from cqvet.models.matching.crosswalk import Floats
from cqvet.models.matching.definitions import INDICES, Index
from cqvet.models.matching.standing import STATED, Reading, standings

INDEX_COLUMNS: Final = ("id", "state", "value", "low", "high", "kind", "reason")
CLUSTER_COLUMNS: Final = ("cluster", "supply", "demand", "low", "high", "kind")


def state(index: Index, case: Case) -> str:
    """`computed` from exact supply, `modelled` from draws, or `refused`."""
    if index.refused(case):
        return "refused"
    return "computed" if case.draws is None else "modelled"


def index_rows(case: Case) -> pd.DataFrame:
    """All indices of a case, columns `INDEX_COLUMNS`; an index by cluster has one row each.

    The id of such a row is the index and the cluster, `location_quotient:L1`. `value`, `low`
    and `high` are missing where they do not exist; `reason` says why an index is refused, or
    carries the case's note on what was assumed.
    """
    rows = [row for index in INDICES for row in _rows(index, case)]
    return pd.DataFrame(rows, columns=list(INDEX_COLUMNS))


def cluster_rows(case: Case) -> pd.DataFrame:
    """Supply in offerings with its 80 % interval, demand as a share: `CLUSTER_COLUMNS`."""
    supply = case.supply
    nothing = np.full_like(supply, np.nan)
    ends = (nothing, nothing)
    if case.draws is not None:
        ends = tuple(np.quantile(case.draws, [LOW, HIGH], axis=0))
    demand = formulas.shares(case.demand) if case.demand.sum() > 0 else nothing
    return pd.DataFrame(
        {
            "cluster": pd.Series(list(case.clusters), dtype="str"),
            "supply": supply,
            "demand": demand,
            "low": ends[0],
            "high": ends[1],
            "kind": case.kind,
        }
    )


def answer(
    case: Case, readings: Mapping[str, Reading] | None = None
) -> dict[str, list[dict[str, Any]]]:
    """The JSON answer of `/api/v1/match`, None for what is missing.

    `readings` are those on which the clusters are judged; without any it is the case's demand.
    """
    given = readings or {STATED: Reading(case.demand, np.zeros(len(case.demand)))}
    told = [
        {
            "verdict": str(row.verdict),
            "bases": [{"basis": one.name, "side": one.side, "odds": one.odds} for one in row.bases],
        }
        for row in standings(case, given)
    ]
    clusters = records(cluster_rows(case))
    return {
        "indices": records(index_rows(case)),
        "clusters": [{**row, **more} for row, more in zip(clusters, told, strict=True)],
        "benchmarks": benchmarks(case),
    }


def benchmarks(case: Case) -> list[dict[str, Any]]:
    """What coordination gives structures that know nothing of the demand.

    Rows `id, structure, value`, with structure `equal` (every cluster the same) or `random` (the
    median over all structures); a value of the case says something only beside these.
    """
    if not case.demand.sum() > 0:
        return []
    equal = float(formulas.coordination(np.ones(len(case.demand)), case.demand))
    found = {"equal": equal, "random": formulas.random_coordination(case.demand)}
    return [
        {"id": "coordination", "structure": name, "value": value} for name, value in found.items()
    ]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as plain dicts, None for missing."""
    columns = [
        [None if isinstance(value, float) and value != value else value for value in column]  # noqa: PLR0124
        for column in (frame[name].tolist() for name in frame.columns)
    ]
    return [dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)]


def _rows(index: Index, case: Case) -> list[tuple[Any, ...]]:
    names = [f"{index.id}:{name}" for name in case.clusters] if index.by_cluster else [index.id]
    if reason := index.refused(case):
        return [(name, "refused", np.nan, np.nan, np.nan, case.kind, reason) for name in names]
    found = index.measure(case).reshape(3, -1)
    return [_row(name, index, case, values) for name, values in zip(names, found.T, strict=True)]


def _row(name: str, index: Index, case: Case, values: Floats) -> tuple[Any, ...]:
    if not np.isfinite(values[0]):
        return (name, "refused", np.nan, np.nan, np.nan, case.kind, index.refusal)
    return (name, state(index, case), *values.tolist(), case.kind, case.note or None)
