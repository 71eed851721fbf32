"""The pipeline page: levers in the address, faults at the lever, reset, published figures only."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import flow
from cqvet.models.flow import CHECKED, LEVERS, read_levers
from cqvet.models.flow.cohorts import AGED_0_14
from cqvet.pictures import palette
from cqvet.pictures.charts import sankey as charts
from cqvet.subjects import pipeline
from cqvet.subjects.pipeline import parts
from cqvet.ui.parts import KEY
from cqvet.ui.pipeline import changes, words
from cqvet.ui.pipeline.method import worst
from cqvet.ui.pipeline.numbers import GROUPS, OPEN
from cqvet.ui.pipeline.reported import ENROLLED, HEAD, SYSTEM, select
from tests import crawl
from tests.conftest import open_page, strings
from tests.conftest import words as said
from tests.screen import figures, screen

PAGE = next(page for page in registry.PAGES if page.id == "pipeline")
OTHER = {
    "through_share": "0.6",
    "split_five_year": "0.5",
    "split_three_four": "0.3",
    "secondary_progression": "0.8",
    "college_progression": "0.35",
    "transfer": "0.7",
    "college_three_two": "0.2",
    "dropout_general": "0.05",
    "dropout_secondary": "0.1",
    "dropout_college": "0.06",
    "dropout_bachelor": "0.05",
    "comprehensive_places": "30000",
    "comprehensive_to_college": "0.3",
    "comprehensive_elsewhere": "0.1",
    "general_to_college": "0.2",
    "general_elsewhere": "0.3",
    "secondary_to_bachelor": "0.1",
    "general_to_bachelor": "0.05",
    "outside_entrants": "10000",
    **{f"entrants_{year}": "250000" for year in range(2026, 2036)},
    "change_year": "2028",
    "vocational_share": "0.55",
    "horizon": "2030",
}
TODAY = "today_secondary_progression"
SHOWN = ("headline", "last_rows", "bottleneck", "starters")


def component(at: AppTest, key: str) -> list[Any]:
    """The blocks that a component with this key shows, as JSON."""
    (found,) = (c for c in at.get("bidi_component") if c.proto.id.endswith(f"-{key}"))
    blocks: list[Any] = json.loads(found.proto.json)["blocks"]
    return blocks


def view(at: AppTest) -> list[str]:
    """All texts of the parts of the page that follow from the levers; of the picture its tips."""
    told = [text for key in SHOWN for text in strings(component(at, key))]
    return [*told, *strings(sankey(at))]


def address(at: AppTest) -> dict[str, str]:
    """The query of the page, one value for each name."""
    found = {name: at.query_params[name] for name in at.query_params}
    return {name: v if isinstance(v, str) else v[0] for name, v in found.items()}


def sankey(at: AppTest) -> dict[str, Any]:
    """The series of the flow diagram."""
    (chart,) = at.get("echarts_chart")
    series: dict[str, Any] = json.loads(chart.proto.spec)["series"][0]
    return series


def unfolded(at: AppTest) -> AppTest:
    """The page with all levers as numbers: their popover draws them when it is opened."""
    at.session_state[OPEN] = True
    return at.run()


def fault(at: AppTest, name: str) -> str:
    """The sentence at a lever."""
    return " ".join(strings(component(at, f"fault_{name}")))


def number(at: AppTest, name: str) -> Any:
    """The control of a lever."""
    return at.number_input(key=f"set_{name}")


@pytest.fixture(scope="module")
def today() -> list[str]:
    """What today's line shows in English."""
    return view(screen(PAGE, lang="en"))


def test_the_cases_cover_every_lever() -> None:
    """A lever that is added gets a case here and a place in a group of the page."""
    assert OTHER.keys() == LEVERS.keys()
    assert sorted(name for inside in GROUPS.values() for name in inside) == sorted(LEVERS)


TOO_LATE = ("entrants_2034", "entrants_2035")
"""Who enters then has finished nothing by 2035, the last year."""


