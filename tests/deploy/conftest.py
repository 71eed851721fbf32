"""What the deployment tests share: the app behind nginx, at the root and under a base path."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.deploy import servers
from tests.deploy.servers import Site

FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `deploy/static.py` lays out for nginx."""
    folder = tmp_path_factory.mktemp("www")
    subprocess.run([sys.executable, servers.DEPLOY / "static.py", folder], check=True)
    return folder


def needs_nginx() -> None:
    if servers.NGINX is None or not servers.MIME_TYPES.exists():
        pytest.skip("nginx is not installed")


@pytest.fixture(scope="session", params=["", "/cqvet"], ids=["root", "base path"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, www: Path
) -> Iterator[Site]:
    """The app behind nginx."""
    needs_nginx()
    folder = tmp_path_factory.mktemp("site")
    base: str = request.param
    with (
        servers.app(folder, base) as (app, _),
        servers.nginx(folder, app.port, www, base=base) as found,
    ):
        yield found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here before."""
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(servers.PATIENCE * 1000)
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    return reader.new_page()
