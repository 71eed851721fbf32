"""What is made of a scenario: links, seats, splits; and the readings of the 300,000."""

import numpy as np
import pandas as pd
import pytest

from cqvet.models.flow import (
    ENDS,
    OUR_READING,
    STATES,
    Ensemble,
    FlowError,
    bottleneck,
    by_industry,
    by_region,
    calibrate,
    links,
    outcomes,
    readings,
    run,
    seats,
    yearly,
)
from cqvet.models.flow.calibrate import OBSERVATIONS, resample, weights


def small() -> Ensemble:
    """Return few draws of today's world, the same in every test."""
    return calibrate(200)


def test_links_conserve_students_at_every_node() -> None:
    """What enters a node of the Sankey leaves it, and 1,000 start."""
    frame = links(run({}, small()))
    into = frame.groupby("target")["value"].sum()
    out = frame.groupby("source")["value"].sum()
    assert (frame["source"] != frame["target"]).all()
    assert out["junior_graduates"] == pytest.approx(1000)
    assert into[list(ENDS)].sum() == pytest.approx(1000)
    inner = out.index.drop("junior_graduates")
    np.testing.assert_allclose(into[inner], out[inner])


def test_seats_are_the_students_of_the_level() -> None:
    """Seats of a year are the stock in college or bachelor states; the first ratio is 1."""
    scenario = run({}, small())
    frame = seats(scenario)
    stock = yearly(scenario).query("year == 2030 and role == 'stock'").set_index("state")["value"]
    college = [state.id for state in STATES if state.stage == "college"]
    found = frame.query("year == 2030 and level == 'college' and measure == 'seats'")
    assert found["value"].iloc[0] == pytest.approx(stock[college].sum())
    assert (frame[frame["year"] == 2025]["ratio"] == 1).all()


def test_the_bottleneck_is_named_with_its_odds() -> None:
    """Many more upgrades fill bachelor seats first; a shrinking age group fills none."""
    upgrades = bottleneck(run({"college_progression": 0.6}, small()))
    assert set(upgrades[upgrades["year"] >= 2028]["level"]) == {"bachelor"}
    shrinking = bottleneck(
        run({f"entrants_{year}": 150_000.0 for year in range(2026, 2036)}, small())
    )
    assert shrinking[shrinking["year"] == 2035]["level"].to_list() == ["none"]
    assert list(upgrades["year"]) == list(range(2026, 2036))
    assert upgrades["odds"].between(1 / 3, 1).all()


def test_readings_stand_side_by_side_and_ours_is_named() -> None:
    """All graduates exceed 300,000; those who start work, and the clusters' own, do not."""
    frame = readings().set_index("reading")
    assert frame.index[frame["ours"]].to_list() == [OUR_READING] == ["graduates"]
    assert frame["odds"]["graduates"] > 0.95
    assert frame["odds"]["starters"] == 0
    assert frame["odds"]["cluster_graduates"] == 0
    assert (frame["low"] < frame["high"]).all()


@pytest.mark.parametrize("reading", ["starters", "cluster_graduates"])
def test_the_other_readings_contradict_the_other_figures(reading: str) -> None:
    """Calibrating to them is refused with a code: no world reaches the bound."""
    with pytest.raises(FlowError) as caught:
        calibrate(draws=100, reading=reading)
    assert caught.value.faults[0].code == "reading_not_reachable"
    assert float(caught.value.faults[0].found) < 0.01


def test_a_figure_pulls_the_draws_towards_it() -> None:
    """Of two draws the one that fits gets the weight, and resampling follows the weights."""
    printed = np.array([figure.value for figure in OBSERVATIONS])
    counts = np.stack([printed * 1.1, printed * 1.001], axis=1)
    weight = weights(counts, printed)
    assert weight[1] > 0.99
    assert resample(np.array([0.25, 0.75]), 8).tolist() == [0, 0, 1, 1, 1, 1, 1, 1]


def test_regions_share_out_the_whole() -> None:
    """Three regions add to the figure they came from, with their ids in front."""
    frame = outcomes(run({}, small())).query("year == 2030")
    split = by_region(frame, {"metro": 0.6, "northeast": 0.3, "southeast": 0.1})
    assert list(split.columns[:3]) == ["region", "year", "measure"]
    total = split.groupby("measure")["value"].sum()
    np.testing.assert_allclose(total, frame.set_index("measure")["value"][total.index])
    assert split.query("region == 'metro'")["high"].to_list() == pytest.approx(
        (frame["high"] * 0.6).to_list()
    )


def test_industries_leave_the_unlinked_in_sight() -> None:
    """What the crosswalk links to nothing is a row of its own."""
    frame = outcomes(run({}, small())).query("year == 2030 and measure == 'work_college'")
    split = by_industry(frame, {"L1": 0.25, "S6": 0.25}).set_index("cluster")["value"]
    assert split["unlinked"] == pytest.approx(frame["value"].iloc[0] / 2)
    assert split.sum() == pytest.approx(frame["value"].iloc[0])


@pytest.mark.parametrize(
    ("split", "shares", "code"),
    [
        (by_region, {"metro": 0.6, "northeast": 0.3}, "shares_not_one"),
        (by_region, {"metro": 1.2, "northeast": -0.2}, "share_negative"),
        (by_region, {"metro": float("nan")}, "share_negative"),
        (by_industry, {"L1": 0.8, "S6": 0.3}, "shares_exceed_one"),
        (by_industry, {"L1": -0.1}, "share_negative"),
    ],
)
def test_bad_shares_are_refused(split: object, shares: dict[str, float], code: str) -> None:
    """Shares of a split carry codes like the levers do."""
    with pytest.raises(FlowError) as caught:
        split(pd.DataFrame({"value": [1.0]}), shares)  # type: ignore[operator]
    assert caught.value.faults[0].code == code
