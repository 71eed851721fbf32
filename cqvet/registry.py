"""The one list of pages: navigation, language checks and tests are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.base.state import Param
from cqvet.evidence.revisions import Versions
from cqvet.i18n import LANGS, Text
from cqvet.models import assessment, flow, matching
from cqvet.provenance import Resolvable
from cqvet.subjects import (
    findings,
    international,
    lab,
    layout,
    library,
    market,
    networks,
    own,
    partners,
    pipeline,
    profile,
    quality,
    report,
    search,
    strategy,
    twin_cities,
)
from cqvet.subjects.board import match
from cqvet.subjects.collection import Collection
from cqvet.subjects.quality import awards
from cqvet.subjects.register.form import YEARS

FOLDER: Final = Path(__file__).parent.parent / "pages"


@dataclass(frozen=True, eq=False)
class Page:
    """A page. `filters` are the shared filters that mean something on it.

    The file is `pages/<id>.py`, the address `/<id>`, the name the message `<id>.tab`.
    `answer` writes the sentence that the page opens with, `scenario` where own parameters change
    it; `warm` fills its caches when the server starts. `records` are the parameters that open a
    record, each with what gives its reference.
    """

    id: str
    filters: frozenset[str] = frozenset()
    own: Callable[[], tuple[Param, ...]] = field(default=tuple)
    warm: Callable[[], object] = field(default=tuple)
    answer: Callable[[Filters, Text], str] | None = None
    scenario: Callable[[Filters, Text, Mapping[str, str]], str] | None = None
    records: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def finding(self, chosen: Filters, t: Text, given: Mapping[str, str] | None = None) -> str:
        """What the page answers under these filters; the title where it has no answer yet.

        `given` are the values of its own parameters, where there are any.
        """
        if self.scenario and given:
            return self.scenario(chosen, t, given)
        return self.answer(chosen, t) if self.answer else t(f"{self.id}.title")

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.id}.py"


def shared() -> tuple[Param, ...]:
    """The parameters that reach every page."""
    return (
        Param("lang", LANGS),
        Param("zone", tuple(data.names("zone"))),
        Param("district", filters.districts()),
        Param("level", tuple(data.names("level"))),
        Param("tier", filters.tiers()),
        Param("cluster", filters.clusters()),
        Param("evidence", filters.EVIDENCE),
        Param("figure", Resolvable()),
        Param("data", Versions()),
        Param("print", ("1",)),
    )


class AnyText:
    """All texts: what cannot be taken is said where it is."""

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str)


class Layers:
    """All lists of layers of the map that are off, written with dots."""

    def __contains__(self, text: object) -> bool:
        return set(str(text).split(".")) <= set(layout.LAYERS)


def layout_params() -> tuple[Param, ...]:
    return (
        Param("measure", ("zones", *layout.MEASURES), default="zones"),
        Param("institution", tuple(data.table("institutions")["institution"])),
        Param("zoom", tuple(map(str, layout.STEPS)), default="0"),
        Param("off", Layers()),
        Param("part", layout.PARTS, default=layout.PARTS[0]),
    )


@dataclass(frozen=True)
class Decodable:
    """The set of all codes that a function can read; it raises `MatchError` for others."""

    decode: Callable[[str], object]

    def __contains__(self, code: object) -> bool:
        try:
            self.decode(str(code))
        except matching.MatchError:
            return False
        return True


def matching_params() -> tuple[Param, ...]:
    years = tuple(str(year) for year in range(YEARS[0], YEARS[1] + 1))
    plain = lab.Settings()
    return (
        Param("tab", market.TABS),
        Param("supply", ("modelled", "register"), default="modelled"),
        Param("basis", matching.BASES, default="target_2027"),
        Param("weights", Decodable(market.decode_weights)),
        Param("total", Decodable(market.decode_total)),
        Param("ratings", Decodable(market.crosswalk)),
        Param("year", years),
        Param("earlier", years),
        Param("size", market.COUNTED, default=market.COUNTED[0]),
        Param("demand_year", years),
        Param("index", tuple(index.id for index in matching.INDICES), default=market.PLAIN_INDEX),
        Param("programme", frozenset(data.table("programmes")["programme"])),
        *(Param(name, known, getattr(plain, name)) for name, known in lab.CHOICES.items()),
        Param("wishes", Decodable(lab.decode_wishes)),
        Param("keeps", Decodable(lab.decode_keeps)),
        Param("fixed", Decodable(lab.decode_fixed)),
        Param("other", Decodable(lab.decode_settings)),
        Param("langs", report.LANGUAGES, default=report.LANGUAGES[0]),
        Param("only", Decodable(report.decode_indices)),
    )


def facets(items: Collection) -> tuple[Param, ...]:
    """The parameters of a collection's own choices."""
    return tuple(Param(facet.name, tuple(facet.options())) for facet in items.facets)


