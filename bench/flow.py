"""Speed of the talent pipeline, and the check of its intervals that the page quotes.

Run: OMP_NUM_THREADS=1 python -m bench.flow
"""

import statistics
import time
from collections.abc import Callable

import pandas as pd

from cqvet.models.flow import (
    SHIFTS,
    STATES,
    calibrate,
    coverage,
    first_effects,
    per_1000,
    run,
    yearly,
)

DRAWS = 5_000
REPEATS = 9


def milliseconds(work: Callable[[], object]) -> float:
    """Median wall time of REPEATS calls after one to warm up."""
    work()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Print times, and coverage by measure for priors as stated and off by a step each way."""
    ensemble = calibrate(DRAWS)
    years = len(run({}, ensemble).years)
    fast = milliseconds(lambda: run({}, ensemble))
    print(f"{DRAWS} draws x {years} years x {len(STATES)} states: {fast:.1f} ms")
    page = run({}, calibrate())
    tables = milliseconds(lambda: (per_1000(page), yearly(page)))
    print(f"2,000 draws, tables with intervals: {tables:.1f} ms")
    levers = {"through_share": 0.6, "transfer": 0.8, "secondary_progression": 0.7}
    shown = milliseconds(lambda: first_effects(levers, calibrate()))
    print(f"first effects of {len(levers)} levers: {shown:.1f} ms")
    start = time.perf_counter()
    calibrate.__wrapped__(seed=6)
    print(f"calibration, 40,000 prior draws: {1000 * (time.perf_counter() - start):.0f} ms")
    found = {f"shift {s:+.0f}": coverage(shift=s).set_index("measure")["covered"] for s in SHIFTS}
    print("coverage of the 80 % interval, priors as stated and off by one step each way:")
    print(pd.DataFrame(found).round(3).to_string())


if __name__ == "__main__":
    main()
