"""nginx in front of the app: what goes through, from where, and with which headers."""

import gzip
from http import HTTPStatus
from pathlib import Path

import pytest

from cqvet.gate import HEADERS
from tests.deploy import servers
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
        **servers.UPGRADE,
    )
    assert answer.status == HTTPStatus.SWITCHING_PROTOCOLS


def test_the_websocket_refuses_another_origin(site: Site) -> None:
    """A foreign page cannot open a session, so the Host that nginx passes on is the right one."""
    answer = servers.get(
        site,
        "/_stcore/stream",
        Origin="http://example.org",
        **servers.UPGRADE,
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


@pytest.mark.parametrize("path", ["/static/js/none.js", f"/app/static/{GEOMETRY[0].name}"])
def test_what_nginx_serves_itself_is_as_safe(site: Site, path: str) -> None:
    """Files from disk carry the headers of the app, each once, also where there is none."""
    answer = servers.get(site, path)
    for name, value in HEADERS.items():
        assert answer.all(name.decode()) == [value.decode()]
    assert answer.all("set-cookie") == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/_stcore/health", 200),
        ("/_stcore/host-config", 200),
        ("/_stcore/metrics", 404),
        ("/_stcore/script-health-check", 404),
        ("/_stcore/agent/interact", 404),
        ("/_stcore/health/x", 404),
    ],
)
def test_only_what_pages_need_of_streamlit_is_let_out(site: Site, path: str, status: int) -> None:
    """Its own counts and its agents' door stay inside."""
    assert servers.get(site, path).status == status


def test_the_counts_are_for_the_machine_itself(site: Site) -> None:
    """`/metrics` answers the loopback address, and no other."""
    own = servers.get(site, "/metrics")
    assert (own.status, b"cqvet_request_seconds_count" in own.body) == (HTTPStatus.OK, True)
    assert servers.get(site, "/metrics", source="127.0.0.2").status == HTTPStatus.FORBIDDEN
    assert servers.get(site, "/healthz", source="127.0.0.2").status == HTTPStatus.OK


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
