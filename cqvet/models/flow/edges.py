"""The passages of one year as a list of edges: the one place that says who goes where.

Equivalent to the matrices Q and R of an absorbing Markov chain (Brezavscek, Pejic Bach and
Baggia 2017, doi 10.1515/orga-2017-0006); most entries are zero, so a list is faster and
carries one weight for each draw.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from cqvet.models.flow.rates import AFTER_COMPREHENSIVE, AFTER_GENERAL, Rates
from cqvet.models.flow.states import END_INDEX, INDEX, STATES, Floats

Share: TypeAlias = Callable[[Rates], Floats]

_ONE: Final = np.ones(1)


class Edge(NamedTuple):
    """`weight` (draws,) of the students of state `source` are in `target` a year later."""

    source: int
    target: int
    weight: Floats


def _into_college(share: Share) -> dict[str, Share]:
    return {
        "college_1": lambda rates: share(rates) * (1 - rates.track),
        "college_three_two_1": lambda rates: share(rates) * rates.track,
    }


def _left_over(*names: str) -> Share:
    return lambda rates: np.asarray(1 - sum(rates.leaving[name] for name in names))


_AFTER_COLLEGE: Final[dict[str, Share]] = {
    "upgrade_1": lambda rates: rates.exam,
    "work_college": lambda rates: 1 - rates.exam,
}
_TO_WORK: Final[dict[str, Share]] = {"work_bachelor": lambda _: _ONE}

# Where those go who finish the last year of a stage. A student on 3+2 or 3+4 who does not pass
# takes the secondary diploma to work; the five-year track has no gate after year 3.
AFTER: Final[dict[str, dict[str, Share]]] = {
    "general_3": {
        **_into_college(lambda rates: rates.leaving["general_to_college"]),
        "vocational_bachelor_1": lambda rates: rates.leaving["general_to_bachelor"],
        "elsewhere": lambda rates: rates.leaving["general_elsewhere"],
        "work_general": _left_over(*AFTER_GENERAL),
    },
    "comprehensive_3": {
        **_into_college(lambda rates: rates.leaving["comprehensive_to_college"]),
        "elsewhere": lambda rates: rates.leaving["comprehensive_elsewhere"],
        "work_general": _left_over(*AFTER_COMPREHENSIVE),
    },
    "plain_3": {
        **_into_college(lambda rates: rates.plain - rates.examined),
        "exam_bachelor_1": lambda rates: rates.examined,
        "work_secondary": lambda rates: 1 - rates.plain,
    },
    "segmented_3": {
        "segmented_4": lambda rates: rates.transfer,
        "work_secondary": lambda rates: 1 - rates.transfer,
    },
    "three_four_3": {
        "three_four_4": lambda rates: rates.transfer,
        "work_secondary": lambda rates: 1 - rates.transfer,
    },
    "college_three_two_3": {
        "college_three_two_4": lambda rates: rates.degree,
        "work_college": lambda rates: 1 - rates.degree,
    },
    "college_3": {
        "college_4": lambda rates: rates.late,
        "upgrade_1": lambda rates: (1 - rates.late) * rates.exam,
        "work_college": lambda rates: (1 - rates.late) * (1 - rates.exam),
    },
    "college_4": _AFTER_COLLEGE,
    "segmented_5": _AFTER_COLLEGE,
    "five_year_5": _AFTER_COLLEGE,
    "three_four_7": _TO_WORK,
    "college_three_two_5": _TO_WORK,
    "upgrade_2": _TO_WORK,
    "exam_bachelor_4": _TO_WORK,
    "vocational_bachelor_4": _TO_WORK,
}


def edges(rates: Rates) -> list[Edge]:
    """All passages of one summer; the weights that leave a state add to 1 in every draw."""
    places = INDEX | END_INDEX
    found = []
    for at, state in enumerate(STATES):
        keep = rates.keep[state.stage]
        found.append(Edge(at, END_INDEX["left"], 1 - keep))
        onward = AFTER.get(state.id)
        if onward is None:
            found.append(Edge(at, at + 1, keep))
        else:
            found += [
                # What is left over after two shares may miss zero by rounding alone.
                Edge(at, places[target], np.maximum(keep * share(rates), 0.0))
                for target, share in onward.items()
            ]
    return found
