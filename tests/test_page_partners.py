"""The page of partners: both tabs by address, facts and claims, cards, empty answers, register."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.charts import network
from cqvet.subjects import networks, partners, register
from cqvet.subjects.partners import Ask
from cqvet.ui.matching import choice
from cqvet.ui.partners import empty, reported, web
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import names, pick, pieces, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "partners")
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


def listed(at: AppTest) -> list[str]:
    """The networks that the lists offer as buttons, in order."""
    return [code for code in names(at) if code in ALL]


ALL = {item.id for item in partners.networks()}


@pytest.mark.parametrize("lang", LANGS)
def test_all_facts_and_claims_of_the_theme_are_on_the_first_tab(lang: Lang) -> None:
    """Every figure and claim of the theme, repeats named as such, and the sum of the parts."""
    shown = crawl.entries(screen(PAGE, lang=lang))
    facts, claims = data.table("facts"), ledger.claims()
    assert set(facts[facts["theme"] == "consortia"]["fact"]) <= shown
    assert set(claims[claims["theme"] == "consortia"]["id"]) <= shown
    cards = {*reported.CONSORTIA, *reported.COMMUNITIES}
    assert not any(ledger.entry(fact)["duplicate_of"] for fact in cards)
    assert {ledger.entry(fact)["duplicate_of"] for fact in reported.REPEATS} <= cards


def test_reported_and_named_stand_side_by_side() -> None:
    """The chart has the four reported parts, the named ones beside them, and no sum of both."""
    at = open_page(PAGE, {"lang": "en"})
    frame = next(frame for frame in crawl.charts(at) if "side" in frame)
    t = Text("en")
    sides = {
        side: frame[frame["side"] == t(f"partners.side_{side}")] for side in ("reported", "named")
    }
    assert list(sides["reported"]["n"]) == [1, 3, 21, 11]
    assert list(sides["named"]["n"]) == [1, 2, 5]
    assert {"named/consortia_total", "named/consortia_communities"} <= crawl.references(at)
    assert t("partners.none_named") in words(at)


def test_levels_that_are_not_stated_look_so() -> None:
    """A level by inference or general knowledge carries its basis and its confidence."""
    t = Text("en")
    at = open_page(PAGE, {"lang": "en"})
    table = next(frame.value for frame in at.dataframe if "level" in frame.value)
    levels = dict(zip(table["ref"], table["level"], strict=True))
    for code, row in data.records("consortia").items():
        basis = data.names("basis")[row["level_basis"]]["en"]
        unsure = row["level_basis"] != "stated"
        assert (basis in levels[f"consortia/{code}"]) == unsure
        assert (data.names("confidence")["low"]["en"] in levels[f"consortia/{code}"]) == unsure
    assert t("partners.parts_note") in words(at)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_map_lists_chart_and_table_hold_the_matched_networks(view: dict[str, str]) -> None:
    """Lists hold each matched network once, table and chart hold them all, the map those placed."""
    at = screen(PAGE, lang="zh", **view)
    wanted = {
        one.item.id
        for one in partners.find(Ask(Filters(**view)))
        if one.item.kind in networks.KINDS
    }
    assert sorted(listed(at)) == sorted(wanted)
    if not wanted:
        assert any(Text("zh")("frame.nothing_matches") in info.value for info in at.info)
        return
    table = next(frame.value for frame in at.dataframe if "level" in frame.value)
    assert {ref.partition("/")[2] for ref in table["ref"]} == wanted
    chart = next(frame for frame in crawl.charts(at) if "what" in frame)
    drawn = set(chart[chart["column"] == "network"]["node"])
    assert drawn == {f"network:{code}" for code in wanted}
    (deck,) = (json.loads(element.proto.json) for element in at.get("deck_gl_json_chart"))
    marks = [
        row["network"]
        for layer in deck["layers"]
        if layer["id"].startswith(tuple(networks.KINDS))
        for row in layer["data"]
    ]
    seats = networks.table().dropna(subset="lon")
    assert sorted(marks) == sorted(seats[seats["network"].isin(wanted)]["network"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sampled(sorted(ALL), 4))
def test_every_network_has_a_card(code: str, lang: Lang) -> None:
    """The address opens the card; all its figures resolve; institutions lead to their records."""
    at = screen(PAGE, lang=lang, network=code)
    assert not at.exception
    assert crawl.faults(at) == []
    frame = partners.members()
    schools = frame[frame["network"] == code]["institution"].dropna()
    assert {f"institutions/{school}" for school in schools} <= crawl.references(at)
    kind = next(item.kind for item in partners.networks() if item.id == code)
    name = Text(lang).pick(data.records(networks.KINDS[kind])[code], "name")
    assert any(heading.value == name for heading in at.subheader)


def test_a_choice_opens_one_card_and_closes_the_other() -> None:
    """The boxes write network or member into the address, never both; the button closes."""
    at = open_page(PAGE, {"lang": "en"})
    at.selectbox(key="network").select("biomedicine").run()
    assert value(at, "network") == "biomedicine"
    at.selectbox(key="member").select("13734").run()
    assert value(at, "member") == "13734"
    assert "network" not in at.query_params
    at.button(key="close_card").click().run()
    assert "member" not in at.query_params


def test_a_click_in_the_chart_opens_the_card() -> None:
    """A node or its label is the same as the boxes; a second click closes, an industry is none."""
    at, before = open_page(PAGE, {"lang": "en"}), ("", "")
    clicks = (
        ("network:aiot", ("aiot", "")),
        ("member:12609", ("", "12609")),
        ("industry:L2", ("", "12609")),
        ("member:12609", ("", "")),
    )
    for node, wanted in clicks:
        key = "_".join((web.KEY, *before))
        pick(at, "vega_lite_chart", key, {network.PICK: [{"node": node}]})
        before = at.session_state["network"], at.session_state["member"]
        assert before == wanted


@pytest.mark.parametrize("lang", LANGS)
def test_the_finder_opens_by_address(lang: Lang) -> None:
    """`tab=finder&zone=metro&cluster=L1`: every item found is there with all its reasons."""
    ask = Ask(Filters(zone="metro", cluster="L1"))
    at = open_page(PAGE, {"lang": lang, "tab": "finder", "zone": "metro", "cluster": "L1"})
    assert not at.exception
    assert crawl.faults(at) == []
    shown = crawl.references(at)
    found = partners.find(ask)
    for one in found:
        assert one.item.ref in shown
        assert {reason.ref for reason in one.reasons} <= shown
    table = next(frame.value for frame in at.dataframe if "why" in frame.value)
    assert list(table["ref"]) == [one.item.ref for one in found]
    assert value(at, "tab") == "finder"


@pytest.mark.parametrize("institution", ["12609", "s026", "12754", "13734"])
def test_the_finder_takes_an_institution(institution: str) -> None:
    """Both languages show the same records for an institution, also for a little-known one."""
    query = {"tab": "finder", "institution": institution}
    zh, en = (open_page(PAGE, {"lang": lang, **query}) for lang in LANGS)
    assert crawl.references(zh) == crawl.references(en)
    assert crawl.faults(en) == []
    for one in partners.find(Ask(institution=institution)):
        assert one.item.ref in crawl.references(zh)


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


def test_without_a_question_the_finder_says_what_there_is() -> None:
    """No condition: no list, but how many there are of each kind."""
    at = open_page(PAGE, {"lang": "en", "tab": "finder"})
    assert any(Text("en")("partners.ask") in info.value for info in at.info)
    assert len(at.dataframe) == 0


def test_a_register_of_this_visit_is_searched_and_marked() -> None:
    """Institutions of the visitor's register appear as theirs, under their own kind of figure."""
    at = open_page(PAGE, {"lang": "en", "tab": "finder", "cluster": "L2"})
    assert not any(p["kind"] == "yours" for p in pieces(at) if isinstance(p, dict))
    content = register.template_csv(None, register.EXAMPLE)
    checked = register.validate(content, register.words())
    at.session_state[choice.KEY] = choice.Register(checked, "", example=True)
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
