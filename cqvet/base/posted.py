"""Posted bodies: lists of records, read and limited, with the place of every fault.

What a list may hold is a `Form`; the code of a fault is one of `not_an_object`, `not_a_list`,
`missing`, `unknown_field`, `too_many`, `not_a_text`, `too_long`, `not_a_number`,
`out_of_range`, `not_whole`.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cqvet.base.fault import Fault

MAX_ID: Final = 100
MAX_FAULTS: Final = 100


@dataclass(frozen=True)
class Number:
    """A number from 0 to `most`."""

    most: float
    whole: bool = False

    def fault(self, value: object) -> str:
        """The code of what is wrong with a value; empty where nothing is."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return "not_a_number"
        if not 0 <= value <= self.most:
            return "out_of_range"
        return "not_whole" if self.whole and value != int(value) else ""


@dataclass(frozen=True)
class Words:
    """A text that is not empty."""

    longest: int = MAX_ID

    def fault(self, value: object) -> str:
        """The code of what is wrong with a value; empty where nothing is."""
        if not isinstance(value, str) or not value:
            return "not_a_text"
        return "too_long" if len(value) > self.longest else ""


Fields = Mapping[str, Number | Words]


@dataclass(frozen=True)
class Form:
    """A list of at most `most` records; a list that may be left out is not `needed`."""

    most: int
    required: Fields
    optional: Fields
    needed: bool = True


class BodyError(ValueError):
    """A body that cannot be computed, with at most `MAX_FAULTS` of its faults."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = tuple(faults[:MAX_FAULTS])
        super().__init__(self.faults)


def members(body: object) -> Mapping[str, Any]:
    """A parsed body as an object. Raises `BodyError` for anything else."""
    if not isinstance(body, Mapping):
        raise BodyError([Fault("", "not_an_object", type(body).__name__)])
    return body


def lists(
    body: Mapping[str, Any], forms: Mapping[str, Form], scalars: Container[str] = ()
) -> tuple[dict[str, list[Mapping[str, Any]]], list[Fault]]:
    """The records of each list that have no fault, and all faults."""
    faults = [
        Fault(f"/{short(name)}", "unknown_field", short(name))
        for name in body
        if name not in forms and name not in scalars
    ]
    found = {}
    for name, form in forms.items():
        found[name], wrong = _records(name, body.get(name), form)
        faults += wrong
    return found, faults


def _records(name: str, value: object, form: Form) -> tuple[list[Mapping[str, Any]], list[Fault]]:
    if value is None:
        return [], [Fault(f"/{name}", "missing")] if form.needed else []
    if not isinstance(value, list):
        return [], [Fault(f"/{name}", "not_a_list", type(value).__name__)]
    if len(value) > form.most:
        return [], [Fault(f"/{name}", "too_many", str(len(value)))]
    wrong = [_faults(f"/{name}/{at}", record, form) for at, record in enumerate(value)]
    good = [record for record, bad in zip(value, wrong, strict=True) if not bad]
    return good, [fault for bad in wrong for fault in bad]


def _faults(path: str, record: object, form: Form) -> list[Fault]:
    if not isinstance(record, Mapping):
        return [Fault(path, "not_an_object", type(record).__name__)]
    lacking = sorted(form.required.keys() - record.keys())
    faults = [Fault(f"{path}/{field}", "missing") for field in lacking]
    known = {**form.required, **form.optional}
    for field, value in record.items():
        if field not in known:
            code = "unknown_field"
        else:
            idle = value is None and field in form.optional
            code = "" if idle else known[field].fault(value)
        if code:
            faults.append(Fault(f"{path}/{short(field)}", code, short(value)))
    return faults


def short(value: object) -> str:
    """What was found, fit to be shown; a number of a million digits must not be written out."""
    return str(value)[:80] if isinstance(value, str | bool | float) else type(value).__name__
