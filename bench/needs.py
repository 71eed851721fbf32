"""Speed of the needs desk.

    python -m bench.needs

Medians of 7 runs, in milliseconds; the last line compares it with a need at a time.
"""

from statistics import median
from time import perf_counter

from cqvet import data
from cqvet.subjects import needs

RUNS = 7


def main() -> None:
    rows = data.table("need_trials")
    texts = (list(rows[~rows["nonsense"]]["text"]) * 20)[:1000]
    start = perf_counter()
    needs.warm()
    print(f"indices and trials: {(perf_counter() - start) * 1000:.0f} ms")
    together, alone = [], []
    for _ in range(RUNS):
        start = perf_counter()
        needs.answers(texts)
        together.append((perf_counter() - start) * 1000)
        start = perf_counter()
        for text in texts[:20]:
            needs.answers([text])
        alone.append((perf_counter() - start) * 1000 * len(texts) / 20)
    print(f"{len(texts)} needs: {median(together):.0f} ms")
    print(f"one at a time: {median(alone):.0f} ms, {median(alone) / median(together):.1f} times")


if __name__ == "__main__":
    main()