def moves_the_view(name: str, today: list[str]) -> None:
    """A lever of the address is in its control and moves the results, or says that it cannot."""
    at = screen(PAGE, lang="en", **{name: OTHER[name]})
    assert [e.message for e in at.exception] == []
    assert address(at) == {"lang": "en", name: OTHER[name]}
    if name in TOO_LATE:
        assert Text("en")("pipeline.effect_none") in " ".join(strings(component(at, "effects")))
    else:
        assert view(at) != today
    assert Text("en")(f"param.{name}") in " ".join(strings(component(at, "changed")))
    scale = 100 if LEVERS[name].unit == "share" else 1
    at = unfolded(open_page(PAGE, {"lang": "en", name: OTHER[name]}))
    assert number(at, name).value == pytest.approx(float(OTHER[name]) * scale)


@pytest.mark.parametrize("name", ["through_share", "entrants_2026", "change_year"])
def test_a_lever_in_the_address_changes_the_view(name: str, today: list[str]) -> None:
    """A share, the entrants of a year and the year of change."""
    moves_the_view(name, today)


@pytest.mark.long
@pytest.mark.parametrize("name", OTHER)
def test_every_lever_in_the_address_changes_the_view(name: str, today: list[str]) -> None:
    """All levers, one by one."""
    moves_the_view(name, today)


def test_only_today_s_exact_values_are_left_out_of_the_address(today: list[str]) -> None:
    """2035 is today's horizon; 65 % is a setting, for today's value is "more than 65 %"."""
    at = open_page(PAGE, {"lang": "en", "horizon": "2035"})
    assert address(at) == {"lang": "en"}
    assert view(at) == today
    at = unfolded(open_page(PAGE, {"lang": "en", "secondary_progression": "0.65"}))
    assert address(at) == {"lang": "en", "secondary_progression": "0.65"}
    assert number(at, "secondary_progression").value == 65.0
    assert view(at) != today


