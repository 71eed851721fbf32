"""Figures change only with an entry in the log, and a link knows what changed since."""

import pandas as pd
import pytest

from cqvet import data, registry
from cqvet.evidence import revisions
from cqvet.i18n import Text
from tests import crawl
from tests.conftest import open_page
from tests.screen import pieces

NAMES = [field["name"] for field in data.resources()["revisions"]["schema"]["fields"]]
FIGURE = "layout_match_rate"


def log(*rows: tuple[str, ...]) -> pd.DataFrame:
    """A log of revisions with these rows."""
    frame = pd.DataFrame(rows, columns=NAMES, dtype="str")
    frame.attrs["table"] = "revisions"
    return frame


CHANGE = ("r1", "1.1.0", "2027-03-01", FIGURE, "correction", "88", "87", "更正。", "A correction.")
LATER = ("r2", "1.2.0", "2027-06-01", FIGURE, "new_fact", "87", "90", "新数据。", "A new fact.")


def test_every_figure_has_the_value_that_the_log_promises() -> None:
    """No value differs from what was published with all logged revisions applied."""
    tables = data.load()
    assert revisions.unlogged(tables["published"], tables["revisions"], revisions.now()) == []


def test_a_changed_value_without_an_entry_is_found() -> None:
    """A figure that changes silently is named; with an entry in the log it is not."""
    values = revisions.now().copy()
    values[FIGURE] = "87"
    published, logged = data.table("published"), data.table("revisions")
    assert revisions.unlogged(published, logged, values) == [FIGURE]
    both = pd.concat([logged, log(CHANGE)])
    assert revisions.unlogged(published, both, values) == []


def test_a_new_and_a_removed_figure_are_found() -> None:
    """A figure that appears or disappears without an entry is named."""
    values = revisions.now().drop(FIGURE)
    values["new/figure"] = "1"
    found = revisions.unlogged(data.table("published"), data.table("revisions"), values)
    assert found == [FIGURE, "new/figure"]


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.0.0", ["r1", "r2"]), ("1.1.0", ["r2"]), ("1.2.0", []), ("1.10.0", [])],
)
def test_a_link_knows_what_came_after_it(version: str, expected: list[str]) -> None:
    """Revisions since a version are those of later versions, compared as numbers."""
    found = revisions.since(version, log(CHANGE, LATER))
    assert [row["revision"] for row in found] == expected


def test_the_log_of_1_1_0() -> None:
    """One figure got a value and 68 are new."""
    published = data.table("published")
    since = revisions.since("1.0.0", data.table("revisions"))
    (entry,) = (entry for entry in since if entry["version"] == "1.1.0")
    assert (entry["figure"], entry["from_value"], entry["to_value"]) == (
        *("cluster_figures/S1/latest_output", None, "700"),
    )
    assert revisions.added("1.0.0", published)["1.1.0"] == 68
    assert "1.1.0" not in revisions.added("1.1.0", published)
    assert (published["version"] == "1.0.0").sum() == 827 + 97


def test_the_log_of_1_2_0() -> None:
    """Where two raters differed, 22 of the 97 ratings of a class changed, each with its reason."""
    since = revisions.since("1.1.0", data.table("revisions"))
    changed = [entry for entry in since if entry["version"] == "1.2.0"]
    assert len(changed) == 22
    assert {entry["figure"].partition("/")[0] for entry in changed} == {"class_fit"}
    assert all(entry["reason_zh"] and entry["reason_en"] for entry in changed)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_old_link_says_what_has_changed(monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    """A page opened with an older version names figure, old and new value, class and reason."""
    tables = {**data.load(), "revisions": log(CHANGE)}
    monkeypatch.setattr(data, "load", lambda: tables)
    t = Text("zh" if lang == "zh" else "en")
    at = open_page(registry.PAGES[0], {"lang": lang, "data": "1.0.0"})
    assert any(t("revised.title", version="1.0.0") in text.value for text in at.markdown)
    said = "".join(p if isinstance(p, str) else p["text"] for p in pieces(at))
    assert "88 → 87" in said
    assert CHANGE[7 if lang == "zh" else 8] in said
    assert "revisions/r1" in crawl.references(at)
    assert "count/published/version=1.1.0" in crawl.references(at)


def test_a_link_of_today_says_nothing() -> None:
    """With the present version there is no notice."""
    at = open_page(registry.PAGES[0], {"lang": "en", "data": data.number()})
    title = Text("en")("revised.title", version=data.number())
    assert not any(title in text.value for text in at.markdown)
