"""The model against an independent recursion, cohort by cohort, in random lever sets."""

from collections.abc import Iterable

import numpy as np
import pytest

from cqvet.models.flow import ENDS, LEVERS, Ensemble, check, measures, run
from cqvet.models.flow.calibrate import replay
from cqvet.models.flow.cohorts import graduates
from cqvet.models.flow.errors import FlowError
from cqvet.models.flow.priors import draw, values_at
from cqvet.models.flow.scenario import Scenario
from tests.flow_recursion import Flow

LAST = 2043


def lever_sets(count: int, seed: int) -> Iterable[dict[str, float]]:
    """Random settings of random levers, limits included, that the model accepts."""
    rng = np.random.default_rng(seed)
    found = 0
    while found < count:
        levers: dict[str, float] = {}
        for lever in LEVERS.values():
            if rng.random() < 0.4:
                top = min(lever.maximum, 4e5)
                value = rng.choice(
                    [lever.minimum, top, rng.uniform(lever.minimum, top)], p=[0.1, 0.1, 0.8]
                )
                levers[lever.id] = float(round(value) if lever.whole else value)
        try:
            check(levers)
        except FlowError:
            continue
        found += 1
        yield levers


def both(levers: dict[str, float], seed: int) -> tuple[Scenario, Flow]:
    """One random world under the levers, by the model and by the recursion."""
    offsets = draw(np.random.default_rng(seed), 1)
    scenario = run(levers, Ensemble(offsets, replay(offsets, 1).stock, 1.0))
    today, plan = (
        {name: float(v[0]) for name, v in values_at(chosen, offsets).items()}
        for chosen in ({}, levers)
    )
    counts = {year: graduates(year) for year in range(2016, 2026)}
    flow = Flow(today, plan, frozenset(levers), int(levers.get("change_year", 2026)), counts)
    return scenario, flow.run(LAST)


def compare(levers: dict[str, float], seed: int) -> None:
    """All measures, entrants and totals of all years, and the ends of a thousand."""
    scenario, flow = both(levers, seed)
    found = {name: draws[:, 0] for name, draws in measures(scenario).items()}
    found |= {end: scenario.ends[:, row, 0] for row, end in enumerate(ENDS)}
    found["entrants"] = scenario.entrants[:, :6, 0].sum(axis=1)
    found["outside"] = scenario.entrants[:, 6:, 0].sum(axis=1)
    found["stock"] = scenario.stock[:, :, 0].sum(axis=1)
    for name, line in found.items():
        expected = [flow.years[year][name] for year in scenario.years]
        np.testing.assert_allclose(line, expected, rtol=1e-9, atol=1e-6, err_msg=f"{name} {levers}")
    for row, end in enumerate(ENDS):
        found_end = scenario.cohort.ends[row, 0]
        assert found_end == pytest.approx(flow.thousand_ends[end], rel=1e-9, abs=1e-9), (
            end,
            levers,
        )


def test_the_model_equals_the_recursion_in_a_sample_of_lever_sets() -> None:
    """Twenty random lever sets in twenty random worlds, and today."""
    compare({}, 1)
    for seed, levers in enumerate(lever_sets(20, seed=3)):
        compare(levers, seed)


@pytest.mark.long
def test_the_model_equals_the_recursion_in_200_random_lever_sets() -> None:
    """Two hundred random lever sets, each in a random world of its own."""
    for seed, levers in enumerate(lever_sets(200, seed=4)):
        compare(levers, 1000 + seed)
