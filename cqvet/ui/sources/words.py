"""Shares and sizes in words."""

from cqvet.base.numerals import number
from cqvet.i18n import Text


def percent(share: float, t: Text) -> str:
    """A share as a percentage that says 100 only of the whole, and 0 only of nothing."""
    tenths = min(max(round(share * 1000), 1 if share else 0), 1000 if share == 1 else 999)
    return t("unit.percent", n=number(tenths / 10, t.lang))


def size(n: int, t: Text) -> str:
    """Bytes in full."""
    return t("sources.bytes", n=f"{n:,}")
