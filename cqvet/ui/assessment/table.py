"""The table twin of the scores, and its file."""

from typing import Final

import pandas as pd

from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.models.assessment import Case
from cqvet.ui import twin
from cqvet.ui.assessment import words

COLUMNS: Final = ("name", "before", "marks", "score", "after", "up", "same", "down")


def show(case: Case, t: Text) -> None:
    """One row a school; a row opens how its odds came about."""
    twin.show(
        shown(case, t),
        {name: t(f"assessment.col_{name}") for name in COLUMNS},
        "assessment",
        t,
        {"assessment.csv": lambda: stored(case)},
        source=lambda row: str(row["ref"]),
    )


def shown(case: Case, t: Text) -> pd.DataFrame:
    """The schools in words, one row each."""
    rows = []
    for own, odds, move in zip(
        case.schools, assessment.all_odds(case), assessment.moves(case), strict=True
    ):
        rows.append(
            {
                "name": words.full(own, t),
                "before": t(f"assessment.class_{own.standing}"),
                "marks": t.join([words.points(mark, t) for mark in own.marks]),
                "score": words.score(own, case, t),
                "after": t(f"assessment.class_{assessment.after(own.standing, move)}"),
                "up": words.percent(odds.up, t),
                "same": words.percent(odds.same, t),
                "down": words.percent(odds.down, t),
                "ref": "assessment/odds",
            }
        )
    return pd.DataFrame(rows)


def stored(case: Case) -> pd.DataFrame:
    """The toy as numbers, for files; odds are fractions."""
    rows = []
    for own, odds, move in zip(
        case.schools, assessment.all_odds(case), assessment.moves(case), strict=True
    ):
        value = float(assessment.score(own.marks, case.weights))
        low, high = assessment.interval(value, case)
        rows.append(
            {
                "toy_school": own.id,
                "programme": own.programme,
                "class_before": own.standing,
                **dict(zip(assessment.INDICATORS, own.marks, strict=True)),
                "score": value,
                "score_low": low,
                "score_high": high,
                "class_after": assessment.after(own.standing, move),
                "odds_up": odds.up,
                "odds_same": odds.same,
                "odds_down": odds.down,
            }
        )
    return pd.DataFrame(rows)
