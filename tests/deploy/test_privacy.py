"""What a visitor brings: not on disk, not in the log, not in the address, not in another visit."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Browser, Page, expect
from starlette.formparsers import MultiPartParser
from streamlit import config

from tests.deploy.conftest import Served

SECRET = "绝密示范学院"
ROWS = 1_500
PATIENCE = 120_000


def register() -> bytes:
    """A file of more than a megabyte with a column of people."""
    lines = ["院校,区县,专业代码,层次,年份,招生计划,姓名,备注"]
    lines += [
        f"{SECRET}{n},永川区,510203,高职,2025,{n},{'张三' * 150},{'说' * 90}" for n in range(ROWS)
    ]
    return "\n".join(lines).encode()


@contextmanager
def written_files(pid: int) -> Iterator[set[str]]:
    """The files that a process holds open for writing, looked at all the time."""
    seen, over = set[str](), Event()

    def look() -> None:
        while not over.is_set():
            seen.update(_written(pid))

    watch = Thread(target=look)
    watch.start()
    try:
        yield seen
    finally:
        over.set()
        watch.join()


def _written(pid: int) -> Iterator[str]:
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            target = str(link.readlink())
            told = Path(f"/proc/{pid}/fdinfo/{link.name}").read_text()
        except OSError:
            continue
        flags = int(told.split("flags:")[1].split()[0], 8)
        if target.startswith("/") and not target.startswith("/dev/") and flags & os.O_ACCMODE:
            yield target


def open_page(browser: Browser, address: str) -> Page:
    page = browser.new_context(locale="zh-CN").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    return page


def test_no_upload_is_spooled() -> None:
    """The parser of uploads keeps in memory whatever the server takes."""
    import_module("cqvet.server")
    most = int(config.get_option("server.maxUploadSize")) * 1024 * 1024
    assert MultiPartParser.spool_max_size > most


def test_an_upload_stays_in_its_visit(public: Served, browser: Browser) -> None:
    """While one visit brings a large file nothing is written, and another sees nothing of it."""
    content = register()
    assert len(content) > 1024 * 1024
    place = f"{public.site.address}/sources?lang=zh&tab=own"
    page = open_page(browser, place)
    field = page.locator("input[type=file]").first
    field.wait_for(state="attached")
    before = {*_written(public.pid)}
    with written_files(public.pid) as written:
        field.set_input_files({"name": "own.csv", "mimeType": "text/csv", "buffer": content})
        expect(page.get_by_text("正在使用您的数据").first).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_text("含个人信息的列").first).to_be_attached(timeout=PATIENCE)
    assert written - before == set()
    page.goto(f"{public.site.address}/layout?lang=zh&part=own")
    other = open_page(browser, page.url)
    expect(other.locator("h1").first).to_be_visible(timeout=PATIENCE)
    for address in (place, f"{public.site.address}/matching?lang=zh&supply=register"):
        other.goto(address)
        expect(other.locator("h1").first).to_be_visible(timeout=PATIENCE)
        assert SECRET not in other.content()
        assert "正在使用您的数据" not in other.content()
    assert SECRET not in page.url
    assert SECRET not in public.log.read_text()
    assert "张三" not in public.log.read_text()
    for one in (page, other):
        one.context.close()