def test_each_lever_that_is_set_says_when_it_shows() -> None:
    """Through-training of 2026 first in 2028, the progression of 2026 at once."""
    query = {"through_share": "0.6", "secondary_progression": "0.7"}
    at = open_page(PAGE, {"lang": "en", **query})
    said = strings(component(at, "effects"))
    assert Text("en")("param.through_share") in said
    assert [text for text in said if text in ("2026", "2028")] == ["2028", "2026"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_lever_that_others_move_says_where_to(lang: Lang) -> None:
    """With through-training at 60 % three in four go on, so that 75 % set by hand adds nothing."""
    begin = Text(lang)("pipeline.slide_moved", figure="").strip()
    at = open_page(PAGE, {"lang": lang})
    assert not any(begin in text for text in strings(component(at, TODAY)))
    at = open_page(PAGE, {"lang": lang, "through_share": "0.6"})
    assert any(text.startswith("75") for text in strings(component(at, TODAY)))
    at = open_page(PAGE, {"lang": lang, "through_share": "0.6", "secondary_progression": "0.75"})
    assert not any(begin in text for text in strings(component(at, TODAY)))


def test_a_result_that_changes_later_says_when() -> None:
    """Through-training moves bachelors in 2032 first: in 2030 they are as today, until then."""
    for at, later in (("2030", True), ("2035", False)):
        page = open_page(PAGE, {"lang": "en", "through_share": "0.6", "at": at})
        assert ("2032" in strings(component(page, "starters"))) is later


def test_two_scenarios_share_a_link_and_an_axis() -> None:
    """Set aside, compared and swapped; the address holds both."""
    t = Text("en")
    at = open_page(PAGE, {"lang": "en", "through_share": "0.6", "horizon": "2030"})
    at.button(key="aside_set").click().run()
    number(unfolded(at), "transfer").set_value(50.0).run()
    both: dict[str, str | list[str]] = {
        "lang": "en",
        "through_share": "0.6",
        "transfer": "0.5",
        "horizon": "2030",
        "aside": "through_share.0.6~horizon.2030",
    }
    assert address(at) == both
    again = open_page(PAGE, both)
    assert [e.message for e in again.exception] == []
    told, seen = (list(strings(component(page, "last_rows"))) for page in (at, again))
    assert told == seen
    assert any(t("pipeline.gap_aside", figure="").strip() in text for text in told)
    assert t("pipeline.compared_aside") in " ".join(strings(component(again, "starters")))
    assert any(t("param.through_share") in text for text in strings(component(again, "aside")))
    charts = [json.loads(chart.proto.spec) for chart in again.get("vega_lite_chart")[1:6]]
    assert all("aside:Q" in json.dumps(c) or '"aside"' in json.dumps(c) for c in charts)
    again.button(key="aside_swap").click().run()
    assert address(again) == {
        "lang": "en",
        "through_share": "0.6",
        "horizon": "2030",
        "aside": "through_share.0.6~transfer.0.5~horizon.2030",
    }
    again.button(key="aside_drop").click().run()
    assert "aside" not in address(again)


def test_a_bad_part_of_the_scenario_set_aside_is_named() -> None:
    """The usable rest is compared; what cannot be used is said, markup never echoed."""
    at = open_page(PAGE, {"lang": "en", "aside": "transfer.0.5~through_share.7~<b>.1"})
    assert [e.message for e in at.exception] == []
    said = " ".join(strings(component(at, "aside_unused")))
    assert Text("en")("param.through_share") in said
    assert "<b>" not in said
    assert address(at)["aside"] == "transfer.0.5"


@pytest.mark.parametrize("lang", LANGS)
def test_the_results_of_any_year_are_read(lang: Lang) -> None:
    """Beside the levers, over each picture and in the list, with its range; none past its end."""
    t = Text(lang)
    at = open_page(PAGE, {"lang": lang, "at": "2030"})
    assert "2030" in " ".join(strings(component(at, "starters")))
    assert "2030" in " ".join(strings(component(at, "last_year")))
    frame = flow.tables({}).outcomes
    row = frame[(frame["year"] == 2030) & (frame["measure"] == "work_bachelor")]
    told = words.amount(data.rows(row)[0], t, bare=True)
    assert told in strings(component(at, "at_work_bachelor"))
    at = open_page(PAGE, {"lang": lang, "at": "2034", "horizon": "2030"})
    assert "2030" in " ".join(strings(component(at, "last_year")))


def test_the_years_are_taken_away_in_words_and_whole_persons() -> None:
    """No code of a measure, no title that is an id, no decimals."""
    kept = changes.kept(flow.tables({}).outcomes, Text("zh"))
    assert list(kept.columns) == ["指标", "年份", "均值", "区间下端", "区间上端"]
    assert not any(re.search("[a-z_]{3}", str(cell)) for cell in kept.to_numpy().flat)
    assert all(kind == "int64" for kind in kept.dtypes[1:])


def test_a_list_has_one_unit() -> None:
    """All amounts of the last year are in ten thousands, or all in persons."""
    for query in ({}, {"entrants_2035": "281000"}):
        at = open_page(PAGE, {"lang": "zh", **query})
        texts = [text for text in strings(component(at, "last_rows")) if "人" in text]
        amounts = [text for text in texts if any(sign.isdigit() for sign in text)]
        assert len({"万" in text for text in amounts}) == 1


def test_typing_moves_the_address_and_reset_brings_today_back(today: list[str]) -> None:
    """A number typed goes into the address as a fraction; the reset button takes all out."""
    at = unfolded(open_page(PAGE, {"lang": "en", "dropout_college": "0.05"}))
    number(at, "through_share").set_value(55.0).run()
    assert address(at) == {"lang": "en", "through_share": "0.55", "dropout_college": "0.05"}
    assert view(at) != today
    at.button(key="reset").click().run()
    assert address(at) == {"lang": "en"}
    assert number(at, "through_share").value is None
    assert view(at) == today


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"through_share": "abc"}, "not_a_number"),
        ({"through_share": "1.2"}, "above_maximum"),
        ({"entrants_2030": "-1"}, "below_minimum"),
        ({"horizon": "2030.5"}, "not_a_whole_number"),
        ({"split_five_year": "0.7", "split_three_four": "0.5"}, "shares_exceed_one"),
        ({"comprehensive_places": "40000", "vocational_share": "0.9"}, "places_exceed_graduates"),
    ],
)
def test_a_bad_lever_of_the_address_is_told_at_the_lever(
    lang: Lang, query: dict[str, str], code: str
) -> None:
    """Text, shares over 100 % and the like: a sentence at every lever involved, today's view."""
    at = screen(PAGE, lang=lang, **query)
    assert [e.message for e in at.exception] == []
    assert address(at) == {"lang": lang}
    gaps = dict.fromkeys(("value", "limit", "others", "total", "room"), "\0")
    wanted = Text(lang)(f"pipeline.fault_{code}", **gaps).split("\0")
    for name in query:
        assert wanted[-1].strip() in fault(at, name)
        assert wanted[0].strip(" “（(") in fault(at, name)


