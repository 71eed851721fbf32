"""The quality page: lists, chart and table agree; roles, misprint and conflict are said."""

import json

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects.quality import GOLDS, Choice, awards, groups, schools
from cqvet.ui.quality import ranks
from cqvet.ui.quality import words as naming
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import names, pieces, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "quality")
AWARDS = list(data.table("awards")["award"])
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


def chosen(view: dict[str, str]) -> tuple[Filters, Choice]:
    """Filters and choice of a view."""
    own = {name: value for name, value in view.items() if name in OWN}
    shared = {name: value for name, value in view.items() if name not in own}
    return Filters(**shared), Choice(**own)


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
def test_lists_chart_and_table_agree(view: dict[str, str]) -> None:
    """Lists and table hold every record once, the chart exactly the named persons."""
    at = screen(PAGE, lang="en", **view)
    filters, choice = chosen(view)
    found = awards.records(filters, choice)
    assert sorted(names(at)) == sorted(found["award"])
    frames: list[pd.DataFrame] = [frame.value for frame in at.dataframe]
    refs = [ref for frame in frames for ref in frame["ref"]]
    assert sorted(refs) == sorted(f"awards/{award}" for award in found["award"])
    persons = found[found["part"] == "person"]["award"]
    assert sorted(drawn(at)) == sorted(f"awards/{award}" for award in persons)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_the_number_of_records_is_that_of_all_lists(view: dict[str, str]) -> None:
    """What matches is said of all 70 records, or of the 26 awards where these are narrowed."""
    at = screen(PAGE, lang="zh", **view)
    filters, choice = chosen(view)
    lists = (
        *(groups.colleges(filters), groups.colleges(filters, groups.SECOND)),
        *(schools.model_schools(filters), schools.colleges(filters)),
    )
    plain = choice == Choice()
    passed = len(awards.records(filters, choice)) + (sum(map(len, lists)) if plain else 0)
    said = [p["text"] for p in pieces(at) if isinstance(p, dict) and "matched/" in p["ref"]]
    assert sorted(map(int, said)) == sorted((passed, 70 if plain else 26))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("award", sampled(AWARDS, 4))
def test_every_record_has_its_card(award: str, lang: Lang) -> None:
    """A deep link opens the card: event, winner, school with its role, confidence, source."""
    t, row = Text(lang), data.records("awards")[award]
    at = screen(PAGE, lang=lang, award=award)
    said = words(at)
    assert not at.exception
    assert crawl.faults(at) == []
    read = "".join(p if isinstance(p, str) else p["text"] for p in pieces(at))
    for text in (t.pick(row, "skill"), t.pick(row, "place"), t.pick(row, "winner")):
        assert text in read
    assert t.pick(row, "note") in said
    if row["institution_role"]:
        role = data.names("award_institution_role")[row["institution_role"]][lang]
        assert t("quality.of", what=naming.institution(row, t), which=role) in read
    assert t.pick(data.records("sources")[row["source"]], "title") in said
    assert t("quality.close") in [button.label for button in at.button]


@pytest.mark.parametrize("lang", LANGS)
def test_the_misprinted_name(lang: Lang) -> None:
    """The deep link of the champion shows the right name, and the printed one as an erratum."""
    t = Text(lang)
    query = {"lang": lang, "competition": "worldskills", "year": "2022", "award": "ws2022_beauty"}
    at = open_page(PAGE, {**query})
    winner = t.pick(data.records("awards")["ws2022_beauty"], "winner")
    assert [head.value for head in at.subheader if winner in head.value] != []
    (erratum,) = ledger.errata("talent_ws2022_beauty_gold")
    (warning,) = (box.value for box in at.warning)
    assert erratum["printed"] in warning
    assert erratum["should_read"] in warning
    assert {name: at.query_params[name] for name in query} in (
        query,
        {name: [value] for name, value in query.items()},
    )


def test_closing_a_card() -> None:
    """The button under a card takes the record out of the address."""
    at = open_page(PAGE, {"lang": "zh", "award": "ws2024_3d"})
    (close,) = (b for b in at.button if b.label == Text("zh")("quality.close"))
    close.click().run()
    assert "award" not in at.query_params


@pytest.mark.parametrize("lang", LANGS)
def test_five_golds_have_five_rows(lang: Lang) -> None:
    """Each element has what the article reports, what others report, and what is not reported."""
    t = Text(lang)
    found = rows(screen(PAGE, lang=lang), t("quality.golds_element"))
    assert [row[0] for row in found] == [t(f"quality.gold_{name}") for name in GOLDS]
    assert all(len(row) == 4 and all(row) for row in found)
    (textbooks,) = (row for row in found if row[0] == t("quality.gold_textbooks"))
    assert textbooks[1:3] == [t("quality.gold_no_figure"), t("quality.gold_no_other")]


def test_persons_and_totals_stand_side_by_side() -> None:
    """For 2024 both columns say three golds, for 2022 only the named, and the conflict is shown."""
    t = Text("en")
    at = open_page(PAGE, {"lang": "en"})
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


@pytest.mark.parametrize("lang", LANGS)
def test_ranks_say_what_they_rest_on(lang: Lang) -> None:
    """Each rank of the article is in the table, and the 16 years stand against earlier claims."""
    t = Text(lang)
    at = screen(PAGE, lang=lang)
    found = rows(at, t("quality.ranks_what"))
    assert [row[0] for row in found] == [t.pick(ledger.entry(f), "title") for f in ranks.RANKS]
    assert {"r02", "r03", "r07", "r08", "r09"} <= {
        row["relation"] for row in ledger.relations() if t.pick(row, "reason") in words(at)
    }


@pytest.mark.parametrize("view", ["all", "metro", "northeast", "shapingba", "sure"])
def test_colleges_and_schools_follow_the_filters(view: str) -> None:
    """One row a Double-High college and one a district of model schools, or words that say none."""
    t = Text("zh")
    at = screen(PAGE, lang="zh", **VIEWS[view])
    filters, _ = chosen(VIEWS[view])
    colleges = [t.pick(row, "name") for row in data.rows(groups.colleges(filters))]
    listed_ = [row[0].split("\n")[0] for row in rows(at, t("quality.dh_college"))]
    assert listed_ == colleges
    model = schools.model_schools(filters)
    by_district = rows(at, t("quality.model_district"))
    assert len(by_district) == model["district"].nunique(dropna=False)
    for code in model["institution"]:
        assert t.pick(data.records("institutions")[code], "name") in str(by_district)


def test_clusters_are_left_out_of_published_figures() -> None:
    """With published figures only, no group is linked to a cluster, and the page says why."""
    t = Text("en")
    linked, published = (
        rows(open_page(PAGE, {"lang": "en", **query}), t("quality.dh_college"))
        for query in ({}, {"evidence": "published"})
    )
    assert sum("fit:" in row[4] for row in linked) == 9
    assert [row for row in published if "fit:" in row[4]] == []
    assert len(published) == 10
    said = open_page(PAGE, {"lang": "en", "evidence": "published"}).caption
    assert t("quality.note_published") in [caption.value for caption in said]


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in (*OWN, "award"):
        for value in ("<b>x</b>", "", "Gold", "ws2022_beauty'--", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ""
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)


def test_an_empty_view_says_so() -> None:
    """Where no award matches the page says it and shows neither chart nor table."""
    at = open_page(PAGE, {"lang": "zh", "competition": "belt_road_skills", "year": "2015"})
    assert Text("zh")("frame.nothing_matches") in words(at)
    assert not at.dataframe
    assert not at.get("vega_lite_chart")
    assert not at.exception
