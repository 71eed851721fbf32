"""Two processes behind nginx, one of them, or none: who serves a reader, and what he is told."""

import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from tests.deploy import servers
from tests.deploy.conftest import Served, needs_nginx
from tests.deploy.servers import Answer, Site


@pytest.fixture(autouse=True)
def _nginx() -> None:
    needs_nginx()


def given(answer: Answer) -> str:
    """The process that a reader is led to from now on, or nothing new."""
    return "".join(cookie.partition(";")[0] for cookie in answer.all("set-cookie")[:1])


def test_replicas_keep_their_readers(tmp_path: Path, www: Path, app: Site, public: Served) -> None:
    """Readers spread over both; each stays where his first page came from."""
    ports = (app.port, public.site.port)
    with servers.nginx(tmp_path, ports, www) as site:
        cookies = [given(servers.get(site, "/")) for _ in range(8)]
        assert set(cookies) == {"cqvet=1", "cqvet=2"}
        for cookie in cookies:
            for path in ("/layout", "/healthz", "/_stcore/health"):
                assert "cqvet=" not in given(servers.get(site, path, Cookie=cookie))
    lines = (tmp_path / "access.log").read_text().splitlines()
    served = {(line.split()[1], line.split()[0]) for line in lines if line.split()[1] in {"1", "2"}}
    assert served == {(str(i), f"127.0.0.1:{port}") for i, port in enumerate(ports, 1)}


def test_readers_of_a_process_that_is_gone_have_another(
    tmp_path: Path, www: Path, app: Site
) -> None:
    """A page and a session are served by the one that is left, and the reader is led there."""
    closed = servers.free_port()
    with servers.nginx(tmp_path, [closed, app.port], www) as site:
        page = servers.get(site, "/layout", Cookie="cqvet=1")
        session = servers.get(
            site, "/_stcore/stream", Cookie="cqvet=1", Origin=site.origin, **servers.UPGRADE
        )
    assert (page.status, given(page)) == (HTTPStatus.OK, "cqvet=2")
    assert (session.status, given(session)) == (HTTPStatus.SWITCHING_PROTOCOLS, "cqvet=2")


@pytest.mark.parametrize(
    ("path", "accepted", "said"),
    [
        ("/layout?lang=zh", "en", "本站暂时无法回应"),
        ("/layout?lang=en", "zh-CN", "The site does not answer"),
        ("/layout", "zh-CN,zh;q=0.9", "本站暂时无法回应"),
        ("/", "fr", "The site does not answer"),
    ],
)
def test_without_any_process_a_reader_gets_a_sentence(
    tmp_path: Path, www: Path, path: str, accepted: str, said: str
) -> None:
    """In his language; the page asks again by itself, and nobody keeps it."""
    with servers.nginx(tmp_path, [], www) as site:
        answer = servers.get(site, path, Accept_Language=accepted)
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert said in answer.body.decode()
    assert b'http-equiv="refresh"' in answer.body
    assert (answer.all("retry-after"), answer.all("cache-control")) == (["5"], ["no-store"])
    assert "frame-ancestors 'self'" in answer.all("content-security-policy")[0]


def test_without_any_process_a_program_gets_a_problem(tmp_path: Path, www: Path) -> None:
    """Which it can read as any other."""
    with servers.nginx(tmp_path, [], www) as site:
        answer = servers.get(site, "/api/v1/figures")
    assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.all("content-type") == ["application/problem+json"]
    assert json.loads(answer.body)["code"] == "away"


def test_who_asks_too_fast_has_to_wait(tmp_path: Path, www: Path, app: Site) -> None:
    """Beyond rate and burst an address gets 429; files and other addresses are served on."""
    slow = {"zone=cqvet_pages:10m    rate=40r/s": "zone=cqvet_pages:10m rate=1r/m"}
    slow["zone=cqvet_pages burst=200"] = "zone=cqvet_pages burst=1"
    with servers.nginx(tmp_path, [app.port], www, changes=slow) as site:
        found = [servers.get(site, "/").status for _ in range(3)]
        other = servers.get(site, "/", source="127.0.0.2").status
        files = {servers.get(site, f"/app/static/{servers.ICON}").status for _ in range(3)}
    assert (found, other, files) == ([200, 200, 429], 200, {200})


def test_an_address_has_so_many_lines(tmp_path: Path, www: Path, app: Site) -> None:
    """One more than the limit is refused while the others are open."""
    changes = {"limit_conn cqvet_lines 512;": "limit_conn cqvet_lines 1;"}
    with (
        servers.nginx(tmp_path, [app.port], www, changes=changes) as site,
        connected(site, servers.upgrade(site)) as line,
    ):
        assert b" 101 " in line.recv(4096)
        assert servers.get(site, "/").status == HTTPStatus.TOO_MANY_REQUESTS
        assert servers.get(site, "/", source="127.0.0.2").status == HTTPStatus.OK


@contextmanager
def connected(site: Site, said: bytes) -> Iterator[socket.socket]:
    """A line on which so much has been said."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as line:
        line.sendall(said)
        yield line


BODY = b"POST /api/v1/match HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{"


@pytest.mark.parametrize(
    "said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: a\r\nX", BODY], ids=range(4)
)
def test_half_a_request_is_not_waited_for(
    tmp_path: Path, www: Path, app: Site, said: bytes
) -> None:
    """Who connects and says nothing, or no more, is cut off; others are served meanwhile."""
    changes = {"header_timeout 10s": "header_timeout 1s", "body_timeout 15s": "body_timeout 1s"}
    with (
        servers.nginx(tmp_path, [app.port], www, changes=changes) as site,
        connected(site, said) as line,
    ):
        assert servers.get(site, "/healthz").status == HTTPStatus.OK
        assert rest(line) == b""


def rest(line: socket.socket) -> bytes:
    """What comes until the other side ends the line."""
    with suppress(ConnectionResetError):
        return line.makefile("rb").read()
    return b""


def test_over_tls_everything_says_so(tmp_path: Path, www: Path, app: Site) -> None:
    """HSTS from app and disk, and every cookie `Secure`; nothing of it over plain HTTP."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=localhost", "-keyout", str(key), "-out", str(cert)]
    subprocess.run(command, check=True, capture_output=True)
    port = servers.free_port()
    tls = f"listen 127.0.0.1:{port} ssl; ssl_certificate {cert}; ssl_certificate_key {key};"
    unchecked = ssl._create_unverified_context()
    with servers.nginx(
        tmp_path, [app.port], www, changes={"server_tokens off;": f"server_tokens off; {tls}"}
    ) as site:
        for path in ("/_stcore/health", f"/app/static/{servers.ICON}", "/", "/api/v1/figures"):
            line = HTTPSConnection("127.0.0.1", port, context=unchecked, timeout=20)
            line.request("GET", path)
            reply = line.getresponse()
            safe = Answer(reply.status, reply.getheaders(), reply.read())
            line.close()
            plain = servers.get(site, path)
            assert safe.all("strict-transport-security") == ["max-age=31536000"], path
            assert plain.all("strict-transport-security") == [], path
            assert len(safe.all("set-cookie")) == len(plain.all("set-cookie"))
            assert all("Secure" in cookie for cookie in safe.all("set-cookie")), path
            assert not any("Secure" in cookie for cookie in plain.all("set-cookie")), path