def test_a_bad_number_keeps_the_last_valid_view() -> None:
    """130 % typed: the sentence names it, view and address stay, the next good number is taken."""
    at = unfolded(open_page(PAGE, {"lang": "en", "through_share": "0.6"}))
    before = view(at)
    number(at, "through_share").set_value(130.0).run()
    assert "130%" in fault(at, "through_share")
    assert (view(at), address(at)["through_share"]) == (before, "0.6")
    assert number(at, "through_share").value == 130.0
    number(at, "through_share").set_value(70.0).run()
    assert address(at)["through_share"] == "0.7"
    assert view(at) != before
    assert not [c for c in at.get("bidi_component") if c.proto.id.endswith("-fault_through_share")]


def test_two_shares_that_fit_only_together_are_both_taken() -> None:
    """97 % five-year is refused beside 3+4 of today, and taken once 3+4 makes room."""
    at = unfolded(open_page(PAGE, {"lang": "en"}))
    number(at, "split_five_year").set_value(97.0).run()
    assert address(at) == {"lang": "en"}
    number(at, "split_three_four").set_value(2.0).run()
    assert address(at) == {"lang": "en", "split_five_year": "0.97", "split_three_four": "0.02"}


def test_an_emptied_control_is_today(today: list[str]) -> None:
    """Taking a number away means today's value."""
    at = unfolded(open_page(PAGE, {"lang": "en", "transfer": "0.5"}))
    number(at, "transfer").set_value(None).run()
    assert address(at) == {"lang": "en"}
    assert view(at) == today


@pytest.mark.parametrize("lang", LANGS)
def test_published_only_leaves_nothing_modelled(lang: Lang) -> None:
    """Reported and reference figures, other places and claims remain, with a sentence why."""
    query = {"lang": lang, "evidence": "published", "through_share": "0.6"}
    shares, at = (screen(PAGE, **query, part=part) for part in ("results", "published"))
    kinds = {figure["kind"] for figure in figures(at)}
    assert kinds == {"reported", "reference", "claim"}
    assert Text(lang)("pipeline.published_only") in [info.value for info in at.info]
    assert not at.get("echarts_chart")
    assert len(at.get("vega_lite_chart")) == 2  # the published shares, the time line
    assert not at.number_input
    assert not at.slider
    for name in HEAD:
        assert any(name in text for text in said(at).split())
    # A link to a part that is modelled opens the first that is not.
    assert len(shares.get("vega_lite_chart")) == 3
    assert {"modelled", "yours"}.isdisjoint(figure["kind"] for figure in figures(shares))


def test_the_flow_diagram_holds_1_000_students() -> None:
    """Every flow has its two ends among the nodes, 1,000 start, and it is told in words."""
    at = open_page(PAGE, {"lang": "zh"})
    series = sankey(at)
    names = {node["name"] for node in series["data"]}
    assert {end for link in series["links"] for end in (link["source"], link["target"])} == names
    start = [link["value"] for link in series["links"] if link["source"] == flow.SOURCE]
    assert sum(start) == pytest.approx(1000, abs=0.01)
    (chart,) = at.get("echarts_chart")
    assert "1,000" in chart.proto.alt


