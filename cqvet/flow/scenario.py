"""One scenario over all draws, and what a reader asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cqvet.flow.calibrate import Ensemble
from cqvet.flow.edges import Edge, edges
from cqvet.flow.levers import FIRST_YEAR, defaults
from cqvet.flow.priors import values_at
from cqvet.flow.project import Projection, cohort, intake, project
from cqvet.flow.rates import Rates, Values, entry_shares, rates_of
from cqvet.flow.states import (
    COLLEGE_FINAL,
    ENDS,
    ENTRIES,
    FIRST_BACHELOR,
    FIRST_COLLEGE,
    INDEX,
    SECONDARY_FINAL,
    THROUGH,
    Floats,
    rows_of,
)
from cqvet.flow.validate import check


@dataclass(frozen=True, slots=True)
class Scenario:
    """A run: `entry`, `reach`, `ends` are of 1,000 junior-secondary graduates, last axis draws.

    `today` are the rates of the first summer, `rates` those of all later ones.
    """

    levers: Mapping[str, float]
    values: Values
    today: Rates
    rates: Rates
    passages: list[Edge]
    projection: Projection
    entry: Floats
    reach: Floats
    ends: Floats

    @property
    def years(self) -> list[int]:
        """The calendar years in which the school years of the run end."""
        return [FIRST_YEAR + year for year in range(len(self.projection.stock))]


def run(levers: Mapping[str, float], ensemble: Ensemble) -> Scenario:
    """Run a complete set of lever values over the draws of the ensemble.

    The levers act on the intake of the second year and on every later passage: the first year
    is today's, the same in all scenarios. Raises FlowError if a value has a fault.
    """
    check(levers)
    draws = ensemble.start.shape[1]
    values_today = values_at(defaults(), ensemble.offsets)
    values = values_at(levers, ensemble.offsets)
    today = rates_of(values_today, values_today)
    rates = rates_of(values, values_today)
    entrants = intake(values, int(levers["horizon"]) - FIRST_YEAR + 1, draws)
    entrants[0] = intake(values_today, 1, draws)[0]
    passages = edges(rates)
    shares = entry_shares(values)
    entry = np.stack([np.broadcast_to(1000 * shares[route], draws) for route in ENTRIES])
    return Scenario(
        levers,
        values,
        today,
        rates,
        passages,
        project(ensemble.start, entrants, edges(today), passages),
        entry,
        *cohort(entry, passages),
    )


def measures(scenario: Scenario) -> dict[str, Floats]:
    """Return what changes, by name: arrays (years, draws), in persons.

    `work_*` start work in the summer, by the level completed (all bachelor graduates do);
    `graduates_*` finish the level; `seats_*` are enrolled in it; `intake_*` are its first years.
    """
    stock, ends = scenario.projection.stock, scenario.projection.ends
    found = {
        name: ends[:, ENDS.index(name)]
        for name in ("work_secondary", "work_college", "work_bachelor")
    }
    for name, stage, rows in (
        ("graduates_secondary", "secondary", SECONDARY_FINAL),
        ("graduates_college", "college", COLLEGE_FINAL),
    ):
        finished = stock[:, rows].sum(axis=1)
        finished[0] *= scenario.today.keep[stage]
        finished[1:] *= scenario.rates.keep[stage]
        found[name] = finished
    for name, rows in (
        ("seats_college", rows_of("college")),
        ("seats_bachelor", rows_of("bachelor")),
        ("intake_college", FIRST_COLLEGE),
        ("intake_bachelor", FIRST_BACHELOR),
    ):
        found[name] = stock[:, rows].sum(axis=1)
    return found


def reproduced(scenario: Scenario) -> dict[str, Floats]:
    """Return the reported figures as the run yields them, by fact id, (draws,) or (1,).

    Counted from the flows of one cohort, not read back from the levers: through-training
    entrants over the base of the plan, those who go on over those who hold the diploma.
    """
    entry = dict(zip(ENTRIES, scenario.entry, strict=True))
    guided = sum((entry[route] for route in THROUGH), np.zeros(1))
    base = (entry["plain"] + guided) * scenario.values["through_base"]
    secondary = scenario.rates.keep["secondary"] * scenario.reach[SECONDARY_FINAL].sum(axis=0)
    college = scenario.rates.keep["college"] * scenario.reach[COLLEGE_FINAL].sum(axis=0)
    upgraded = scenario.reach[INDEX["upgrade_1"]] + scenario.reach[INDEX["college_three_two_4"]]
    at_work = scenario.ends[ENDS.index("work_secondary")]
    places = ENTRIES.index("comprehensive")
    students = rows_of("secondary") + rows_of("college")
    changes = measures(scenario)
    return {
        "talent_through_train_share": guided / base,
        "talent_secondary_progression": 1 - at_work / secondary,
        "talent_college_progression": upgraded / college,
        "talent_comprehensive_high_places": scenario.projection.entrants[-1, places],
        "layout_annual_graduates": changes["graduates_secondary"][0]
        + changes["graduates_college"][0],
        "numbers_students": scenario.projection.stock[0][students].sum(axis=0),
    }
