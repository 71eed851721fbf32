"""Profiles: one for everything, in both languages, none empty, every numeral with its source."""

from typing import Any, Final

import pytest
from starlette.testclient import TestClient

from cqvet import data, provenance, registry
from cqvet.api.app import application
from cqvet.base.filters import Filters
from cqvet.evidence.figure import pieces, plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import networks, profile, search
from cqvet.subjects.profile.institution import site
from cqvet.subjects.profile.neighbours import neighbours
from cqvet.ui import go
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import figures, sampled, screen

PAGE: Final = next(page for page in registry.EVERY if page.id == "profile")
THINGS: Final = [(kind, code) for kind in profile.KINDS for code in profile.ids(kind)]
SOME: Final = [
    ("institution", "12759"),
    ("district", "500240"),
    ("zone", "metro"),
    ("cluster", "L1"),
]


def texts(found: profile.Profile) -> list[str]:
    """Every text of a profile."""
    rows = [row for section in found.sections for row in section.rows]
    return [found.finding, *found.views, *(cell for row in rows for cell in row)]


def faults(found: profile.Profile) -> list[str]:
    """What stands in a profile without a source, or leads nowhere."""
    wrong: list[Any] = []
    pages = {page.id: registry.params(page) for page in registry.EVERY}
    for piece in (piece for text in texts(found) for piece in pieces(text)):
        if isinstance(piece, str):
            wrong += crawl.loose(piece)
        elif piece["kind"] == "view":
            page, _, query = piece["ref"].partition("?")
            asked = dict(part.split("=") for part in query.split("&"))
            known = {param.name: param for param in pages[page]}
            wrong += [piece for name, value in asked.items() if not known[name].accepts(value)]
        elif piece["kind"] != "link" and piece["ref"] not in provenance.RESOLVABLE:
            wrong.append(piece)
    return wrong


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("thing", sampled(THINGS, 12), ids="-".join)
def test_everything_has_a_profile_that_says_something(thing: tuple[str, str], lang: Lang) -> None:
    """It opens with its finding, no section is empty, each numeral resolves, each link is right."""
    kind, code = thing
    for published in (False, True):
        found = profile.profile(kind, code, Text(lang), published=published)
        assert len(plain(found.finding)) > 12
        assert all(row[1] for section in found.sections for row in section.rows)
        assert any(row[0] for section in found.sections[:3] for row in section.rows)
        assert faults(found) == []


def test_there_is_one_for_every_record() -> None:
    """Institutions, districts and zones without exception, and the clusters of 33618."""
    for kind in ("institution", "district", "zone"):
        assert profile.ids(kind) == tuple(data.records(profile.TABLES[kind]))
    assert len(profile.ids("cluster")) == 30
    with pytest.raises(KeyError):
        profile.profile("cluster", "F1", Text("en"))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "code"), SOME)
def test_the_page_shows_the_profile(kind: str, code: str, lang: Lang) -> None:
    """The page has every figure of the profile and none without a source, and opens by a link."""
    at = screen(PAGE, lang=lang, kind=kind, id=code)
    assert [error.message for error in at.exception] == []
    assert crawl.faults(at) == []
    own = {
        p["ref"]
        for text in texts(profile.profile(kind, code, Text(lang)))
        for p in pieces(text)
        if isinstance(p, dict)
    }
    assert own <= {figure["ref"] for figure in figures(at)}


@pytest.mark.parametrize("query", [{}, {"kind": "zone", "id": "12759"}, {"kind": "x", "id": "y"}])
def test_an_address_without_a_thing_lists_all(query: dict[str, str]) -> None:
    """Where nothing is named, or nothing there is, each profile is one click away."""
    at = screen(PAGE, lang="en", **query)
    refs = {figure["ref"] for figure in figures(at)}
    assert {f"profile?lang=en&kind={kind}&id={code}" for kind, code in THINGS} <= refs
    assert crawl.faults(at) == []


def test_what_is_modelled_is_left_out_where_only_published_figures_are_asked_for() -> None:
    """No modelled figure in the profile of a cluster, and a sentence that says so."""
    kinds = {
        published: {
            piece["kind"]
            for text in texts(profile.profile("cluster", "L1", Text("en"), published=published))
            for piece in pieces(text)
            if isinstance(piece, dict)
        }
        for published in (False, True)
    }
    assert "modelled" in kinds[False] - kinds[True]
    found = profile.profile("cluster", "L1", Text("en"), published=True)
    (gap,) = (section for section in found.sections if section.id == "gap")
    assert gap.rows == (("", Text("en")("profile.none_gap"), ""),)


