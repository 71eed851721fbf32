"""What the figures of matching are made of: the ledger entries behind each."""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Final

from cqvet.evidence.origin import Origin
from cqvet.models import estimate, matching
from cqvet.models.plan import TRIALS
from cqvet.subjects.market.cases import zone_counts
from cqvet.subjects.market.ratings import RATERS, agreements
from cqvet.subjects.market.tables import INSTITUTIONS, SERVING, roots

LEADERS: Final = ("layout_electronics_supply_rank", "layout_smart_mfg_supply_rank")
YOURS: Final = ("index", "supply", "weight", "rows", "rating", "fault", "plan")
"""What figures of the kind `yours` can be about."""
PLANNED: Final = ("yearly", "moved", "index", "cluster", "move", "unmet", "loser")
"""What figures of a plan on the modelled split can be about."""


def sources(what: str, name: str) -> tuple[str, ...]:
    """The ledger entries and records behind a figure of matching. Raises `KeyError`."""
    names, parts = _SOURCES[what]
    if name not in names():
        raise KeyError(name)
    return tuple(parts(name))


def _targets(_: str) -> Sequence[str]:
    return [f"cluster_figures/{root}/target" for root in roots()]


def _split(_: str) -> Sequence[str]:
    return [SERVING, *LEADERS, *INSTITUTIONS["higher_vocational"]]


def _nothing(_: str) -> Sequence[str]:
    return []


def _indices() -> Sequence[str]:
    return [index.id for index in matching.INDICES]


_SOURCES: Final[
    Mapping[str, tuple[Callable[[], Container[str]], Callable[[str], Sequence[str]]]]
] = {
    "index": (_indices, lambda name: [*_split(name), *_targets(name)]),
    "supply": (roots, _split),
    "gap": (roots, lambda root: [*_split(root), f"cluster_figures/{root}/target"]),
    "target": (roots, lambda root: [f"cluster_figures/{root}/target"]),
    "equal": (roots, _nothing),
    "benchmark": (lambda: ("equal", "random"), _targets),
    "standing": (roots, lambda name: [*_split(name), *_targets(name)]),
    "agreement": (agreements, _nothing),
    "rater": (lambda: (*RATERS, "decided"), lambda name: [*_split(name), *_targets(name)]),
    "trial": (lambda: TRIALS, _nothing),
    "level": (lambda: INSTITUTIONS, lambda level: INSTITUTIONS[level]),
    "prior": (lambda: (*estimate.PRIORS.per_institution, "level", "popularity"), _nothing),
    "draws": (
        lambda: ("number", "accepted", "interval", "cells", "expected", "broad", "every", "total"),
        _split,
    ),
    "zone": (zone_counts, _nothing),
    "yours": (lambda: YOURS, _nothing),
    "toy": (_indices, _nothing),
    "shift": (_indices, _split),
    "plan": (lambda: PLANNED, lambda name: [*_split(name), *_targets(name)]),
    "link": (lambda: ("core", "partial", "weak", "none", "weight", "count"), _nothing),
}


def _match(ref: str, what: str, name: str) -> Origin:
    return Origin(ref, "formula", formula=f"match_{what}", parts=sources(what, name))


FORMULAS: Final = {"match": _match}
"""`match/<what>/<name>` is a figure of matching."""
