"""Faults of the lever values: a code and its parameters; the page puts them into words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one lever: `lever` names the control where the message belongs.

    `others` names the levers that share in the fault, as when two shares add to too much.

    Codes: `not_a_number`, `not_a_whole_number`, `below_minimum`, `above_maximum`,
    `shares_exceed_one`, `places_exceed_graduates`; of the splits `share_negative` and
    `shares_not_one`; of the calibration `reading_not_reachable`.
    """

    lever: str
    code: str
    params: Mapping[str, str | float] = field(default_factory=dict)
    others: tuple[str, ...] = ()


class FlowError(ValueError):
    """Raised when the model is asked to run on values that have faults."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults: `faults[0].code` is what the page translates."""
        super().__init__(", ".join(f"{fault.lever}: {fault.code}" for fault in faults))
        self.faults = faults
