"""The worked example of an index, in one sentence on made-up numbers."""

import numpy as np

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.models.matching import Floats, Index
from cqvet.subjects.market.words import written


def line(index: Index, t: Text) -> str:
    """The first worked example: what goes in, what comes out, each a figure."""
    case, expected = index.toys[0]

    def mark(text: str) -> Figure:
        return Figure(text, f"match/toy/{index.id}")

    def all_of(values: Floats) -> Figure:
        return mark(" : ".join(number(float(value), t.lang) for value in values))

    results = np.atleast_1d(np.array(expected))
    result = mark(t.join([written(float(value), index.unit, t) for value in results]))
    if "turnover" in index.needs and case.turnover is not None:
        change = case.turnover
        counts = {
            name: mark(str(getattr(change, name))) for name in ("before", "added", "cancelled")
        }
        return t("matching.toy_turnover", result=result, **counts)
    if index.id.startswith("coverage"):
        count = case.narrow if index.id == "coverage_narrow" else case.wide or 0.0
        total = case.total[0] if case.total else 0.0
        counts = {"count": mark(number(count, t.lang)), "total": mark(number(total, t.lang))}
        return t("matching.toy_coverage", result=result, **counts)
    if case.earlier is not None:
        pair = {"earlier": all_of(case.earlier), "supply": all_of(case.supply)}
        return t("matching.toy_years", result=result, **pair)
    sides = {"supply": all_of(case.supply), "demand": all_of(case.demand)}
    return t("matching.toy_structure", result=result, **sides)


def plain_line(index: Index, t: Text) -> str:
    """The same as plain text."""
    return plain(line(index, t))
