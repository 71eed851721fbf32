"""The strategy page: documents, cards and links agree; the toy follows its link or refuses."""

import io
import json
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base.filters import EVIDENCE, Filters
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import assessment
from cqvet.subjects import strategy
from cqvet.subjects.strategy import PARTS
from cqvet.ui.strategy import swimlanes
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import names, pick, pieces, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "strategy")
POLICIES = [row["policy"] for row in strategy.documents()]
TOY = {"part": "toy"}


def frames(at: AppTest) -> dict[str, Any]:
    """The frames of the charts, by what they draw."""
    found = {}
    for element in at.get("vega_lite_chart"):
        for dataset in [element.proto.data, *(d.data for d in element.proto.datasets)]:
            if dataset.data:
                frame = pa.ipc.open_stream(io.BytesIO(dataset.data)).read_all().to_pandas()
                kinds = {"lane": "lanes", "share": "bullets"}
                found[next((kinds[c] for c in frame if c in kinds), "appraisal")] = frame
    return found


def blocks(at: AppTest, key: str) -> list[list[str]]:
    """The lines of one component of prose, each as the texts of its parts."""
    for component in at.get("bidi_component"):
        if component.proto.json and key in component.proto.id:
            content = json.loads(component.proto.json)
            return [
                [
                    "".join(p if isinstance(p, str) else p["text"] for p in part["pieces"])
                    for part in block["parts"]
                ]
                for block in content.get("blocks", [])
            ]
    return []


@pytest.mark.parametrize("lane", ["", *strategy.LANES])
@pytest.mark.parametrize("evidence", ["", *EVIDENCE])
def test_picture_and_list_agree(lane: str, evidence: str) -> None:
    """Picture and list hold the same documents, each once."""
    at = screen(PAGE, lang="en", lane=lane, evidence=evidence)
    wanted = [row.ref for row in strategy.ITEMS.records(Filters(evidence=evidence), {"lane": lane})]
    assert sorted(frames(at)["lanes"]["ref"]) == sorted(wanted)
    (table,) = (frame.value for frame in at.dataframe)
    assert list(table["ref"]) == wanted
    assert names(at) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_sources(part: str, lang: Lang) -> None:
    """Each part has something to read, and every numeral of it leads to its source."""
    at = screen(PAGE, lang=lang, part=part)
    assert not at.exception
    assert crawl.faults(at) == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("policy", sampled(POLICIES, 4))
def test_a_document_that_is_chosen_shows_its_links(policy: str, lang: Lang) -> None:
    """An old link marks the document, joins it to others, and names each link with its record."""
    at = screen(PAGE, lang=lang, policy=policy)
    row = data.records("policies")[policy]
    out, back = strategy.around(policy, Filters())
    assert row.ref in crawl.references(at)
    assert {link.ref for link in (*out, *back)} <= crawl.references(at)
    for other in (link for link in out if not link["other"]):
        assert Text(lang).pick(other, "other") in words(at)
    drawn = frames(at)["lanes"]
    assert list(drawn[drawn["chosen"]]["ref"]) == [row.ref]
    near = {link["other"] for link in out} | {link["policy"] for link in back}
    joined = set(drawn[drawn["to_at"].notna()]["ref"])
    assert joined == {f"policies/{code}" for code in near if code}
    assert crawl.faults(at) == []


def test_rounds_are_labelled_and_inferred_dates_are_hollow() -> None:
    """Four labels in the first lane; five dates that no source states."""
    drawn = frames(screen(PAGE, lang="en"))["lanes"]
    assert sorted(filter(None, drawn["label"])) == [f"round {n}" for n in range(1, 5)]
    assert set(drawn[drawn["hollow"]]["ref"]) == {
        f"policies/{code}"
        for code in (
            *("central_opinion", "consultation_2024", "work_conference"),
            *("cq_modern_ve_2015", "cq_through_admission_2015"),
        )
    }


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_known_is_said(lang: Lang) -> None:
    """The page says that no list of documents and no agreement of 2024 was found."""
    at = open_page(PAGE, {"lang": lang})
    at.session_state["about_swimlanes"] = True
    refs = crawl.references(at.run())
    assert {"named/strategy_policy_documents", "strategy_policy_documents"} <= refs
    assert {"policies/consultation_2024", "strategy_support_measures"} <= refs
    gap = data.names("missing")["not_published"][lang]
    money = screen(PAGE, lang=lang, part="money")
    assert len([row for row in blocks(money, "unpublished") if row[1] == gap]) == 6


