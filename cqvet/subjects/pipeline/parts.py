"""Which published figures go into a lever and into a modelled figure, as references."""

from functools import cache
from typing import Final

from cqvet import data
from cqvet.evidence.origin import Origin
from cqvet.models.flow.calibrate import OBSERVATIONS
from cqvet.models.flow.cohorts import AGED_0_14
from cqvet.models.flow.levers import ASSUMED, LEVERS

_PLAN_2017: Final = tuple(
    f"statistics/chongqing_2017_through_training_planned_entrants_{route}"
    for route in ("3_4", "five_year", "five_year_continuous", "3_2")
)

# College entrants of the country in 2018, 2019, 2021 and 2022, the last two with bachelors.
_NATIONAL: Final = (
    "statistics/china_2018_higher_vocational_entrants",
    *(f"comparators/{row}" for row in ("cp54b", "cp57b", "cp58b", "cp61b", "cp62b")),
)


def family(name: str) -> str:
    """The levers of single years are explained as one. Raises `KeyError` for an unknown one."""
    return "entrants" if LEVERS[name].source == AGED_0_14 else name


def of_lever(name: str) -> tuple[str, ...]:
    """The references behind a lever. Raises `KeyError` for an unknown one."""
    lever = LEVERS[name]
    if name.startswith("split_"):
        return _PLAN_2017
    return () if lever.source == ASSUMED else (_reference(lever.source),)


def of_result(name: str) -> tuple[str, ...]:
    """The references behind a kind of result. Raises `KeyError` for an unknown one."""
    return _results()[name]


@cache
def _results() -> dict[str, tuple[str, ...]]:
    reported = (lever.source for lever in LEVERS.values() if lever.kind == "reported")
    published = (*(_reference(figure.source) for figure in OBSERVATIONS), *reported)
    plain = (
        "cohort",
        "yearly",
        "difference",
        "bottleneck",
        "reading",
        "industry",
        "effect",
    )
    return {
        **dict.fromkeys(plain, published),
        "history": (*published, *_NATIONAL),
        "region": (*published, *_aged()),
        "coverage": (),
    }


def _reference(source: str) -> str:
    return f"statistics/{source}" if source in data.records("statistics") else source


def _aged() -> tuple[str, ...]:
    return tuple(f"district_statistics/{code}/age_15_19" for code in data.records("districts"))


def _lever(ref: str, name: str) -> Origin:
    return Origin(ref, "formula", formula=f"lever_{family(name)}", parts=of_lever(name))


def _flow(ref: str, name: str) -> Origin:
    return Origin(ref, "formula", formula=f"flow_{name}", parts=of_result(name))


FORMULAS: Final = {"lever": _lever, "flow": _flow}
"""`lever/<lever>` and `flow/<result>`: an input and a result of the student flow."""
