"""The quality page: pictures, lists and drawer agree; misprint and conflict are said."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects.quality import GOLDS, PARTS, awards, groups, schools
from cqvet.ui.quality import ranks
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import names, pick, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "quality")
AWARDS = list(data.records("awards"))
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "northeast": {"zone": "northeast"},
    "shapingba": {"district": "500106"},
    "sure": {"evidence": "high"},
    "worldskills": {"competition": "worldskills"},
    "2024": {"year": "2024"},
    "bronze": {"medal": "bronze"},
    "champions": {"competition": "worldskills", "year": "2022", "medal": "gold"},
}
OWN = ("competition", "year", "medal")


def chosen(view: dict[str, str]) -> tuple[Filters, dict[str, str]]:
    """Filters and choice of a view."""
    own = {name: value for name, value in view.items() if name in OWN}
    return Filters(**{name: value for name, value in view.items() if name not in own}), own


def drawn(at: AppTest) -> list[str]:
    """The references of the marks in the chart."""
    return [ref for frame in crawl.charts(at) for ref in frame["ref"]]


def rows(at: AppTest, head: str) -> list[list[str]]:
    """The rows of the table for reading whose first column has this head, as plain text."""
    for component in at.get("bidi_component"):
        content = json.loads(component.proto.json) if component.proto.json else {}
        if content.get("shape") != "table":
            continue
        cells = [
            [
                "".join(p if isinstance(p, str) else p["text"] for p in part["pieces"])
                for part in block["parts"]
            ]
            for block in content["blocks"]
        ]
        if cells[0][0] == head:
            return cells[1:]
    return []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_list_and_picture_agree(view: dict[str, str]) -> None:
    """The list holds every record once, the picture exactly the named persons."""
    at = screen(PAGE, lang="en", part="competitions", **view)
    filters, choice = chosen(view)
    found = awards.ITEMS.records(filters, choice)
    listed = [ref for frame in at.dataframe for ref in frame.value["ref"]]
    assert listed == [row.ref for row in found]
    assert sorted(drawn(at)) == sorted(row.ref for row in awards.persons(filters, choice))
    assert names(at) == []


def test_a_choice_opens_the_part_that_it_is_about() -> None:
    """A link with a medal and no part shows the records of competitions."""
    at = screen(PAGE, lang="en", medal="bronze")
    (table,) = (frame.value for frame in at.dataframe)
    assert {ref.partition("/")[0] for ref in table["ref"]} == {"awards"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_sources(part: str, lang: Lang) -> None:
    """Each part has something to read, and every numeral of it leads to its source."""
    at = screen(PAGE, lang=lang, part=part)
    assert not at.exception
    assert crawl.faults(at) == []
    assert len(at.dataframe) == (part not in ("ranks", "rural"))


@pytest.mark.parametrize("part", ["double_high", "titles"])
@pytest.mark.parametrize("view", ["all", "metro", "northeast", "shapingba"])
def test_colleges_and_schools_follow_the_filters(part: str, view: str) -> None:
    """The list of a part is the collection under the filters of the page."""
    at = screen(PAGE, lang="zh", part=part, **VIEWS[view])
    items = {"double_high": groups.ITEMS, "titles": schools.ITEMS}[part]
    (table,) = (frame.value for frame in at.dataframe)
    found = items.records(Filters(**VIEWS[view]))
    assert sorted(table["ref"]) == sorted(row.ref for row in found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("award", sampled(AWARDS, 4))
def test_an_old_link_opens_the_record(award: str, lang: Lang) -> None:
    """The drawer has event, winner, school, each medal and the source; the address names it."""
    t, row = Text(lang), data.records("awards")[award]
    at = screen(PAGE, lang=lang, award=award)
    assert not at.exception
    assert at.session_state["figure"] == f"awards/{award}"
    assert "award" not in at.query_params
    said = words(at)
    for text in (t.pick(row, name) for name in ("skill", "place", "winner", "note")):
        assert text in said
    for medal in data.of("award_medals", award=award):
        assert f"award_medals/{award}/{medal['category']}/{medal['medal']}" in crawl.references(at)
    assert t.pick(data.records("sources")[row["source"]], "title") in said


def test_a_click_opens_a_record_and_choosing_none_opens_nothing() -> None:
    """A row and a mark open the drawer; a table that has no row chosen does not."""
    for kind, key, selection in (
        ("dataframe", "table_awards", {"rows": [0]}),
        ("vega_lite_chart", "medals", {"pick": [{"ref": "awards/ws2015_hair"}]}),
    ):
        at = open_page(PAGE, {"lang": "en", "part": "competitions"})
        assert not pick(at, kind, key, {name: [] for name in selection}).session_state["figure"]
        assert pick(at, kind, key, selection).session_state["figure"] == "awards/ws2015_hair"


@pytest.mark.parametrize("lang", LANGS)
def test_five_golds_have_five_rows(lang: Lang) -> None:
    """Each element has words only of what is in place, and the marks of what is close to it."""
    t = Text(lang)
    found = rows(screen(PAGE, lang=lang), t("quality.golds_element"))
    assert [row[0] for row in found] == [t(f"quality.gold_{name}") for name in GOLDS]
    assert {row[1] for row in found} == {t("quality.gold_words", mark="○")}
    for row, gold in zip(found, GOLDS.values(), strict=True):
        assert [cell.count("●") for cell in row[2:]] == [len(gold.facts), len(gold.others)]
    assert found[2][2:] == [t("quality.gold_nothing")] * 2


def test_persons_and_totals_stand_side_by_side() -> None:
    """For 2024 both columns say three golds, for 2022 only the named, and the conflict is shown."""
    t = Text("en")
    at = open_page(PAGE, {"lang": "en", "part": "competitions"})
    assert rows(at, t("quality.editions_edition")) == []
    at.session_state["editions_open"] = True
    at.run()
    found = {row[0]: row[1:] for row in rows(at, t("quality.editions_edition"))}
    competition = data.names("competition")["worldskills"]["en"]
    named, total = found[f"{competition} · 2024"]
    assert named == "gold 3, silver 1, medallion for excellence 1"
    assert total.startswith(named)
    assert found[f"{competition} · 2022"] == ["gold 2", "not found"]
    rank = found[f"{data.names('competition')['world_vocational_college']['en']} · 2024"][1]
    assert "Total not published" in rank
    last = rows(at, t("quality.cumulative_medal"))
    assert [row[1:3] for row in last] == [["7", "7"], ["4", "4"], ["2", "3"]]
    assert [row[3] for row in last] == [
        t("quality.reading_agree"),
        t("quality.reading_agree"),
        t("quality.reading_conflict"),
    ]
    assert crawl.faults(at) == []


@pytest.mark.parametrize("lang", LANGS)
def test_ranks_say_what_they_rest_on(lang: Lang) -> None:
    """Each rank of the article is in the table, and the disputed ones have their flag."""
    t = Text(lang)
    found = rows(screen(PAGE, lang=lang, part="ranks"), t("quality.ranks_what"))
    assert [row[0] for row in found] == [t.pick(ledger.entry(f), "title") for f in ranks.RANKS]
    flagged = [fact for fact, row in zip(ranks.RANKS, found, strict=True) if "⚑" in row[1]]
    assert flagged == [fact for fact in ranks.RANKS if ledger.related(fact)]


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in (*OWN, "award", "part"):
        for value in ("<b>x</b>", "", "Gold", "ws2022_beauty'--", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ""
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)


def test_an_empty_view_says_so() -> None:
    """Where no award matches the page says it and shows neither picture nor list."""
    at = open_page(PAGE, {"lang": "zh", "competition": "belt_road_skills", "year": "2015"})
    assert Text("zh")("frame.nothing_matches") in words(at)
    assert not at.dataframe
    assert not at.get("vega_lite_chart")
    assert not at.exception


def test_a_keyboard_opens_a_record_from_a_list() -> None:
    """Under the table a list of its rows, by name; the one that is chosen opens its record."""
    at = open_page(PAGE, {"lang": "en", "part": "competitions"})
    at.session_state["opener_awards"] = True
    at.run()
    (found,) = (box for box in at.selectbox if box.key == "open_awards")
    at = found.set_value(0).run()
    assert at.session_state["figure"].startswith("awards/")
    assert at.session_state["open_awards"] is None
