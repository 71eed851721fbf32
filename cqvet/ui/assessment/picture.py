"""Scores with their error against the thresholds."""

import pandas as pd

from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.models.assessment import Case
from cqvet.pictures.charts import appraisal
from cqvet.ui import prose, vega
from cqvet.ui.assessment import words
from cqvet.ui.frame import View


def show(view: View, case: Case) -> None:
    """The chart, and what it shows in a line."""
    t = view.t
    rows = frame(case, t)
    ends = [float(v) for column in ("value", "low", "high") for v in rows[column].dropna()]
    vega.show(
        rows,
        appraisal.spec(
            len(case.schools),
            min(ends) - 2,
            max(ends) + 2,
            school=t("assessment.col_name"),
            score=t("assessment.col_score"),
            odds=t("assessment.col_odds"),
            dark=view.dark,
            narrow=view.narrow,
        ),
        key="appraisal",
        alt=t(
            "assessment.chart_alt",
            up=words.schools(_moved(case, "up"), t),
            down=words.schools(_moved(case, "down"), t),
            between=words.schools(list(assessment.between(case)), t),
        ),
    )
    with prose.about("appraisal", t) as about:
        if about.open:
            prose.lines([t("assessment.chart_note")], "appraisal_note", t, look="small")


def _moved(case: Case, move: str) -> list[str]:
    return [
        own.id
        for own, found in zip(case.schools, assessment.moves(case), strict=True)
        if found == move
    ]


def frame(case: Case, t: Text) -> pd.DataFrame:
    """The rows of the chart: schools, bands and thresholds."""
    rows: list[dict[str, object]] = []
    for own, odds in zip(case.schools, assessment.all_odds(case), strict=True):
        value = float(assessment.score(own.marks, case.weights))
        low, high = assessment.interval(value, case)
        rows.append(
            {
                "part": "school",
                "name": words.full(own, t),
                "programme": own.programme,
                "value": value,
                "low": low,
                "high": high,
                "text": words.score(own, case, t),
                "odds": t(
                    "assessment.odds",
                    up=words.percent(odds.up, t),
                    same=words.percent(odds.same, t),
                    down=words.percent(odds.down, t),
                ),
                "ref": "assessment/score",
            }
        )
    for name, value in (("down", case.down), ("up", case.up)):
        low, high = assessment.band(value, case)
        text = t(f"assessment.line_{name}", value=words.points(value, t))
        rows += [
            {"part": "band", "low": low, "high": high, "ref": "assessment/band"},
            {
                "part": "threshold",
                "value": value,
                "text": text,
                "side": name,
                "ref": "assessment/threshold",
            },
        ]
    return pd.DataFrame(rows)