def test_the_level_chooses_the_charts() -> None:
    """Five charts of years without a level, else its own; two splits, one time line in their part.

    The line of published shares is always there.
    """
    counts = {"": 5, "secondary_vocational": 1, "higher_vocational": 2, "vocational_bachelor": 2}
    for level, years in counts.items():
        for part, more in {"results": 0, "regions": 2, "published": 1}.items():
            at = screen(PAGE, lang="en", part=part, **({"level": level} if level else {}))
            assert len(at.get("vega_lite_chart")) == 1 + years + more, (level, part)


def test_region_and_industry_narrow_the_splits() -> None:
    """A zone shows its districts, a district itself, a new star its main cluster."""
    at = screen(PAGE, lang="en", part="regions", zone="southeast", cluster="N14")
    tables = {len(table.value): table.value for table in at.dataframe}
    zones = data.table("districts")["zone"].value_counts()
    assert zones["southeast"] in tables
    assert list(tables[1].iloc[:, 0]) == [f"P1 {data.records('clusters')['P1']['name_en']}"]
    at = screen(PAGE, lang="en", part="regions", district="500118")
    assert [len(table.value) for table in at.dataframe if len(table.value) == 1] == [1]


def test_the_largest_bar_is_drawn_and_belongs_to_no_cluster() -> None:
    """What serves no cluster stands first, grey; with it the bars make up the whole."""
    at = screen(PAGE, lang="en", part="regions")
    frames = [frame for frame in crawl.charts(at) if "rest" in frame]
    (clusters,) = (frame for frame in frames if frame["rest"].any())
    assert clusters["rest"].tolist() == [True] + [False] * (len(clusters) - 1)
    assert clusters["value"].idxmax() == 0
    whole = flow.tables({}).starters[""]["value"].iloc[-1]
    assert clusters["value"].sum() == pytest.approx(whole)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", pipeline.PARTS)
def test_every_part_is_a_link(part: str, lang: Lang) -> None:
    """The code of a part opens it, stays in the address, and every numeral has its source."""
    at = open_page(PAGE, {"lang": lang, "part": part})
    assert [e.message for e in at.exception] == []
    assert address(at) == {"lang": lang, "part": part}
    assert at.button_group(key=KEY).value == part
    assert crawl.faults(at) == []


def test_a_part_is_chosen_by_its_code() -> None:
    """A choice writes the code into the address, the first part takes it out again."""
    at = open_page(PAGE, {"lang": "zh"})
    at.button_group(key=KEY).set_value("elsewhere").run()
    assert address(at) == {"lang": "zh", "part": "elsewhere"}
    at.button_group(key=KEY).set_value("results").run()
    assert address(at) == {"lang": "zh"}
    # A link with a time line opens the part that draws it, and leaves it when another is chosen.
    name = str(data.table("series")["series"].iloc[1])
    at = open_page(PAGE, {"lang": "zh", "series": name})
    assert at.button_group(key=KEY).value == "published"
    at.button_group(key=KEY).set_value("results").run()
    assert at.button_group(key=KEY).value == "results"


@pytest.mark.parametrize("lang", LANGS)
def test_the_finding_follows_the_levers(lang: Lang) -> None:
    """Through-training is that of the sentence under the picture; of a region it is today's."""
    at = open_page(PAGE, {"lang": lang, "through_share": "0.6"})
    assert thousand(at, "finding") == thousand(at, "headline")
    at.slider(key="pick_through_share").set_value(50.0).run()
    assert thousand(at, "finding") == thousand(at, "headline")
    at = screen(PAGE, lang=lang, through_share="0.6", zone="northeast")
    begin = Text(lang)("finding.today", text="").strip()
    assert any(begin in text for text in strings(component(at, "finding")))


def thousand(at: AppTest, key: str) -> list[str]:
    """Of how many how many go through, as a sentence has it."""
    pieces = [
        piece
        for block in component(at, key)
        for part in block["parts"]
        for piece in part["pieces"]
        if isinstance(piece, dict) and piece.get("ref") == "flow/cohort"
    ]
    return sorted(str(piece["text"]) for piece in pieces[:2])


