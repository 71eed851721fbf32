"""The yearly report in a browser: from a fresh start to the downloaded files, and stopped."""

import io
import time
from typing import Final
from zipfile import ZipFile

from docx import Document
from playwright.sync_api import expect

from cqvet.i18n import LANGS, Text
from cqvet.press import FORMATS
from tests.browser.conftest import Visit

MINUTES: Final = 3


def test_from_a_cold_start_to_the_report(server: str, visit: Visit) -> None:
    """A reader comes by the door on the overview and has both languages within three minutes."""
    t, began = Text("en"), time.monotonic()
    page = visit(f"{server}/overview?lang=en")
    page.get_by_role("link", name=t("overview.door_report")).click()
    page.get_by_role("button", name=t("report.make"), exact=True).click()
    expect(page.get_by_role("button", name=t("report.take_all"))).to_be_visible(timeout=180_000)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=t("report.take_all")).click()
    with ZipFile(waiting.value.path()) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert len(files) == len(LANGS) * len(FORMATS)
    assert all(name.isascii() for name in files)
    for lang in LANGS:
        report = next(name for name in files if name.endswith(f"_{lang}.docx"))
        said = Document(io.BytesIO(files[report])).paragraphs
        assert said[2].text == Text(lang)("report.summary")
    page_of_it = t("report.take", lang=t.language("zh"), format="HTML")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=page_of_it, exact=True).click()
    name = waiting.value.suggested_filename
    assert waiting.value.path().read_bytes() == files[name]
    assert time.monotonic() - began < 60 * MINUTES


def test_a_report_can_be_stopped(server: str, visit: Visit) -> None:
    """While it is made it can be stopped: nothing is there to take, and it can be asked again."""
    t = Text("zh")
    page = visit(f"{server}/matching?lang=zh&tab=report")
    page.get_by_role("button", name=t("report.make"), exact=True).click()
    page.get_by_role("button", name=t("report.stop"), exact=True).click()
    expect(page.get_by_role("button", name=t("report.stop"), exact=True)).to_have_count(0)
    expect(page.get_by_role("button", name=t("report.take_all"))).to_have_count(0)
    expect(page.get_by_role("button", name=t("report.make"), exact=True)).to_be_enabled()
