"""The page of partners: directory, finder and their links, empty answers, register."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.charts import network, units
from cqvet.subjects import networks, partners, register
from cqvet.subjects.own import Own, Table
from cqvet.subjects.partners import Ask
from cqvet.ui.own import state
from cqvet.ui.partners import empty, squares, web
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import names, pick, pieces, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "partners")
ALL = {item.id: networks.record(item.id).ref for item in partners.networks()}
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "cars": {"cluster": "L1"},
    "sure": {"evidence": "high"},
    "spanned": {"district": "500106"},
    "none": {"zone": "southeast"},
}


def value(at: AppTest, name: str) -> str:
    found = at.query_params[name]
    return found if isinstance(found, str) else found[0]


def matched(view: dict[str, str]) -> set[str]:
    """The networks of a view, by the domain alone."""
    found = partners.find(Ask(Filters(**view)))
    return {one.item.id for one in found if one.item.kind in networks.KINDS}


@pytest.mark.parametrize("lang", LANGS)
def test_a_square_for_each_that_is_reported(lang: Lang) -> None:
    """36 and 44 squares, of which 8 and 10 are filled, none twice; the others stand apart."""
    (frame,) = (found for found in crawl.charts(screen(PAGE, lang=lang)) if "what" in found)
    unit = frame[frame["what"] == "unit"]
    for kind, plural in networks.KINDS.items():
        facts = {"consortia_total": 36, "consortia_communities": 44}
        fact = partners.TOTALS[kind]
        named = {f"{plural}/{code}" for code in partners.likely(kind)}
        empty_ = {*partners.LEVELS.values()} if kind == "consortium" else {fact}
        own = unit[unit["ref"].isin(named | empty_)]
        assert len(own) == facts[fact] == ledger.entry(fact)["value"]
        assert set(own[own["filled"]]["ref"]) == named
        assert own["filled"].sum() == provenance.named(fact)
    assert sorted(unit[unit["filled"]]["ref"]) == sorted(ALL.values())


def test_a_click_on_a_square_opens_what_it_stands_for() -> None:
    """A filled one its network, an empty one the figure that counts it."""
    at = open_page(PAGE, {"lang": "zh"})
    for ref in ("communities/aiot", "consortia_enterprise_led"):
        pick(at, "vega_lite_chart", squares.KEY, {units.PICK: [{"ref": ref}]})
        assert at.session_state["figure"] == ref
        assert not at.exception


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_squares_map_and_list_hold_the_matched_networks(view: dict[str, str]) -> None:
    """The list holds each matched network once, others are faint, the map has those placed."""
    at, wanted = screen(PAGE, lang="zh", **view), matched(view)
    (frame,) = (found for found in crawl.charts(at) if "what" in found)
    filled = frame[(frame["what"] == "unit") & frame["filled"].eq(True)]
    lit = {ref for ref, shown in zip(filled["ref"], filled["shown"], strict=True) if shown}
    assert lit == {ALL[code] for code in wanted}
    if wanted:
        (table,) = (frame.value for frame in at.dataframe)
        assert sorted(table["ref"]) == sorted(lit)
    (deck,) = (json.loads(element.proto.json) for element in at.get("deck_gl_json_chart"))
    marks = [
        row["network"]
        for layer in deck["layers"]
        if layer["id"].startswith(tuple(networks.KINDS))
        for row in layer["data"]
    ]
    seats = networks.table().dropna(subset="lon")
    assert sorted(marks) == sorted(seats[seats["network"].isin(wanted)]["network"])


def test_the_web_shows_one_industry_at_a_time() -> None:
    """First the one with most networks, then the one that is asked for, with all its members."""
    known = partners.by_industry([(item.kind, item.id) for item in partners.networks()])
    for asked in ("", *known):
        at = screen(PAGE, lang="en", part="web", **({"web": asked} if asked else {}))
        drawn = next(frame for frame in crawl.charts(at) if "column" in frame)
        own = known[asked or next(iter(known))]
        nodes = set(drawn[drawn["column"] == "network"]["node"])
        assert nodes == {f"network:{code}" for _, code in own}
        members = {row["member"] for _, code in own for row in partners.members_of(code)}
        assert set(drawn[drawn["column"] == "member"]["node"]) == {f"member:{m}" for m in members}
        assert crawl.faults(at) == []


def test_a_click_in_the_web_opens_a_record() -> None:
    """Of a network, of an institution, of a member without a record of its own."""
    at = open_page(PAGE, {"lang": "en", "part": "web"})
    clicks = (
        ("network:smart_mfg_2020", "communities/smart_mfg_2020"),
        ("member:12609", "institutions/12609"),
        ("member:smart_ev_chengyu_2", "community_members/smart_ev_chengyu/2"),
    )
    for node, ref in clicks:
        pick(at, "vega_lite_chart", web.CHART, {network.PICK: [{"node": node}]})
        assert at.session_state["figure"] == ref


@pytest.mark.parametrize("part", partners.PARTS)
def test_a_record_is_shown_in_one_list(part: str) -> None:
    """Each part has at most one list, and none offers names beside it."""
    at = screen(PAGE, lang="zh", part=part)
    assert names(at) == []
    assert len(at.dataframe) == (part != "web")
    assert crawl.faults(at) == []


def test_levels_that_are_not_stated_look_so() -> None:
    """A level by inference or general knowledge carries its basis and its confidence."""
    (table,) = (frame.value for frame in screen(PAGE, lang="en").dataframe)
    levels = dict(zip(table["ref"], table["level"], strict=True))
    for code, row in data.records("consortia").items():
        basis = data.names("basis")[row["level_basis"]]["en"]
        unsure = row["level_basis"] != "stated"
        assert (basis in levels[f"consortia/{code}"]) == unsure
        assert (data.names("confidence")["low"]["en"] in levels[f"consortia/{code}"]) == unsure


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sampled(sorted(ALL), 8))
def test_a_link_to_a_network_opens_its_record(code: str, lang: Lang) -> None:
    """The drawer has its name and everyone who takes part, as far as there is room."""
    at = screen(PAGE, lang=lang, network=code)
    assert not at.exception
    assert at.session_state["figure"] == ALL[code]
    assert at.session_state["network"] == ""
    said, t = words(at), Text(lang)
    assert t.pick(networks.record(code), "name") in said
    for row in partners.members_of(code)[:12]:
        assert t.pick(row, "name") in said


def test_a_link_to_a_member_opens_its_record() -> None:
    """Of an institution its own, of others where they take part."""
    for member, ref in (
        ("12609", "institutions/12609"),
        ("smart_ev_chengyu_2", "community_members/smart_ev_chengyu/2"),
    ):
        at = open_page(PAGE, {"lang": "zh", "member": member})
        assert at.session_state["figure"] == ref
        assert not at.exception


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_opens_by_address(lang: Lang) -> None:
    """`tab=finder&zone=metro&cluster=L1`: every item found is there with all its reasons."""
    ask = Ask(Filters(zone="metro", cluster="L1"))
    shown: set[str] = set()
    found = partners.find(ask)
    for kind in {one.item.kind for one in found}:
        query = {"tab": "finder", "zone": "metro", "cluster": "L1", "kind": kind}
        at = open_page(PAGE, {"lang": lang, **query})
        assert not at.exception
        assert crawl.faults(at) == []
        shown |= crawl.references(at)
    for one in found:
        assert one.item.ref in shown
        assert {reason.ref for reason in one.reasons} <= shown
    assert value(at, "tab") == "finder"


@pytest.mark.parametrize("institution", ["12609", "s026", "12754", "13734"])
def test_the_finder_takes_an_institution(institution: str) -> None:
    """Both languages show the same records for an institution, also for a little-known one."""
    query = {"tab": "finder", "institution": institution}
    zh, en = (open_page(PAGE, {"lang": lang, **query}) for lang in LANGS)
    assert crawl.references(zh) == crawl.references(en)
    assert crawl.faults(en) == []
    found = partners.find(Ask(institution=institution))
    assert {one.item.ref for one in found[:3]} <= crawl.references(zh)


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_school_takes_part_in_stands_apart(lang: Lang) -> None:
    """A sentence under the table names it; the numbers of the kinds are those of what is new."""
    ask = Ask(Filters(cluster="P1"), "12759")
    at = open_page(PAGE, {"lang": lang, "tab": "finder", "cluster": "P1", "institution": "12759"})
    assert crawl.faults(at) == []
    t, joined = Text(lang), partners.joined(ask)
    assert [one.item.id for one in joined] == ["luyongjiang", "rus_stankin"]
    assert {one.item.ref for one in joined} <= crawl.references(at)
    (pills,) = at.get("button_group")[-1:]
    said = " ".join(option.content for option in pills.proto.options)
    n = sum(one.item.kind == "consortium" for one in partners.find(ask))
    assert f"{t('partners.group_consortium')} {n}" in said


def test_an_empty_answer_names_the_condition_and_offers_the_nearest() -> None:
    """No consortium in Yuzhong: the region is to blame; the button asks for its zone instead."""
    t = Text("en")
    at = open_page(PAGE, {"lang": "en", "tab": "finder", "district": "500103"})
    cause = t("partners.empty_one", cause=t("partners.cause_region"))
    assert any(cause in caption.value for caption in at.caption)
    button = at.button(key="nearest_consortium_0")
    assert t("partners.without_region_to_zone")[1:] in button.label
    assert "8" in button.label
    button.click().run()
    assert value(at, "zone") == "metro"
    assert "district" not in at.query_params
    assert "consortia/next_gen_electronics" in crawl.references(at)


@pytest.mark.parametrize("lang", LANGS)
def test_every_step_has_its_words(lang: Lang) -> None:
    """Whatever a nearest question gives up is said, for every kind of condition."""
    t = Text(lang)
    full = Filters(
        zone="northeast", district="500229", tier="speciality", cluster="S1", evidence="high"
    )
    for ask in (Ask(full, "14576"), Ask(Filters(zone="southeast", tier="pillar"))):
        for kind in partners.KINDS[:-1]:
            for step in partners.nearest(ask, kind):
                assert empty.label(ask, step, kind, t)


def test_without_a_question_the_finder_shows_all_kinds() -> None:
    """The first of each kind, how many there are of each, and one kind alone where it is chosen."""
    at = screen(PAGE, lang="en", tab="finder")
    found = partners.find(Ask())
    kinds = [one.item.kind for one in found]
    (pills,) = at.get("button_group")[-1:]
    said = " ".join(option.content for option in pills.proto.options)
    for kind in dict.fromkeys(kinds):
        first = next(one for one in found if one.item.kind == kind)
        assert first.item.ref in crawl.references(at)
        assert f"{Text('en')(f'partners.group_{kind}')} {kinds.count(kind)}" in said
    at = screen(PAGE, lang="en", tab="finder", kind="group")
    shown = crawl.references(at)
    assert {one.item.ref for one in found if one.item.kind == "group"} <= shown
    assert not any(ref.startswith("consortia/") for ref in shown)


def test_a_register_of_this_visit_is_searched_and_marked() -> None:
    """Institutions of the visitor's register appear as theirs, under their own kind of figure."""
    at = open_page(PAGE, {"lang": "en", "tab": "finder", "cluster": "L2", "kind": "yours"})
    assert not any(p["kind"] == "yours" for p in pieces(at) if isinstance(p, dict))
    content = register.template_csv(None, register.EXAMPLE)
    checked = register.validate(content, register.words())
    at.session_state[state.KEY] = Own({"register": Table("register", checked, example=True)})
    at.run()
    assert not at.exception
    own = partners.of_register(checked.rows)
    found = [one for one in partners.find(Ask(Filters(cluster="L2")), own) if one.item in own]
    names = {one.item.id.rpartition("|")[0] for one in found}
    assert names
    mine = {p["text"] for p in pieces(at) if isinstance(p, dict) and p["kind"] == "yours"}
    assert names <= mine


def test_named_counts_resolve() -> None:
    """Each count of named ones leads to its formula and to the fact that it stands beside."""
    for fact, n in partners.named().items():
        if n:
            assert provenance.resolve(f"named/{fact}").parts == (fact,)
