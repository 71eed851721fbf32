"""From the text of a URL to lever values, with a fault for each value that cannot stand."""

import math
import re
from collections.abc import Mapping

from cqvet.flow.errors import Fault, FlowError
from cqvet.flow.levers import LEVERS, Lever, defaults

_NUMBER = re.compile(r"[+-]?(\d{1,15}(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
# A sum of decimal fractions may miss 1 by rounding alone.
_SLACK = 1e-9

_ADD_UP = (
    ("split_five_year", "split_three_four"),
    ("general_to_college", "general_elsewhere"),
    ("comprehensive_to_college", "comprehensive_elsewhere"),
)


def read_levers(query: Mapping[str, str]) -> tuple[dict[str, float], tuple[Fault, ...]]:
    """Return complete lever values and the faults; a lever with a fault has its default.

    Names that are no lever are ignored: the page and the region filter share the query.
    """
    values, faults = defaults(), []
    for name, lever in LEVERS.items():
        text = query.get(name, "").strip()
        fault = _text_fault(lever, text) if name in query else None
        if fault is not None:
            faults.append(fault)
        elif name in query:
            values[name] = float(text)
    together = _joint_faults(values)
    for fault in together:
        for name in (fault.lever, *fault.others):
            values[name] = defaults()[name]
    return values, (*faults, *together)


def check(values: Mapping[str, float]) -> None:
    """Raise FlowError with every fault of a complete set of lever values."""
    alone = (_number_fault(lever, values[lever.id]) for lever in LEVERS.values())
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


def _joint_faults(values: Mapping[str, float]) -> tuple[Fault, ...]:
    faults = []
    for first, second in _ADD_UP:
        total = values[first] + values[second]
        if total > 1 + _SLACK:
            faults.append(Fault(first, "shares_exceed_one", {"total": total}, (second,)))
    through = values["through_share"] * values["through_base"]
    if through > 1 + _SLACK:
        faults.append(
            Fault("through_share", "shares_exceed_one", {"total": through}, ("through_base",))
        )
    room = values["junior_graduates"] * (1 - values["vocational_share"])
    if values["comprehensive_places"] > room + _SLACK * values["junior_graduates"]:
        faults.append(
            Fault(
                "comprehensive_places",
                "places_exceed_graduates",
                {"room": room},
                ("vocational_share", "junior_graduates"),
            )
        )
    return tuple(faults)
