"""The body of `POST /api/v1/plan`: rows of supply by programme class become rows by cluster.

METHOD. A row of supply may name the `class` of its programmes instead of a cluster. Its offerings
count whole in the cluster that the class serves most, as in the lab; those of a class that serves
none take no part. `ratings` (class to core, partial, weak or none) change the crosswalk for this.
Where a row has a class `counted` has similarity before in this way (`whole`), with the offerings
split by the weights of their classes as for gaps (`parts`), and how many serve no cluster (`idle`).
"""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from cqvet import data
from cqvet.base.fault import Fault
from cqvet.base.posted import BodyError, members, short
from cqvet.models import matching, plan
from cqvet.models.matching import RATINGS, MatchError, formulas
from cqvet.subjects import market

MAX_RATINGS: Final = 100


def posted_plan(body: object) -> dict[str, Any]:
    """Return the JSON answer to a parsed body. Raises `BodyError` and `PlanError`."""
    given = dict(members(body))
    ratings = _ratings(given.pop("ratings", None))
    rows = given.get("supply")
    if isinstance(rows, list):
        given["supply"] = _by_cluster(rows, ratings)
    found = plan.posted_plan(given)
    return {**found, "counted": _counted(rows, found, given["demand"], ratings)}


def _ratings(value: object) -> str:
    """Changed ratings as a code. Raises `BodyError`."""
    if value is None:
        return ""
    if not isinstance(value, Mapping):
        raise BodyError([Fault("/ratings", "not_an_object", type(value).__name__)])
    if len(value) > MAX_RATINGS:
        raise BodyError([Fault("/ratings", "too_many", str(len(value)))])
    faults = [
        Fault(f"/ratings/{short(name)}", "unknown_choice", short(rating))
        for name, rating in value.items()
        if not isinstance(rating, str) or rating not in RATINGS
    ]
    if faults:
        raise BodyError(faults)
    for name, rating in value.items():
        try:
            market.crosswalk(matching.encode_ratings({name: rating}))
        except MatchError:
            faults.append(Fault(f"/ratings/{short(name)}", "unknown_choice", short(rating)))
    if faults:
        raise BodyError(faults)
    return matching.encode_ratings(value)


def _by_cluster(rows: list[Any], ratings: str) -> list[Any]:
    """Rows of supply with the cluster of their class. Raises `BodyError`."""
    known = set(data.table("programme_classes")["class"])
    weights, found, faults = market.weights(ratings), [], []
    for at, row in enumerate(rows):
        if not isinstance(row, Mapping) or "class" not in row:
            found.append(row)
            continue
        name, rest = row["class"], {key: row[key] for key in row if key != "class"}
        if not isinstance(name, str) or name not in known or "cluster" in row:
            faults.append(Fault(f"/supply/{at}/class", "unknown_choice", short(name)))
            continue
        fit, matrix = weights.of([name])
        if fit[0]:
            found.append({**rest, "cluster": weights.clusters[int(matrix[0].argmax())]})
    if faults:
        raise BodyError(faults)
    return found


def _counted(
    rows: Any, answer: Mapping[str, Any], demand: list[Any], ratings: str
) -> dict[str, Any] | None:
    """Similarity before by both ways of counting, and how many offerings serve no cluster."""
    if not any("class" in row for row in rows):
        return None
    weights, idle = market.weights(ratings), 0
    wanted = {row["cluster"]: float(row["weight"]) for row in demand}
    supply = dict.fromkeys(wanted, 0.0)
    for row in rows:
        split = {row["cluster"]: 1.0} if "cluster" in row else {}
        if "class" in row:
            fit, matrix = weights.of([row["class"]])
            split = dict(zip(weights.clusters, matrix[0].tolist(), strict=True))
            idle += 0 if fit[0] else row["points"]
        for cluster, part in split.items():
            supply[cluster] = supply.get(cluster, 0.0) + part * row["points"]
    asked = np.array([wanted.get(cluster, 0.0) for cluster in supply])
    parts = float(formulas.similarity(np.array(list(supply.values())), asked))
    whole = next(row["value"] for row in answer["before"] if row["id"] == "similarity")
    return {"whole": whole, "parts": parts, "idle": idle}
