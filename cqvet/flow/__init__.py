"""The talent pipeline: from junior-secondary school to work, with what-if.

METHOD
    An absorbing Markov chain over 36 states (a route and the year on it) and 6 ends, driven by
    yearly intakes: n(t+1) = n(t) Q + b(t+1), ends(t) = n(t) R. Year t is the school year that
    ends in t; its ends are those of its summer. A state lasts one year: no repetition, no
    return, the same rates for all who share a state (assumed).

    Routes: general upper secondary; comprehensive pilot; plain secondary vocational; segmented
    3+2 and five-year (secondary to higher); 3+4 (secondary to bachelor); college from either
    side, college 3+2 and the upgrade examination (higher to bachelor). The five-year track has
    no gate after year 3 and gives no secondary diploma, so it is outside "65 % go on". Other
    applicants to colleges (other provinces, adults) are counted with general upper secondary.

    Today's stock replays the intakes since the 2017 plan with today's rates; earlier college
    intakes were larger by a calibrated factor. Levers are today's values; what is not known is
    an offset drawn from a stated prior (`priors`), calibrated to four published figures with
    the 300,000 a year read as all graduates of both levels (`calibrate`, our reading; the
    others: `readings`). "More than 65 %" is a lower bound with a uniform prior up to the next
    step of five points. Results are means over the draws with the 80 % interval and the range.

    The secondary progression is set at today's through-training share; the rate of plain
    students that follows stays when the share moves. The college progression is set for the
    scenario itself. Levers act from the second year on; the first is the same for all.
"""

from cqvet.flow.calibrate import (
    CLUSTER_SHARE,
    OBSERVATIONS,
    OUR_READING,
    Ensemble,
    Observation,
    calibrate,
)
from cqvet.flow.consistency import CHECKED, COMMAND, NOMINAL, TRUTHS, coverage
from cqvet.flow.errors import Fault, FlowError
from cqvet.flow.levers import FIRST_YEAR, HISTORY, LAST_YEAR, LEVERS, Lever, defaults
from cqvet.flow.links import SOURCE, links, nodes
from cqvet.flow.readings import earlier_intakes, readings
from cqvet.flow.scenario import Scenario, measures, reproduced, run
from cqvet.flow.seats import bottleneck, seats
from cqvet.flow.shares import WORK_FROM, age_group, blended
from cqvet.flow.split import UNLINKED, by_industry, by_region
from cqvet.flow.states import ENDS, ENTRIES, STATES
from cqvet.flow.summary import answer, differences, outcomes, per_1000, starters, yearly
from cqvet.flow.tables import Tables, tables, warm
from cqvet.flow.validate import check, read_levers

__all__ = [
    "CHECKED",
    "CLUSTER_SHARE",
    "COMMAND",
    "ENDS",
    "ENTRIES",
    "FIRST_YEAR",
    "HISTORY",
    "LAST_YEAR",
    "LEVERS",
    "NOMINAL",
    "OBSERVATIONS",
    "OUR_READING",
    "SOURCE",
    "STATES",
    "TRUTHS",
    "UNLINKED",
    "WORK_FROM",
    "Ensemble",
    "Fault",
    "FlowError",
    "Lever",
    "Observation",
    "Scenario",
    "Tables",
    "age_group",
    "answer",
    "blended",
    "bottleneck",
    "by_industry",
    "by_region",
    "calibrate",
    "check",
    "coverage",
    "defaults",
    "differences",
    "earlier_intakes",
    "links",
    "measures",
    "nodes",
    "outcomes",
    "per_1000",
    "read_levers",
    "readings",
    "reproduced",
    "run",
    "seats",
    "starters",
    "tables",
    "warm",
    "yearly",
]
