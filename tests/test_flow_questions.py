"""Ten questions of a planner, answered by hand and by the model; docs/flow.md prints them.

All at the stated values, one draw without doubt: progressions 65 % and 20 %, transfer 90 %,
drop-out 1 % (general), 3 % (secondary), 1.5 % (college), 1 % (bachelor).
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from cqvet.models.flow import ENDS, Ensemble, measures, per_1000, run
from cqvet.models.flow.calibrate import replay
from cqvet.models.flow.priors import centre
from cqvet.models.flow.states import INDEX

DOC: Final = Path(__file__).parents[1] / "docs" / "flow.md"
# Local graduates by school year, as the page shows them beside the levers.
G: Final = {2023: 329_500, 2024: 332_200, 2026: 328_900, 2028: 378_100}
G_2018: Final = 339_300  # 1,767,082 residents aged 15 to 19, a fifth of them times 0.96
VOCATIONAL, GENERAL = 0.44, 0.56
FIVE, FOUR = 6_050 / 21_150, 1_400 / 21_150
KEPT: Final = {"secondary": 0.97**3, "general": 0.99**3}


@cache
def stated() -> Ensemble:
    """One draw in which every quantity has exactly its value."""
    return Ensemble(centre(), replay(centre(), 1).stock, 1.0)


def line(measure: str, levers: Mapping[str, float]) -> dict[int, float]:
    """A measure by year."""
    scenario = run(levers, stated())
    return dict(zip(scenario.years, measures(scenario)[measure][:, 0].tolist(), strict=True))


def gap(measure: str, year: int, levers: Mapping[str, float]) -> float:
    """How far the levers move a measure in a year."""
    return line(measure, levers)[year] - line(measure, {})[year]


def through(year: int) -> float:
    """The share on through-training: a straight line from 21,150 places in 2018 to 40 % in 2025."""
    then = 21_150 / (G_2018 * VOCATIONAL)
    return then + (0.40 - then) * (year - 2018) / 7


def finishers(year: int) -> tuple[float, float, float]:
    """Who finish plain secondary, segmented and 3+4 in a summer: entrants of two years before."""
    share = 0.40 if year >= 2027 else through(year - 2)
    entered = G[year - 2] * VOCATIONAL
    kept = KEPT["secondary"]
    guided = entered * share * kept
    return entered * (1 - share) * kept, guided * (1 - FIVE - FOUR), guided * FOUR


def plain_rate() -> float:
    """What plain students do today: with 90 % of the guided, 65 % of all who finish in 2025."""
    plain, segmented, four = finishers(2025)
    return (0.65 * (plain + segmented + four) - 0.9 * (segmented + four)) / plain


def q1() -> tuple[float, float]:
    """Half of those who finish secondary school in 2026 go on: so many start work."""
    by_hand = 0.5 * sum(finishers(2026))
    return by_hand, line("work_secondary", {"secondary_progression": 0.5})[2026]


def q2() -> tuple[float, float]:
    """Nobody transfers from 2026: so many more start work after secondary school that year."""
    _, segmented, four = finishers(2026)
    return 0.9 * (segmented + four), gap("work_secondary", 2026, {"transfer": 0.0})


def q3() -> tuple[float, float]:
    """And so many college seats stay empty a year later.

    Those of segmented 3+2; 3+4 leads to the university.
    """
    return -0.9 * finishers(2026)[1], gap("seats_college", 2027, {"transfer": 0.0})


def q4() -> tuple[float, float]:
    """Through-training 60 % from 2026: so many fewer start work after secondary in 2028."""
    entered = G[2026] * VOCATIONAL * KEPT["secondary"]
    rate = plain_rate()
    less_plain = -0.2 * entered * (1 - rate)
    more_guided = 0.2 * entered * (1 - FIVE) * 0.1
    return less_plain + more_guided, gap("work_secondary", 2028, {"through_share": 0.6})


def q5() -> tuple[float, float]:
    """And so many fewer finish college in 2029, who had entered before."""
    return 0.0, gap("graduates_college", 2029, {"through_share": 0.6})


def q6() -> tuple[float, float]:
    """30 % of college graduates go on from 2026: so many more are at university in 2027."""
    finishing = line("graduates_college", {})[2026]
    now = line("work_college", {})[2026]
    # Today the rest works; under the plan exactly seven of ten work.
    return now - 0.7 * finishing, gap("seats_university", 2027, {"college_progression": 0.3})


def q7() -> tuple[float, float]:
    """Pilot places 20,000 instead of 11,000 from 2026: so many more enter college in 2029."""
    moved = 9_000 * KEPT["general"] * (0.60 - 0.32)
    return moved, gap("intake_college", 2029, {"comprehensive_places": 20_000.0})


def q8() -> tuple[float, float]:
    """No applicants from outside from 2026: so many fewer college seats in 2027.

    30,000 in the first year, of those of 2026 98.5 % in the second.
    """
    return -30_000 * 1.985, gap("seats_college", 2027, {"outside_entrants": 0.0})


def q9() -> tuple[float, float]:
    """Vocational bachelors take 4 % of general graduates from 2026: so many more in 2030."""
    finishing = (G[2024] * GENERAL - 11_000) * KEPT["general"]
    scenario = run({"general_to_bachelor": 0.04}, stated())
    today = run({}, stated())
    row, year = INDEX["vocational_bachelor_4"], 2030 - 2025
    found = (scenario.stock[year, row, 0] - today.stock[year, row, 0]) * 0.99
    return 0.02 * finishing * 0.99**4, float(found)


def q10() -> tuple[float, float]:
    """A year with 300,000 pupils, autumn 2027: so many fewer finish secondary in 2030.

    The five-year track has no diploma on its way.
    """
    by_hand = (300_000 - G[2028]) * VOCATIONAL * (1 - 0.40 * FIVE) * KEPT["secondary"]
    return by_hand, gap("graduates_secondary", 2030, {"entrants_2028": 300_000.0})


QUESTIONS: Final = (q1, q2, q3, q4, q5, q6, q7, q8, q9, q10)


@pytest.mark.parametrize("number", range(1, 11))
def test_a_planner_s_question_has_the_answer_of_a_hand(number: int) -> None:
    """The arithmetic of the stated shares equals the model, and the docs print it."""
    by_hand, found = QUESTIONS[number - 1]()
    assert found == pytest.approx(by_hand, rel=1e-9, abs=1e-6)
    printed = re.search(
        rf"^{number}\. .*?\*\*([+−]?[\d,]+)\*\*", DOC.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert printed is not None
    assert float(printed[1].replace(",", "").replace("−", "-")) == pytest.approx(by_hand, abs=0.51)


def test_a_thousand_by_hand() -> None:
    """Nobody drops out, half go to secondary schools, everything set: all ends by hand.

    500 vocational, no through-training: 200 work, 300 to college. 500 general: 200 to college,
    50 to a vocational bachelor, 200 elsewhere, 50 work. Of 500 at college a fifth goes on.
    """
    levers = {
        **dict.fromkeys(("dropout_general", "dropout_secondary", "dropout_college"), 0.0),
        **dict.fromkeys(("dropout_bachelor", "through_share", "college_three_two"), 0.0),
        **dict.fromkeys(("comprehensive_places", "secondary_to_bachelor"), 0.0),
        "vocational_share": 0.5,
        "secondary_progression": 0.6,
        "transfer": 0.6,
        "college_progression": 0.2,
        "general_to_college": 0.4,
        "general_to_bachelor": 0.1,
        "general_elsewhere": 0.4,
    }
    frame = per_1000(run(levers, stated())).query("role == 'end'").set_index("state")["value"]
    assert frame["work_secondary"] == pytest.approx(200)
    assert frame["elsewhere"] == pytest.approx(200)
    assert frame["work_general"] == pytest.approx(50)
    assert frame["work_college"] == pytest.approx(400)
    assert frame["work_bachelor"] == pytest.approx(150)
    assert frame[list(ENDS)].sum() == pytest.approx(1000)
