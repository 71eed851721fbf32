"""nginx in front of the app: what goes through, from where, and with which headers."""

import gzip
from http import HTTPStatus
from pathlib import Path

import pytest

from cqvet.server import HEADERS
from tests.deploy import servers
from tests.deploy.conftest import Served, needs_nginx
from tests.deploy.servers import ROOT, Site

GEOMETRY = sorted((ROOT / "cqvet" / "static").glob("*.json"))
FOREVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/layout", "/layout?lang=en&zone=metro"])
def test_a_page_is_html(site: Site, path: str) -> None:
    """Every address of a page answers with Streamlit's document."""
    answer = servers.get(site, path)
    assert answer.status == HTTPStatus.OK
    assert answer.all("content-type") == ["text/html; charset=utf-8"]
    assert b'<div id="root">' in answer.body


def test_the_bare_base_path_leads_to_the_site(site: Site) -> None:
    """`/cqvet` without its slash leads to `/cqvet/` on the reader's own address, query kept."""
    if not site.base:
        pytest.skip("only a base path has a bare form")
    answer = servers.get(site, "?lang=en")
    assert answer.status == HTTPStatus.MOVED_PERMANENTLY
    assert answer.all("location") == ["/cqvet/?lang=en"]


@pytest.mark.parametrize(("path", "body"), [("/healthz", b"ok"), ("/readyz", b'"ready"')])
def test_routes_of_the_app_answer(site: Site, path: str, body: bytes) -> None:
    """The app's own routes answer below the base path too, where Streamlit itself has none."""
    answer = servers.get(site, path)
    assert answer.status == HTTPStatus.OK
    assert body in answer.body


def test_the_websocket_is_upgraded(site: Site) -> None:
    """The session's socket is switched over for the site's own origin."""
    answer = servers.get(
        site,
        "/_stcore/stream",
        Origin=site.origin,
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        Sec_WebSocket_Protocol="streamlit",
    )
    assert answer.status == HTTPStatus.SWITCHING_PROTOCOLS


def test_the_websocket_refuses_another_origin(site: Site) -> None:
    """A foreign page cannot open a session, so the Host that nginx passes on is the right one."""
    answer = servers.get(
        site,
        "/_stcore/stream",
        Origin="http://example.org",
        Connection="Upgrade",
        Upgrade="websocket",
        Sec_WebSocket_Version="13",
        Sec_WebSocket_Key="dGhlIHNhbXBsZSBub25jZQ==",
        Sec_WebSocket_Protocol="streamlit",
    )
    assert answer.status == HTTPStatus.FORBIDDEN


@pytest.mark.parametrize("file", GEOMETRY, ids=lambda file: file.name.partition(".")[0])
def test_geometry_is_compressed_and_kept(site: Site, file: Path) -> None:
    """A geometry arrives compressed, unchanged, and is never asked for again."""
    answer = servers.get(site, f"/app/static/{file.name}", Accept_Encoding="gzip")
    assert answer.status == HTTPStatus.OK
    assert answer.all("content-type") == ["application/json"]
    assert answer.all("content-encoding") == ["gzip"]
    assert answer.all("cache-control") == [FOREVER]
    assert gzip.decompress(answer.body) == file.read_bytes()


def test_the_front_end_is_compressed_and_kept(site: Site, www: Path) -> None:
    """Streamlit's largest script arrives as the file that was compressed at installation."""
    largest = max((www / "static" / "js").glob("*.js"), key=lambda file: file.stat().st_size)
    answer = servers.get(site, f"/static/js/{largest.name}", Accept_Encoding="gzip")
    assert answer.all("cache-control") == [FOREVER]
    assert answer.body == largest.with_name(f"{largest.name}.gz").read_bytes()
    assert len(answer.body) < largest.stat().st_size / 3


def test_static_files_serve_readers_without_gzip(site: Site) -> None:
    """Who does not accept gzip gets the plain file."""
    answer = servers.get(site, f"/app/static/{GEOMETRY[0].name}")
    assert answer.all("content-encoding") == []
    assert answer.body == GEOMETRY[0].read_bytes()


def test_a_missing_static_file_is_missing(site: Site) -> None:
    """A script that is not there is a 404, not a page that the browser would try to run."""
    assert servers.get(site, "/static/js/none.js").status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("path", ["/", "/layout", "/healthz", "/_stcore/health"])
def test_security_headers_come_once(site: Site, path: str) -> None:
    """Every security header of the app arrives, and arrives once."""
    answer = servers.get(site, path)
    for name, value in HEADERS.items():
        assert answer.all(name.decode()) == [value.decode()]


def test_the_document_is_compressed_and_asked_for_again(site: Site) -> None:
    """The document, which Streamlit leaves plain, is compressed, and checked at every visit."""
    answer = servers.get(site, "/", Accept_Encoding="gzip")
    assert answer.all("content-encoding") == ["gzip"]
    assert answer.all("cache-control") == ["no-cache"]


def test_an_upload_of_the_largest_size_passes() -> None:
    """What the app takes, nginx lets through: the limits are one number."""
    config = (ROOT / ".streamlit" / "config.toml").read_text()
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    assert "maxUploadSize = 10\n" in config
    assert "client_max_body_size 10m;" in conf


def test_replicas_keep_their_readers(tmp_path: Path, www: Path, app: Site, public: Served) -> None:
    """With the lines of docs/operators.md a reader stays on one replica, and readers spread."""
    needs_nginx()
    one, two = app, public.site
    with servers.nginx(tmp_path, None, www, changes=replicas(one, two)) as site:
        for _ in range(24):
            (cookie,) = servers.get(site, "/").all("set-cookie")
            for path in ("/layout", "/healthz"):
                seen = servers.get(site, path, Cookie=cookie.partition(";")[0])
                assert seen.all("set-cookie") == []
    places: dict[str, set[str]] = {}
    for line in (tmp_path / "access.log").read_text().splitlines():
        upstream, known, given = line.split(" ", 2)
        if known == "-" and given == "-":
            continue
        reader = known if known != "-" else given.partition(";")[0].removeprefix("cqvet=")
        places.setdefault(reader, set()).add(upstream)
    assert all(len(upstreams) == 1 for upstreams in places.values())
    assert {port for upstreams in places.values() for port in upstreams} == {
        f"127.0.0.1:{one.port}",
        f"127.0.0.1:{two.port}",
    }


def replicas(one: Site, two: Site) -> dict[str, str]:
    """The change of `deploy/nginx.conf` in docs/operators.md, with the ports of two apps."""
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    upstream = conf[conf.index("upstream cqvet {") : conf.index("map $http_upgrade")]
    document = (ROOT / "docs" / "operators.md").read_text()
    block = document.partition("```nginx\n")[2].partition("```")[0]
    block, _, line = block.partition("# in `server`:\n")
    block = servers.replaced(
        block,
        {"127.0.0.1:8501": f"127.0.0.1:{one.port}", "127.0.0.1:8502": f"127.0.0.1:{two.port}"},
    )
    return {upstream: block, "server_tokens off;": f"server_tokens off;\n{line}"}
