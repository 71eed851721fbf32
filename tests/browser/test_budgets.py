"""What a page may take of a reader: height, words, letters that can be read, nothing cut or over.

A page that has been redrawn is one line of `BUDGETS`.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from cqvet.subjects import international, library, partners, quality, strategy, twin_cities
from cqvet.subjects.market import TABS
from tests.browser.conftest import Visit

MEASURE: Final = (Path(__file__).parent / "measure.js").read_text("utf-8")
DRAWN: Final = (Path(__file__).parent / "drawn.js").read_text("utf-8")
WIDTHS: Final = (390, 768, 1280, 1920)
PHONE: Final = 640
"""Windows narrower than this have the pages as a row of links."""
FIRST: Final = {1280: 320, 390: 420}
"""Where the first picture begins at the latest, in pixels, by the width of the window."""
LONGER: Final = 1.2
"""How much higher a page may be in English."""
STREAMLIT: Final = ("presentation-role-conflict", "landmark-unique")
"""What axe says of Streamlit's own parts: its field for files has a role that it takes back, and
two of them are landmarks of one name."""
EITHER: Final = {("overview", 390)}
"""Pages and widths at which the height is for either language."""
WORDS: Final = 0.75
"""English words for a Chinese character."""


class Budget(NamedTuple):
    """Pixels in Chinese by the width of the window, and Chinese characters of the main column.

    `views` are what its address may ask for, to each of which the same holds.
    """

    height: dict[int, int]
    han: int
    views: tuple[str, ...] = ("",)


def parts(codes: Iterable[str], name: str = "part") -> tuple[str, ...]:
    """The views of a page part by part."""
    return tuple(f"{name}={code}" for code in codes)


BUDGETS: Final = {
    "overview": Budget({1280: 1_250, 390: 2_700}, 260),
    "international": Budget({1280: 1_350, 390: 2_400}, 350, parts(international.PARTS)),
    "layout": Budget({1280: 1_450, 390: 2_300}, 350),
    "matching": Budget({1280: 1_350, 390: 2_300}, 400, parts(TABS, "tab")),
    "partners": Budget(
        {1280: 1_500, 390: 2_600},
        400,
        (*parts(partners.PARTS), "tab=finder", "tab=finder&cluster=P1", "tab=needs"),
    ),
    "pipeline": Budget({1280: 1_700, 390: 2_900}, 450),
    "quality": Budget({1280: 1_500, 390: 2_800}, 450, parts(quality.PARTS)),
    "sources": Budget({1280: 1_300, 390: 2_000}, 200, parts(library.PARTS, "tab")),
    "strategy": Budget({1280: 1_350, 390: 2_300}, 450, parts(strategy.PARTS)),
    "twin_cities": Budget({1280: 1_350, 390: 2_500}, 380, parts(twin_cities.PARTS)),
}
UNPICTURED: Final = ("sources", "tab=finder", "tab=needs", "tab=catalogue", "tab=own", "tab=report")
"""Pages and views that lists and answers alone make up."""


class Case(NamedTuple):
    """A page as a reader has it."""

    page: str
    view: str
    lang: Literal["zh", "en"]
    scheme: Literal["light", "dark"]
    width: int

    @property
    def locale(self) -> str:
        return "zh-CN" if self.lang == "zh" else "en-GB"


CASES: Final = [
    Case(page, view, lang, scheme, width)
    for page, budget in BUDGETS.items()
    for view in budget.views
    for lang in ("zh", "en")
    for scheme in ("light", "dark")
    for width in WIDTHS
]
SHORT: Final = (("zh", "light", 1280), ("en", "dark", 390))


def short(case: Case) -> bool:
    """Whether a case is in the short suite: the first view of a page, on a desk or a phone."""
    turn = list(BUDGETS).index(case.page) % len(SHORT)
    return case.view == BUDGETS[case.page].views[0] and case[2:] == SHORT[turn]


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, marks=[] if short(c) else pytest.mark.long) for c in CASES],
    ids=lambda case: "-".join(filter(None, map(str, case))),
)
def test_a_page_keeps_to_its_budget(server: str, visit: Visit, case: Case) -> None:
    """Height, words, first picture, size of letters; nothing cut or on another; axe has no word."""
    address = f"{server}/{case.page}?lang={case.lang}&{case.view}".rstrip("&")
    page = visit(address, case.locale, width=case.width, scheme=case.scheme)
    if case.width < PHONE:
        expect(page.locator(".st-key-pills")).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_function(DRAWN)

    found: dict[str, Any] = page.evaluate(MEASURE)
    height, han, _ = BUDGETS[case.page]
    if case.width in FIRST:
        longer = 1 if case.lang == "zh" or case[:1] + case[-1:] in EITHER else LONGER
        assert found["height"] <= height[case.width] * longer
        if not (case.page.startswith(UNPICTURED) or case.view.startswith(UNPICTURED)):
            assert found["picture"] <= FIRST[case.width]
    assert found["han" if case.lang == "zh" else "words"] <= han * (
        1 if case.lang == "zh" else WORDS
    )
    assert found["over"] <= 0
    assert {key: found[key] for key in ("small", "cut", "on")} == {"small": [], "cut": [], "on": []}

    violations = Axe().run(page).response["violations"]
    ours = [one for one in violations if one["id"] not in STREAMLIT]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in ours] == []
