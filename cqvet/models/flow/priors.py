"""What is not known about today's values, as offsets that a scenario carries along.

An offset belongs to the world, not to the scenario: a scenario and today's line differ by the
levers that are set and not by luck. A lever that is set has its value in every draw. With L
today's value and z standard normal, the value of the others in a draw is
  logit   invlogit(logit L + sd z)
  log     L exp(sd z)
  bound   L + step u                u uniform on (0, 1)
  exact   L
`sd` makes low..high of the lever the central 90 % of the prior. A printed "more than 65 %" was
true of anything from 65 % to the next step of five points; nothing says where, hence u. The
cohorts of single years share a part of their offset: z = sqrt(0.6) common + sqrt(0.4) own.
"""

from collections.abc import Mapping
from typing import Final, TypeAlias

import numpy as np

from cqvet.models.flow.levers import QUANTITIES, Lever
from cqvet.models.flow.states import Floats

_Z90: Final = 1.6448536269514722
_SHARED: Final = 0.6

Offsets: TypeAlias = Mapping[str, Floats]


def deviation(lever: Lever) -> float:
    """The sd of the offset on the scale of the link (of `bound`: the step, in shares)."""
    match lever.link:
        case "logit":
            width = _logit(lever.high) - _logit(lever.low)
        case "log":
            width = float(np.log(lever.high / lever.low))
        case "bound":
            return lever.high - lever.low
        case "exact":
            return 0.0
    return width / (2 * _Z90)


def draw(rng: np.random.Generator, size: int, shift: float = 0.0) -> dict[str, Floats]:
    """Offsets, arrays of `size` by quantity, for those that are uncertain.

    `shift` moves every prior by so many steps, for the check with wrong priors: one sd, or one
    printing step of a bound.
    """
    offsets = {}
    common = rng.normal(0.0, 1.0, size)
    for lever in QUANTITIES:
        if lever.link == "bound":
            offsets[lever.id] = rng.uniform(shift, shift + 1, size)
        elif lever.link != "exact":
            own = rng.normal(0.0, 1.0, size)
            if lever.id.startswith("entrants_"):
                own = _SHARED**0.5 * common + (1 - _SHARED) ** 0.5 * own
            offsets[lever.id] = own + shift
    return offsets


def centre() -> dict[str, Floats]:
    """The offsets of one draw in which every quantity has exactly its value."""
    return {lever.id: np.zeros(1) for lever in QUANTITIES if lever.link != "exact"}


def values_at(levers: Mapping[str, float], offsets: Offsets) -> dict[str, Floats]:
    """The values in every draw, by quantity; those without doubt have shape (1,).

    `levers` holds what is set; all others are as they are today.
    """
    return {
        lever.id: np.array([float(levers[lever.id])])
        if lever.id in levers
        else _today(lever, offsets)
        for lever in QUANTITIES
    }


def _today(lever: Lever, offsets: Offsets) -> Floats:
    if lever.link == "exact":
        return np.array([float(lever.default)])
    offset = offsets[lever.id] * deviation(lever)
    if lever.link == "bound":
        return np.asarray(lever.default + offset)
    if lever.link == "logit":
        return np.asarray(1 / (1 + np.exp(-_logit(lever.default) - offset)))
    return np.asarray(lever.default * np.exp(offset))


def _logit(share: float) -> float:
    return float(np.log(share) - np.log1p(-share))
