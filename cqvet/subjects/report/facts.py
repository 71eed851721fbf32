"""All numbers of a report, in no language: computed once, told in as many as are wanted."""

import math
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import numpy as np

from cqvet import data
from cqvet.base.fault import CodedError
from cqvet.base.filters import Filters
from cqvet.evidence.figure import Kind
from cqvet.i18n import LANGS
from cqvet.models import matching
from cqvet.models.matching import Case, MatchError, Standing, formulas
from cqvet.models.plan import Answer, PlanError
from cqvet.subjects import lab, layout, market, ties
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.report.model import Span

ALL: Final[tuple[str, ...]] = tuple(index.id for index in matching.INDICES)


LANGUAGES: Final = ("both", *LANGS)
"""In which languages a report is wanted."""


def encode_indices(names: Collection[str]) -> str:
    """The indices that are wanted as a code; all of them need no word."""
    chosen = [name for name in ALL if name in names]
    return "" if len(chosen) == len(ALL) else ".".join(chosen)


def decode_indices(code: str) -> tuple[str, ...]:
    """The indices of a code. Raises `MatchError` (`bad_indices`) for anything else."""
    found = tuple(code.split(".")) if code else ALL
    if encode_indices(found) != code:
        raise MatchError("bad_indices", found=code[:80])
    return found


class NothingError(CodedError):
    """There is nothing to report on: `code` is `no_supply`, `no_demand` or `no_move`."""


@dataclass(frozen=True, eq=False)
class Order:
    """What a report is asked to be about; `link` leads back to the view it was asked from."""

    chosen: Choice
    settings: lab.Settings = field(default_factory=lab.Settings)
    indices: tuple[str, ...] = ALL
    link: str = ""


@dataclass(frozen=True)
class Cluster:
    """A cluster: offerings and shares of supply and demand, the gap in points, where it stands.

    `labelled` where its target is but the label of its tier.
    """

    code: str
    offerings: Span
    supply: Span
    demand: float
    gap: Span
    labelled: bool
    standing: Standing


@dataclass(frozen=True)
class Level:
    """A level: its institutions (None where they are not counted) and offerings."""

    code: str
    institutions: int | None
    offerings: Span


@dataclass(frozen=True)
class Zone:
    """A zone: districts, those without a college, the young people there, what is named there.

    Of a register also its offerings, their similarity to demand and the shortest cluster.
    """

    code: str
    districts: int
    without: int
    young: float
    colleges: int
    networks: int
    offerings: int | None = None
    similarity: float | None = None
    shortest: str = ""
    gap: float = math.nan


@dataclass(frozen=True, eq=False)
class Facts:
    """Everything that a report says in numbers. `refusal` says why there is no plan."""

    order: Order
    kind: Kind
    total: float
    indices: tuple[data.Row, ...]
    benchmarks: dict[str, float]
    clusters: tuple[Cluster, ...]
    levels: tuple[Level, ...]
    zones: tuple[Zone, ...]
    answer: Answer | None = None
    refusal: PlanError | None = None

    def index(self, code: str) -> data.Row:
        """The row of an index that is one number for the whole."""
        return next(row for row in self.indices if row["id"] == code)

    def sure(self, side: str) -> list[str]:
        """The clusters that lie on a side on every basis of demand."""
        return [
            one.code
            for one in self.clusters
            if one.standing.verdict == "every_basis" and one.standing.bases[0].side == side
        ]


def gather(order: Order) -> Facts:
    """Compute all. Raises `NothingError`, and `MatchError` for codes that mean nothing."""
    chosen = order.chosen
    case = chosen.case()
    if case is None or not case.supply.sum():
        raise NothingError("no_supply")
    if not case.demand.sum():
        raise NothingError("no_demand")
    answer, refusal = planned(order)
    return Facts(
        order=order,
        kind="modelled" if chosen.modelled else "yours",
        total=float(case.supply.sum()),
        indices=tuple(data.rows(matching.index_rows(case))),
        benchmarks={row["structure"]: row["value"] for row in matching.benchmarks(case)},
        clusters=_clusters(case, chosen),
        levels=_levels(chosen),
        zones=tuple(_zone(code, chosen) for code in data.names("zone")),
        answer=answer,
        refusal=refusal,
    )