def international_params() -> tuple[Param, ...]:
    return (
        *facets(international.ITEMS),
        Param("item", tuple(data.records("international"))),
        Param("area", international.AREAS, default="world"),
        Param("part", international.PARTS),
    )


def twin_cities_params() -> tuple[Param, ...]:
    return (
        Param("item", tuple(data.table("twin_city")["item"])),
        *facets(twin_cities.ITEMS),
        Param("part", twin_cities.PARTS),
    )


def quality_params() -> tuple[Param, ...]:
    return (
        *facets(awards.ITEMS),
        Param("award", tuple(data.table("awards")["award"])),
        Param("part", quality.PARTS),
    )


def strategy_params() -> tuple[Param, ...]:
    return (
        Param("policy", tuple(data.table("policies")["policy"])),
        *facets(strategy.ITEMS),
        Param("part", strategy.PARTS),
        Param("toy", assessment.IDS, assessment.IDS[0]),
        *(
            Param(f"toy_{name}", known, getattr(assessment.PLAIN, name))
            for name, known in assessment.CHOICES.items()
        ),
    )


def partners_params() -> tuple[Param, ...]:
    return (
        Param("tab", ("structure", "finder", "needs"), default="structure"),
        Param("network", tuple(item.id for item in partners.networks())),
        Param("member", frozenset(partners.members()["member"])),
        Param("part", partners.PARTS),
        Param("web", (*filters.clusters(), partners.OUTSIDE)),
        Param("kind", partners.KINDS),
        Param("institution", tuple(data.table("institutions")["institution"])),
    )


def search_params() -> tuple[Param, ...]:
    text = Param("q", AnyText(), longest=search.LONGEST)
    return (text, Param("kind", search.KINDS), Param("view", tuple(page.id for page in PAGES)))


def profile_params() -> tuple[Param, ...]:
    codes = (code for kind in profile.KINDS for code in profile.ids(kind))
    return (Param("kind", tuple(profile.KINDS)), Param("id", frozenset(codes)))


def sources_params() -> tuple[Param, ...]:
    form = Param("form", own.FORMS, default=own.FORMS[0])
    return (Param("table", tuple(data.resources())), Param("tab", library.PARTS), form)


def pipeline_params() -> tuple[Param, ...]:
    known = tuple(data.table("series")["series"])
    levers = (Param(name, AnyText()) for name in flow.LEVERS)
    aside = Param("aside", AnyText(), longest=1_500)
    return (*levers, aside, Param("series", known, known[0]), Param("part", pipeline.PARTS))


PAGES: Final = (
    Page(
        "overview",
        frozenset(filters.NAMES) - {"level"},
        warm=match.gaps,
        answer=findings.overview.finding,
    ),
    Page(
        "layout",
        frozenset(filters.NAMES),
        layout_params,
        answer=findings.layout.finding,
    ),
    Page(
        "pipeline",
        frozenset(filters.NAMES),
        pipeline_params,
        warm=flow.warm,
        answer=findings.pipeline.finding,
        scenario=findings.pipeline.scenario,
    ),
    Page(
        "matching",
        frozenset(filters.NAMES),
        matching_params,
        warm=market.warm,
        answer=findings.matching.finding,
    ),
    Page(
        "international",
        frozenset(filters.NAMES) - {"level"},
        international_params,
        answer=findings.international.finding,
        records={"item": "international/{}".format},
    ),
    Page(
        "partners",
        frozenset(filters.NAMES),
        partners_params,
        warm=partners.items,
        answer=findings.partners.finding,
        records={"network": lambda code: networks.record(code).ref, "member": partners.member_ref},
    ),
    Page(
        "twin_cities",
        frozenset(filters.NAMES) - {"level"},
        twin_cities_params,
        answer=findings.twin_cities.finding,
        records={"item": "twin_city/{}".format},
    ),
    Page(
        "strategy",
        frozenset(filters.NAMES) - {"level"},
        strategy_params,
        answer=findings.strategy.finding,
    ),
    Page(
        "quality",
        frozenset(filters.NAMES) - {"level"},
        quality_params,
        answer=findings.quality.finding,
        records={"award": "awards/{}".format},
    ),
    Page(
        "sources",
        frozenset({"evidence"}),
        sources_params,
        answer=findings.sources.finding,
    ),
)


UNLISTED: Final = (
    Page("search", own=search_params, warm=search.warm),
    Page("profile", own=profile_params),
)
"""Pages that no tab leads to: each has its own head instead of a finding and filters."""
EVERY: Final = (*PAGES, *UNLISTED)


def params(page: Page) -> tuple[Param, ...]:
    """All parameters that the address of a page may carry."""
    return (*shared(), *page.own())
