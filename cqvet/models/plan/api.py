"""The answers of `GET` and `POST /api/v1/plan`, as plain dicts. Nothing is kept.

METHOD. A modelled supply knows nothing of zones, so its zones are null in the answer and no move
is about one. A posted supply is exact: its intervals are null, and its odds are 1 unless the body
says how unsure demand is. Odds of 0.95 on unsure numbers mean "over 95 %" or just that. Moves stay
within their level unless the body says otherwise. In a body `zone` and `level` may be left out of
a supply row; points of the same zone, cluster and level add up.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from cqvet.models.plan.answer import plan
from cqvet.models.plan.body import request_of
from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.types import Answer, Cell, Floats, Index, Ints, Move, Objective, Request

NOWHERE: Final = ""
"""Id of the zone or level of a supply that has none; null in an answer."""
OPTIONS: Final = ("budget", "years", "objective", "odds")


def posted_plan(body: object) -> dict[str, Any]:
    """Return the JSON answer to a parsed body.

    Raises `BodyError` for a body that cannot be read and `PlanError` for one without a plan.
    """
    return answer_rows(plan(request_of(body)), kind="yours")


def modelled_plan(request: Request) -> dict[str, Any]:
    """Return the JSON answer of the modelled supply; raises `PlanError`."""
    return answer_rows(plan(request), kind="modelled")


def modelled_request(
    levels: Sequence[str],
    clusters: Sequence[str],
    draws: Ints,
    demand: Floats,
    **options: Any,
) -> Request:
    """Form a request from a modelled split, draws (k, levels, clusters), without zones.

    ``demand`` (clusters,) are weights; ``options`` are further fields of `Request`.
    """
    return Request(
        cells=tuple(Cell(NOWHERE, cluster, level) for level in levels for cluster in clusters),
        supply=draws.reshape(len(draws), -1),
        demand=dict(zip(clusters, np.asarray(demand, dtype=float).tolist(), strict=True)),
        **options,
    )


def options_of(query: Mapping[str, str]) -> dict[str, Any]:
    """Read ``budget``, ``years``, ``objective`` and ``odds`` of a query; the absent are left out.

    The result goes into `modelled_request`. Raises `PlanError` (``bad_number``, ``bad_choice``).
    """
    found: dict[str, Any] = {}
    for name in OPTIONS:
        if name not in query:
            continue
        text = query[name]
        if name == "objective":
            if text not in list(Objective):
                params = {"field": name, "value": text[:80], "allowed": [*map(str, Objective)]}
                raise PlanError("bad_choice", params)
            found[name] = Objective(text)
            continue
        try:
            found[name] = int(text) if name == "years" else float(text)
        except ValueError:
            raise PlanError("bad_number", {"field": name, "value": text[:80]}) from None
    return found


def answer_rows(answer: Answer, kind: str) -> dict[str, Any]:
    """Return an answer as lists of rows, ids only; ``kind`` is that of the supply."""
    exact = kind == "yours"

    def index(row: Index) -> dict[str, Any]:
        return {
            "id": str(row.id),
            "state": "computed" if exact else "modelled",
            "value": row.value,
            "low": None if exact else row.low,
            "high": None if exact else row.high,
            "kind": kind,
            "reason": None,
        }

    return {
        "before": [index(row) for row in answer.before],
        "after": [index(row) for row in answer.after],
        "path": [{"year": i, **index(row)} for i, row in enumerate(answer.path, start=1)],
        "moves": [move_row(move) for move in answer.moves],
        "not_advised": [move_row(move) for move in answer.not_advised],
        "unmet": [
            {
                "cluster": row.cluster,
                "points": int(row.points + 1e-9),
                "share": row.share,
                "low": None if exact else row.low,
                "high": None if exact else row.high,
                "kind": kind,
            }
            for row in answer.unmet
        ],
        "losers": [
            {
                "zone": row.cell.zone or None,
                "cluster": row.cell.cluster,
                "level": row.cell.level or None,
                "points": row.points,
                "kept": row.kept,
                "reasons": list(row.reasons),
            }
            for row in answer.losers
        ],
        "equally_good": [
            {
                "gives": tie.gives,
                "clusters": [row.cluster for row in answer.clusters if row.cluster in tie.clusters],
                "points": tie.points,
            }
            for tie in answer.ties
        ],
        "in_balance": answer.in_balance,
        "yearly": answer.yearly,
        "total": answer.total,
    }


def move_row(move: Move) -> dict[str, Any]:
    """Return a move as a row."""
    return {
        "year": move.year,
        "level": move.origin.level or None,
        "from_zone": move.origin.zone or None,
        "from_cluster": move.origin.cluster,
        "to_zone": move.target.zone or None,
        "to_cluster": move.target.cluster,
        "points": move.points,
        "odds": move.odds,
        "to_level": move.target.level or None,
        "for_wish": move.for_wish,
        "bases": [{"basis": basis, "odds": odds} for basis, odds in move.bases],
        "verdict": move.verdict,
        "places": [{"zone": zone or None, "level": level or None} for zone, level in move.places],
    }
