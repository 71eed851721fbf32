"""What holds in each school year: the past as far as it is published, today, the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from cqvet.models.flow import cohorts
from cqvet.models.flow.levers import (
    FIRST_YEAR,
    LAST_YEAR,
    PAST,
    PLACES_2017,
    TODAY,
    defaults,
)
from cqvet.models.flow.priors import Offsets, values_at
from cqvet.models.flow.rates import Year, entry_counts
from cqvet.models.flow.states import ENTRIES, Floats

START: Final = 2016
"""The replay begins so many years ago that nobody of before is left in the first year."""
_PLAN_YEAR: Final = 2018
"""The entrants of the 2017 plan; no vocational bachelor took in general pupils before."""
COLLEGE_ENTRANTS: Final = 176_130.0
# Entrants of vocational programmes of higher education in the country by autumn. 2020 is not
# among the figures that were read: midway. 2019 holds the special intake of adults.
NATIONAL: Final = {
    2018: 3_688_300.0,
    2019: 4_836_146.0,
    2020: (4_836_146.0 + 5_567_182.0) / 2,
    2021: 5_567_182.0,
    2022: 5_466_063.0,
}


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of one scenario: `today` before the year of `change`, `plan` from it on."""

    today: Year
    plan: Year
    change: int

    def at(self, year: int) -> Year:
        """What holds in a school year.

        Before the first one these are today's values, but for what is known to have grown:
        through-training and the vocational bachelor.
        """
        if year >= self.change:
            return self.plan
        if year >= FIRST_YEAR:
            return self.today
        values = dict(self.today.values)
        part = float(np.clip((year - _PLAN_YEAR) / (FIRST_YEAR - _PLAN_YEAR), 0.0, 1.0))
        now = np.minimum(values["through_share"], 1.0)
        base = self.graduates(_PLAN_YEAR) * values["vocational_share"]
        then = np.minimum(PLACES_2017 / np.maximum(base, 1.0), now)
        values["through_share"] = then + (now - then) * part
        values["general_to_bachelor"] = values["general_to_bachelor"] * part
        return Year(values)

    def graduates(self, year: int) -> Floats:
        """Local junior-secondary graduates who enter in a school year; later ones as the last.

        Never quite none, so that a thousand of them have their shares.
        """
        if year > FIRST_YEAR:
            return np.maximum(self.plan.values[f"entrants_{min(year, LAST_YEAR)}"], 1e-9)
        growth = cohorts.graduates(year) / TODAY.default
        return self.today.values[TODAY.id] * growth

    def outside(self, year: int) -> Floats:
        """Those who enter a college from outside; they carry the expansion of the past."""
        values = self.at(year).values
        if year >= FIRST_YEAR:
            return values["outside_entrants"]
        peak = values[PAST.id]
        autumn = max(year - 1, min(NATIONAL))
        size = peak * NATIONAL[autumn] / NATIONAL[2022] if autumn in NATIONAL else (peak + 1) / 2
        return np.maximum(values["outside_entrants"] + (size - 1) * COLLEGE_ENTRANTS, 0.0)

    def entrants(self, year: int, draws: int) -> Floats:
        """All who come in (gates, draws): local pupils by route, then those from outside."""
        local = entry_counts(self.at(year), self.graduates(year))
        outside, track = self.outside(year), self.track(year)
        counts = [*(local[route] for route in ENTRIES), outside * (1 - track), outside * track]
        return np.stack([np.broadcast_to(count, draws) for count in counts])

    def track(self, year: int) -> Floats:
        """The share of those who enter a college in a school year on its 3+2."""
        return self.at(year).values["college_three_two"]


def calendar(levers: Mapping[str, float], offsets: Offsets) -> Calendar:
    """The calendar of the levers that are set, over the draws of the offsets."""
    plan = Year(values_at(levers, offsets), frozenset(levers))
    change = int(levers.get("change_year", defaults()["change_year"]))
    return Calendar(Year(values_at({}, offsets)), plan, change)
