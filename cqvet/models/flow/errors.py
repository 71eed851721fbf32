"""Faults of the lever values, which the page puts into words."""

from cqvet.base.fault import Fault


class FlowError(ValueError):
    """The model is asked to run on values that have faults; each is of one lever.

    Codes: `not_a_number`, `not_a_whole_number`, `below_minimum`, `above_maximum`,
    `shares_exceed_one`, `places_exceed_graduates`; of the splits `share_negative` and
    `shares_not_one`; of the calibration `reading_not_reachable`.
    """

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults: `faults[0].code` is what the page translates."""
        super().__init__(", ".join(f"{fault.where}: {fault.code}" for fault in faults))
        self.faults = faults
