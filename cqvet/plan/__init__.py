"""The lab for the yearly 5 %: which offerings to open, close and move, and how sure that is.

METHOD. Supply x is counted in offerings by zone x cluster x level, exactly (a register) or as
draws (the modelled split); demand is a share d by cluster. A move closes offerings in one cell
and opens as many in another, within the level unless the planner says otherwise, so the total N
is conserved.
  1. Objective (`objective.py`), with cluster shares s at the end of the last year: similarity
     1 - 1/2 sum |s - d|; gap sum d max(0, d - s); coverage sum of s where d > 0.
  2. Limits: at most floor(budget x base + 1e-9) offerings a year; a cell gives at most what it
     holds less what is kept there (of a modelled supply, what 90 % of the draws hold); an
     offering moves at most once in a plan. Floors and ceilings, of zones, clusters and levels,
     hold at the end of the plan; on the way a wish that holds is not broken and one that does
     not is not moved away from. To change level helps no objective and no wish but one about a
     level: any other plan does as well with each offering put into the same zone and cluster at
     its own level.
  3. The plan is the optimum on the mean supply, found by integer linear programming
     (`programme.py`). Ties are broken by fewest offerings moved, then fewest that change level,
     then fewest that change zone, then by id so that the first ids move first: from the last
     cell back to the first each gives as little as it can, then each takes as little as it can
     (the lexicographic minimum of these numbers, which is unique). Two plans equal in all of this
     have the same flows; who goes where and in which year follows from the flows by rule
     (`schedule.py`). So the plan is one, whatever the solver meets first (`solve.py`).
  4. Odds of a move: share of draws in which leaving this one move out makes the objective worse;
     1 where a wish would break without it. With an exact supply all odds are 1: a plan that
     could do without a move would be as good with fewer offerings moved. Moves below the chosen
     odds are dropped one by one, the least sure first, odds taken again each time (`odds.py`).
  5. Balance: where the mean supply is no further from demand than 97.5 % of the draws would be if
     they were centred on it, nothing is advised but what wishes need.
Indices are the median and the 80 % interval over the draws. The odds say how sure a plan is if
the draws are right; a prior that is off makes them off.
"""

from cqvet.plan.answer import plan
from cqvet.plan.api import (
    answer_rows,
    modelled_plan,
    modelled_request,
    options_of,
    posted_plan,
)
from cqvet.plan.body import request_of
from cqvet.plan.errors import PlanError
from cqvet.plan.types import (
    KEEP_REASONS,
    Answer,
    Cell,
    Change,
    Index,
    Keep,
    Loser,
    Movable,
    Move,
    Objective,
    Request,
    Unmet,
    Wish,
)

__all__ = [
    "KEEP_REASONS",
    "Answer",
    "Cell",
    "Change",
    "Index",
    "Keep",
    "Loser",
    "Movable",
    "Move",
    "Objective",
    "PlanError",
    "Request",
    "Unmet",
    "Wish",
    "answer_rows",
    "modelled_plan",
    "modelled_request",
    "options_of",
    "plan",
    "posted_plan",
    "request_of",
]
