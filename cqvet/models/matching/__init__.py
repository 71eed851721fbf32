"""How well programmes match industries, by every serious definition, side by side.

METHOD. Supply (offerings by cluster: modelled, a visitor's register, or posted) is set against
demand (shares by cluster on a chosen basis). `INDICES` defines each index once: formula, needs,
what it ignores, worked examples. A case that lacks a need gets a refusal with a code, never
a number. Formulas: `formulas.py`; from class to cluster: `crosswalk.py`; demand: `demand.py`;
a register as supply: `supply.py`; moved ratings: `sensitivity.py`; which clusters have more than
their share, and on which reading of demand: `standing.py`.
"""

from cqvet.models.matching.body import posted_answer, posted_case
from cqvet.models.matching.case import Case, Turnover
from cqvet.models.matching.crosswalk import (
    RATINGS,
    Floats,
    Weights,
    decode_ratings,
    encode_ratings,
    rate,
    ratings,
    roots,
    shift,
    weights,
)
from cqvet.models.matching.definitions import INDICES, Index
from cqvet.models.matching.demand import BASES, demand
from cqvet.models.matching.errors import MatchError
from cqvet.models.matching.rows import answer, benchmarks, cluster_rows, index_rows, records, state
from cqvet.models.matching.sensitivity import sensitivity
from cqvet.models.matching.standing import Basis, Reading, Standing, standings
from cqvet.models.matching.supply import offerings, points, register_case, turnover

__all__ = [
    "BASES",
    "INDICES",
    "RATINGS",
    "Basis",
    "Case",
    "Floats",
    "Index",
    "MatchError",
    "Reading",
    "Standing",
    "Turnover",
    "Weights",
    "answer",
    "benchmarks",
    "cluster_rows",
    "decode_ratings",
    "demand",
    "encode_ratings",
    "index_rows",
    "offerings",
    "points",
    "posted_answer",
    "posted_case",
    "rate",
    "ratings",
    "records",
    "register_case",
    "roots",
    "sensitivity",
    "shift",
    "standings",
    "state",
    "turnover",
    "weights",
]
