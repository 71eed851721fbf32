"""The talent pipeline: from junior-secondary school to work, with what-if.

METHOD
    Year t is the school year that ends in t; what happens "in the summer of t" happens to those
    enrolled in t who finish the year, a share 1 - dropout of their stage; the others leave. A
    state is a route and the year on it and lasts one year. 2025 is today. What the reader sets
    holds from the year of change on, exactly and in every draw; all else is as today.

    Who enters in t. Local junior-secondary graduates G(t): for 2026 to 2035 the lever of that
    year, whatever the year of change; 2025 today's; before, today's times the ratio of the
    default counts (`cohorts`); after 2035 as in 2035; from 2026 on at least 1e-9. Vocational
    V = G vocational_share; pilot P = min(comprehensive_places, G - V); general G - V - P. Of V a
    share s = min(through_share, 1) is on through-training, split into five-year, 3+4 and, as the
    rest, segmented; plain is V - s V.
    From outside, O(t) = outside_entrants enter a college in t without having been pupils here.

    Routes. General, pilot: 3 years. Plain: 3 secondary. Segmented: 3 secondary, 2 college.
    Five-year: the same without gate or diploma after year 3. 3+4: 3 secondary, 4 university.
    College: 3 years, a share `college_late` of those who finish the third needs a fourth.
    College 3+2: 3 college, 2 university. Upgrade: 2 university. By examination: 4 university.
    Vocational bachelor: 4 years. Of all who enter a college's first year in t, from school or
    outside, a share college_three_two(t) is on 3+2. The pilot drops out like general schools,
    the vocational bachelor like universities.

    The summer of t. Of general finishers go general_to_college, _to_bachelor (vocational) and
    _elsewhere; of the pilot comprehensive_to_college and _elsewhere; the rest works. Shares of
    one whole (these, and the split of through-training) that would exceed it: those set stay,
    the others shrink alike. Segmented and 3+4 pass their gate at `transfer`, 3+2 at `transfer`;
    who fails works. Of plain finishers a share p goes on: e = min(secondary_to_bachelor, p) by
    examination, p - e to college; the rest works. Of other college finishers (not 3+2, not
    those who need a fourth year) a share u upgrades, the rest works. All bachelors work.

    Progression. secondary_progression is the share of those who finish plain, segmented or 3+4
    in a summer and go on; college_progression the share of all college finishers who do. In
    every summer up to 2025, and from the year of change on if the reader sets it, p (u) is such
    that exactly this share goes on, given who finishes and `transfer`; if that needs p (u)
    outside 0 to 1 it stays at the limit and the guided pass at another rate. Where the reader
    sets none, p (u) stays that of 2025 and the progression follows: more places or a higher
    transfer rate send more on.

    The past. The replay starts empty in 2016. Through-training rises in a straight line from
    the 2017 plan (21,150 places over V(2018), at most today's share) in 2018 to today's in 2025;
    general_to_bachelor likewise from nothing. The college intake of earlier autumns follows
    that of the country (2018 to 2022, read third hand, 2020 midway, 2019 with the special
    intake of adults): h = college_past times the country's number over that of 2022; 2023
    midway to 1; before 2018 as in 2018. The excess came from outside: O(t) = max(O + (h - 1)
    176,130, 0) with h of autumn t - 1.

    A thousand. Per 1,000 follows local pupils who enter in the year of change through the rates
    of the years that they meet; nobody from outside is among them.

    What is not known is drawn from stated priors (`priors`) and calibrated to published figures
    (`calibrate`): entrants, enrolment and students hold vocational bachelors; university
    undergraduates are an upper bound on seats only; 300,000 a year is read as all graduates
    (`readings`). Results are means over the draws with the 80 % interval and the range.
"""

from cqvet.models.flow.calibrate import (
    CLUSTER_SHARE,
    OBSERVATIONS,
    OUR_READING,
    Ensemble,
    Observation,
    calibrate,
)
from cqvet.models.flow.consistency import CHECKED, COMMAND, NOMINAL, SHIFTS, TRUTHS, coverage
from cqvet.models.flow.effects import first_effects
from cqvet.models.flow.entrants import read_entrants
from cqvet.models.flow.errors import FlowError
from cqvet.models.flow.levers import (
    CHANGE_YEAR,
    FIRST_YEAR,
    LAST_YEAR,
    LEVERS,
    QUANTITIES,
    Lever,
    defaults,
)
from cqvet.models.flow.links import SOURCE, links, nodes
from cqvet.models.flow.readings import readings
from cqvet.models.flow.scenario import Scenario, measures, realised, reproduced, run
from cqvet.models.flow.seats import bottleneck, seats
from cqvet.models.flow.split import UNLINKED, by_industry, by_region
from cqvet.models.flow.states import ENDS, ENTRIES, STATES, WORK_FROM
from cqvet.models.flow.summary import answer, differences, outcomes, per_1000, starters, yearly
from cqvet.models.flow.tables import Tables, compared, dip, tables, warm
from cqvet.models.flow.validate import (
    PLACES,
    beside,
    check,
    packed,
    read_levers,
    read_packed,
    written,
)

__all__ = [
    "CHANGE_YEAR",
    "CHECKED",
    "CLUSTER_SHARE",
    "COMMAND",
    "ENDS",
    "ENTRIES",
    "FIRST_YEAR",
    "LAST_YEAR",
    "LEVERS",
    "NOMINAL",
    "OBSERVATIONS",
    "OUR_READING",
    "PLACES",
    "QUANTITIES",
    "SHIFTS",
    "SOURCE",
    "STATES",
    "TRUTHS",
    "UNLINKED",
    "WORK_FROM",
    "Ensemble",
    "FlowError",
    "Lever",
    "Observation",
    "Scenario",
    "Tables",
    "answer",
    "beside",
    "bottleneck",
    "by_industry",
    "by_region",
    "calibrate",
    "check",
    "compared",
    "coverage",
    "defaults",
    "differences",
    "dip",
    "first_effects",
    "links",
    "measures",
    "nodes",
    "outcomes",
    "packed",
    "per_1000",
    "read_entrants",
    "read_levers",
    "read_packed",
    "readings",
    "realised",
    "reproduced",
    "run",
    "seats",
    "starters",
    "tables",
    "warm",
    "written",
    "yearly",
]