def test_targets_are_drawn_where_there_is_a_figure_to_compare() -> None:
    """Three bars, each as far as the reported figure of the target; the list has all targets."""
    at = screen(PAGE, lang="en", part="targets")
    drawn = frames(at)["bullets"]
    shares = dict(zip(drawn["ref"], drawn["share"], strict=True))
    assert shares == {
        "policy_targets/pt02": 1.0,
        "policy_targets/pt06": 1.0,
        "policy_targets/pt07": 0.2,
    }
    (table,) = (frame.value for frame in at.dataframe)
    assert len(table) == len(data.table("policy_targets"))
    assert all(row["said"].endswith(("reached", "told", "due")) for row in data.rows(drawn))
    assert all(": " in verdict for verdict in table["verdict"])


def test_no_money_is_computed() -> None:
    """Every figure with yuan is a ledger entry as published; nothing is divided by students."""
    at = open_page(PAGE, {"lang": "en", "part": "money"})
    at.session_state["elsewhere_open"] = True
    at.run()
    yuan = [p for p in pieces(at) if isinstance(p, dict) and "yuan" in p["text"]]
    allowed = {f"comparators/{code}" for code in strategy.spending(Filters())["id"]}
    assert {p["ref"] for p in yuan} == allowed | {"strategy_special_fund"}
    assert {p["kind"] for p in yuan} == {"reference", "reported"}


def test_goals_and_results_stand_apart_and_open_their_sources() -> None:
    """All goals are of one group, all results of another, none of both."""
    t = Text("en")
    (table,) = (frame.value for frame in screen(PAGE, lang="en", part="goals").dataframe)
    groups = {
        group: set(table[table["group"] == t(f"strategy.group_{group}")]["ref"])
        for group in strategy.CLAIM_KINDS
    }
    assert not groups["goal"] & groups["result"]
    assert {"c03", "c13", "c49", "c50"} <= groups["goal"]
    assert {"c01", "c02", "c09"} <= groups["result"]
    assert all(ref in provenance.RESOLVABLE for ref in table["ref"])


def test_a_click_chooses_a_document() -> None:
    """A dot chooses its document; the empty choice of a new picture changes nothing."""
    at = open_page(PAGE, {"lang": "en"})
    clicks: tuple[dict[str, Any], ...] = (
        {"pick": [{"ref": "policies/system_zone"}]},
        {"pick": []},
        {},
    )
    for selection in clicks:
        pick(at, "vega_lite_chart", swimlanes.KEY, selection)
        assert at.query_params["policy"] == "system_zone"
        assert "figure" not in at.query_params


def test_the_selector_writes_the_document_into_the_address() -> None:
    """What is chosen by keyboard stands in the address."""
    at = open_page(PAGE, {"lang": "zh"})
    at.selectbox(key="policy").select("system_zone").run()
    assert at.query_params["policy"] in ("system_zone", ["system_zone"])


@pytest.mark.parametrize("lang", LANGS)
def test_a_deep_link_sets_the_toy(lang: Lang) -> None:
    """Settings of a link reach controls, picture and sentences in both languages."""
    query = {
        "toy": "c",
        "toy_marks": "c-90-90-90",
        "toy_shares": "50-25-25",
        "toy_down": "50",
        "toy_up": "85",
        "toy_error": "2",
        "toy_shared": "0.5",
    }
    at = open_page(PAGE, {"lang": lang, **query})
    assert {name: at.session_state[name] for name in query} == query
    assert [at.number_input(key=f"toy_{n}_box").value for n in ("down", "up")] == [50, 85]
    assert at.number_input(key="toy_shares_reform").value == 50
    assert at.number_input(key="toy_marks_service").value == 90
    case = assessment.read(assessment.Settings("50-25-25", "50", "85", "2", "0.5", "c-90-90-90"))
    rows = frames(at)["appraisal"]
    schools = rows[rows["part"] == "school"]
    scores = [float(assessment.score(s.marks, case.weights)) for s in case.schools]
    assert list(schools["value"]) == pytest.approx(scores)
    assert list(rows[rows["part"] == "threshold"]["value"]) == [50, 85]
    count = assessment.misplaced(case)
    assert any(f"{count.expected:.1f}" in line for (line,) in blocks(at, "toy_answer"))


