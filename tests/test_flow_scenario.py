"""Scenarios over draws: reported figures, bounds, intervals, the answer of the API."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models.flow import (
    ENDS,
    ENTRIES,
    LEVERS,
    STATES,
    Ensemble,
    answer,
    calibrate,
    differences,
    measures,
    outcomes,
    per_1000,
    read_levers,
    reproduced,
    run,
    yearly,
)
from cqvet.models.flow.calibrate import OBSERVATIONS, predict, replay
from cqvet.models.flow.priors import centre
from cqvet.models.flow.summary import summarise

SMALL = 200


def small() -> Ensemble:
    """Few draws of today's world, the same in every test."""
    return calibrate(SMALL)


def exact() -> Ensemble:
    """One draw in which every lever has exactly its value."""
    return Ensemble(centre(), replay(centre(), 1).stock, 1.0)


def scenario_frame(**changes: float) -> pd.DataFrame:
    """Return the cohort table of a scenario."""
    return per_1000(run(changes, small()))


def value(frame: pd.DataFrame, state: str, role: str = "end") -> float:
    """One value of a cohort table."""
    found = frame[(frame["state"] == state) & (frame["role"] == role)]["value"]
    return float(found.iloc[0])


@pytest.mark.parametrize(
    ("fact", "printed"),
    [
        ("talent_through_train_share", 0.40),
        ("talent_secondary_progression", 0.65),
        ("talent_college_progression", 0.20),
        ("talent_comprehensive_high_places", 11_000),
    ],
)
def test_levers_at_their_reported_values_reproduce_the_reported_figures(
    fact: str, printed: float
) -> None:
    """Counted from the flows of the run, exactly where all levers are as printed."""
    assert reproduced(run({}, exact()))[fact][0] == pytest.approx(printed, rel=1e-9)


def test_all_draws_respect_the_printed_bounds() -> None:
    """More than 65 %, more than 20 %, and more than 300,000 a year in our reading."""
    found = reproduced(run({}, calibrate()))
    assert found["talent_secondary_progression"].min() >= 0.65 - 1e-12
    assert found["talent_college_progression"].min() >= 0.20 - 1e-12
    assert np.quantile(found["layout_annual_graduates"], 0.1) > 300_000


def test_the_calibration_reaches_the_published_figures() -> None:
    """The mean draw misses no figure by more than its stated error; the bound holds."""
    ensemble = calibrate()
    counts, _ = predict(ensemble.offsets, ensemble.start.shape[1])
    for figure, draws in zip(OBSERVATIONS, counts, strict=True):
        if figure.ceiling:
            assert draws.max() <= figure.value
        elif figure.step:
            assert (draws > figure.value).mean() > 0.95
        else:
            assert abs(draws.mean() / figure.value - 1) < figure.sd, figure.id
    assert ensemble.effective > 1_000


def test_more_places_for_through_training_send_more_students_on() -> None:
    """The planner's question: the plain students' rate stays, so the total rises."""
    today, more = scenario_frame(), scenario_frame(through_share=0.6)
    assert value(more, "work_secondary") < value(today, "work_secondary")
    assert value(more, "work_bachelor") > value(today, "work_bachelor")
    assert value(more, "plain", "entrant") < value(today, "plain", "entrant")


def test_without_through_training_nobody_is_on_its_routes() -> None:
    """0 % empties the three routes and their later stages."""
    frame = scenario_frame(through_share=0.0)
    on_route = frame["state"].str.startswith(("segmented", "five_year", "three_four"))
    assert frame[on_route]["value"].abs().max() < 1e-9


def test_without_progression_secondary_students_all_start_work() -> None:
    """0 % means 0 %, also on 3+2 and 3+4: nobody passes from a secondary diploma."""
    frame = scenario_frame(
        secondary_progression=0.0,
        college_progression=0.0,
        general_to_bachelor=0.0,
        dropout_secondary=0.0,
    )
    entrants = sum(value(frame, route, "entrant") for route in ("plain", "segmented"))
    entrants += value(frame, "three_four", "entrant")
    assert value(frame, "work_secondary") == pytest.approx(entrants)
    assert value(frame, "work_bachelor") == 0


def test_the_first_year_is_the_same_in_all_scenarios() -> None:
    """What has happened does not depend on what one plans."""
    today = run({}, small())
    changes = {"through_share": 0.9, "entrants_2026": 200_000, "dropout_college": 0.3}
    other = run(changes, small())
    for name, draws in measures(today).items():
        np.testing.assert_array_equal(draws[0], measures(other)[name][0])
    pd.testing.assert_frame_equal(
        yearly(today).query("year == 2025"), yearly(other).query("year == 2025")
    )


def test_an_interval_takes_in_its_mean() -> None:
    """One draw in a hundred moves the mean out of the middle 80 %: the interval follows."""
    found = summarise(np.array([[0.0] * 99 + [100.0], [0.0] + [100.0] * 99]))
    assert found["value"].tolist() == [1.0, 99.0]
    assert found["low"].tolist() == [0.0, 99.0]
    assert found["high"].tolist() == [1.0, 100.0]
    assert found["maximum"].tolist() == [100.0, 100.0]


