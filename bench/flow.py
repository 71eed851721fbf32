"""Speed of the talent pipeline: 5,000 draws x 11 years x all states, against a plain loop.

Run: OMP_NUM_THREADS=1 PYTHONPATH=. python bench/flow.py
"""

import statistics
import time
from collections.abc import Callable

from cqvet.flow import calibrate, coverage, defaults, per_1000, run, yearly
from cqvet.flow.edges import Edge, edges
from cqvet.flow.scenario import Scenario
from cqvet.flow.states import ENDS, ENTRIES, INDEX, STATES

DRAWS = 5_000
LOOP_DRAWS = 50
REPEATS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median wall time of REPEATS calls after one to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def plain_loop(scenario: Scenario, first: list[Edge], draws: int) -> list[list[float]]:
    """Do the same projection with floats, one draw, year and edge at a time."""
    later = [(at, to, weight[:draws].tolist()) for at, to, weight in scenario.passages]
    before = [(at, to, weight[:draws].tolist()) for at, to, weight in first]
    stock = scenario.projection.stock[0, :, :draws].T.tolist()
    entrants = scenario.projection.entrants[:, :, :draws].tolist()
    found = []
    for draw in range(draws):
        now = stock[draw]
        for year in range(len(entrants)):
            onward = [0.0] * (len(STATES) + len(ENDS))
            for source, target, weight in before if year == 0 else later:
                onward[target] += now[source] * weight[draw if len(weight) > 1 else 0]
            now = onward[: len(STATES)]
            if year + 1 < len(entrants):
                for row, route in enumerate(ENTRIES):
                    now[INDEX[f"{route}_1"]] += entrants[year + 1][row][draw]
        found.append(onward)
    return found


def main() -> None:
    """Print the figures that the page on method quotes."""
    ensemble = calibrate(DRAWS)
    scenario = run(defaults(), ensemble)
    fast = milliseconds(lambda: run(defaults(), ensemble))
    first = edges(scenario.today)
    slow = milliseconds(lambda: plain_loop(scenario, first, LOOP_DRAWS)) * DRAWS / LOOP_DRAWS
    years = len(scenario.years)
    print(f"{DRAWS} draws x {years} years x {len(STATES)} states: {fast:.1f} ms")
    print(f"plain loop, scaled from {LOOP_DRAWS} draws: {slow:.0f} ms, ratio {slow / fast:.0f}")
    page = run(defaults(), calibrate())
    tables = milliseconds(lambda: (per_1000(page), yearly(page)))
    print(f"2,000 draws, tables with intervals: {tables:.1f} ms")
    start = time.perf_counter()
    calibrate.__wrapped__(seed=6)
    print(f"calibration, 40,000 prior draws: {1000 * (time.perf_counter() - start):.0f} ms")
    for shift in (0.0, 1.0):
        print(f"coverage of the 80 % interval, priors off by {shift:.0f}:")
        print(coverage(shift=shift).round(3).to_string(index=False))


if __name__ == "__main__":
    main()
