"""The one list of pages, each with what its subject offers: registry and provenance join them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.base.params import Param
from cqvet.evidence.origin import Formula
from cqvet.i18n import Text
from cqvet.models import flow
from cqvet.subjects import (
    board,
    findings,
    international,
    lab,
    layout,
    library,
    market,
    needs,
    networks,
    partners,
    pipeline,
    profile,
    quality,
    report,
    search,
    strategy,
    ties,
    twin_cities,
)
from cqvet.subjects.board import match

FOLDER: Final = Path(__file__).parents[2] / "pages"
ALL: Final = frozenset(filters.NAMES)
"""The shared filters; few records know a level of education."""


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `filters` are the shared filters that mean something on it.

    The file is `pages/<id>.py`, the address `/<id>`, the name the message `<id>.tab`.
    `own` are the parameters of its address; `answer` writes the sentence that the page opens with,
    `scenario` where own parameters change it; `warm` fills its caches when the server starts.
    `pictures` are those that can be taken away alone, each by its code.
    `records` are the parameters that open a record, each with what gives its reference. `formulas`
    lead from the figures of its subject to what they rest on, by the head of their references;
    `named` is fact -> how many are named in the tables of what it counts, None where none is.
    """

    id: str
    filters: frozenset[str] = frozenset()
    own: Callable[[], tuple[Param, ...]] = field(default=tuple)
    warm: Callable[[], object] = field(default=tuple)
    answer: Callable[[Filters, Text], str] | None = None
    scenario: Callable[[Filters, Text, Mapping[str, str]], str] | None = None
    records: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    formulas: Mapping[str, Formula] = field(default_factory=dict)
    named: Callable[[], Mapping[str, int | None]] = field(default=dict)
    pictures: tuple[str, ...] = ()

    def finding(self, chosen: Filters, t: Text, given: Mapping[str, str] | None = None) -> str:
        """What the page answers under these filters; the title where it has no answer yet.

        `given` are the values of its own parameters, where there are any.
        """
        if self.scenario and given:
            return self.scenario(chosen, t, given)
        return self._answered(chosen, t)

    @lru_cache(maxsize=2048)  # noqa: B019 -- the pages live as long as the server
    def _answered(self, chosen: Filters, t: Text) -> str:
        return self.answer(chosen, t) if self.answer else t(f"{self.id}.title")

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.id}.py"


PAGES: Final = (
    Page(
        "overview",
        ALL - {"level"},
        warm=match.gaps,
        answer=findings.overview.finding,
        formulas=ties.FORMULAS,
        pictures=tuple(board.SENTENCES),
    ),
    Page(
        "layout",
        ALL,
        layout.params,
        answer=findings.layout.finding,
        formulas=layout.FORMULAS,
        pictures=("map",),
    ),
    Page(
        "pipeline",
        ALL,
        pipeline.params,
        warm=flow.warm,
        answer=findings.pipeline.finding,
        scenario=findings.pipeline.scenario,
        formulas=pipeline.FORMULAS,
        pictures=("flow",),
    ),
    Page(
        "matching",
        ALL,
        lambda: (*market.params(), *lab.params(), *report.params()),
        warm=market.warm,
        answer=findings.matching.finding,
        formulas=market.FORMULAS,
        pictures=("match",),
    ),
    Page(
        "international",
        ALL - {"level"},
        international.params,
        answer=findings.international.finding,
        scenario=findings.international.country,
        records={"item": "international/{}".format},
        formulas=international.FORMULAS,
        named=international.named,
        pictures=("world",),
    ),
    Page(
        "partners",
        ALL,
        partners.params,
        warm=partners.items,
        answer=findings.partners.finding,
        scenario=findings.partners.reach,
        records={"network": lambda code: networks.record(code).ref, "member": partners.member_ref},
        formulas=needs.FORMULAS,
        named=partners.named,
        pictures=("partners",),
    ),
    Page(
        "twin_cities",
        ALL - {"level"},
        twin_cities.params,
        answer=findings.twin_cities.finding,
        scenario=findings.twin_cities.choice,
        records={"item": "twin_city/{}".format},
        formulas=twin_cities.FORMULAS,
        named=twin_cities.named,
        pictures=("twin_cities",),
    ),
    Page(
        "strategy",
        ALL - {"level"},
        strategy.params,
        answer=findings.strategy.finding,
        formulas=strategy.FORMULAS,
        named=strategy.named,
        pictures=("strategy",),
    ),
    Page(
        "quality",
        ALL - {"level"},
        quality.params,
        answer=findings.quality.finding,
        records={"award": "awards/{}".format},
        formulas=quality.FORMULAS,
        named=quality.named,
        pictures=("quality",),
    ),
    Page("sources", frozenset({"evidence"}), library.params, answer=findings.sources.finding),
)

UNLISTED: Final = (
    Page("search", own=lambda: search.params(page.id for page in PAGES), warm=search.warm),
    Page("profile", own=profile.params, scenario=profile.scenario),
)
"""Pages that no tab leads to: each has its own head instead of a finding and filters."""
EVERY: Final = (*PAGES, *UNLISTED)
