"""What is not known about today's values, as offsets that a scenario carries along.

An offset belongs to the world, not to the scenario: moving a lever keeps the offset, so that a
scenario and today's line differ by the lever and not by luck. With L the lever and z standard
normal, the value in a draw is
  logit   invlogit(logit L + sd z)          0 and 1 stay what they are
  log     L exp(sd z)
  growth  (1 + L) exp(sd z) - 1             -100 % stays -100 %
  bound   L + step u L(1-L) / (L0(1-L0))    u uniform on (0, 1), L0 the printed bound
  exact   L
`sd` makes low..high of the lever the central 90 % of the prior. A printed "more than 65 %" was
true of anything from 65 % to the next step of five points; nothing says where, hence u.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np

from cqvet.flow.levers import HISTORY, LEVERS, Lever
from cqvet.flow.states import Floats

_Z90: Final = 1.6448536269514722
QUANTITIES: Final = (*LEVERS.values(), HISTORY)

Offsets: TypeAlias = Mapping[str, Floats]


def deviation(lever: Lever) -> float:
    """Return the sd of the offset on the scale of the link (of `bound`: the step, in shares)."""
    match lever.link:
        case "logit":
            width = _logit(lever.high) - _logit(lever.low)
        case "log":
            width = float(np.log(lever.high / lever.low))
        case "growth":
            width = float(np.log1p(lever.high) - np.log1p(lever.low))
        case "bound":
            return lever.high - lever.low
        case "exact":
            return 0.0
    return width / (2 * _Z90)


def draw(rng: np.random.Generator, size: int, shift: float = 0.0) -> dict[str, Floats]:
    """Return offsets, arrays of `size` by quantity, for those that are uncertain.

    `shift` moves every prior by so many steps, for the check with wrong priors: one sd, or one
    printing step of a bound.
    """
    offsets = {}
    for lever in QUANTITIES:
        if lever.link == "bound":
            offsets[lever.id] = rng.uniform(shift, shift + 1, size)
        elif lever.link != "exact":
            offsets[lever.id] = rng.normal(shift, 1.0, size)
    return offsets


def centre() -> dict[str, Floats]:
    """Return the offsets of one draw in which every lever has exactly its value."""
    return {lever.id: np.zeros(1) for lever in QUANTITIES if lever.link != "exact"}


def values_at(levers: Mapping[str, float], offsets: Offsets) -> dict[str, Floats]:
    """Return the values in every draw, by quantity; those without doubt have shape (1,)."""
    settings = {**levers, HISTORY.id: HISTORY.default}
    return {lever.id: _value(lever, settings[lever.id], offsets) for lever in QUANTITIES}


def _value(lever: Lever, setting: float, offsets: Offsets) -> Floats:
    if lever.link == "exact":
        return np.array([setting])
    offset = offsets[lever.id] * deviation(lever)
    if lever.link == "bound":
        # The room above shrinks to nothing at 0 and at 1, and is one step at the printed bound.
        room = setting * (1 - setting) / (lever.default * (1 - lever.default))
        return setting + offset * room
    if lever.link == "logit":
        # The odds of 0 and of 1 are 0 and infinite: both come back exactly.
        with np.errstate(divide="ignore", over="ignore"):
            return np.asarray(1 / (1 + np.exp(-_logit(setting) - offset)))
    if lever.link == "growth":
        return np.asarray((1 + setting) * np.exp(offset) - 1)
    return np.asarray(setting * np.exp(offset))


def _logit(share: float) -> float:
    return float(np.log(share) - np.log1p(-share))