def test_a_lever_by_hand_moves_picture_and_address() -> None:
    """Today is where the hand starts; what it sets is in the address, the picture, the sentence."""
    at = open_page(PAGE, {"lang": "en"})
    before, told = sankey(at), list(strings(component(at, "headline")))
    hand = at.slider(key="pick_through_share")
    assert hand.value == 40.0
    hand.set_value(60.0).run()
    assert address(at) == {"lang": "en", "through_share": "0.6"}
    assert sankey(at) != before
    assert list(strings(component(at, "headline"))) != told
    at.button(key="reset").click().run()
    assert address(at) == {"lang": "en"}
    assert at.slider(key="pick_through_share").value == 40.0
    assert sankey(at) == before


@pytest.mark.parametrize("name", ["secondary_progression", "college_progression"])
def test_a_hand_that_comes_back_finds_today(name: str) -> None:
    """The same sliders give the same picture, whichever way they went."""
    at = open_page(PAGE, {"lang": "zh"})
    before, today = sankey(at), float(at.slider(key=f"pick_{name}").value)  # type: ignore[arg-type]
    at.slider(key=f"pick_{name}").set_value(today + 1).run()
    assert sankey(at) != before
    at.slider(key=f"pick_{name}").set_value(today).run()
    assert sankey(at) == before
    assert address(at) == {"lang": "zh"}


def test_the_order_of_nodes_does_not_depend_on_levers() -> None:
    """Nodes stand as they are listed, in every scenario; every node has its place."""
    for narrow in (False, True):
        for levers in ({}, {"through_share": 0.95, "transfer": 0.1}):
            found = flow.tables(levers)
            nodes = [charts.Node(row["node"], "", "") for row in data.rows(found.nodes[narrow])]
            drawn = charts.spec(nodes, [], [], dark=False, narrow=narrow)["series"][0]
            assert drawn["layoutIterations"] == 0
            order = [charts.ORDER.index(node["name"]) for node in drawn["data"]]
            assert order == sorted(order)


@pytest.mark.parametrize("dark", [False, True])
def test_through_training_is_seen(dark: bool) -> None:
    """Its ink is 3:1 against the ground, and its flows are far denser than all others."""
    ground = palette.GROUND[dark]
    assert palette.contrast(palette.THROUGH[dark], ground) >= 3
    assert palette.contrast(palette.OTHERS[dark], ground) >= 3
    assert (charts.OPACITY[True], charts.OPACITY[False]) == (0.7, 0.2)


def test_every_lever_and_result_leads_to_an_explanation() -> None:
    """References of the page resolve, and so do the parts behind them."""
    refs = [*(f"lever/{name}" for name in LEVERS), *(f"flow/{name}" for name in RESULTS)]
    for ref in refs:
        origin = provenance.resolve(ref)
        assert all(Text(lang)(f"formula.{origin.formula}") for lang in LANGS)
        for part in origin.parts:
            provenance.resolve(part)
    for ref in ("lever/nonsense", "flow/nonsense", "flow", "lever/a/b"):
        with pytest.raises(KeyError):
            provenance.resolve(ref)


@pytest.mark.parametrize("ref", ["flow/cohort", "flow/region", "flow/coverage", "lever/transfer"])
def test_the_drawer_opens_on_a_modelled_figure(ref: str) -> None:
    """A link to a modelled figure shows how it was computed, over the page."""
    at = screen(PAGE, lang="zh", figure=ref)
    assert [e.message for e in at.exception] == []
    assert Text("zh")(f"formula.{ref.replace('/', '_')}") in said(at)


RESULTS = (
    *("cohort", "yearly", "difference", "bottleneck", "reading", "history", "effect"),
    *("region", "industry", "coverage"),
)


def test_reported_levers_lead_to_the_article() -> None:
    """What is behind a lever: facts, the plan of 2017, the census, or nothing but an assumption."""
    assert parts.of_lever("through_share") == ("talent_through_train_share",)
    assert len(parts.of_lever("split_five_year")) == 4
    assert parts.of_lever("entrants_2030") == (AGED_0_14,)
    assert parts.of_lever("transfer") == ()


