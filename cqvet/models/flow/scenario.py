"""One scenario over all draws, and what a reader asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cqvet.models.flow.calibrate import Ensemble
from cqvet.models.flow.levers import FIRST_YEAR, defaults
from cqvet.models.flow.project import Trace, finishing, trace, walk
from cqvet.models.flow.rates import Rates
from cqvet.models.flow.states import (
    ENDS,
    ENTRIES,
    FIRST_COLLEGE,
    FIRST_UNIVERSITY,
    FIRST_VOCATIONAL,
    INDEX,
    LAST_VOCATIONAL,
    STATES,
    THROUGH,
    Floats,
    rows_of,
)
from cqvet.models.flow.validate import check
from cqvet.models.flow.years import calendar

# A pupil who needs a fourth year at college and upgrades is enrolled for nine years.
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Scenario:
    """A run, last axis draws: `stock` (years, states), `ends` (years, ends), `entrants`.

    `levers` holds what was set; `cohort` are 1,000 local pupils of the year of change.
    `entrants` (years, gates) are part of the stock; `rates` are those of each summer.
    """

    levers: Mapping[str, float]
    stock: Floats
    ends: Floats
    entrants: Floats
    rates: list[Rates]
    cohort: Trace

    @property
    def years(self) -> list[int]:
        """The calendar years in which the school years of the run end."""
        return [FIRST_YEAR + year for year in range(len(self.stock))]


def run(levers: Mapping[str, float], ensemble: Ensemble) -> Scenario:
    """Run the levers that are set over the draws of the ensemble; the others are as today.

    Raises FlowError if a value has a fault.
    """
    check(levers)
    return simulate(levers, ensemble)


def simulate(levers: Mapping[str, float], ensemble: Ensemble) -> Scenario:
    """The same for levers that need not fit together: where they do not, others make room."""
    draws = ensemble.start.shape[1]
    horizon = int(levers.get("horizon", defaults()["horizon"]))
    years = calendar(levers, ensemble.offsets)
    cohort = trace(years.change, draws)
    kept = horizon - FIRST_YEAR + 1
    stock = np.empty((kept, len(STATES), draws))
    ends = np.empty((kept, len(ENDS), draws))
    entrants = np.empty((kept, len(ENTRIES) + 2, draws))
    rates = []
    last = max(horizon, years.change + _LONGEST - 1)
    for at, step in enumerate(walk(years, FIRST_YEAR, last, draws, ensemble.start)):
        cohort.take(step)
        if at < kept:
            stock[at], ends[at], entrants[at] = step.stock, step.ends, step.entrants
            rates.append(step.rates)
    return Scenario(dict(levers), stock, ends, entrants, rates, cohort)


def measures(scenario: Scenario) -> dict[str, Floats]:
    """What changes, by name: arrays (years, draws), in persons.

    `work_*` start work in the summer, by the level completed (all bachelor graduates do);
    `graduates_*` finish the level; `seats_*` are enrolled in it; `intake_*` are its first years.
    `*_bachelor` hold vocational bachelors and those at universities; `seats_university` are the
    latter alone.
    """
    stock, ends = scenario.stock, scenario.ends
    found = {
        name: ends[:, ENDS.index(name)]
        for name in ("work_secondary", "work_college", "work_bachelor")
    }
    for stage in ("secondary", "college"):
        found[f"graduates_{stage}"] = np.stack(
            [
                finishing(stage, now, rates).sum(axis=0)
                for now, rates in zip(stock, scenario.rates, strict=True)
            ]
        )
    university, vocational = rows_of("bachelor"), rows_of("vocational_bachelor")
    for name, rows in (
        ("seats_college", rows_of("college")),
        ("seats_bachelor", university + vocational),
        ("seats_university", university),
        ("intake_college", FIRST_COLLEGE),
        ("intake_bachelor", [*FIRST_UNIVERSITY, FIRST_VOCATIONAL]),
    ):
        found[name] = stock[:, rows].sum(axis=1)
    return found


def realised(scenario: Scenario) -> dict[str, Floats]:
    """Through-training and the two progressions as they come out, (years, draws).

    Counted from the flows of each year, not read back from the levers: through-training
    entrants over all secondary vocational entrants, those who go on over those who finish.
    """
    entry = dict(zip(ENTRIES, np.moveaxis(scenario.entrants, 1, 0), strict=False))
    guided = sum((entry[route] for route in THROUGH), np.zeros(1))
    secondary, college = [], []
    for stock, rates in zip(scenario.stock, scenario.rates, strict=True):
        plain, *parts = finishing("secondary", stock, rates)
        passing = plain * rates.plain + (parts[0] + parts[1]) * rates.transfer
        secondary.append(_ratio(passing, plain + parts[0] + parts[1]))
        final = finishing("college", stock, rates)
        on_track = rates.keep["college"] * stock[INDEX["college_three_two_3"]]
        total = final.sum(axis=0)
        college.append(_ratio((total - on_track) * rates.exam + on_track * rates.degree, total))
    return {
        "through_share": _ratio(guided, guided + entry["plain"]),
        "secondary_progression": np.stack(secondary),
        "college_progression": np.stack(college),
    }


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.asarray(part / np.where(whole > 0, whole, 1.0))


def reproduced(scenario: Scenario) -> dict[str, Floats]:
    """The reported figures as the first year of the run yields them, by fact id, (draws,)."""
    found = realised(scenario)
    changes = measures(scenario)
    students = rows_of("secondary") + rows_of("college") + rows_of("vocational_bachelor")
    vocational = scenario.rates[0].keep["bachelor"] * scenario.stock[0][LAST_VOCATIONAL]
    return {
        "talent_through_train_share": found["through_share"][0],
        "talent_secondary_progression": found["secondary_progression"][0],
        "talent_college_progression": found["college_progression"][0],
        "talent_comprehensive_high_places": scenario.entrants[0, ENTRIES.index("comprehensive")],
        "layout_annual_graduates": changes["graduates_secondary"][0]
        + changes["graduates_college"][0]
        + vocational,
        "numbers_students": scenario.stock[0][students].sum(axis=0),
    }
