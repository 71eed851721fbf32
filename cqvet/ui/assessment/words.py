"""How schools, classes and numbers of the toy are written."""

from fractions import Fraction

from cqvet.base.numerals import number, quantity
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.models.assessment import Case, Count, School


def school(code: str, t: Text) -> str:
    return t(f"assessment.school_{code}")


def schools(codes: list[str], t: Text) -> str:
    """Schools by name, or that there are none."""
    return t.join([school(code, t) for code in codes]) or t("assessment.nobody")


def full(own: School, t: Text) -> str:
    """A school with its programme, marked as a toy."""
    programme = t(f"assessment.programme_{own.programme}")
    return t("assessment.full", school=school(own.id, t), programme=programme)


def figure(text: str, what: str, kind: Kind = "modelled") -> Figure:
    """A number of the toy as a figure that says how it came about."""
    return Figure(text, f"assessment/{what}", kind)


def points(value: Fraction | float, t: Text) -> str:
    """A score or threshold in points."""
    return number(float(value), t.lang).replace("-", "−")


def percent(share: Fraction | float, t: Text) -> str:
    """A share or odds; what is neither 0 nor 1 is never written as such."""
    value = 100 * float(share)
    if 0 < value < 0.1:
        return t("assessment.below", value=quantity(0.1, "percent", t))
    if 99.9 < value < 100:
        return t("assessment.above", value=quantity(99.9, "percent", t))
    return quantity(value, "percent", t)


def count(found: Count, what: str, t: Text) -> Figure:
    """An expected number with its interval."""
    ends = (number(end, t.lang) for end in (found.low, found.high))
    low, high = ends
    text = t("assessment.interval", v=number(found.expected, t.lang, 1), low=low, high=high)
    return figure(text, what)


def score(own: School, case: Case, t: Text) -> str:
    """A score with the interval of its error."""
    value = float(assessment.score(own.marks, case.weights))
    if case.error == 0:
        return points(value, t)
    low, high = (points(end, t) for end in assessment.interval(value, case))
    return t("assessment.interval", v=points(value, t), low=low, high=high)
