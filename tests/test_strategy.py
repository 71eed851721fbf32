"""Strategy: documents in time order, links that hold, counts that reconcile, goals apart."""

import pandas as pd
import pytest

from cqvet import data, provenance
from cqvet.base.filters import EVIDENCE, Filters
from cqvet.pictures.charts import lineage
from cqvet.subjects import strategy
from cqvet.subjects.strategy import Choice

EVERYTHING = Filters()
POLICIES = data.table("policies")
LINKS = data.table("policy_links")


def link(policy: str, other: str) -> tuple[str, str]:
    """Kind and basis of the one link from a document to another."""
    found = LINKS[(LINKS["policy"] == policy) & (LINKS["other"] == other)]
    assert len(found) == 1
    return str(found["kind"].iloc[0]), str(found["basis"].iloc[0])


def test_all_documents_stand_once_in_time_order() -> None:
    """30 documents, each once, dates ascending, positions counting from 0."""
    table = strategy.documents()
    assert len(table) == len(POLICIES) == 30
    assert table["policy"].is_unique
    assert table["date"].is_monotonic_increasing
    assert list(table["position"]) == list(range(30))


@pytest.mark.parametrize("evidence", ["", *EVIDENCE])
def test_lanes_reconcile_under_every_filter(evidence: str) -> None:
    """The documents of all lanes together are those without a lane, whatever the evidence."""
    filters = Filters(evidence=evidence)
    all_of_them = strategy.select(filters, Choice())
    parts = [strategy.select(filters, Choice(lane)) for lane in strategy.LANES]
    assert sum(map(len, parts)) == len(all_of_them)
    assert {code for part in parts for code in part["policy"]} == set(all_of_them["policy"])
    assert all(list(part["position"]) == list(range(len(part))) for part in parts)
    assert len(all_of_them) == (25 if evidence == "high" else 30)


def test_the_four_rounds_are_those_of_the_article() -> None:
    """One document a round, in the order that the article gives."""
    assert list(strategy.rounds()["policy"]) == [
        "cavetp",
        "system_zone",
        "skills_society",
        "new_model",
    ]
    assert list(strategy.rounds()["joint_round"]) == [1, 2, 3, 4]
    assert set(strategy.rounds()["lane"]) == {strategy.ROUNDS}


def test_documents_after_the_article_are_marked() -> None:
    """Five records are later; the notes of the table say the same of exactly these."""
    table = strategy.documents()
    later = set(table[table["later"]]["policy"])
    assert later == {
        *("consultation_2025", "ve_law_measures", "enterprise_plan"),
        *("cq_programme_match", "cq_double_high_2"),
    }
    said = POLICIES["note_zh"].str.contains("晚于文章", na=False)
    assert set(POLICIES[said]["policy"]) == later


@pytest.mark.parametrize(
    ("policy", "other", "kind", "basis"),
    [
        ("moe_consortia_2023", "central_opinion", "carries_out", "stated"),
        ("new_model", "central_opinion", "carries_out", "stated"),
        ("cq_consortia_plan", "central_opinion", "carries_out", "inferred"),
        ("moe_first_batch", "moe_consortia_2023", "carries_out", "stated"),
        ("framework_2020", "plan_outline_2021", "prepares", "stated"),
        ("ve_framework_2020", "framework_2020", "follows", "inferred"),
        ("system_zone", "three_gorges_zone", "follows", "stated"),
        ("moe_consortia_2024", "moe_consortia_2023", "follows", "inferred"),
    ],
)
def test_links_are_those_of_the_sources(policy: str, other: str, kind: str, basis: str) -> None:
    """Known relations stand in the table with their basis."""
    assert link(policy, other) == (kind, basis)


def test_every_link_leads_somewhere_and_agrees_with_time() -> None:
    """A link has a document of the table or one outside, never both; it looks back in time."""
    assert ((LINKS["other"].notna()) != (LINKS["other_zh"].notna())).all()
    assert not (LINKS["policy"] == LINKS["other"]).any()
    pairs = LINKS.dropna(subset="other")
    assert not pairs.duplicated(["policy", "other"]).any()
    dates = POLICIES.set_index("policy")["date"]
    for row in data.rows(pairs):
        earlier, later = row["other"], row["policy"]
        if row["kind"] == "prepares":
            earlier, later = later, earlier
        exempt = {"work_conference"}  # the plan was in the press a day after the conference
        assert dates[earlier] <= dates[later] or later in exempt, row["link"]


def test_low_confidence_goes_with_what_is_not_stated() -> None:
    """A stated link is of high confidence; an inferred or background one never is."""
    stated = LINKS["basis"] == "stated"
    assert set(LINKS[stated]["confidence"]) == {"high"}
    assert "high" not in set(LINKS[~stated]["confidence"])


