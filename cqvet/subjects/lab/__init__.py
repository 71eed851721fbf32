"""The planner's settings as codes of a link, and the request to the lab that they make.

METHOD. A modelled supply has cells by cluster and level, never by zone. Of a register each
offering counts whole, in the cluster that its class serves most; those that serve none take no
part unless the planner says so: then they stand in a cluster of their own without demand. The
base of the budget is the supply, or all offerings: of a register all its rows of the year, of the
model the lower end of the range that the visitor gave.
"""

from cqvet.base.params import Param, Reads
from cqvet.subjects.lab.codes import (
    BASES,
    BUDGETS,
    CHOICES,
    LEVELS,
    MOST,
    NOWHERE,
    ODDS,
    OUTSIDE,
    YEARS,
    YES_NO,
    Settings,
    can_be_fixed,
    decode_fixed,
    decode_keeps,
    decode_settings,
    decode_wishes,
    encode_keeps,
    encode_wishes,
    least_budget,
)
from cqvet.subjects.lab.counting import Counted, counted
from cqvet.subjects.lab.plans import bases, cells, demand, modelled, movable, registered
from cqvet.subjects.lab.posted import posted_plan

__all__ = [
    "BASES",
    "BUDGETS",
    "CHOICES",
    "LEVELS",
    "MOST",
    "NOWHERE",
    "ODDS",
    "OUTSIDE",
    "YEARS",
    "YES_NO",
    "Counted",
    "Settings",
    "bases",
    "can_be_fixed",
    "cells",
    "counted",
    "decode_fixed",
    "decode_keeps",
    "decode_settings",
    "decode_wishes",
    "demand",
    "encode_keeps",
    "encode_wishes",
    "least_budget",
    "modelled",
    "movable",
    "params",
    "posted_plan",
    "registered",
]


def params() -> tuple[Param, ...]:
    """What an address carries of the planner's settings."""
    plain = Settings()
    return (
        *(Param(name, known, getattr(plain, name)) for name, known in CHOICES.items()),
        Param("wishes", Reads(decode_wishes)),
        Param("keeps", Reads(decode_keeps)),
        Param("fixed", Reads(decode_fixed)),
        Param("other", Reads(decode_settings)),
    )
