"""Strategy: documents in time order, links that hold, counts that reconcile, goals apart."""

import pytest

from cqvet import data, provenance
from cqvet.base.filters import EVIDENCE, Filters
from cqvet.pictures import palette
from cqvet.pictures.charts import lanes
from cqvet.subjects import strategy

EVERYTHING = Filters()
POLICIES = data.table("policies")
LINKS = data.table("policy_links")


def link(policy: str, other: str) -> tuple[str, str]:
    """Kind and basis of the one link from a document to another."""
    found = LINKS[(LINKS["policy"] == policy) & (LINKS["other"] == other)]
    assert len(found) == 1
    return str(found["kind"].iloc[0]), str(found["basis"].iloc[0])


def test_all_documents_stand_once_in_time_order() -> None:
    """30 documents, each once, dates ascending."""
    found = strategy.documents()
    assert {row["policy"] for row in found} == set(POLICIES["policy"])
    assert len(found) == 30
    dates = [row["date"] for row in found]
    assert dates == sorted(dates)


@pytest.mark.parametrize("evidence", ["", *EVIDENCE])
def test_lanes_reconcile_under_every_filter(evidence: str) -> None:
    """The documents of all lanes together are those without a lane, whatever the evidence."""
    filters = Filters(evidence=evidence)
    every = strategy.ITEMS.records(filters)
    parts = [strategy.ITEMS.records(filters, {"lane": lane}) for lane in strategy.LANES]
    assert sum(map(len, parts)) == len(every) == (25 if evidence == "high" else 30)
    assert {row["policy"] for part in parts for row in part} == {row["policy"] for row in every}
    # A document is of the whole city: a region leaves none out.
    assert strategy.ITEMS.records(Filters(district="500118", evidence=evidence)) == every


def test_the_four_rounds_are_those_of_the_article() -> None:
    """One document a round, in the order that the article gives."""
    assert [row["policy"] for row in strategy.rounds()] == [
        "cavetp",
        "system_zone",
        "skills_society",
        "new_model",
    ]
    assert [row["joint_round"] for row in strategy.rounds()] == [1, 2, 3, 4]
    assert {strategy.lane(row) for row in strategy.rounds()} == {strategy.ROUNDS}


def test_documents_after_the_article_are_marked() -> None:
    """Five records are later; the notes of the table say the same of exactly these."""
    later = {row["policy"] for row in strategy.documents() if strategy.later(row)}
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
    found = [row for code in POLICIES["policy"] for row in strategy.around(code, high)[0]]
    assert {row["basis"] for row in found} == {"stated"}


def test_what_is_named_is_no_agreement_no_meeting_and_no_national_document() -> None:
    """Twelve documents of the city are named; the measures of 2024 and the roles are not."""
    found = {row["policy"] for row in strategy.issued_by_city()}
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
    for row in strategy.TARGETS.records(EVERYTHING):
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


def test_the_chosen_mark_is_joined_to_those_it_hangs_together_with() -> None:
    """Each of the others knows the place of the chosen one; the rest is joined to nothing."""
    marks = [lanes.Mark("a", 2020.0 + i, 2020.0 + i, "", "", "", f"{i}") for i in range(3)]
    lane = lanes.Lane("a", "甲", palette.INK[False])
    placed, _ = lanes.placed(marks, [lane], 600, ("0", frozenset("2")))
    assert list(placed["chosen"]) == [True, False, False]
    assert list(placed["to_at"].dropna()) == [2020.0]
    assert list(placed[placed["to_at"].notna()]["ref"]) == ["2"]


def test_a_target_is_judged_by_its_year_and_by_what_is_known() -> None:
    """Not due after the year of the data; else as the table says, or it cannot be told."""
    this, found = int(data.date()[:4]), data.records("policy_targets")
    for row in found.values():
        later = row["year"] is not None and row["year"] > this
        assert (strategy.verdict(row) == "not_due") == later
        assert not later or row["outcome"] is None
        assert row["outcome"] is None or row["fact"] or row["note_en"]
    wanted = {"pt03": "unknown", "pt04": "missed", "pt07": "not_due", "pt18": "reached"}
    assert {code: strategy.verdict(found[code]) for code in wanted} == wanted
