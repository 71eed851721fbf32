"""A plan is checked against a later year: done, partly, not at all, and what else changed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models.plan import Cell, Move
from cqvet.subjects.lab import checked
from cqvet.subjects.lab.plans import cells
from tests.test_report import owned

COUNTS = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9))


@pytest.mark.parametrize(
    ("planned", "actual", "status"),
    [
        (-3, -3, "done"),
        (-3, -4, "done"),
        (-3, -1, "partly"),
        (-3, 0, "not"),
        (-3, 2, "not"),
        (2, 2, "done"),
        (2, 1, "partly"),
        (2, -2, "not"),
        (0, 5, "other"),
    ],
)
def test_a_change_has_its_name(planned: int, actual: int, status: str) -> None:
    """As far as planned is done, less far partly, the other way not; unplanned is other."""
    assert checked.status(planned, actual) == status


@given(COUNTS, COUNTS)
def test_all_changes_add_up(before: dict[str, int], after: dict[str, int]) -> None:
    """Whatever changed stands in the check once: its changes are those of the register."""
    ends = (Counter({Cell(name, "", ""): n for name, n in end.items()}) for end in (before, after))
    rows = list(checked.compared(Counter(), *ends))
    assert sum(row.actual for row in rows) == sum(after.values()) - sum(before.values())
    assert len({row.cell for row in rows}) == len(rows)
    assert {row.status for row in rows} <= {"other"}


def test_a_register_with_a_later_year_checks_its_plan() -> None:
    """Moves that the later year has made are done; those of years to come are not asked for."""
    chosen = replace(owned(), year=2024, earlier=None)
    assert checked.later(chosen) == [2025]
    assert chosen.rows is not None
    before, after = (cells(chosen.rows, year, "", outside=False) for year in (2024, 2025))
    grown = (after.sub(before, fill_value=0)).loc[lambda change: change > 0].index[0]
    target, origin = Cell(*map(str, grown)), Cell("northeast", "nowhere", "higher_vocational")
    made = Move(1, origin, target, 1, 0.9, for_wish=False)
    ahead = replace(made, year=2, target=Cell("metro", "never", "higher_vocational"))
    found = {row.cell: row for row in checked.check([made, ahead], chosen, 2025, outside=False)}
    assert (found[target].planned, found[target].status) == (1, "done")
    assert (found[origin].planned, found[origin].status) == (-1, "not")
    assert ahead.target not in found


def test_the_latest_year_and_the_model_have_nothing_to_be_checked_against() -> None:
    """Without a later year, or without a register, there is no year to choose."""
    assert checked.later(owned()) == []
    assert checked.later(replace(owned(), rows=None)) == []
