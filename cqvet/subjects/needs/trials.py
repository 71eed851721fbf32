"""How well the desk matches, measured on the labelled needs of `need_trials`.

METHOD. Recall at 3: of the needs with right answers, the share that has one among the first
`BEST` matches and is not refused by the threshold; where the answer is a class, any programme
of it is right, and of a sentence with several trades each has to have one. Nonsense rate: of the
texts that are no needs, the share that is matched to anything. Intervals are Wilson's at 80 %.
Nothing was set on the parts held out; the results of the others led to changes: every evaluation
is a row of `need_evaluations`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.subjects.needs import results

HALVES: Final = (
    "fresh_held_out",
    "spoken_held_out",
    "held_out",
    "fresh",
    "spoken",
    "report",
    "second",
    "tune",
)
TRADES: Final = "|"
Z: Final = 1.2815515655446004
"""Two-sided 80 %."""


@dataclass(frozen=True)
class Measured:
    """`hits` of `total`, with Wilson's interval."""

    hits: int
    total: int

    @property
    def share(self) -> float:
        return self.hits / self.total

    @property
    def interval(self) -> tuple[float, float]:
        n, p = self.total, self.share
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
        return max(middle - half, 0.0), min(middle + half, 1.0)


@cache
def outcomes() -> pd.DataFrame:
    """Every trial: half, language, nonsense, and whether it was matched and matched right."""
    frame = data.table("need_trials")
    rows = frame[["trial", "text", "answers"]].assign(district=None)
    own, found = results.matched(rows)
    matches: dict[str, list[str]] = {trial: [] for trial in frame["trial"]}
    for trial, answer in zip(own["trial"], found, strict=True):
        matches[trial] += [match.target for match in answer.matches]
    right = [
        all(
            _right(matches[row["trial"]], trade.split(";"))
            for trade in str(row["answers"]).split(TRADES)
        )
        for row in data.rows(frame)
    ]
    return frame[["trial", "half", "language", "nonsense"]].assign(
        matched=[bool(matches[trial]) for trial in frame["trial"]], right=right
    )


def _right(matches: Collection[str], codes: Collection[str]) -> bool:
    """Whether a match, or its class, is one of the right answers."""
    programmes = data.records("programmes")
    return any(code in codes or programmes[code]["class"] in codes for code in matches)


def recall(half: str, language: str = "") -> Measured:
    """Recall at 3 of a half, in one language or in both."""
    frame = _part(half, language)
    frame = frame[~frame["nonsense"]]
    return Measured(int(frame["right"].sum()), len(frame))


def nonsense(half: str, language: str = "") -> Measured:
    """The share of nonsense that is matched."""
    frame = _part(half, language)
    frame = frame[frame["nonsense"]]
    return Measured(int(frame["matched"].sum()), len(frame))


def measured() -> dict[tuple[str, str, str], Measured]:
    """Both measures of each part, in each language and in both: (measure, half, language)."""
    return {
        (measure.__name__, half, language): measure(half, language)
        for measure in (recall, nonsense)
        for half in HALVES
        for language in ("", *data.names("need_language"))
    }


def _part(half: str, language: str) -> pd.DataFrame:
    frame = outcomes()
    frame = frame[frame["half"] == half]
    return frame[frame["language"] == language] if language else frame
