"""A running server that a page of another site asks for a session."""

import socket
from pathlib import Path

from tests.deploy import servers


def test_a_foreign_page_makes_the_server_ask_nobody(tmp_path: Path) -> None:
    """It is refused as a problem; the proxy through which requests would leave hears nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.setblocking(False)
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        names = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), proxy)
        with servers.app(tmp_path, **names) as (site, _):
            asked = {
                "Origin": "https://example.org",
                "Connection": "Upgrade",
                "Upgrade": "websocket",
                "Sec_WebSocket_Version": "13",
                "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
            }
            refused = [servers.get(site, "/_stcore/stream", **asked) for _ in range(5)]
            own = servers.get(site, "/_stcore/stream", **{**asked, "Origin": site.origin})
            try:
                silent.accept()
            except BlockingIOError:
                heard = False
            else:
                heard = True
    assert [answer.status for answer in refused] == [403] * 5
    assert refused[0].all("content-type") == ["application/problem+json"]
    assert own.status == 101
    assert not heard