@pytest.mark.parametrize(
    ("numbers", "zh", "en"),
    [
        (
            (135_981, 119_321, 154_190),
            "13.6（11.9 至 15.4）万人",
            "136,000 (119,000 to 154,000) people",
        ),
        (
            (-5_780, -9_163, -2_577),
            "−5,780（−9,160 至 −2,580） 人",
            "−5,780 (−9,160 to −2,580) people",
        ),
        ((0, 0, 0), "0 人", "0 people"),
        ((3.21, 0, 7.5), "3.21（0.00 至 7.50） 人", "3.21 (0.00 to 7.50) people"),
    ],
)
def test_amounts_carry_their_interval(numbers: tuple[float, ...], zh: str, en: str) -> None:
    """Three figures of the largest number, the scale of the language, a true minus sign."""
    row = dict(zip(("value", "low", "high"), numbers, strict=True))
    assert words.amount(row, Text("zh")) == zh
    assert words.amount(row, Text("en")) == en
    assert plain(str(words.modelled(row, "yearly", Text("en")))) == en


def test_the_shares_are_shares() -> None:
    """Zones add to one, districts to their zone, clusters leave something unlinked."""
    zones = pipeline.age_group()
    assert sum(zones.values()) == pytest.approx(1)
    assert sum(pipeline.age_group("metro").values()) == pytest.approx(zones["metro"])
    both = pipeline.blended({"higher_vocational": 3.0, "secondary_vocational": 1.0})
    high, low = (pipeline.blended({f"{x}_vocational": 1.0}) for x in ("higher", "secondary"))
    for cluster, share in both.items():
        assert share == pytest.approx(0.75 * high[cluster] + 0.25 * low[cluster])
    assert 0 < sum(both.values()) < 1


def test_the_records_are_those_of_the_theme() -> None:
    """The page counts the article's figures and claims of the theme, statistics, other places."""
    found = select()
    assert set(HEAD) <= set(found.article["id"])
    assert set(found.places["theme"]) == {"through_training", "progression"}
    facts = {row["fact"] for row in data.of("facts", theme="pipeline")}
    assert set(found.article["id"]) == facts | set(HEAD)
    assert set(found.claims["id"]) == {row["claim"] for row in data.of("claims", theme="pipeline")}
    assert set(found.statistics["region"]) == {"chongqing"}
    assert set(found.statistics["level"]) == {SYSTEM, ENROLLED}


def test_the_sentence_on_wrong_priors_names_the_worst_measures() -> None:
    """Of all measures the one with the lowest coverage, upwards and downwards."""
    t = Text("en")
    for at, column in enumerate(("up", "down"), 1):
        name = min(CHECKED, key=lambda name: CHECKED[name][at])
        said = plain(worst(t))
        assert f"({CHECKED[name][at]:.3f})" in said, column
        assert min(covered[at] for covered in CHECKED.values()) == CHECKED[name][at]


@pytest.mark.parametrize(
    ("text", "found", "unused"),
    [
        ("year,pupils\n2028,350000\n", {"entrants_2028": "350000"}, []),
        (
            '2028;"350,000"\n\n2029\t340000',
            {"entrants_2028": "350000", "entrants_2029": "340000"},
            [],
        ),
        ("2028,1\n2028,2\n2040,3\nmany", {"entrants_2028": "1"}, [2, 3, 4]),
        ("", {}, []),
    ],
)
def test_yearly_entrants_are_read_from_a_text(
    text: str, found: dict[str, str], unused: list[int]
) -> None:
    """A year and a number a line; what cannot be used is named by its line."""
    assert flow.read_entrants(text) == (found, unused)


def test_read_levers_takes_what_the_page_writes() -> None:
    """The texts of the page are those of the interface for programs."""
    values, faults = read_levers(OTHER)
    assert faults == ()
    assert values["through_share"] == 0.6


@pytest.mark.parametrize(("asked", "kept"), [({}, None), ({"series": "colleges"}, "colleges")])
def test_a_filter_writes_no_series_into_the_address(
    asked: dict[str, str], kept: str | None
) -> None:
    """Where the filters leave out the first series, the address names only what was chosen."""
    at = open_page(PAGE, {"lang": "zh", "evidence": "high", **asked})
    assert [e.message for e in at.exception] == []
    assert dict(at.query_params).get("series") == kept
