"""Speed of the split, the indices, the sensitivity and the register check.

    python -m bench.matching

Medians of 7 runs. Each line gives milliseconds and the ratio to a plain loop where there is one.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np
import pandas as pd

from cqvet import data
from cqvet.models.estimate import PRIORS, Estimate, split
from cqvet.models.matching import (
    Case,
    answer,
    demand,
    posted_answer,
    register_case,
    sensitivity,
    shift,
    weights,
)
from cqvet.subjects.register import COLUMNS, Words, validate

RUNS = 7


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median milliseconds of a piece of work."""
    work()
    found = []
    for _ in range(runs):
        start = perf_counter()
        work()
        found.append((perf_counter() - start) * 1000)
    return median(found)


def loop(case: Case) -> list[dict[str, object]]:
    """The same index rows, one draw at a time."""
    draws = np.asarray(case.draws)
    one = [
        {row["id"]: row["value"] for row in answer(_single(case, draw))["indices"]}
        for draw in draws
    ]
    return [{"id": key, "value": [found[key] for found in one]} for key in one[0]]


def _single(case: Case, draw: np.ndarray) -> Case:
    return Case(case.clusters, draw, case.demand, case.kind, case.narrow, total=case.total)


def register(rows: int) -> pd.DataFrame:
    """A register of the given length, each row another offering."""
    programmes = data.table("programmes")[["programme", "level"]]
    rng = np.random.default_rng(1)
    chosen = programmes.iloc[rng.integers(0, len(programmes), rows)].reset_index(drop=True)
    return chosen.assign(
        institution=[f"i{i}" for i in range(rows)],
        district="500106",
        year=2024 + np.arange(rows) % 2,
        places=60,
        entrants=55,
        graduates=50,
    )[list(COLUMNS)]


def main() -> None:
    """Print one line for each measure."""
    crosswalk, clusters = data.table("crosswalk"), data.table("clusters")
    programmes = data.table("programmes")
    institutions = pd.DataFrame(
        {"level": list(PRIORS.per_institution), "institutions": [129, 45, 2]}
    )
    links = weights(crosswalk, clusters)
    asked = demand(clusters, "equal")

    def draws() -> Estimate:
        return split(programmes, institutions, links)

    estimate = draws()
    case = estimate.case(asked, total=(3000.0, 4000.0))
    print(f"2,000 draws: {timed(draws):.0f} ms (accepted {estimate.accepted:.3f})")
    click = timed(lambda: answer(estimate.case(asked, ["higher_vocational"])))
    slow = timed(lambda: loop(case), 1)
    print(f"all indices after a click, 2,000 draws: {click:.1f} ms, {slow / click:.0f} x a loop")

    bars = timed(lambda: sensitivity(estimate.class_points, crosswalk, links, asked))
    one = timed(lambda: weights(shift(crosswalk, 1), clusters))
    again = one * 2 * (1 + len(links.classes))
    print(f"all sensitivity bars: {bars:.1f} ms, {again / bars:.0f} x moving one at a time")
    print(f"an override (rating, weights anew): {one:.1f} ms")

    table = register(20_000)
    content = table.to_csv(index=False).encode()
    words = Words(
        programmes={
            str(name): frozenset(rows) for name, rows in programmes.groupby("programme")["level"]
        },
        levels={level: level for level in PRIORS.per_institution},
    )
    print(f"a register of 20,000 rows checked: {timed(lambda: validate(content, words)):.0f} ms")
    few = table.head(3000)
    mine = timed(
        lambda: answer(register_case(few, programmes, links, asked, year=2025, earlier=2024))
    )
    print(f"indices of a register of 3,000 rows: {mine:.1f} ms")

    rows = [{"zone": "z", "cluster": f"c{i % 500}", "level": "l", "points": i} for i in range(5000)]
    body = {"supply": rows, "demand": [{"cluster": f"c{i}", "weight": 1} for i in range(500)]}
    print(f"the largest posted body: {timed(lambda: posted_answer(body)):.1f} ms")


if __name__ == "__main__":
    main()
