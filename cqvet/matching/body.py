"""The body of `POST /api/v1/match`: read, limited, and answered. Nothing is kept.

METHOD. Ids are free strings; supply is exact. Points of the same zone, cluster and level add
up; a cluster may be weighed once. Clusters of either list take part. Narrow coverage counts the
points in clusters with a weight above 0, wide coverage those in every cluster that the demand
list names, both over all points posted.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from cqvet.matching.case import Case
from cqvet.matching.rows import answer

MAX_SUPPLY: Final = 5000
MAX_CLUSTERS: Final = 500
MAX_ID: Final = 100
MAX_NUMBER: Final = 10**9
MAX_FAULTS: Final = 100
_FIELDS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "supply": (frozenset({"cluster", "points"}), frozenset({"zone", "level"})),
    "demand": (frozenset({"cluster", "weight"}), frozenset()),
}
_LIMITS: Final = {"supply": MAX_SUPPLY, "demand": MAX_CLUSTERS}


@dataclass(frozen=True)
class BodyFault:
    """One thing wrong with a body: where (`/supply/3/points`), a code, what was found."""

    path: str
    code: str
    found: str


class BodyError(ValueError):
    """A body that cannot be computed, with at most `MAX_FAULTS` of its faults."""

    def __init__(self, faults: list[BodyFault]) -> None:
        self.faults = tuple(faults[:MAX_FAULTS])
        super().__init__(self.faults)


def posted_answer(body: object) -> dict[str, list[dict[str, Any]]]:
    """The JSON answer to a parsed body. Raises `BodyError`."""
    return answer(posted_case(body))


def posted_case(body: object) -> Case:
    """A body `{supply: [{zone, cluster, level, points}], demand: [{cluster, weight}]}` as a case.

    `zone` and `level` may be left out. Clusters keep the order of the body, demand first.
    Raises `BodyError` with the codes `not_an_object`, `not_a_list`, `missing`, `unknown_field`,
    `too_many`, `not_a_text`, `too_long`, `not_a_number`, `out_of_range`, `not_whole`,
    `repeated`.
    """
    faults: list[BodyFault] = []
    if not isinstance(body, Mapping):
        raise BodyError([BodyFault("", "not_an_object", type(body).__name__)])
    faults += [
        BodyFault(f"/{_short(k)}", "unknown_field", _short(k)) for k in body if k not in _FIELDS
    ]
    rows = {name: _rows(name, body.get(name), faults) for name in _FIELDS}
    names = [row["cluster"] for row in rows["demand"]]
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name in seen:
            faults.append(BodyFault(f"/demand/{i}/cluster", "repeated", _short(name)))
        seen.add(name)
    clusters = tuple(dict.fromkeys([*names, *(row["cluster"] for row in rows["supply"])]))
    if len(clusters) > MAX_CLUSTERS:
        faults.append(BodyFault("/supply", "too_many", str(len(clusters))))
    if faults:
        raise BodyError(faults)
    place = {name: i for i, name in enumerate(clusters)}
    supply, demand = np.zeros(len(clusters)), np.zeros(len(clusters))
    for row in rows["supply"]:
        supply[place[row["cluster"]]] += row["points"]
    for row in rows["demand"]:
        demand[place[row["cluster"]]] = row["weight"]
    everything = float(supply.sum())
    return Case(
        clusters=clusters,
        supply=supply,
        demand=demand,
        kind="yours",
        narrow=float(supply[demand > 0].sum()),
        wide=float(supply[: len(names)].sum()),
        total=(everything, everything),
    )


def _rows(name: str, value: object, faults: list[BodyFault]) -> list[Mapping[str, Any]]:
    """The rows of one list that have no fault; what is wrong with the others goes to `faults`."""
    if value is None:
        faults.append(BodyFault(f"/{name}", "missing", ""))
        return []
    if not isinstance(value, list):
        faults.append(BodyFault(f"/{name}", "not_a_list", type(value).__name__))
        return []
    if len(value) > _LIMITS[name]:
        faults.append(BodyFault(f"/{name}", "too_many", str(len(value))))
        return []
    found = [(f"/{name}/{i}", row) for i, row in enumerate(value)]
    wrong = [_row_faults(name, path, row) for path, row in found]
    faults += [fault for row in wrong for fault in row]
    return [row for (_, row), bad in zip(found, wrong, strict=True) if not bad]


def _row_faults(name: str, path: str, row: object) -> list[BodyFault]:
    required, optional = _FIELDS[name]
    if not isinstance(row, Mapping):
        return [BodyFault(path, "not_an_object", type(row).__name__)]
    faults = [BodyFault(f"{path}/{field}", "missing", "") for field in sorted(required - set(row))]
    for field, value in row.items():
        if field not in required | optional:
            code = "unknown_field"
        elif field in {"points", "weight"}:
            code = _number_fault(value, whole=field == "points")
        else:
            code = "" if value is None and field in optional else _text_fault(value)
        if code:
            faults.append(BodyFault(f"{path}/{_short(field)}", code, _short(value)))
    return faults


def _number_fault(value: object, *, whole: bool) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "not_a_number"
    if not 0 <= value <= MAX_NUMBER or not math.isfinite(value):
        return "out_of_range"
    return "not_whole" if whole and value != int(value) else ""


def _text_fault(value: object) -> str:
    if not isinstance(value, str) or not value:
        return "not_a_text"
    return "too_long" if len(value) > MAX_ID else ""


def _short(value: object) -> str:
    # A number of a million digits must not be written out.
    return str(value)[:80] if isinstance(value, str | bool | float) else type(value).__name__
