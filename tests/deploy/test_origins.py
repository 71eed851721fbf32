"""A running server that a page of another site asks for a session."""

import pytest

from tests.deploy import servers
from tests.deploy.conftest import Served


def test_a_foreign_page_makes_the_server_ask_nobody(public: Served) -> None:
    """It is refused as a problem; the proxy through which requests would leave hears nothing."""
    assert public.proxy is not None
    asked = {"Origin": "https://example.com", **servers.UPGRADE}
    refused = [servers.get(public.site, "/_stcore/stream", **asked) for _ in range(5)]
    own = servers.get(public.site, "/_stcore/stream", **{**asked, "Origin": public.site.origin})
    assert [answer.status for answer in refused] == [403] * 5
    assert refused[0].all("content-type") == ["application/problem+json"]
    assert own.status == 101
    with pytest.raises(BlockingIOError):
        public.proxy.accept()