def test_those_who_work_together_are_not_offered_to_each_other() -> None:
    """A network that the school is in stands under its networks, not under fitting partners."""
    found = profile.profile("institution", "12759", Text("zh"))
    parts = {section.id: {row[1] for row in section.rows} for section in found.sections}
    mine = {line for text in parts["networks"] for line in text.split("\n")}
    fitting = {line for text in parts["partners"] for line in text.split("\n")}
    assert mine
    assert fitting
    assert mine & fitting == set()


def test_neighbours_are_mutual_and_those_of_the_map() -> None:
    """A border has two sides; Yuzhong has four neighbours, and no district is an island."""
    known = neighbours()
    assert all(code in known[other] for code, own in known.items() for other in own)
    assert all(known.values())
    assert known["500103"] == ("500105", "500106", "500107", "500108")


def test_a_website_is_one_that_the_school_itself_is_a_source_by() -> None:
    """The main site where there is one; none where no page of the school is a source."""
    assert site("12759") == "https://www.cqvie.edu.cn/"
    assert site("s040") == ""


def test_a_name_leads_to_a_profile_and_the_filters_stay() -> None:
    """From a page with filters to a profile: the filters are still in the address."""
    overview = registry.PAGES[0]
    at = open_page(overview, {"lang": "en", "zone": "northeast"})
    at.session_state[go.TARGET] = (
        "profile",
        {"lang": "en", "zone": "northeast", "kind": "zone", "id": "metro"},
    )
    at.run()
    assert at.session_state["zone"] == "northeast"
    assert at.query_params["zone"] in ("northeast", ["northeast"])


@pytest.mark.parametrize("lang", LANGS)
def test_fifty_schools_are_one_search_and_one_click_away(lang: Lang) -> None:
    """Each of fifty is the first result of its name, and the result leads to its profile."""
    rows = data.every("institutions")
    for row in rows[:: len(rows) // 50][:50]:
        hit = search.find(row[f"name_{lang}"]).hits[0]
        assert (hit.page, hit.query["kind"]) == ("profile", "institution")
        assert data.records("institutions")[hit.query["id"]][f"name_{lang}"] == row[f"name_{lang}"]


def test_the_api_gives_the_profile_with_its_sources() -> None:
    """The same finding and sections, figures with references, names with absolute addresses."""
    client = TestClient(application())
    answer = client.get("/v1/profiles/institution/12759?lang=en").json()
    found = profile.profile("institution", "12759", Text("en"))
    assert answer["finding"]["text"] == plain(found.finding)
    assert [section["id"] for section in answer["sections"]] == [own.id for own in found.sections]
    assert all(mark["ref"] in provenance.RESOLVABLE for mark in answer["finding"]["figures"])
    assert answer["finding"]["links"][0]["address"].endswith(
        "/profile?lang=en&kind=district&id=500116"
    )
    assert client.get("/v1/profiles/institution/nobody").status_code == 404
    assert client.get("/v1/profiles/zone/metro?lang=fr").status_code == 400


@pytest.mark.parametrize("lang", LANGS)
def test_two_schools_stand_side_by_side(lang: Lang) -> None:
    """The address names both; the table has a column for each, and no fault."""
    t, names = Text(lang), data.records("institutions")
    at = open_page(PAGE, {"lang": lang, "kind": "institution", "id": "10870", "beside": "11848"})
    assert not at.exception
    said = words(at)
    assert t.pick(names["10870"], "name") in said
    assert t.pick(names["11848"], "name") in said
    assert at.query_params["beside"] == "11848"


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_handed_on_of_a_profile_is_its_finding(lang: Lang) -> None:
    """A message on a school says what its profile says; without a school, what the page is."""
    (page,) = (page for page in registry.EVERY if page.id == "profile")
    t = Text(lang)
    given = {"kind": "district", "id": "500241", "beside": ""}
    assert page.finding(Filters(), t, given) == profile.profile("district", "500241", t).finding
    assert page.finding(Filters(), t, {**given, "id": ""}) == t("profile.title")


@pytest.mark.parametrize("lang", LANGS)
def test_the_finding_of_a_school_counts_what_its_lists_hold(lang: Lang) -> None:
    """Each network once, by its kind; an item that is a network too says so."""
    t = Text(lang)
    for code in profile.ids("institution"):
        found = profile.profile("institution", code, t)
        listed = next(own for own in found.sections if own.id == "networks").rows
        n = {kind: len(data.of(f"{kind}_members", institution=code)) for kind in networks.KINDS}
        said = plain(found.finding)
        for kind, amount in n.items():
            words = t.count(f"profile.takes_{kind}", amount, n=amount)
            assert (words in said) == bool(amount)
        assert sum(bool(row[0]) for row in listed) == sum(n.values())
    own = profile.profile("institution", "12759", t)
    assert t.count("profile.takes_twice", 1, what="", n=1).strip() in plain(own.finding)
