"""The lab for the yearly 5 %: which offerings to open, close and move, and how sure that is.

METHOD. Supply x is counted in offerings by zone x cluster x level, exactly (a register) or as
draws (the modelled split); demand is a share d by cluster, exact or unsure (`spread.py`). A move
closes offerings in one cell and opens as many in another, within the level unless the planner
says otherwise, so the total N is conserved.
  1. Objective (`objective.py`), with cluster shares s at the end of the last year: similarity
     1 - 1/2 sum |s - d|; gap sum d max(0, d - s); coverage sum of s where d > 0.
  2. Limits: at most floor(budget x base + 1e-9) offerings a year; a cell gives at most what it
     holds less what is kept there (of a modelled supply, what 90 % of the draws hold); an
     offering moves at most once in a plan. Floors and ceilings, of zones, clusters and levels,
     hold at the end of the plan; on the way a wish that holds is not broken and one that does
     not is not moved away from. To change level helps no objective and no wish but one about a
     level: any other plan does as well with each offering put into the same zone and cluster at
     its own level.
  3. The plan is the optimum, criterion after criterion: the best expected objective over the
     draws; fewest offerings moved; fewest that change level, then zone; least sum over clusters
     of (s - d)^2 / max(d, 1/N), with mean supply and stated demand. The expectation is a sum of
     convex functions, one a cluster (`terms.py`), so it needs no joint draws: demand has its own
     spread in each cluster. Where no wish names a zone or level the optimum is found in whole
     numbers, exactly (`core.py`). Otherwise an integer linear programme is solved and its answer
     proven (`programme.py`, `solve.py`): its losses tie within 1e-8 of the steepest step, and
     over draws a cluster at which the expected loss bends keeps what the first criterion gave it.
  4. What is still equal is one answer, a set (`ties.py`): clusters of which some number give, or
     take, one offering each, and places where a move could be made as well. The order of the
     request's rows picks the one plan that is drawn; the names of things decide nothing. Who goes
     where and in which year follows by rule (`schedule.py`).
  5. Odds of a move (`odds.py`): share of draws in which leaving it out makes the objective worse
     and the best other use of its offerings does not make it better. Told to the nearest 5 % and
     at most as 95 %, which means "over 95 %" or just that; 1 where supply and demand are exact.
     Moves below the chosen odds are dropped one by one, the least sure first, odds taken again
     each time, but for those that a wish needs. Between readings of demand nothing is averaged:
     the odds stand for each. "Holds on every basis" means odds of at least 0.8 on each, "depends"
     on some only, and "cannot be told" on none.
  6. Balance: where mean supply and demand are no further apart than 97.5 % of the draws would be
     if their differences were centred on 0, nothing is advised but what wishes need.
Indices are the median and the 80 % interval over the draws of supply, against demand as stated.
The odds say how sure a plan is if the draws are right; a prior that is off makes them off.
"""

from cqvet.models.plan.answer import plan
from cqvet.models.plan.api import (
    answer_rows,
    modelled_plan,
    modelled_request,
    options_of,
    posted_plan,
)
from cqvet.models.plan.body import request_of
from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.odds import MOST as MOST_ODDS
from cqvet.models.plan.odds import TRIALS
from cqvet.models.plan.types import (
    KEEP_REASONS,
    Answer,
    Cell,
    Change,
    Demand,
    Index,
    Keep,
    Loser,
    Movable,
    Move,
    Objective,
    Request,
    Tie,
    Unmet,
    Verdict,
    Wish,
)

__all__ = [
    "KEEP_REASONS",
    "MOST_ODDS",
    "TRIALS",
    "Answer",
    "Cell",
    "Change",
    "Demand",
    "Index",
    "Keep",
    "Loser",
    "Movable",
    "Move",
    "Objective",
    "PlanError",
    "Request",
    "Tie",
    "Unmet",
    "Verdict",
    "Wish",
    "answer_rows",
    "modelled_plan",
    "modelled_request",
    "options_of",
    "plan",
    "posted_plan",
    "request_of",
]