def planned(order: Order) -> tuple[Answer | None, PlanError | None]:
    """The plan of the settings, or why there is none."""
    chosen, settings = order.chosen, order.settings
    made = partial(
        lab.modelled,
        ratings=chosen.ratings,
        level=chosen.filters.level,
        total=chosen.total,
    )
    if chosen.rows is not None:
        rows = market.chosen(chosen.rows, chosen.filters)
        made = partial(lab.registered, register=rows, year=chosen.year, ratings=chosen.ratings)
    try:
        return made(settings, chosen.basis, chosen.own), None
    except PlanError as error:
        return None, error
    except MatchError as error:
        return None, PlanError(error.code, error.params)


def _span(ends: np.ndarray) -> Span:
    return Span(*(float(end) for end in ends))


def _clusters(case: Case, chosen: Choice) -> tuple[Cluster, ...]:
    """Every cluster, the one that falls shortest first."""
    offerings = case.spread(lambda supply: supply)
    offerings[0] = case.supply
    share = case.spread(formulas.shares)
    gap = 100 * case.spread(lambda supply: formulas.gap(supply, case.demand))
    demand = formulas.shares(case.demand)
    labelled = market.labelled() if chosen.basis == "target_2027" else frozenset()
    stands = matching.standings(case, market.readings(chosen.own))
    found = [
        Cluster(
            code,
            _span(offerings[:, i]),
            _span(share[:, i]),
            float(demand[i]),
            _span(gap[:, i]),
            code in labelled,
            stands[i],
        )
        for i, code in enumerate(case.clusters)
    ]
    return tuple(sorted(found, key=lambda one: one.gap.value))


def _levels(chosen: Choice) -> tuple[Level, ...]:
    if chosen.rows is not None:
        rows = market.chosen(chosen.rows, chosen.filters)
        counts = rows[rows["year"] == chosen.year]["level"].value_counts()
        return tuple(
            Level(code, None, Span(int(counts.get(code, 0)))) for code in data.names("level")
        )
    split = market.split(chosen.ratings)
    known = market.institutions().set_index("level")["institutions"]
    found = []
    for i, code in enumerate(split.levels):
        sums = split.draws[:, i].sum(axis=1)
        low, high = np.quantile(sums, [0.1, 0.9])
        span = Span(float(sums.mean()), float(low), float(high))
        found.append(Level(code, int(known[code]), span))
    return tuple(found)


def _zone(code: str, chosen: Choice) -> Zone:
    known = Filters(zone=code)
    plain = Zone(
        code,
        len(layout.districts_of(code)),
        len(layout.without(code)),
        layout.without_share(code),
        layout.placed(code),
        ties.count("networks", known),
    )
    if chosen.rows is None:
        return plain
    rows = market.chosen(chosen.rows, Filters(zone=code, level=chosen.filters.level))
    now = rows[rows["year"] == chosen.year]
    if now.empty:
        return _with(plain, 0)
    case = market.own(now, chosen.demand(), chosen.year, None, chosen.ratings)
    if not case.supply.sum():
        return _with(plain, len(now))
    gaps = 100 * formulas.gap(case.supply, case.demand)
    at = int(gaps.argmin())
    return _with(
        plain,
        len(now),
        float(formulas.similarity(case.supply, case.demand)),
        case.clusters[at],
        float(gaps[at]),
    )


def _with(
    zone: Zone,
    offerings: int,
    similarity: float | None = None,
    shortest: str = "",
    gap: float = math.nan,
) -> Zone:
    plain = (zone.code, zone.districts, zone.without, zone.young, zone.colleges, zone.networks)
    return Zone(*plain, offerings, similarity, shortest, gap)
