"""Numbers as each language writes them: 102.4 万 in Chinese, 1.024 million in English.

A number is shortened only where nothing is lost: 176,130 stays whole in both languages. A unit that
stands for many keeps one scale whatever the number is, so that a list can be compared by eye.
"""

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_decimal

from cqvet.i18n import LOCALES, Lang, Text

WAN = 10_000
YI = 100_000_000
MILLION = 1_000_000
BILLION = 1_000_000_000
LARGE = {"yuan_10k": ("yuan", WAN), "yuan_100m": ("yuan", YI), "vehicle_10k": ("vehicle", WAN)}
"""Units that stand for many: unit -> the single unit and how many of it."""


def number(value: float, lang: Lang, digits: int = 1) -> str:
    """`value` in the language's own style, with at most `digits` decimals.

    >>> number(1_024_000, "zh"), number(1_024_000, "en")
    ('102.4 万', '1.024 million')
    """
    if lang == "zh":
        for size, name in ((YI, "亿"), (WAN, "万")):
            if value >= size and value % (size / 10) == 0:
                return f"{_plain(value / size, lang, 1)} {name}"
    else:
        for size, name in ((BILLION, "billion"), (MILLION, "million")):
            if value >= size and value % (size / 1000) == 0:
                return f"{_plain(value / size, lang, 3)} {name}"
    return _plain(value, lang, digits)


def fixed(value: float, lang: Lang, digits: int) -> str:
    """A number with all its decimals, so that the ends of an interval are written alike."""
    return _formatted(str(value + 0.0), lang, "#,##0." + "0" * digits)


def _plain(value: float, lang: Lang, digits: int) -> str:
    return _formatted(str(round(value, digits)), lang, "#,##0." + "#" * digits)


@lru_cache(maxsize=8192)
def _formatted(value: str, lang: Lang, form: str) -> str:
    return format_decimal(Decimal(value), format=form, locale=LOCALES[lang])


def quantity(value: float, unit: str, t: Text, digits: int = 1) -> str:
    """A number with its unit code, as the language puts them: `102.4 万人`, `176 schools`."""
    single, size = LARGE.get(unit, (unit, 1))
    written = number(value, t.lang, digits)
    if size != 1:
        shown, name = _scaled(value, unit, t.lang)
        written = f"{_plain(shown, t.lang, 4)} {name}"
    text = t.count(f"unit.{single}", value * size, n=written)
    return text.replace("万 ", "万").replace("亿 ", "亿") if t.lang == "zh" else text


def bare(value: float, unit: str, lang: Lang, digits: int = 1) -> str:
    """The number alone, in the scale of the quantity, for a place that has room for no unit."""
    if unit not in LARGE:
        return number(value, lang, digits)
    shown, _ = _scaled(value, unit, lang)
    return _plain(shown, lang, digits)


def _scaled(value: float, unit: str, lang: Lang) -> tuple[float, str]:
    """A number of a unit that stands for many in the words of the language, and their scale."""
    size = LARGE[unit][1]
    if lang == "zh":
        return value, "亿" if size == YI else "万"
    scale, name = (BILLION, "billion") if value * size >= BILLION else (MILLION, "million")
    return value * size / scale, name