@pytest.mark.parametrize("lane", ["", *strategy.LANES])
def test_links_shown_have_both_ends(lane: str) -> None:
    """No link leads to a document that the filters leave out; without filters all are shown."""
    shown = strategy.select(EVERYTHING, Choice(lane))
    links = strategy.links(EVERYTHING, shown)
    assert set(links["policy"]) | set(links["other"]) <= set(shown["policy"])
    if not lane:
        assert len(links) == LINKS["other"].notna().sum()


def test_links_of_a_document_go_both_ways() -> None:
    """Each link inside the table is found from both of its ends."""
    for row in data.rows(LINKS.dropna(subset="other")):
        out, _ = strategy.around(row["policy"], EVERYTHING)
        _, back = strategy.around(row["other"], EVERYTHING)
        assert row in out
        assert row in back


def test_high_evidence_leaves_out_inferred_links() -> None:
    """With high evidence only links that are stated remain."""
    high = Filters(evidence="high")
    links = strategy.links(high, strategy.select(high, Choice()))
    assert set(links["basis"]) == {"stated"}


def test_what_is_named_is_no_agreement_no_meeting_and_no_national_document() -> None:
    """Twelve documents of the city are named; the measures of 2024 and the roles are not."""
    found = set(strategy.issued_by_city()["policy"])
    assert found == {
        *("pj_2018", "plan_outline_2021", "skills_society", "yongchuan_plan"),
        *("cq_consortia_plan", "new_model", "education_city_158n", "cq_modern_ve_2015"),
        *("cq_through_admission_2015", "cq_3_4_rules_2016", "cq_high_skilled_2024"),
        "cq_districts_action_2024",
    }
    assert provenance.named("strategy_policy_documents") == 12
    assert provenance.named("strategy_joint_rounds") == 4
    assert provenance.named("strategy_support_measures") is None
    assert provenance.resolve("named/strategy_policy_documents").parts == (
        "strategy_policy_documents",
    )


def test_goals_and_results_are_apart() -> None:
    """No statement is a goal and a result, and goals of all themes are there."""
    groups = {
        name: set(strategy.claims(EVERYTHING, name)["claim"]) for name in strategy.CLAIM_KINDS
    }
    assert groups["goal"] == {"c03", "c13", "c49", "c50"}
    assert not groups["goal"] & groups["result"]
    assert not groups["way"] & (groups["goal"] | groups["result"])
    assert set(strategy.goals(EVERYTHING)["fact"]) == {
        *("intro_first_choice_goal", "strategy_west_lead_goal"),
        *("strategy_three_roles", "intl_two_positionings"),
    }


def test_targets_stand_beside_figures_and_never_equal_them_by_construction() -> None:
    """Each target has a reported figure or a reason; its own is in its document's summary."""
    summaries = POLICIES.set_index("policy")["summary_en"]
    for row in data.rows(strategy.targets(EVERYTHING)):
        assert (row["fact"] is None) == (row["fact_missing"] is not None)
        value = row["value"]
        text = "4.5 million" if value == 4_500_000 else f"{value:,.0f}"
        assert text in summaries[row["policy"]], row["target"]


def test_spending_of_others_is_never_of_chongqing() -> None:
    """Reference figures of money are of other places and all have a value and a year."""
    found = strategy.spending(EVERYTHING)
    assert len(found) == 9
    assert set(found["place"]) == {"china"}
    assert found["value"].notna().all()


def test_a_plan_with_its_number_from_the_city() -> None:
    """The plan on consortia carries the number and the date of the published document."""
    row = data.records("policies")["cq_consortia_plan"]
    assert (row["document_no"], row["date"], row["date_kind"]) == (
        "渝府办发〔2023〕69号",
        "2023-09-17",
        "issued",
    )


def test_curves_begin_and_end_at_their_documents() -> None:
    """A curve runs from one dot to the other; within a lane it bows to the left."""
    points = pd.DataFrame({"policy": ["a", "b", "c"], "x": [0.0, 0.0, 2.0], "y": [0.0, 4.0, 5.0]})
    links = pd.DataFrame({"link": ["1", "2"], "policy": ["b", "c"], "other": ["a", "a"]})
    curves = lineage.curves(points, links)
    assert len(curves) == 2 * lineage.STEPS
    for code, (first, last) in {"1": ((0, 4), (0, 0)), "2": ((2, 5), (0, 0))}.items():
        own = curves[curves["link"] == code]
        assert tuple(own[["x", "y"]].iloc[0]) == pytest.approx(first)
        assert tuple(own[["x", "y"]].iloc[-1]) == pytest.approx(last, abs=1e-9)
    bow = curves[curves["link"] == "1"]["x"]
    assert bow.min() == pytest.approx(-lineage.BULGE, abs=0.01)
    assert curves[curves["link"] == "2"]["x"].min() >= -1e-9


def test_no_links_make_no_curves() -> None:
    """A picture without links is still a picture."""
    empty = lineage.curves(
        pd.DataFrame({"policy": ["a"], "x": [0.0], "y": [0.0]}),
        pd.DataFrame({"policy": [], "other": []}),
    )
    assert empty.empty
    assert {"x", "y", "step"} <= set(empty)
