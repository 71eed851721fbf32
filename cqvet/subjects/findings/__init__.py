"""What a page answers, in one sentence, for the region and industry that are chosen.

Each numeral of a finding is a figure that opens its source. A page's finding is also the
alternative text of its first picture.
"""

from cqvet.subjects.findings import (
    international,
    layout,
    matching,
    overview,
    partners,
    pipeline,
    quality,
    sources,
    strategy,
    twin_cities,
)

__all__ = [
    "international",
    "layout",
    "matching",
    "overview",
    "partners",
    "pipeline",
    "quality",
    "sources",
    "strategy",
    "twin_cities",
]
