"""What the deployment tests share: the app as it may be started, alone and behind nginx."""

import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from tests.deploy import servers
from tests.deploy.servers import Site

PUBLIC: Final = "https://example.org"
BASE: Final = "/cqvet"
UNIT: Final = (servers.DEPLOY / "cqvet@.service").read_text()


@dataclass(frozen=True)
class Served:
    """An app with settings of its own: where readers find it, and what its process is and says."""

    site: Site
    pid: int
    log: Path
    proxy: socket.socket | None = None


@pytest.fixture(scope="session")
def www(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `deploy/static.py` lays out for nginx."""
    folder = tmp_path_factory.mktemp("www")
    subprocess.run([sys.executable, servers.DEPLOY / "static.py", folder], check=True)
    return folder


def needs_nginx() -> None:
    if servers.NGINX is None or not servers.MIME_TYPES.exists():
        pytest.skip("nginx is not installed")


@pytest.fixture(
    scope="session",
    params=["", pytest.param(BASE, marks=pytest.mark.long)],
    ids=["root", "base path"],
)
def alone(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The app without nginx, at the root and under a base path."""
    if not request.param:
        yield request.getfixturevalue("app")
        return
    with servers.app(tmp_path_factory.mktemp("alone"), request.param) as (found, _):
        yield found


@pytest.fixture(scope="session")
def site(alone: Site, tmp_path_factory: pytest.TempPathFactory, www: Path) -> Iterator[Site]:
    """The app behind nginx."""
    needs_nginx()
    folder = tmp_path_factory.mktemp("site")
    with servers.nginx(folder, [alone.port], www, base=alone.base) as found:
        yield found


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app with a public address, sessions that end with their readers, and a proxy out.

    The proxy is one that takes requests and answers none.
    """
    folder = tmp_path_factory.mktemp("public")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        settings = {
            **dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy),
            "CQVET_PUBLIC_ADDRESS": f"{PUBLIC}/",
            "STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1",
        }
        with servers.app(folder, settings=settings) as (site, pid):
            yield Served(site, pid, folder / f"app-{site.port}.log", silent)


def setting(name: str) -> list[str]:
    """All values that the systemd unit gives to a setting."""
    return re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The app as the systemd unit starts it: ExecStart in the unit's environment and no other.

    Under a base path, with a public address, as `/etc/cqvet.env` may say.
    """
    folder = tmp_path_factory.mktemp("service")
    (command,) = setting("ExecStart")
    (place,) = setting("WorkingDirectory")
    port = servers.free_port()
    env = dict(line.split("=", 1) for line in setting("Environment"))
    env |= {"HOME": str(folder), "STREAMLIT_SERVER_PORT": str(port)}
    env |= {"STREAMLIT_SERVER_BASE_URL_PATH": BASE, "CQVET_PUBLIC_ADDRESS": f"{PUBLIC}{BASE}/"}
    with servers.running(
        shlex.split(command.replace("/opt/cqvet/current/venv/bin", str(servers.BIN))),
        lambda: servers.answers(Site(port), "/healthz"),
        folder / "unit.log",
        env=env,
        cwd=Path(place.replace("/opt/cqvet/current/app", str(servers.ROOT))),
    ) as process:
        yield Served(Site(port, BASE), process.pid, folder / "unit.log")
