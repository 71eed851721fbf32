"""What a page answers: every numeral opens its source, and it follows what is chosen."""

import re
from dataclasses import asdict
from itertools import combinations
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqvet import data, provenance, registry
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence.figure import VIEW, pieces, plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import layout, ties
from tests import crawl

ANSWERED = [page for page in registry.PAGES if page.answer]
PAGES = pytest.mark.parametrize("page", ANSWERED, ids=lambda page: page.id)
CHOICES = [
    Filters(),
    *(Filters(zone=zone) for zone in data.names("zone")),
    *(Filters(district=code) for code in ("500118", "500241")),
    *(Filters(cluster=code) for code in ("L1", "P1")),
]
CITY_WIDE = {
    "sources": "what is kept of figures and sources is no property of a place",
}
"""Pages whose finding is the same for every region, with the reason: it says so."""


@st.composite
def views(draw: st.DrawFn) -> Filters:
    """A region and an industry that do not contradict each other."""
    zone = draw(st.sampled_from(["", *data.names("zone")]))
    tier = draw(st.sampled_from(["", *filters.tiers()]))
    return Filters(
        zone=zone,
        district=draw(st.sampled_from(["", *filters.districts(zone)])),
        tier=tier,
        cluster=draw(st.sampled_from(["", *filters.clusters(tier)])),
    )


@PAGES
@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_is_answered_differently(page: registry.Page, lang: Lang) -> None:
    """City, zones, two districts and two clusters: no two of them have the same finding."""
    said = [plain(page.finding(chosen, Text(lang))) for chosen in CHOICES]
    own = [text for text in said if Text(lang)("finding.of_city", text="").strip() not in text]
    assert all(one != other for one, other in combinations(own, 2))
    assert len(own) == len(said) or (page.id in CITY_WIDE and said[0] in own)


def test_few_answers_are_of_the_city_alone() -> None:
    """At most 15 % of all pairs of a page and a choice have nothing of their own to say."""
    t = Text("en")
    tag = t("finding.of_city", text="").strip()
    assert CITY_WIDE.keys() <= {page.id for page in ANSWERED}
    alone = [page.id for page in ANSWERED for one in CHOICES if tag in page.finding(one, t)]
    assert set(alone) == CITY_WIDE.keys()
    assert len(alone) <= 0.15 * len(registry.PAGES) * len(CHOICES)


@pytest.mark.slow
@settings(max_examples=500)
@given(views(), st.sampled_from(LANGS), st.sampled_from(ANSWERED))
def test_every_numeral_of_a_finding_resolves(
    chosen: Filters, lang: Lang, page: registry.Page
) -> None:
    """No loose numeral, no reference that leads nowhere, a sentence with its end, no blank left."""
    text = page.finding(chosen, Text(lang))
    for piece in pieces(text):
        if isinstance(piece, str):
            assert crawl.loose(piece) == (), piece
        elif piece["kind"] == "view":
            query = dict(parse_qsl(piece["ref"].removeprefix(VIEW)))
            assert query.pop("lang") == lang
            assert filters.reconcile({**asdict(Filters()), **query})[1] == []
            assert page.finding(Filters(**query), Text(lang)) != text
        else:
            provenance.resolve(piece["ref"])
    said = plain(text)
    assert said.endswith("。" if lang == "zh" else ".")
    assert "  " not in said
    assert "{" not in said


@pytest.mark.parametrize(
    ("n", "wanted"), [(1, "1 district, with 39% of"), (20, "20 districts, with 39% of")]
)
def test_an_english_finding_counts_as_english_does(n: int, wanted: str) -> None:
    """One district has none, twenty districts have none."""
    t = Text("en")
    none = t.count("unit.district", n, n=n)
    said = t.count("finding.city", n, none=none, share="39%")
    assert said.startswith(wanted)
    assert (", has no college" in said) == (n == 1)


