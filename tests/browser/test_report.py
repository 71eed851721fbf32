"""The yearly report in a browser: from a fresh start to the downloaded files, and stopped."""

import io
import time
from typing import Final
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from cqvet import data
from cqvet.i18n import LANGS, Text
from cqvet.press import FORMATS
from cqvet.subjects import register
from tests.browser.conftest import Visit
from tests.browser.test_matching import bring

MINUTES: Final = 3
ROWS: Final = 5000


def test_from_a_cold_start_to_the_report(server: str, visit: Visit) -> None:
    """A reader comes by the door on the overview and has both languages within three minutes."""
    t, began = Text("en"), time.monotonic()
    page = visit(f"{server}/overview?lang=en")
    page.get_by_role("link", name=t("overview.door_report")).click()
    files = taken(page, t)
    page_of_it = t("report.take", lang=t.language("zh"), format="HTML")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=page_of_it, exact=True).click()
    name = waiting.value.suggested_filename
    assert waiting.value.path().read_bytes() == files[name]
    assert time.monotonic() - began < 60 * MINUTES


@pytest.mark.long
def test_from_a_register_of_5000_rows_to_the_report(server: str, visit: Visit) -> None:
    """So is a register of one's own of 5,000 rows brought and reported on within three minutes."""
    t, began = Text("zh"), time.monotonic()
    page = visit(f"{server}/overview?lang=zh")
    page.get_by_role("link", name=t("overview.door_report")).click()
    bring(page, "own.csv", large(), t)
    page.get_by_role("radio", name=t("matching.tab_report"), exact=True).click()
    files = taken(page, t)
    assert time.monotonic() - began < 60 * MINUTES
    html = next(body for name, body in files.items() if name.endswith("_zh.html")).decode()
    assert t("report.yours") in html


def taken(page: Page, t: Text) -> dict[str, bytes]:
    """The report is made and taken in both languages: every file by its name."""
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
    return files


def large() -> bytes:
    """A register of `ROWS` rows: made-up institutions that offer programmes of their level."""
    known = [(row["programme"], row["level"]) for row in data.every("programmes")]
    places = list(data.records("districts"))
    lines = [
        f"example_{i // 40},{places[i // 40 % len(places)]},{code},{level},2025,60,55,50"
        for i in range(ROWS)
        for code, level in [known[i % len(known)]]
    ]
    return "\n".join([",".join(register.COLUMNS), *lines]).encode()


def test_a_report_can_be_stopped(server: str, visit: Visit) -> None:
    """While it is made it can be stopped: it is not whole, and asked again it becomes so."""
    t, n = Text("zh"), len(LANGS) * len(FORMATS)
    page = visit(f"{server}/matching?lang=zh&tab=report")
    page.get_by_role("button", name=t("report.make"), exact=True).click()
    page.get_by_role("button", name=t("report.stop"), exact=True).click()
    expect(page.get_by_role("button", name=t("report.stop"), exact=True)).to_have_count(0)
    expect(page.get_by_text(t.count("report.ready", n, n=n))).to_have_count(0)
    page.get_by_role("button", name=t("report.make"), exact=True).click()
    expect(page.get_by_text(t.count("report.ready", n, n=n))).to_be_visible(timeout=180_000)
