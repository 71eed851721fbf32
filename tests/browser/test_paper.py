"""Paper: how many sheets the browser makes of a view."""

import re

import pytest
from playwright.sync_api import expect

from cqvet import registry
from cqvet.i18n import LANGS
from tests.browser.conftest import Visit
from tests.screen import turns


@pytest.mark.parametrize(("name", "lang"), turns([page.id for page in registry.PAGES], LANGS))
def test_a_view_is_at_most_two_sheets(name: str, lang: str, server: str, visit: Visit) -> None:
    """A4 as the browser prints it, every picture drawn, without canvas or what leads about."""
    page = visit(f"{server}/{name}?lang={lang}&print=1")
    expect(page.locator(".sheet .foot")).to_be_visible()
    expect(page.locator("canvas")).to_have_count(0)
    widths = page.evaluate("[...document.querySelectorAll('.sheet img')].map(i => i.naturalWidth)")
    assert all(widths)
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 2
    page.emulate_media(media="print")
    expect(page.locator("#skip")).to_be_hidden()
