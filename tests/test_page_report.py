"""The wizard of the yearly report: what it is about, in which languages, and its files."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import press, registry, work
from cqvet.i18n import LANGS, Lang, Text
from cqvet.press import FORMATS, FontError
from cqvet.subjects import register
from cqvet.ui import heavy
from cqvet.ui.report import making
from tests.conftest import open_page

PAGE = next(page for page in registry.PAGES if page.id == "matching")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heavy work is done in this process."""
    monkeypatch.setattr(heavy, "done", lambda call, *arguments: call(*arguments))


def made(at: AppTest) -> making.Made:
    """What was made in a session."""
    found: making.Made = at.session_state["_report"]
    return found


def test_one_language_gives_three_files() -> None:
    """The chosen language alone is written, in every format; the link carries the choice."""
    at = open_page(PAGE, {"tab": "report", "langs": "zh"})
    at.button(key="report_make").click().run()
    assert not at.exception
    names = list(made(at).files)
    assert [name.rpartition(".")[2] for name in names] == list(FORMATS)
    assert all("_zh" in name and name.isascii() for name in names)
    assert at.query_params["langs"] in ("zh", ["zh"])


@pytest.mark.parametrize("lang", LANGS)
def test_a_report_is_not_offered_for_another_choice(lang: Lang) -> None:
    """Once the basis is another, what was made before is not offered any more."""
    at = open_page(PAGE, {"tab": "report", "langs": "en", "lang": lang})
    at.button(key="report_make").click().run()
    ready = Text(lang).count("report.ready", 3, n=3)
    assert [box.value for box in at.success] == [ready]
    at.segmented_control(key="basis").set_value("equal").run()
    assert [box.value for box in at.success] == []


@pytest.mark.parametrize("why", ["busy", "too_slow", "too_heavy"])
def test_what_was_ended_says_why(monkeypatch: pytest.MonkeyPatch, why: work.Why) -> None:
    """Work that was ended before the first file is told in words, and nothing is offered."""

    def ended(_call: Callable[..., Any], *_: Any) -> None:
        raise work.StoppedError(why)

    at = open_page(PAGE, {"tab": "report", "langs": "en", "lang": "en"})
    monkeypatch.setattr(heavy, "done", ended)
    at.button(key="report_make").click().run()
    assert [box.value for box in at.warning] == [Text("en")(f"fault.{why}")]
    assert [box.value for box in at.success] == []
    assert made(at).files == {}


def test_what_was_finished_stays_and_the_rest_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended at the second file, the first can be taken; asked again, only the others are made."""
    t, done = Text("en"), []

    def worked(call: Callable[..., Any], *arguments: Any) -> Any:
        if call is press.file and arguments[2] == "xlsx" and "ended" not in done:
            done.append("ended")
            raise work.StoppedError("too_slow")
        done.append(arguments[2] if call is press.file else "facts")
        return call(*arguments)

    at = open_page(PAGE, {"tab": "report", "langs": "en", "lang": "en"})
    monkeypatch.setattr(heavy, "done", worked)
    at.button(key="report_make").click().run()
    partly = t.count("report.partly", 1, n=1, make=t("report.make"))
    assert [box.value for box in at.info] == [partly]
    at.button(key="report_make").click().run()
    assert [box.value for box in at.success] == [t.count("report.ready", 3, n=3)]
    assert done == ["facts", "docx", "ended", "xlsx", "html"]


def test_without_a_font_the_page_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Chinese characters there is no DOCX, and the reader is told what to install."""

    def fontless(_: object) -> dict[str, bytes]:
        raise FontError

    monkeypatch.setattr(press, "png", fontless)
    at = open_page(PAGE, {"tab": "report", "langs": "zh", "lang": "zh"})
    at.button(key="report_make").click().run()
    assert [name.rpartition(".")[2] for name in made(at).files] == ["xlsx", "html"]
    assert any("fonts-noto-cjk" in box.value for box in at.warning)


def test_a_register_is_reported_on() -> None:
    """With an own register the report is of its year, and says whose data it is."""
    at = open_page(PAGE, {"tab": "own", "lang": "en"})
    at.button(key="register_example").click().run()
    year = max(row[4] for row in register.EXAMPLE)
    at.session_state["tab"] = "report"
    at.run()
    at.segmented_control(key="langs").set_value("en").run()
    at.button(key="report_make").click().run()
    page = made(at).files[f"match_report_{year}_en.html"].decode()
    assert "in your register" in page