def test_no_entrants_empty_the_schools() -> None:
    """With nobody entering from 2026 on, here or from outside, nobody is left in 2035."""
    nobody = {f"entrants_{year}": 0.0 for year in range(2026, 2036)} | {"outside_entrants": 0.0}
    frame = yearly(run(nobody, small()))
    later = frame[(frame["year"] > 2025) & (frame["role"] == "entrant")]
    assert later["value"].abs().max() < 1e-6
    last = frame[(frame["year"] == 2035) & (frame["role"] == "stock")]
    assert last["value"].sum() < 1e-6


def test_people_from_outside_are_a_source_of_their_own() -> None:
    """They change no thousand of local pupils, and are entrants of the year beside them."""
    today, none = run({}, small()), run({"outside_entrants": 0.0}, small())
    pd.testing.assert_frame_equal(per_1000(today), per_1000(none))
    found = yearly(none).query("state == 'outside' and year > 2025")["value"]
    assert (found == 0).all()
    assert yearly(today).query("state == 'outside'")["value"].min() > 0


def test_a_lever_that_is_set_is_certain() -> None:
    """Setting today's value takes its doubt away: the interval of what it decides closes."""
    doubt, certain = (
        yearly(run(levers, small())).query("state == 'outside' and year == 2030").iloc[0]
        for levers in ({}, {"outside_entrants": 30_000.0})
    )
    assert doubt["high"] > doubt["low"]
    assert [certain["low"], certain["high"]] == pytest.approx([30_000, 30_000])


levers = st.fixed_dictionaries(
    {},
    optional={
        lever.id: st.one_of(
            st.sampled_from([lever.minimum, lever.maximum, lever.default]),
            st.floats(lever.minimum, lever.maximum),
        ).map(lambda number: f"{number:.9f}")
        for lever in LEVERS.values()
        if lever.id not in {"horizon", "change_year"}
    },
)


@given(levers)
def test_any_valid_scenario_has_a_sound_answer(query: dict[str, str]) -> None:
    """Ends and entrants add to 1,000, intervals hold their value, years balance, it is JSON."""
    values, _ = read_levers(query)
    body = answer(run(values, small()))
    assert json.loads(json.dumps(body, allow_nan=False)) == body
    cohort = pd.DataFrame(body["per_1000"])
    for role in ("entrant", "end"):
        assert cohort[cohort["role"] == role]["value"].sum() == pytest.approx(1000, abs=1e-6)
    by_year = pd.DataFrame(body["yearly"])
    for frame in (cohort, by_year):
        assert (frame["low"] <= frame["value"]).all()
        assert (frame["value"] <= frame["high"]).all()
        assert (frame["low"] >= -1e-6).all()
    total = by_year.pivot_table("value", "year", "role", aggfunc="sum")
    expected = (total["stock"] - total["end"]).shift(1) + total["entrant"]
    np.testing.assert_allclose(total["stock"][1:], expected[1:], rtol=1e-6, atol=0.2)


def test_the_answer_has_the_contract_s_names() -> None:
    """`parameters`, `per_1000` and `yearly` with the rows of section 7 of the design."""
    body = answer(run({"horizon": 2030.0}, small()))
    assert list(body) == ["parameters", "set", "per_1000", "yearly"]
    assert body["set"] == ["horizon"]
    assert body["parameters"]["horizon"] == 2030
    assert set(body["parameters"]) == set(LEVERS)
    assert list(body["per_1000"][0]) == ["state", "role", "value", "low", "high"]
    assert list(body["yearly"][0]) == ["year", "state", "role", "value", "low", "high"]
    assert len(body["per_1000"]) == len(ENTRIES) + len(STATES) + len(ENDS)
    assert len(body["yearly"]) == 6 * (len(body["per_1000"]) + 1)
    assert {row["year"] for row in body["yearly"]} == set(range(2025, 2031))


def test_the_same_input_gives_the_same_output() -> None:
    """Two calibrations with the same seed, and two runs, agree to the last bit."""
    one = answer(run({}, calibrate.__wrapped__(50, 5, 2_000)))
    two = answer(run({}, calibrate.__wrapped__(50, 5, 2_000)))
    assert one == two


def test_differences_to_itself_are_nothing() -> None:
    """Today's line less today's line is zero with no interval: the draws are paired."""
    today = run({}, small())
    frame = differences(today, today)
    assert frame[["value", "low", "high", "minimum", "maximum"]].abs().max().max() == 0


def test_differences_are_those_of_the_outcomes_to_the_shorter_horizon() -> None:
    """The value of a difference is the difference of the values."""
    today = run({}, small())
    plan = run({"through_share": 0.5, "horizon": 2031.0}, small())
    keys = ["year", "measure"]
    gap = differences(plan, today).set_index(keys)["value"]
    expected = outcomes(plan).set_index(keys)["value"] - outcomes(today).set_index(keys)["value"]
    np.testing.assert_allclose(gap, expected[gap.index], atol=1e-6)
    assert gap.index.get_level_values("year").max() == 2031
