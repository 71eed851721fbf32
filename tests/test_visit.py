"""A visit as a file: what it keeps, what it refuses, and that nothing in it is trusted."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from cqvet import registry
from cqvet.i18n import Lang, Text
from cqvet.subjects import own
from cqvet.subjects.own import visit
from cqvet.ui.own import state
from tests.conftest import open_page
from tests.test_own import everything

PAGE = next(page for page in registry.PAGES if page.id == "matching")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def file(**changes: object) -> bytes:
    """A visit with the example tables, some of its parts otherwise."""
    tables = {form: (f"{form}.csv", table.rows) for form, table in everything().used.items()}
    values = {"zone": "metro", "basis": "own", "supply": "register", "through_share": "0.5"}
    content = json.loads(visit.written("matching", values, tables))
    return json.dumps({**content, **changes}).encode()


def opened(content: bytes, lang: Lang = "en") -> AppTest:
    """The page after a file was reopened on it."""
    at = open_page(PAGE, {"lang": lang})
    at.session_state["visit_open"] = True
    at.run()
    at.file_uploader(key="visit_file").set_value(("visit.json", content, "")).run()
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    return at


def test_a_visit_comes_back_as_it_was() -> None:
    """Tables have the same rows, choices the same values; students are not in the file."""
    saved = visit.opened(file())
    assert saved.page == "matching"
    assert saved.values["zone"] == "metro"
    assert saved.sheets.keys() == {"register", "schools", "jobs"}
    for form, sheet in saved.sheets.items():
        checked, _ = own.arrived(form, sheet.content)
        assert checked.settled
        before = everything().used[form].rows.drop(columns="row").reset_index(drop=True)
        assert checked.rows.drop(columns="row").equals(before)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "foreign"),
        (b"\xff\xfe{", "foreign"),
        (b"[" * 100_000, "foreign"),
        (b'{"type": "FeatureCollection"}', "foreign"),
        (file(format=2), "newer"),
        (file(format="1"), "damaged"),
        (file(values=["zone"]), "damaged"),
        (file(tables={"register": {"name": "x", "columns": ["a"], "rows": [1]}}), "damaged"),
        (b" " * (visit.MAX_BYTES + 1), "too_large"),
    ],
)
def test_a_broken_or_foreign_file_is_refused(content: bytes, code: str) -> None:
    """What is no visit is refused with its reason, which both languages can say."""
    with pytest.raises(visit.VisitError) as refused:
        visit.opened(content)
    assert refused.value.code == code
    assert all(Text(lang)(f"own.visit_{code}") for lang in ("zh", "en"))


@given(JSON, JSON, JSON)
def test_no_file_fails_otherwise(page: object, values: object, tables: object) -> None:
    """Whatever stands in a file, it is opened or refused."""
    content = json.dumps(
        {"cqvet": "visit", "format": 1, "page": page, "values": values, "tables": tables}
    )
    try:
        saved = visit.opened(content.encode())
    except visit.VisitError as error:
        assert error.code == "damaged"  # noqa: PT017
    else:
        for sheet in saved.sheets.values():
            own.arrived("jobs", sheet.content)


def test_a_reopened_visit_is_used_on_the_page() -> None:
    """The page is that of the file with its filters, its register and its demand."""
    at = opened(file())
    assert at.session_state["zone"] == "metro"
    assert at.session_state["supply"] == "register"
    assert at.session_state[state.KEY].used.keys() == {"register", "schools", "jobs"}


def test_reopened_values_and_rows_pass_the_same_checks() -> None:
    """A value that no link may have is left out and counted; a faulty row is a fault as ever."""
    rows = [["nowhere", "x", "", "", "9"]]
    tables = {"schools": {"name": "a", "columns": [*own.form("schools").columns], "rows": rows}}
    at = opened(file(values={"zone": "<b>", "nonsense": "1", "tier": "leading"}, tables=tables))
    assert at.session_state["zone"] == ""
    assert at.session_state["tier"] == "leading"
    assert at.session_state[state.KEY].used == {}
    assert at.session_state[state.KEY].tables["schools"].checked.faults
    t = Text("en")
    assert t.count("own.visit_partly", 2, n=2) in [warning.value for warning in at.warning]


def test_a_foreign_file_leaves_the_visit_as_it_is() -> None:
    """What cannot be reopened is said, and what was there stays."""
    at = opened(b"{}")
    assert Text("en")("own.visit_foreign") in [warning.value for warning in at.warning]
    assert at.session_state["supply"] == "modelled"
