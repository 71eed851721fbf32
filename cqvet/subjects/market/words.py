"""How values of matching are written: shares, ratios, angles, intervals, names of clusters."""

import math
from typing import Final

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.i18n import Text

FORMULAS: Final = {
    "coverage_narrow": "n₁ / N",
    "coverage_wide": "n₂ / N",
    "dissimilarity": "½ Σ |σᵢ − δᵢ|",
    "similarity": "1 − ½ Σ |σᵢ − δᵢ|",
    "structural_deviation": "Σ |σᵢ / δᵢ − 1|",
    "structural_deviation_by_cluster": "σᵢ / δᵢ − 1",
    "location_quotient": "σᵢ / δᵢ",
    "coordination": "√ Σ √(σᵢ δᵢ)",
    "adjustment_added": "a / B",
    "adjustment_cancelled": "c / B",
    "adjustment_gross": "(a + c) / B",
    "moore_angle": "∠ (σ′, σ)",
}
"""The same in all languages; the symbols are explained by `matching.symbols`."""


def cluster_name(cluster: str, t: Text) -> str:
    return f"{cluster} {quoting.called('clusters', cluster, t)}"


def written(value: float, unit: str, t: Text) -> str:
    """A value of an index: a share in percent, a ratio, an angle."""
    if unit == "share":
        text = quantity(100 * value, "percent", t, 1)
    else:
        text = quantity(value, unit, t, 1) if unit == "degree" else number(value, t.lang, 2)
    return text.replace("-", "−")


def spread(value: float, low: float, high: float, unit: str, t: Text) -> str:
    """A value with its interval where there is one."""
    text = written(value, unit, t)
    if math.isnan(low):
        return text
    ends = {name: written(end, unit, t) for name, end in (("low", low), ("high", high))}
    return t("matching.interval", v=text, **ends)


def row_text(row: data.Row, unit: str, t: Text) -> str:
    """The value of a row with `value`, `low` and `high`; without a value: refused."""
    if row["value"] is None:
        return t("matching.refused")
    low, high = (math.nan if row[end] is None else row[end] for end in ("low", "high"))
    return spread(row["value"], low, high, unit, t)
