"""Pictures of all pages: `python -m scripts.screenshots [page ...] [--at http://localhost:8501]`.

Of each page the first screen, in both languages, wide and narrow, light and dark, as
`docs/screenshots/<page>-<language>-<width>-<scheme>.webp`. Starts the app, unless it is told
where one runs.
"""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page

from bench.page import servers
from cqvet import registry
from cqvet.i18n import LANGS
from scripts.chromium import chromium

FOLDER: Final = Path(__file__).parents[1] / "docs" / "screenshots"
HEIGHTS: Final = {1280: 900, 390: 844}
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
ASKED: Final = {
    "search": {"q": "luban"},
    "profile": {"kind": "zone", "id": "northeast"},
}
"""What is asked of the pages that show nothing without a question."""
FAILED: Final = "[data-testid=stAlertContentError]"
PATIENCE: Final = 120_000
STILL: Final = 400
"""Milliseconds in which nothing changes once a page is drawn."""


@dataclass(frozen=True)
class Shot:
    """One picture: a page in a language, a width in pixels and a scheme of colours."""

    page: str
    lang: str
    width: int
    scheme: Literal["light", "dark"]

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.page}-{self.lang}-{self.width}-{self.scheme}.webp"

    @property
    def view(self) -> str:
        return f"/{self.page}?{urlencode({'lang': self.lang, **ASKED.get(self.page, {})})}"


def shots(pages: Sequence[str] = ()) -> list[Shot]:
    """All pictures of these pages; of every page where none is named."""
    known = pages or [page.id for page in registry.EVERY]
    return [Shot(*view) for view in product(known, LANGS, HEIGHTS, SCHEMES)]


def still(page: Page) -> bytes:
    """The first screen as PNG, once two in a row are the same."""
    before, now = b"", page.screenshot()
    while now != before:
        page.wait_for_timeout(STILL)
        before, now = now, page.screenshot()
    return now


def take(page: Page, address: str, shot: Shot) -> None:
    """Open a view and write its picture. Raises `RuntimeError` where the page shows an error."""
    page.set_viewport_size({"width": shot.width, "height": HEIGHTS[shot.width]})
    page.emulate_media(color_scheme=shot.scheme, reduced_motion="reduce")
    page.goto(address + shot.view)
    page.wait_for_selector("h1")
    page.wait_for_selector("[data-test-script-state=notRunning]", state="attached")
    page.wait_for_load_state("networkidle")
    picture, failed = still(page), page.locator(FAILED)
    if failed.count():
        raise RuntimeError(f"{shot.view} shows an error: {failed.first.inner_text()}")
    Image.open(BytesIO(picture)).save(shot.file, quality=45, method=6)


def main() -> None:
    known = [page.id for page in registry.EVERY]
    options = argparse.ArgumentParser(description=(__doc__ or "").split("`")[0])
    options.add_argument("pages", nargs="*", metavar="page", help=f"all, or some of {known}")
    options.add_argument("--at", help="the address of an app that runs")
    asked = options.parse_args()
    if unknown := set(asked.pages) - set(known):
        options.error(f"no page has the name {', '.join(sorted(unknown))}")
    FOLDER.mkdir(exist_ok=True)
    with ExitStack() as stack:
        address = asked.at or stack.enter_context(servers.streamlit("app.py", "/healthz")).address
        page = stack.enter_context(chromium()).new_page()
        page.set_default_timeout(PATIENCE)
        for shot in shots(asked.pages):
            take(page, address, shot)
            print(f"{shot.file.name}: {shot.file.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
