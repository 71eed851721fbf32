"""Addresses that lead nowhere: a page in the reader's language that leads on."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from cqvet import registry
from cqvet.i18n import Text
from cqvet.lost import Lost, nearest


async def front_end(request: Request) -> Response:
    """As Streamlit does: its front end under any address, data under some."""
    if request.url.path.endswith(".json"):
        return JSONResponse({})
    return HTMLResponse("the front end")


def client(prefix: str = "") -> TestClient:
    routes = [Route("/{path:path}", front_end)]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Lost, prefix=prefix)]))


NEAREST = {
    "/partners/needs": "partners",
    "/Layout": "layout",
    "/LAYOUT.html": "layout",
    "/twin-cities": "twin_cities",
    "/internatonal": "international",
    "/优化布局": "layout",
    "/zh/quality": "quality",
    "/nosuch": "overview",
    "/" + "x" * 5000: "overview",
    "/%00%ff/<b>": "overview",
}


@pytest.mark.parametrize("path", NEAREST, ids=lambda path: path[:20])
def test_the_nearest_page(path: str) -> None:
    """A page is found by its id or name in any case, among other parts; else it is the first."""
    assert nearest(path) == NEAREST[path]


@pytest.mark.parametrize("prefix", ["", "/cqvet"])
@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_pages_and_data_pass(page: registry.Page, prefix: str) -> None:
    """Addresses of pages get the front end, and files are left alone."""
    reader = client(prefix)
    for path in (f"/{page.id}", "/", f"/{page.id}?lang=en", "/_stcore/any.json"):
        answer = reader.get(prefix + path)
        assert (answer.status_code, answer.text) in {(200, "the front end"), (200, "{}")}


@pytest.mark.parametrize(
    ("lang", "accepted"), [("zh", "zh-CN,zh;q=0.9"), ("en", "en-GB"), ("en", "")]
)
@pytest.mark.parametrize("prefix", ["", "/cqvet"])
def test_an_unknown_address_is_a_page_that_leads_on(lang: str, accepted: str, prefix: str) -> None:
    """It says so with 404, in the reader's language, and offers the nearest page with the query."""
    t = Text("zh" if lang == "zh" else "en")
    answer = client(prefix).get(
        f"{prefix}/partners/needs?zone=metro&x=<i>", headers={"accept-language": accepted}
    )
    assert answer.status_code == 404
    assert t("frame.lost_title") in answer.text
    assert f'href="{prefix}/partners?zone=metro&amp;x=' in answer.text
    assert "<i>" not in answer.text
    assert all(t(f"{page.id}.tab") in answer.text for page in registry.PAGES)


def test_the_language_of_the_address_counts_first() -> None:
    """A link in English stays in English in a Chinese browser."""
    answer = client().get("/nosuch?lang=en", headers={"accept-language": "zh-CN"})
    assert Text("en")("frame.lost_title") in answer.text


@pytest.mark.parametrize("tail", ["。", ")", "）", "，请看", "."])
def test_punctuation_behind_the_address_of_a_page_is_taken_off(tail: str) -> None:
    """A page whose address ends a sentence is that page."""
    answer = client().get(f"/layout{tail}?lang=en", follow_redirects=False)
    assert answer.headers["location"] == "/layout?lang=en"
