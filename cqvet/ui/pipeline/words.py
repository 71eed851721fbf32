"""How modelled amounts and lever values are written: always with their interval."""

from collections.abc import Iterable, Mapping
from math import floor, log10

from cqvet.base.numerals import WAN, fixed, number, quantity
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import LEVERS


def modelled(row: Mapping[str, float], ref: str, t: Text, scale: int = 0) -> Figure:
    """Persons with their 80 % interval, rounded to three figures of the largest of the three."""
    return Figure(amount(row, t, scale), f"flow/{ref}", "modelled")


def scale_of(rows: Iterable[Mapping[str, float]], t: Text) -> int:
    """The one scale of a list, in which the smallest of its amounts still shows two figures."""
    sizes = [max(abs(row[c]) for c in ("value", "low", "high")) for row in rows]
    sizes = [size for size in sizes if size >= 0.5] or [0.0]
    return WAN if t.lang == "zh" and min(sizes) >= WAN / 10 else 1


def amount(row: Mapping[str, float], t: Text, scale: int = 0, *, bare: bool = False) -> str:
    """Value and interval in persons, in `scale` or in that which the language counts in.

    `bare` where there is little room: without the word for persons.
    """
    numbers = [row["value"], row["low"], row["high"]]
    largest = max(abs(n) for n in numbers)
    scale = scale or (WAN if t.lang == "zh" and largest >= WAN else 1)
    wan = scale == WAN
    digits = 2 - floor(log10(largest / scale)) if largest > 0 else 0
    shown = [_signed(round(n / scale, digits), t, min(max(digits, 0), 2)) for n in numbers]
    value, low, high = shown
    text = interval(t, value, low, high, "interval_short" if bare else "interval")
    if bare:
        return t("pipeline.wan_bare", n=text) if wan else text
    return t("pipeline.wan", n=text) if wan else t.count("unit.person", numbers[0], n=text)


def brief(value: float, t: Text, scale: int = 0) -> str:
    """A number of persons in three figures, for a sentence; its interval stands in the table."""
    return amount(dict.fromkeys(("value", "low", "high"), value), t, scale)


def of_1000(row: Mapping[str, float], t: Text) -> str:
    """How many of 1,000, with the interval."""
    digits = 0 if row["value"] >= 10 else 1
    return interval(t, *(_signed(row[c], t, digits) for c in ("value", "low", "high")))


def share(row: Mapping[str, float], t: Text) -> str:
    """A share in percent, with the interval."""
    shown = (_signed(100 * row[c], t, 0) for c in ("value", "low", "high"))
    return t("unit.percent", n=interval(t, *shown))


def ratio(row: Mapping[str, float], t: Text) -> str:
    """How many times as large, with the interval."""
    return interval(t, *(_signed(row[c], t, 2) for c in ("value", "low", "high")))


def interval(t: Text, value: str, low: str, high: str, form: str = "interval") -> str:
    """A value with its interval; alone where there is no doubt."""
    return value if low == value == high else t(f"pipeline.{form}", v=value, low=low, high=high)


def year(value: float, t: Text) -> Figure:
    """A year that the horizon decides."""
    return Figure(t("unit.calendar_year", n=f"{value:.0f}"), "lever/horizon", "yours")


def setting(name: str, value: float, t: Text) -> str:
    """A value of a lever as it is written."""
    lever = LEVERS[name]
    if lever.unit == "share":
        return quantity(100 * value, "percent", t, 2).replace("-", "−")
    if lever.unit == "year":
        return t("unit.calendar_year", n=f"{value:.0f}")
    if lever.unit == "person":
        return quantity(value, "person", t, 0)
    return number(value, t.lang, 2)


def _signed(value: float, t: Text, digits: int) -> str:
    return fixed(value, t.lang, digits).replace("-", "−")
