"""The body of `POST /api/v1/match`: read, limited, and answered. Nothing is kept.

METHOD. Ids are free strings; supply is exact. Points of the same zone, cluster and level add
up; a cluster may be weighed once. Clusters of either list take part. Narrow coverage counts the
points in clusters with a weight above 0, wide coverage those in every cluster that the demand
list names, both over all points posted. The clusters are judged on two readings of demand: as
posted, and with the same for every cluster that has a weight above 0.
"""

from typing import Any, Final

import numpy as np

from cqvet.base.fault import Fault
from cqvet.base.posted import BodyError, Form, Number, Words, lists, members, short
from cqvet.models.matching.case import Case
from cqvet.models.matching.rows import answer
from cqvet.models.matching.standing import EQUAL, STATED, Reading

MAX_CLUSTERS: Final = 500
MAX_NUMBER: Final = 10**9
FORMS: Final = {
    "supply": Form(
        5000,
        {"cluster": Words(), "points": Number(MAX_NUMBER, whole=True)},
        {"zone": Words(), "level": Words()},
    ),
    "demand": Form(MAX_CLUSTERS, {"cluster": Words(), "weight": Number(MAX_NUMBER)}, {}),
}


def posted_answer(body: object) -> dict[str, list[dict[str, Any]]]:
    """The JSON answer to a parsed body. Raises `BodyError`."""
    case = posted_case(body)
    demands = {STATED: case.demand, EQUAL: (case.demand > 0).astype(float)}
    exact = np.zeros(len(case.clusters))
    return answer(case, {name: Reading(demand, exact) for name, demand in demands.items()})


def posted_case(body: object) -> Case:
    """A body `{supply: [{zone, cluster, level, points}], demand: [{cluster, weight}]}` as a case.

    `zone` and `level` may be left out. Clusters keep the order of the body, demand first.
    Raises `BodyError` with the codes of `cqvet.base.posted` and `repeated`.
    """
    rows, faults = lists(members(body), FORMS)
    names = [row["cluster"] for row in rows["demand"]]
    seen: set[str] = set()
    for i, name in enumerate(names):
        if name in seen:
            faults.append(Fault(f"/demand/{i}/cluster", "repeated", short(name)))
        seen.add(name)
    clusters = tuple(dict.fromkeys([*names, *(row["cluster"] for row in rows["supply"])]))
    if len(clusters) > MAX_CLUSTERS:
        faults.append(Fault("/supply", "too_many", str(len(clusters))))
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
