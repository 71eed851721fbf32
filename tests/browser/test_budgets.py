"""What a page may take of a reader: height, words, letters that can be read, nothing cut or over.

A page that has been redrawn is one line of `BUDGETS`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from cqvet.subjects import quality
from tests.browser.conftest import settle

MEASURE: Final = (Path(__file__).parent / "measure.js").read_text("utf-8")
WIDTHS: Final = (390, 768, 1280, 1920)
FIRST: Final = {1280: 320, 390: 420}
"""Where the first picture begins at the latest, in pixels, by the width of the window."""
LONGER: Final = 1.2
"""How much higher a page may be in English."""
WORDS: Final = 0.75
"""English words for a Chinese character."""


class Budget(NamedTuple):
    """Pixels in Chinese by the width of the window, and Chinese characters of the main column.

    `parts` are the parts of the page, to each of which the same holds.
    """

    height: dict[int, int]
    han: int
    parts: tuple[str, ...] = ()


BUDGETS: Final = {
    "international": Budget({1280: 1_350, 390: 2_400}, 350),
    "layout": Budget({1280: 1_450, 390: 2_300}, 350),
    "quality": Budget({1280: 1_500, 390: 2_800}, 450, quality.PARTS),
}


class Case(NamedTuple):
    """A page as a reader has it."""

    page: str
    part: str
    lang: Literal["zh", "en"]
    scheme: Literal["light", "dark"]
    width: int


CASES: Final = [
    Case(page, part, lang, scheme, width)
    for page, budget in BUDGETS.items()
    for part in budget.parts or ("",)
    for lang in ("zh", "en")
    for scheme in ("light", "dark")
    for width in WIDTHS
]
SHORT: Final = {("zh", "light", 1280), ("en", "dark", 390)}


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=[] if c[2:] in SHORT else pytest.mark.long) for c in CASES],
    ids=lambda case: "-".join(filter(None, map(str, case))),
)
def test_a_page_keeps_to_its_budget(
    server: str, contexts: Callable[..., BrowserContext], case: Case
) -> None:
    """Height, words, first picture, size of letters; nothing cut or on another; axe has no word."""
    locale = "zh-CN" if case.lang == "zh" else "en-GB"
    page = contexts(locale, scheme=case.scheme, width=case.width).new_page()
    part = f"&part={case.part}" if case.part else ""
    page.goto(f"{server}/{case.page}?lang={case.lang}{part}")
    settle(page)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-testid=stMain] [data-stale=true]")).to_have_count(0)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0)

    found: dict[str, Any] = page.evaluate(MEASURE)
    height, han, _ = BUDGETS[case.page]
    if case.width in FIRST:
        assert found["height"] <= height[case.width] * (1 if case.lang == "zh" else LONGER)
        assert found["picture"] <= FIRST[case.width]
    assert found["han" if case.lang == "zh" else "words"] <= han * (
        1 if case.lang == "zh" else WORDS
    )
    assert found["over"] <= 0
    assert {key: found[key] for key in ("small", "cut", "on")} == {"small": [], "cut": [], "on": []}

    violations = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in violations] == []
