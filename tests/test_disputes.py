"""Statements that do not agree are told apart: conflict, change, harmless."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.evidence import disputes, ledger
from cqvet.evidence.disputes import Statement, judge
from cqvet.models import flow

Value = tuple[str, float, str] | tuple[str, float, str, float]
"""Period, value, qualifier and, where it is not 1, the step."""


def say(value: Value, indicator: str = "schools", scope: str = "chongqing") -> Statement:
    """A statement of this value."""
    return Statement(indicator, scope, *value)


CONFLICTS: list[tuple[Value, Value]] = [
    (("2025", 22, "exact"), ("2025", 30, "at_least")),
    (("2025", 7, "exact"), ("2025", 5, "exact")),
    (("2025", 16, "exact"), ("2025", 8, "exact")),
    (("2025", 10, "exact"), ("2025-04-27", 11, "exact")),
    (("2024", 176, "exact"), ("2024-10", 174, "exact")),
    (("2025", 65, "at_least"), ("2025", 60, "exact")),
    (("2025", 20, "at_least"), ("2025", 18, "exact")),
    (("2025", 3_000_000, "nearly"), ("2025", 3_100_000, "exact")),
    (("2025", 3_000_000, "nearly"), ("2025", 2_600_000, "exact")),
    (("2025", 100, "about"), ("2025", 120, "exact")),
    (("2025", 100, "about"), ("2025", 80, "exact")),
    (("2025", 88, "reached"), ("2025", 84.9, "exact", 0.1)),
    (("2025", 40, "reached"), ("2025", 38, "reached")),
    (("2025-02-27", 36, "exact"), ("2025", 35, "exact")),
    (("2025", 50, "at_least"), ("2025", 45, "exact")),
    (("2025", 1_024_000, "exact", 1000), ("2025", 1_017_000, "exact", 1000)),
    (("2025", 0, "exact"), ("2025", 1, "exact")),
    (("2025", 211, "exact"), ("2025", 210, "exact")),
    (("2025", 84, "exact"), ("2025", 100, "at_least")),
    (("2025", 5, "reached"), ("2025", 16.9, "exact", 0.1)),
]
CHANGES: list[tuple[Value, Value]] = [
    *(((f"{2005 + i}", 100 + i, "exact"), (f"{2006 + i}", 103 + i, "exact")) for i in range(18)),
    (("2023", 174, "exact"), ("2025", 176, "exact")),
    (("2025-02-27", 2, "exact"), ("2025-06-20", 3, "exact")),
]
HARMLESS: list[tuple[Statement, Statement]] = [
    (say(("2025", 44, "exact")), say(("2025", 44, "exact"))),
    (say(("2025", 30, "at_least")), say(("2025", 36, "exact"))),
    (say(("2025", 30, "at_least")), say(("2025", 50, "at_least"))),
    (say(("2025", 3_000_000, "nearly")), say(("2025", 2_900_000, "exact"))),
    (say(("2025", 100, "about")), say(("2025", 104, "exact"))),
    (say(("2025", 1_024_000, "exact", 1000)), say(("2025", 1_023_800, "exact"))),
    (say(("2023", 65, "at_least")), say(("2025", 65, "at_least"))),
    (say(("2025", 10, "exact")), say(("2025", 18, "exact"), scope="sichuan_chongqing")),
    (say(("2025", 10, "exact")), say(("2025", 11, "exact"), indicator="colleges")),
    (say(("2025", 2888, "reached")), say(("2025", 2888, "exact"))),
    (say(("2025", 20, "at_least")), say(("2025", 20, "exact"))),
    (say(("2025", 88, "reached")), say(("2025", 88, "reached"))),
    (say(("2025", 5, "exact")), say(("2024", 5, "exact"))),
    (say(("2025", 200, "at_least")), say(("2024", 211, "exact"))),
    (say(("2025", 1000, "at_least")), say(("2025", 1200, "about"))),
    (say(("2025", 40, "nearly")), say(("2025", 39, "reached"))),
    (say(("2025", 84.9, "exact", 0.1)), say(("2025", 84.92, "exact", 0.01))),
    (say(("2025", 50, "at_least")), say(("2025", 50, "about"))),
    (say(("2025", 16, "exact")), say(("2017", 8, "exact"), indicator="regional lead")),
    (say(("2025", 36, "exact")), say(("2025", 36, "at_least"))),
]


@pytest.mark.parametrize(("one", "other"), CONFLICTS)
def test_every_planted_conflict_is_found(one: Value, other: Value) -> None:
    """Same indicator, scope and period with values that cannot both hold is a conflict."""
    assert judge(say(one), say(other)) == "conflict"


@pytest.mark.parametrize(("one", "other"), CHANGES)
def test_every_planted_change_is_found(one: Value, other: Value) -> None:
    """The same with different periods is a change, never a conflict."""
    assert judge(say(one), say(other)) == "change"


@pytest.mark.parametrize(("one", "other"), HARMLESS)
def test_harmless_pairs_raise_no_alarm(one: Statement, other: Statement) -> None:
    """Compatible values, other scopes and other indicators are harmless."""
    assert judge(one, other) == "harmless"


def test_twenty_of_each_are_planted() -> None:
    """The three lists are as long as they promise."""
    assert [len(CONFLICTS), len(CHANGES), len(HARMLESS)] == [20, 20, 20]


values = st.tuples(
    st.sampled_from(["2024", "2025", "2025-02"]),
    st.floats(0, 1e6),
    st.sampled_from(["exact", "reached", "nearly", "at_least", "about"]),
)


@given(values, values)
def test_the_order_does_not_matter(one: Value, other: Value) -> None:
    """Judging is symmetric, and nothing contradicts itself."""
    assert judge(say(one), say(other)) == judge(say(other), say(one))
    assert judge(say(one), say(one)) == "harmless"


def test_numeric_relations_of_the_ledger_are_judged_alike() -> None:
    """Conflicts in the ledger with two numbers of one unit are conflicts to the rule as well."""
    pairs = [
        row
        for row in ledger.relations()
        if row["kind"] != "unknown_definition" and row["other_fact"]
    ]
    assert pairs
    for row in pairs:
        own, other = ledger.entry(row["fact"]), ledger.entry(row["other_fact"])
        statements = [
            disputes.Statement("same", e["scope"], e["as_of"], e["value"], e["qualifier"])
            for e in (own, other)
        ]
        assert judge(*statements) == row["kind"]


def test_reference_figures_of_one_name_do_not_contradict_each_other_unseen() -> None:
    """Statistics and comparators of one name, place and unit: the rule finds no conflict."""
    frame = ledger.entries().query("kind == 'reference' and value.notna()", engine="python")
    frame = frame[frame["id"].str.startswith(("statistics/", "comparators/"))]
    found = []
    for _, group in frame.groupby(["title_zh", "scope", "unit"]):
        said = [
            (row["id"], say((row["as_of"], row["value"], row["qualifier"] or "exact")))
            for row in data.rows(group)
        ]
        found += [
            (one[0], other[0])
            for one, other in combinations(said, 2)
            if judge(one[1], other[1]) == "conflict"
        ]
    assert len(frame) > 150
    assert found == []


def test_what_contradicts_the_article_since_stands_beside_it() -> None:
    """The later figures on progression, both rounds and the goal of 2027 are relations."""
    rows = data.records("fact_relations")
    assert {code: (rows[code]["fact"], rows[code]["other_value"]) for code in LATER} == LATER
    own = say(("2025", 20, "exact"))
    assert judge(own, say(("2025", rows["r29"]["other_value"], "exact"))) == "conflict"


LATER = {
    "r28": ("talent_secondary_progression", 70),
    "r29": ("cities_double_high_colleges", 18),
    "r30": ("layout_match_rate", 90),
}


def test_the_readings_of_the_yearly_graduates_are_those_of_the_student_flow() -> None:
    """All graduates, and those who start work: relations and note quote one table of readings."""
    found = data.records("fact_relations")
    read = flow.readings().set_index("reading")["value"]
    everybody, working = round(read["graduates"], -3), round(read["starters"], -3)
    assert (found["r20"]["other_value"], found["r21"]["other_value"]) == (everybody, working)
    note = ledger.entry("layout_annual_graduates")
    assert f"{working / 10_000:.1f}万" in note["note_zh"]
    assert f"{working:,.0f}" in note["note_en"]


def test_a_second_place_is_no_claim_to_be_first() -> None:
    """The community of the nonferrous metals industry is the second, in its figure and claim."""
    assert ledger.entry("consortia_nonferrous_order")["value"] == 2
    claims = data.records("claims")
    assert claims["c29"]["kind"] != "first"
    assert "second" in claims["c29"]["statement_en"]