@pytest.mark.parametrize("lang", LANGS)
def test_the_overview_names_what_is_shortest_and_on_which_basis(lang: Lang) -> None:
    """The match is part of the first finding, short enough, and gone where it is not published."""
    overview, name = registry.PAGES[0], data.records("clusters")["L1"][f"name_{lang}"]
    said = plain(overview.finding(Filters(), Text(lang)))
    assert name.casefold() in said.casefold()
    assert "2027" in said
    assert len(re.findall(r"[\u4e00-\u9fff]", said)) <= 45
    assert len(said.split()) <= 28
    published = plain(overview.finding(Filters(evidence="published"), Text(lang)))
    assert "2027" not in published


@pytest.mark.parametrize(
    "chosen", [Filters(district="500243"), Filters(cluster="N14", zone="metro")]
)
def test_an_empty_view_leads_to_the_nearest_that_is_not(chosen: Filters) -> None:
    """The finding has a link, and what it leads to is not empty."""
    text = registry.PAGES[0].finding(chosen, Text("en"))
    (link,) = (p for p in pieces(text) if isinstance(p, dict) and p["kind"] == "view")
    near = dict(parse_qsl(link["ref"].removeprefix(VIEW)))
    near.pop("lang")
    if chosen.district:
        assert layout.placed(near["district"])
    else:
        assert ties.count("networks", Filters(**near)) or ties.count(
            "institutions", Filters(**near)
        )


def test_districts_without_a_college_are_those_of_the_table() -> None:
    """Twenty districts have no row of a higher institution; 39 % of the young people live there."""
    rows = data.every("institutions")
    with_one = {row["district"] for row in rows if row["level"] in layout.HIGHER}
    without = [
        row["district"] for row in data.every("districts") if row["district"] not in with_one
    ]
    assert list(layout.without(layout.CITY)) == without
    assert len(without) == 20
    aged = {r["district"]: r["value"] for r in data.of("district_statistics", measure="age_15_19")}
    share = sum(aged[code] for code in without) / sum(aged.values())
    assert layout.without_share(layout.CITY) == pytest.approx(share)
    assert round(share, 2) == 0.39


def test_the_nearest_district_with_a_college_has_one() -> None:
    """Of every district without a college; Xiushan's is Qianjiang."""
    assert all(layout.placed(layout.nearest(code)) for code in layout.without(layout.CITY))
    assert layout.nearest("500241") == "500114"


def test_ties_of_a_cluster_are_those_of_its_members() -> None:
    """The districts of an industry are no more than its institutions, and these are members."""
    for cluster in filters.mains():
        chosen = Filters(cluster=cluster)
        counts = {what: ties.count(what, chosen) for what in ties.UNITS}
        assert counts["districts"] <= counts["institutions"]
        assert (counts["networks"] == 0) <= (counts["institutions"] == 0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("page_id", "choice"),
    [
        ("international", {"country": "THA"}),
        ("international", {"country": "BLR"}),
        ("international", {"country": "none"}),
        ("partners", {"tab": "structure", "reach": "cross_province"}),
        ("twin_cities", {"year": "since_2023"}),
        ("twin_cities", {"city": "510500", "type": "alliance"}),
    ],
)
def test_a_finding_follows_what_is_chosen_on_its_page(
    page_id: str, choice: dict[str, str], lang: Lang
) -> None:
    """It is another than that of all, stays short, and each numeral of it resolves."""
    page, t = next(page for page in ANSWERED if page.id == page_id), Text(lang)
    given = {param.name: "" for param in page.own()}
    for chosen in (Filters(), Filters(zone="metro"), Filters(cluster="G3")):
        said = page.finding(chosen, t, given | choice)
        assert plain(said) != plain(page.finding(chosen, t, given))
        assert len(plain(said).split()) <= 28
        for piece in pieces(said):
            if isinstance(piece, dict):
                provenance.resolve(piece["ref"])
