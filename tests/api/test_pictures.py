"""Pictures over HTTP: addresses that may be kept, and what is wrong with others."""

from http import HTTPStatus
from typing import NoReturn

import pytest
from starlette.testclient import TestClient

from cqvet import press
from cqvet.api import pictures
from cqvet.base.filters import Filters
from cqvet.pictures.svg.element import Look
from tests.api.conftest import API, wrong


@pytest.mark.parametrize("name", pictures.NAMES)
def test_the_address_of_a_page_may_be_kept_for_ever(client: TestClient, name: str) -> None:
    """With the right fingerprint the picture is immutable; with another, or none, it is not."""
    address = pictures.address(name, Filters(cluster="L1"), Look("en", dark=True, narrow=True))
    answer = client.get(f"/{address}")
    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text.startswith("<svg")
    for other in (address[:-8] + "00000000", address.rpartition("&")[0]):
        again = client.get(f"/{other}")
        assert again.headers["cache-control"] == "no-cache"
        assert again.text == answer.text


def test_a_picture_is_a_png_too(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """The PNG is that of the SVG; without a Chinese font the package to install is named."""
    answer = client.get(f"{API}/pictures/match.png?lang=zh")
    drawn = client.get(f"{API}/pictures/match.svg?lang=zh").text
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == press.png({"match": drawn})["match"]

    def fontless(_: object) -> NoReturn:
        raise press.FontError

    monkeypatch.setattr(press, "png", fontless)
    refused = client.get(f"{API}/pictures/match.png?lang=zh")
    assert (refused.status_code, refused.json()["code"]) == (503, "no_font")
    assert press.FONT in refused.json()["detail"]


def test_filters_that_do_not_act_are_left_out_of_the_address() -> None:
    """The flow of the city is one picture whatever the region; it is fetched once."""
    for name, same in (("flow", True), ("map", False)):
        city, zone = (pictures.address(name, Filters(z), Look("zh")) for z in ("", "metro"))
        assert (city == zone) == same


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("zone=mars", [("zone", "not_listed")]),
        ("lang=fr&scheme=sepia", [("lang", "not_listed"), ("scheme", "not_listed")]),
        ("width=600", [("width", "not_listed")]),
        ("x=1", [("x", "unknown_name")]),
        ("zone=metro&zone=metro", [("zone", "repeated")]),
        ("zone=metro&district=500101", [("district", "contradiction")]),
    ],
)
def test_a_bad_parameter_is_named(
    client: TestClient, query: str, errors: list[tuple[str, str]]
) -> None:
    """400 with every fault by its name."""
    answer = client.get(f"{API}/pictures/map.svg?{query}")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert wrong(answer) == errors


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("none.svg", "not_found"),
        ("flow.svg?evidence=published", "only_modelled"),
        ("match.svg?evidence=published", "only_modelled"),
    ],
)
def test_there_is_no_picture(client: TestClient, path: str, code: str) -> None:
    """404 for an unknown name, and for what only a model says where that is not wanted."""
    answer = client.get(f"{API}/pictures/{path}")
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.NOT_FOUND, code)
