"""The yearly report over HTTP: the files of the page, faults by their place, and the index."""

from dataclasses import replace
from typing import Any, NoReturn

import pytest
from starlette.testclient import TestClient

from cqvet import data, press, work
from cqvet.base.filters import Filters
from cqvet.subjects import lab, register, report
from cqvet.subjects.report import Order
from tests.api.conftest import API, wrong
from tests.test_report import PLAIN

REGISTER = register.template_csv(None, register.EXAMPLE).decode()


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """How long a computation may take is another question than what it gives."""
    monkeypatch.setattr(work.pool(), "seconds", 600)


def post(client: TestClient, **body: Any) -> Any:
    """The answer to a body."""
    return client.post(f"{API}/report", json={"lang": "en", "format": "html", **body})


@pytest.mark.parametrize("form", press.FORMATS)
def test_a_file_is_that_of_the_page(client: TestClient, form: str) -> None:
    """Each format has the bytes that the page makes of the same order, and an ASCII name."""
    answer = post(client, format=form)
    link = f"http://testserver/matching?tab=report&data={data.number()}"
    facts = report.gather(Order(PLAIN, link=link))
    drawn = press.pictures(facts, "en")
    expected = press.file(facts, "en", form, drawn, press.png(drawn) if form == "docx" else {})
    assert answer.status_code == 200, answer.text
    assert answer.content == expected
    assert press.named(facts, "en", form) in answer.headers["content-disposition"]


def test_choices_act_as_on_the_page(client: TestClient) -> None:
    """Indices, basis and plan of a body make the report that the same choices make on the page."""
    answer = post(
        client, indices=["similarity"], basis="equal", budget="0.1", level="secondary_vocational"
    )
    query = "tab=report&basis=equal&budget=0.1&level=secondary_vocational"
    order = Order(
        replace(PLAIN, basis="equal", filters=Filters(level="secondary_vocational")),
        lab.Settings(budget="0.1"),
        ("similarity",),
        f"http://testserver/matching?{query}&data={data.number()}",
    )
    facts = report.gather(order)
    assert answer.content == press.file(facts, "en", "html", press.pictures(facts, "en"), {})


def test_an_own_register_is_reported_on(client: TestClient) -> None:
    """The rows of a CSV text are what the report is about."""
    answer = post(client, register=REGISTER)
    assert "in your register" in answer.text
    assert "match_report_2025_en.html" in answer.headers["content-disposition"]


def test_a_move_has_a_decision_sheet(client: TestClient) -> None:
    """With the number of a move the file is its sheet; a number without a move is 422."""
    answer = post(client, move=1)
    link = f"http://testserver/matching?tab=report&data={data.number()}"
    facts = report.gather(Order(PLAIN, link=link))
    assert answer.content == press.sheet(facts, 1, "en", "html")
    assert press.sheet_named(facts, 1, "en", "html") in answer.headers["content-disposition"]
    assert (
        post(client, move=999).status_code,
        post(client, move=1, format="xlsx").status_code,
    ) == (
        422,
        400,
    )


def test_every_fault_is_named(client: TestClient) -> None:
    """What lacks, what is not known and what cannot be read is told at once, by its place."""
    body = {"format": "pdf", "x": 1, "weights": "L1", "indices": [], "year": 1.5}
    answer = client.post(f"{API}/report", json=body)
    assert wrong(answer) == [
        ("/lang", "missing"),
        ("/format", "unknown_choice"),
        ("/x", "unknown_field"),
        ("/weights", "unknown_choice"),
        ("/indices", "unknown_choice"),
        ("/year", "not_whole"),
    ]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"year": 2025}, ("/year", "unknown_choice")),
        ({"register": REGISTER, "year": 1999}, ("/year", "unknown_choice")),
        ({"zone": "metro", "district": "500101"}, ("/district", "contradiction")),
        ({"register": "institution,district\nx,y"}, ("/register/0/programme", "missing_column")),
    ],
)
def test_what_does_not_go_together_is_refused(
    client: TestClient, body: dict[str, Any], found: tuple[str, str]
) -> None:
    """A year without its rows, a district of another zone, a register with faults: 400."""
    assert found in wrong(post(client, **body))


def test_without_supply_there_is_no_report(client: TestClient) -> None:
    """A register without a row of the region is 422, with the reason that the page gives."""
    answer = post(client, register=REGISTER, zone="southeast")
    assert (answer.status_code, answer.json()["code"]) == (422, "no_supply")


def test_without_a_font_the_package_is_named(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that cannot draw Chinese has no DOCX and says what to install."""

    def fontless(_: object) -> NoReturn:
        raise press.FontError

    monkeypatch.setattr(press, "png", fontless)
    answer = post(client, format="docx")
    assert (answer.status_code, answer.json()["code"]) == (503, "no_font")
    assert press.FONT in answer.json()["detail"]


def test_the_index_lists_every_address(client: TestClient) -> None:
    """All operations of the description stand in the index, with the whole address."""
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    listed = client.get(f"{API}/").json()["addresses"]
    assert {(one["address"], one["method"]) for one in listed} == {
        (f"http://testserver{path}", method.upper()) for path in paths for method in paths[path]
    }
