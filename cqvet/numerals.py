"""Numbers as each language writes them: 102.4 万 in Chinese, 1.024 million in English.

A number is shortened only where nothing is lost: 176,130 stays whole in both languages.
"""

from babel.numbers import format_decimal

from cqvet.i18n import LOCALES, Lang, Text

WAN = 10_000
YI = 100_000_000
MILLION = 1_000_000


def number(value: float, lang: Lang, digits: int = 1) -> str:
    """`value` in the language's own style, with at most `digits` decimals.

    >>> number(1_024_000, "zh"), number(1_024_000, "en")
    ('102.4 万', '1.024 million')
    """
    if lang == "zh":
        for size, name in ((YI, "亿"), (WAN, "万")):
            if value >= size and value % (size / 10) == 0:
                return f"{_plain(value / size, lang, 1)} {name}"
    elif value >= MILLION and value % 1000 == 0:
        return f"{_plain(value / MILLION, lang, 3)} million"
    return _plain(value, lang, digits)


def _plain(value: float, lang: Lang, digits: int) -> str:
    return format_decimal(
        round(value, digits), format="#,##0." + "#" * digits, locale=LOCALES[lang]
    )


def quantity(value: float, unit: str, t: Text, digits: int = 1) -> str:
    """A number with its unit code, as the language puts them: `102.4 万人`, `176 schools`."""
    text = t(f"unit.{unit}", n=number(value, t.lang, digits))
    return text.replace("万 ", "万").replace("亿 ", "亿") if t.lang == "zh" else text