@pytest.mark.parametrize("lang", LANGS)
def test_thresholds_out_of_order_are_refused_in_a_sentence(lang: Lang) -> None:
    """Down above up shows the sentence with both numbers, and no result of the toy."""
    at = open_page(PAGE, {"lang": lang, "toy_down": "80", "toy_up": "60"})
    expected = plain(Text(lang)("assessment.refused_thresholds", down="80", up="60"))
    assert blocks(at, "refused") == [[expected]]
    assert "appraisal" not in frames(at)
    assert blocks(at, "toy_answer") == []
    assert not at.exception


def test_bad_settings_fall_back() -> None:
    """Codes that cannot be read give the toy's own settings and a notice."""
    bad = {"toy_shares": "0-0-0", "toy_marks": "z-1-2-3", "toy_error": "5", "toy": "<b>"}
    at = open_page(PAGE, {"lang": "en", **bad})
    plain_ones = assessment.PLAIN
    assert at.session_state["toy_shares"] == plain_ones.shares
    assert at.session_state["toy_marks"] == plain_ones.marks
    assert at.session_state["toy_error"] == plain_ones.error
    assert at.session_state["toy"] == "a"
    assert any("link" in info.value for info in at.info)


@pytest.mark.parametrize("name", assessment.PRESETS)
def test_a_preset_goes_into_the_link_and_reset_takes_it_out(name: str) -> None:
    """A preset's settings that differ from the default stand in the address; reset clears them."""
    at = open_page(PAGE, {"lang": "en", **TOY})
    at.button(key=f"preset_{name}").click().run()
    chosen = assessment.PRESETS[name]
    for field in ("shares", "down", "up", "error", "shared", "marks"):
        value, default = getattr(chosen, field), getattr(assessment.PLAIN, field)
        found = at.query_params.get(f"toy_{field}")
        assert found in ((None,) if value == default else (value, [value]))
    at.button(key="reset").click().run()
    assert not any(key.startswith("toy_") for key in at.query_params)


def test_typed_numbers_go_into_the_link() -> None:
    """A threshold, a weight and a mark that are typed stand in the address as codes."""
    at = open_page(PAGE, {"lang": "en", "toy": "b"})
    at.number_input(key="toy_up_box").set_value(90).run()
    at.number_input(key="toy_shares_quality").set_value(60).run()
    at.number_input(key="toy_marks_reform").set_value(10).run()
    assert at.session_state["toy_up"] == "90"
    assert at.session_state["toy_shares"] == "40-60-30"
    assert at.session_state["toy_marks"] == "b-10-82-76"


def test_weights_that_are_all_zero_are_not_taken() -> None:
    """The last weight above zero stays when the reader sets it to zero."""
    at = open_page(PAGE, {"lang": "en", "toy_shares": "100-0-0"})
    at.number_input(key="toy_shares_reform").set_value(0).run()
    assert at.session_state["toy_shares"] == "100-0-0"
    assert at.number_input(key="toy_shares_reform").value == 100
    assert [toast.value for toast in at.toast] == [Text("en")("assessment.refused_shares")]


@pytest.mark.parametrize("lang", LANGS)
def test_published_figures_only_leave_the_toy_out(lang: Lang) -> None:
    """With published figures only nothing modelled is left, and sentences say so."""
    at = open_page(PAGE, {"lang": lang, "evidence": "published", **TOY})
    kinds = {p["kind"] for p in pieces(at) if isinstance(p, dict)}
    assert "modelled" not in kinds
    assert not any(ref.startswith("assessment/") for ref in crawl.references(at))
    assert Text(lang)("assessment.left_out") in words(at)
    assert {"c10", "c11", "c12"} <= crawl.references(at)


@pytest.mark.parametrize("lang", LANGS)
def test_everything_of_the_toy_is_marked_as_one(lang: Lang) -> None:
    """Each school in picture and table carries the word for a toy; no real school is named."""
    at = screen(PAGE, lang=lang, **TOY)
    rows = frames(at)["appraisal"]
    mark = {"zh": "示例", "en": "toy"}[lang]
    names = list(rows[rows["part"] == "school"]["name"])
    assert len(names) == 8
    assert all(mark in name for name in names)
    real = {row[f"name_{lang}"] for row in data.rows(data.table("institutions"))}
    assert not real & set(names)


@pytest.mark.parametrize("figure", assessment.FIGURES)
def test_every_figure_of_the_toy_opens_its_formula(figure: str) -> None:
    """The drawer says in both languages how each figure of the toy came about."""
    for lang in LANGS:
        at = screen(PAGE, lang=lang, figure=f"assessment/{figure}")
        assert Text(lang)(f"formula.assessment_{figure}") in words(at)
        assert not at.exception
