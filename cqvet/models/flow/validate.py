"""From the text of a URL to lever values, with a fault for each value that cannot stand."""

import math
import re
from collections.abc import Mapping

from cqvet.base.fault import Fault
from cqvet.models.flow.errors import FlowError
from cqvet.models.flow.levers import LEVERS, Lever, defaults
from cqvet.models.flow.rates import AFTER_COMPREHENSIVE, AFTER_GENERAL, SPLIT

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# A sum of decimal fractions may miss 1 by rounding alone.
_SLACK = 1e-9

PLACES = "comprehensive_places"
_ADD_UP = (SPLIT, AFTER_GENERAL, AFTER_COMPREHENSIVE)


def read_levers(query: Mapping[str, str]) -> tuple[dict[str, float], tuple[Fault, ...]]:
    """The levers that are set, and the faults; a lever with a fault is as today.

    Setting today's value is a setting where that value is uncertain. Names that are no lever
    are ignored: the page and the region filter share the query.
    """
    values: dict[str, float] = {}
    faults = []
    for name, lever in LEVERS.items():
        text = query.get(name, "").strip()
        fault = _text_fault(lever, text) if name in query else None
        if fault is not None:
            faults.append(fault)
        elif name in query and not (lever.link == "exact" and float(text) == lever.default):
            values[name] = float(text)
    together = _joint_faults(values)
    for fault in together:
        values.pop(fault.where, None)
    return values, (*faults, *together)


def beside(name: str) -> list[str]:
    """The levers that share one whole with a lever."""
    return [other for whole in _ADD_UP if name in whole for other in whole if other != name]


def packed(values: Mapping[str, float]) -> str:
    """The levers that are set as one text: names and numbers, in the order of the levers."""
    return "~".join(f"{name}.{written(values[name])}" for name in LEVERS if name in values)


def read_packed(text: str) -> tuple[dict[str, float], tuple[str, ...]]:
    """What `packed` wrote, and the parts that could not be used."""
    parts = dict(part.partition(".")[::2] for part in text.split("~") if part)
    values, faults = read_levers(parts)
    wrong = {fault.where for fault in faults}
    return values, tuple(sorted((parts.keys() & wrong) | (parts.keys() - LEVERS.keys())))


def written(value: float) -> str:
    """A lever value in the address."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def check(values: Mapping[str, float]) -> None:
    """Raise FlowError with every fault of the levers that are set."""
    alone = (_number_fault(LEVERS[name], value) for name, value in values.items())
    faults = (*(fault for fault in alone if fault), *_joint_faults(values))
    if faults:
        raise FlowError(*faults)


def _text_fault(lever: Lever, text: str) -> Fault | None:
    if not _NUMBER.fullmatch(text):
        return Fault(lever.id, "not_a_number")
    return _number_fault(lever, float(text))


def _number_fault(lever: Lever, value: float) -> Fault | None:
    if math.isnan(value):
        return Fault(lever.id, "not_a_number")
    if value < lever.minimum:
        return Fault(lever.id, "below_minimum", str(value), f"{lever.minimum:g}")
    if value > lever.maximum:
        return Fault(lever.id, "above_maximum", str(value), f"{lever.maximum:g}")
    if lever.whole and value != int(value):
        return Fault(lever.id, "not_a_whole_number", str(value))
    return None


def _joint_faults(given: Mapping[str, float]) -> tuple[Fault, ...]:
    """Shares of one whole that do not fit, and pilot places that no year could fill."""
    values = {**defaults(), **given}
    faults = []
    for whole in _ADD_UP:
        total = sum(values[name] for name in whole)
        if total > 1 + _SLACK:
            faults += [Fault(name, "shares_exceed_one", str(total), "1") for name in whole]
    largest = max(values[name] for name in values if name.startswith("entrants_"))
    room = largest * (1 - values["vocational_share"])
    # Where nobody set them, the places are filled as far as there are pupils.
    if given.get(PLACES, 0.0) > room + _SLACK * largest:
        involved = [name for name in (PLACES, "vocational_share") if name in given]
        faults += [Fault(name, "places_exceed_graduates", "", written(room)) for name in involved]
    return tuple(faults)
