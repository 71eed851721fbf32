"""What the deployment tests share: the app behind nginx, at the root and under a base path."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.chromium import chromium
from tests.deploy import servers
from tests.deploy.servers import Site


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


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here before."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(servers.PATIENCE * 1000)
    yield context
    context.close()


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    return reader.new_page()
