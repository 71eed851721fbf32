"""From the text of a URL to lever values, with a fault for each value that cannot stand."""

import math
import re
from collections.abc import Mapping

from cqvet.models.flow.errors import Fault, FlowError
from cqvet.models.flow.levers import LEVERS, Lever, defaults
from cqvet.models.flow.rates import AFTER_COMPREHENSIVE, AFTER_GENERAL, SPLIT

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# A sum of decimal fractions may miss 1 by rounding alone.
_SLACK = 1e-9

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
        for name in (fault.lever, *fault.others):
            values.pop(name, None)
    return values, (*faults, *together)


def packed(values: Mapping[str, float]) -> str:
    """The levers that are set as one text: names and numbers, in the order of the levers."""
    return "~".join(f"{name}.{written(values[name])}" for name in LEVERS if name in values)


def read_packed(text: str) -> tuple[dict[str, float], tuple[str, ...]]:
    """What `packed` wrote, and the parts that could not be used."""
    parts = dict(part.partition(".")[::2] for part in text.split("~") if part)
    values, faults = read_levers(parts)
    wrong = {name for fault in faults for name in (fault.lever, *fault.others)}
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
        return Fault(lever.id, "below_minimum", {"value": value, "minimum": lever.minimum})
    if value > lever.maximum:
        return Fault(lever.id, "above_maximum", {"value": value, "maximum": lever.maximum})
    if lever.whole and value != int(value):
        return Fault(lever.id, "not_a_whole_number", {"value": value})
    return None


def _joint_faults(given: Mapping[str, float]) -> tuple[Fault, ...]:
    """Shares of one whole that do not fit, and pilot places that no year could fill."""
    values = {**defaults(), **given}
    faults = []
    for first, *others in _ADD_UP:
        total = sum(values[name] for name in (first, *others))
        if total > 1 + _SLACK:
            faults.append(Fault(first, "shares_exceed_one", {"total": total}, tuple(others)))
    largest = max(values[name] for name in values if name.startswith("entrants_"))
    room = largest * (1 - values["vocational_share"])
    # Where nobody set them, the places are filled as far as there are pupils.
    if given.get("comprehensive_places", 0.0) > room + _SLACK * largest:
        involved = tuple(name for name in ("vocational_share",) if name in given)
        faults.append(
            Fault("comprehensive_places", "places_exceed_graduates", {"room": room}, involved)
        )
    return tuple(faults)
