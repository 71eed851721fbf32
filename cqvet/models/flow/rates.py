"""From lever values to the rates of passage of one school year in every draw."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from cqvet.models.flow.states import Floats

Values: TypeAlias = Mapping[str, Floats]

AFTER_GENERAL: Final = ("general_to_college", "general_to_bachelor", "general_elsewhere")
AFTER_COMPREHENSIVE: Final = ("comprehensive_to_college", "comprehensive_elsewhere")
SPLIT: Final = ("split_five_year", "split_three_four")


@dataclass(frozen=True, slots=True)
class Year:
    """What holds in one school year: `values`, and which of them were set by the reader."""

    values: Values
    exact: AbstractSet[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of passage in the summer of a year, each of shape (draws,) or (1,), from 0 to 1.

    `keep` is the share of a stage's students who finish the year. The others are shares of
    those who finish the last year of a stage: `plain` goes on from plain secondary, of whom
    `examined` to a bachelor by examination; `transfer` from the secondary stage of 3+2 and 3+4;
    `degree` from the college stage of 3+2 to a bachelor; `exam` from any other college route;
    `late` need a fourth year at college; `track` of college entrants take the college 3+2;
    `leaving` are those after general and comprehensive school, by lever.
    """

    keep: Mapping[str, Floats]
    plain: Floats
    examined: Floats
    transfer: Floats
    exam: Floats
    degree: Floats
    late: Floats
    track: Floats
    leaving: Mapping[str, Floats]


def blend(overall: Floats, guided: Floats, passing: Floats) -> tuple[Floats, Floats]:
    """Split an overall rate into that of guided students and that of the others.

    `guided` is the share of students on a guided route, `passing` their usual rate. Returns
    (rate of the guided, rate of the others) such that the mean is exactly `overall`. Where
    that needs a rate outside 0..1 for the others, it is cut there and the guided rate bends.
    """
    others = 1 - guided
    rest = np.clip((overall - guided * passing) / np.where(others > 0, others, 1.0), 0.0, 1.0)
    rest = np.where(others > 0, rest, overall)
    bent = (overall - others * rest) / np.where(guided > 0, guided, 1.0)
    return np.clip(np.where(guided > 0, bent, passing), 0.0, 1.0), rest


def fit(names: Sequence[str], year: Year) -> dict[str, Floats]:
    """Shares of one whole: those that were set stay, the others share the room that is left."""
    given = {name: year.values[name] for name in names}
    room = 1 - sum((given[name] for name in names if name in year.exact), np.zeros(1))
    room = np.maximum(room, 0.0)
    free = sum((given[name] for name in names if name not in year.exact), np.zeros(1))
    scale = room / np.maximum(np.maximum(free, room), 1e-12)
    return {n: given[n] if n in year.exact else given[n] * scale for n in names}


def keep_of(values: Values) -> dict[str, Floats]:
    """The share of each stage's students who finish a year."""
    keep = {s: 1 - values[f"dropout_{s}"] for s in ("general", "secondary", "college", "bachelor")}
    return {**keep, "comprehensive": keep["general"], "vocational_bachelor": keep["bachelor"]}


def entry_counts(year: Year, graduates: Floats) -> dict[str, Floats]:
    """Persons by route of entry; they add to the junior-secondary graduates.

    The comprehensive pilot has its places whatever the age group, at most all who do not enter
    secondary vocational schools.
    """
    values = year.values
    vocational = graduates * values["vocational_share"]
    places = np.minimum(values["comprehensive_places"], graduates - vocational)
    guided = vocational * np.minimum(values["through_share"], 1.0)
    five, four = fit(SPLIT, year).values()
    return {
        "general": graduates - vocational - places,
        "comprehensive": places,
        "plain": vocational - guided,
        "segmented": guided * np.maximum(1 - five - four, 0.0),
        "five_year": guided * five,
        "three_four": guided * four,
    }
