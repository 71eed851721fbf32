"""What a planner asks and what the lab answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Ints: TypeAlias = NDArray[np.int64]
KEEP_REASONS: Final = ("only_in_zone", "safeguarded", "new_this_year", "by_agreement", "other")
"""Codes that a page offers for an offering to keep; ``Keep.reason`` may be any short code."""


class Objective(StrEnum):
    """What the plan makes as good as it can at the end of its last year."""

    SIMILARITY = "similarity"
    GAP = "gap"
    COVERAGE = "coverage"


class Cell(NamedTuple):
    """A place in the register."""

    zone: str
    cluster: str
    level: str


@dataclass(frozen=True, slots=True)
class Wish:
    """A floor or a ceiling in offerings for all cells with the ids that are given (one or more)."""

    points: int
    zone: str | None = None
    cluster: str | None = None
    level: str | None = None

    def covers(self, cell: Cell) -> bool:
        """Say whether the wish counts a cell."""
        pairs = zip((self.zone, self.cluster, self.level), cell, strict=True)
        return all(own in (None, other) for own, other in pairs)


@dataclass(frozen=True, slots=True)
class Keep:
    """Offerings of a cell that must not move, with a coded reason."""

    cell: Cell
    points: int
    reason: str


@dataclass(frozen=True, slots=True)
class Movable:
    """What may leave its cell: ``None`` means every id; ``share`` is the most of any one cell."""

    zones: frozenset[str] | None = None
    clusters: frozenset[str] | None = None
    levels: frozenset[str] | None = None
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Demand:
    """Weights >= 0 by cluster, and how unsure they are: standard deviations of their logarithms."""

    weights: Mapping[str, float]
    spread: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Request:
    """All inputs of a plan.

    ``supply`` holds whole offerings, shape (cells,) when known exactly or (draws, cells) when
    modelled; every draw has the same total. ``demand`` gives a weight >= 0 by cluster (shares are
    formed here; a cluster of the supply without a weight has demand 0). ``base`` is the number of
    offerings that ``budget`` (a fraction a year) refers to; ``None`` is the total of the supply.
    ``odds`` is the least share of draws for a move to be advised. ``across_levels`` matters only
    with a wish about a level: else a move to another level does no more than one within.
    ``spread`` is how unsure the weights are, as in `Demand`; ``bases`` are other readings of
    demand, by name, under which the odds of each move are told as well. The order of ``cells``
    picks the plan that is drawn of equally good ones, and decides nothing else.
    """

    cells: tuple[Cell, ...]
    supply: Ints
    demand: Mapping[str, float]
    budget: float = 0.05
    base: int | None = None
    years: int = 1
    objective: Objective = Objective.SIMILARITY
    floors: tuple[Wish, ...] = ()
    ceilings: tuple[Wish, ...] = ()
    keeps: tuple[Keep, ...] = ()
    movable: Movable = field(default_factory=Movable)
    across_levels: bool = False
    odds: float = 0.8
    spread: Mapping[str, float] = field(default_factory=dict)
    bases: Mapping[str, Demand] = field(default_factory=dict)


class Verdict(StrEnum):
    """What the odds on all readings of demand say together."""

    EVERY_BASIS = "every_basis"
    DEPENDS = "depends"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Move:
    """``points`` offerings closed in ``origin`` and opened in ``target`` in a year from 1.

    ``odds`` is the share of draws in which this move helps and no other use of the offerings does
    more, to the nearest 5 % (see `odds.py`); ``for_wish`` says that a floor or a ceiling breaks
    without it, so that it stays whatever its odds. ``bases`` has the odds on each reading of
    demand, ``verdict`` what they say together; without other readings both are empty.
    ``places`` are other zones and levels, (zone, level), where one of the same offerings could be
    moved equally well.
    """

    year: int
    origin: Cell
    target: Cell
    points: int
    odds: float
    for_wish: bool
    bases: tuple[tuple[str, float], ...] = ()
    verdict: Verdict | None = None
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Clusters that are equally good to give (or take) one offering each; ``points`` of them do."""

    gives: bool
    clusters: frozenset[str]
    points: int


@dataclass(frozen=True, slots=True)
class Index:
    """The median of an index over the draws and its 80 % interval, all from 0 to 1."""

    id: Objective
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Change:
    """A cluster before and after: shares of demand and of supply, offerings (mean), interval."""

    cluster: str
    demand: float
    before: float
    after: float
    points_before: float
    points_after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Loser:
    """A cell that ends with fewer offerings than it had, and how many it kept for a reason."""

    cell: Cell
    points: int
    kept: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A cluster still short after the plan: offerings and share of all, interval over draws."""

    cluster: str
    points: float
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Answer:
    """A plan: moves advised and not advised, and what the advised ones do.

    ``after`` counts the advised moves only, ``possible`` the whole optimum; ``path`` has the
    chosen objective after each year (advised moves). ``in_balance`` says that supply cannot be
    told from balance, so nothing is advised beyond what wishes need. ``yearly`` is the most
    offerings that may move in a year. ``ties`` tells what is equally good of the whole optimum.
    """

    moves: tuple[Move, ...]
    not_advised: tuple[Move, ...]
    before: tuple[Index, ...]
    after: tuple[Index, ...]
    possible: tuple[Index, ...]
    path: tuple[Index, ...]
    clusters: tuple[Change, ...]
    losers: tuple[Loser, ...]
    unmet: tuple[Unmet, ...]
    in_balance: bool
    yearly: int
    total: int
    ties: tuple[Tie, ...] = ()
