"""The app and nginx as child processes, from the files under `deploy/`."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "deploy"
BIN: Final = Path(sys.executable).parent
NGINX: Final = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
MIME_TYPES: Final = Path("/etc/nginx/mime.types")
ICON: Final = "icon.png"
PATIENCE: Final = 180.0
UPGRADE: Final = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec_WebSocket_Version": "13",
    "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec_WebSocket_Protocol": "streamlit",
}
"""The headers that ask for a session."""


@dataclass(frozen=True)
class Site:
    """Where readers find the app: an origin, and the path below it ("" or "/cqvet")."""

    port: int
    base: str = ""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return self.origin + self.base


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Sequence[tuple[str, str]]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value sent for a header."""
        return [value for key, value in self.headers if key.lower() == name]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def get(site: Site, path: str, source: str = "127.0.0.1", **headers: str) -> Answer:
    """One request below the site's base path; nothing is decoded or followed."""
    at = ("127.0.0.1", site.port)
    connection = http.client.HTTPConnection(*at, timeout=PATIENCE, source_address=(source, 0))
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", site.base + path, headers=names)
        reply = connection.getresponse()
        # After a switch of protocols there is no body, but an open line.
        body = b"" if reply.status == http.HTTPStatus.SWITCHING_PROTOCOLS else reply.read()
        return Answer(reply.status, reply.getheaders(), body)
    finally:
        connection.close()


def upgrade(site: Site) -> bytes:
    """The request for a session, as it goes over the line."""
    headers = {"Host": f"127.0.0.1:{site.port}", "Origin": site.origin, **UPGRADE}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"GET {site.base}/_stcore/stream HTTP/1.1", *lines, "", ""]).encode()


def wait(until: Callable[[], bool], process: subprocess.Popen[Any], log: Path) -> None:
    """Ask every 50 ms until it is so; fails with the log when the process ends or time is up."""
    deadline = time.monotonic() + PATIENCE
    while not until():
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(log.read_text())
        time.sleep(0.05)


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """The text with every change made; each has to find something to change."""
    for old, new in changes.items():
        assert old in text, f"{old!r} is not there any more"
        text = text.replace(old, new)
    return text


@contextmanager
def running(
    command: Sequence[str],
    ready: Callable[[], bool],
    log: Path,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    user: str | None = None,
) -> Iterator[subprocess.Popen[Any]]:
    """A child process from the moment it is ready until the block ends."""
    with log.open("w") as out:
        process = subprocess.Popen(
            command, cwd=cwd, env=env, user=user, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        wait(ready, process, log)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(site: Site, path: str) -> bool:
    try:
        return get(site, path).status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False


@contextmanager
def app(
    folder: Path,
    base: str = "",
    port: int = 0,
    settings: Mapping[str, str] | None = None,
    root: Path = ROOT,
) -> Iterator[tuple[Site, int]]:
    """`streamlit run app.py`, as the README says, on this or a free port: site and process id."""
    port = port or free_port()
    env = {
        **os.environ,
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_BASE_URL_PATH": base.strip("/"),
        **(settings or {}),
    }
    command = [str(BIN / "streamlit"), "run", "app.py"]
    with running(
        command,
        lambda: answers(Site(port), "/healthz"),
        folder / f"app-{port}.log",
        env=env,
        cwd=root,
    ) as process:
        yield Site(port, base), process.pid


@contextmanager
def nginx(
    folder: Path,
    upstreams: Sequence[int],
    www: Path,
    *,
    base: str = "",
    changes: Mapping[str, str] | None = None,
) -> Iterator[Site]:
    """Run nginx with `deploy/nginx.conf`, its port, its folder and the app's two ports exchanged.

    Of one app the second port is closed, as that of a process that is down.
    """
    one, two = (*upstreams, free_port(), free_port())[:2]
    port = free_port()
    site = replaced(
        (DEPLOY / "nginx.conf").read_text(),
        {
            **(changes or {}),
            "listen 80 default_server;": f"listen 127.0.0.1:{port};",
            "/opt/cqvet/www": str(www),
            ":8501": f":{one}",
            ":8502": f":{two}",
        },
    )
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "scgi", "uwsgi")
    )
    (folder / "nginx.conf").write_text(
        f"{'user root;' if os.geteuid() == 0 else ''}\n"
        f"daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        f"events {{}}\nhttp {{\ninclude {MIME_TYPES};\n{temporary}"
        f"log_format seen '$upstream_addr $cookie_cqvet $sent_http_set_cookie';\n"
        f"access_log {folder}/access.log seen;\n{site}\n}}\n"
    )
    assert NGINX is not None
    command = [NGINX, "-p", str(folder), "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    with running(command, lambda: answers(Site(port), f"/app/static/{ICON}"), folder / "nginx.log"):
        yield Site(port, base)
