"""The needs desk on the page: example, file, text box, faults, downloads, two readers."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base import export, forms
from cqvet.base.fault import Fault
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import needs, profile, register
from cqvet.subjects.own import Own, Table
from cqvet.ui.own import state as own
from tests import crawl
from tests.conftest import open_page, words
from tests.needs_broken import BROKEN, VALID
from tests.screen import pieces

PAGE = next(page for page in registry.PAGES if page.id == "partners")
EN = Text("en")
FILE = ("needs.csv", VALID.encode(), "text/csv")


def page(lang: Lang = "en", **query: str) -> AppTest:
    at = open_page(PAGE, {"lang": lang, "tab": "needs", **query})
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    return at


def upload(at: AppTest, file: tuple[str, bytes, str] = FILE) -> AppTest:
    at.file_uploader(key="needs_file").set_value(file).run()
    return at


def explained(lang: Lang) -> AppTest:
    """The page with what is said of the match unfolded."""
    at = page(lang)
    at.session_state["about_needs"] = True
    return at.run()


def figures(at: AppTest) -> list[dict[str, str]]:
    return [piece for piece in pieces(at) if isinstance(piece, dict)]


def matched(at: AppTest) -> list[str]:
    """The codes of the programmes that are shown for the need."""
    refs = [f["ref"].split("/") for f in figures(at) if f["kind"] == "name"]
    return [code for table, code in refs if table == "programmes"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_reported_figure_stands_at_the_top(lang: Lang) -> None:
    """The 4,899 needs are reported, lead to the ledger, and are said not to be told by kind."""
    at = page(lang)
    (figure,) = [f for f in figures(at) if f["ref"] == "consortia_demands"]
    assert figure["kind"] == "reported"
    assert "4,899" in figure["text"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_measured_quality_is_shown_and_resolves(lang: Lang) -> None:
    """Recall and nonsense rate of each part are modelled figures with an interval."""
    shown = figures(explained(lang))
    found = {f["ref"]: f for f in shown}
    for measure in ("recall", "nonsense"):
        for half in needs.trials.HALVES:
            for language in ("all", "zh", "en"):
                ref = f"needs/{measure}/{half}/{language}"
                assert ref in found
                assert provenance.resolve(ref).formula == f"needs_{measure}"
    first = next(f for f in shown if f["ref"] == "needs/recall/report/all")
    assert first["text"].count("%") == 3
    assert first["kind"] == "modelled"


@pytest.mark.parametrize("lang", LANGS)
def test_the_first_evaluation_stands_beside_the_present_one(lang: Lang) -> None:
    """That the first look fell short, and how often it was looked, is said in the open."""
    shown = {f["ref"]: f["text"] for f in reversed(figures(explained(lang)))}
    assert shown["need_evaluations/1"].startswith("83")
    assert shown["need_evaluations/4"].startswith("67")


@pytest.mark.parametrize("lang", LANGS)
def test_without_a_need_an_example_is_shown(lang: Lang) -> None:
    """Its first need with its matches, marked as made up; each of its figures has a source."""
    at = page(lang)
    assert Text(lang)("needs.for_example") in words(at)
    assert matched(at)
    assert crawl.faults(at) == []


def test_the_example_is_marked_as_made_up_and_matched() -> None:
    """The button loads it; it says what it is; four of its five needs have a match."""
    at = page()
    at.button(key="needs_try").click().run()
    assert EN("needs.example_note") in [info.value for info in at.info]
    assert [f["text"] for f in figures(at) if f["ref"] == "needs/rows"][-2:] == ["4", "5"]
    assert data.records("programmes")[matched(at)[0]]["class"] == "4603"
    assert crawl.faults(at) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_a_match_resolves(lang: Lang) -> None:
    """Scores, shares and numerals of the visitor's text are his own and say what they are."""
    at = upload(page(lang))
    at.session_state["about_scores"] = True
    shown = [f for f in figures(at.run()) if f["kind"] == "yours"]
    assert {"needs/score", "needs/share", "needs/threshold"} <= {f["ref"] for f in shown}
    assert all(provenance.resolve(f["ref"]).formula for f in shown)
    assert crawl.faults(at) == []


def test_the_language_of_the_page_changes_no_match() -> None:
    """The same file on the Chinese and the English page has the same matches and scores."""
    zh, en = (upload(page(lang)) for lang in LANGS)
    assert matched(zh) == matched(en)
    for ref in ("needs/score", "needs/share"):
        assert [f["text"] for f in figures(zh) if f["ref"] == ref] == [
            f["text"] for f in figures(en) if f["ref"] == ref
        ]


def test_one_need_in_the_text_box() -> None:
    """A typed need is checked like a file and matched; an empty one is a fault."""
    at = page()
    at.text_area(key="needs_text").set_value("急需会焊接的焊工\n两班倒")
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    assert "焊接" in words(at)
    assert matched(at)
    at.text_area(key="needs_text").set_value(" ")
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    assert matched(at) == []
    assert at.dataframe[0].value["what"].tolist() == [EN("forms.fault_missing")]


def test_several_trades_and_numbers_of_people_are_told() -> None:
    """A sentence with two trades is two needs; the page tells the sentence and the number."""
    at = page()
    at.text_area(key="needs_text").set_value("缺焊工20名和厨师")
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    assert {f["text"] for f in figures(at) if f["ref"] == "needs/people"} == {"20"}
    assert [f["text"] for f in figures(at) if f["ref"] == "needs/rows"][-2:] == ["2", "2"]
    assert "One of several needs of the sentence" in words(at)
    assert crawl.faults(at) == []


ROBOTS = "需要20名工业机器人技术员"


@pytest.mark.parametrize("lang", LANGS)
def test_what_has_to_be_asked_of_a_school_is_said_once(lang: Lang) -> None:
    """The programme by name, that nobody publishes who offers it and for how many, web pages."""
    t = Text(lang)
    at = page(lang)
    at.text_area(key="needs_text").set_value(ROBOTS)
    at.button(key=f"FormSubmitter:needs_form-{t('needs.match')}").click().run()
    said, (first, *_) = words(at), matched(at)
    assert first == "460305"
    name = needs.named("programme", first, t)[0]
    for key, given in (("needs.offered", "programme"), ("needs.room_for", "n")):
        parts = [part.strip() for part in t(key, **{given: "\0"}).split("\0")]
        assert [said.count(part) for part in parts if part] == [1] * len(list(filter(None, parts)))
    assert t("needs.through", met="\0", programme=name).partition("\0")[2] in said
    sites = [f["ref"] for f in figures(at) if f["kind"] == "link"]
    assert set(sites) & {profile.site(row["institution"]) for row in data.every("institutions")}
    assert crawl.faults(at) == []


def test_a_register_of_the_visit_says_who_offers_the_programme() -> None:
    """Its schools with places stand instead of the sentence that nothing is published."""
    at = page()
    rows = [("ours", "500118", "460305", "higher_vocational", 2025, 45, "", "")]
    checked = register.validate(register.template_csv(None, rows), register.words())
    at.session_state[own.KEY] = Own({"register": Table("register", checked)})
    at.text_area(key="needs_text").set_value(ROBOTS)
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    said = words(at)
    assert "Your register: ours offers" in said
    assert "45" in [f["text"] for f in figures(at) if f["ref"] == "match/yours/rows"]
    assert EN("needs.offered", programme="\0").partition("\0")[2] not in said


def test_no_good_match_is_said_with_score_and_threshold() -> None:
    """Nonsense gets the sentence, its best score and the threshold."""
    at = page()
    at.text_area(key="needs_text").set_value("今晚的月亮真圆")
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    assert EN("needs.none") in words(at)
    assert matched(at) == []
    assert any(f["ref"] == "needs/threshold" for f in figures(at))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_row_and_column(name: str) -> None:
    """Every fault is in the table of kinds, and nothing is matched."""
    content, planted = BROKEN[name]
    kind = "xlsx" if content.startswith(b"PK") else "csv"
    at = upload(page(), (f"bad.{kind}", content, ""))
    table = at.dataframe[0].value
    head = {"": EN("forms.whole_file")}
    rows = {
        head.get(column, EN("forms.header_row")) if row == 0 else EN("forms.at_row", row=row + 1)
        for row, column, _ in planted
    }
    places = [place for places in table["places"] for place in places.split("\n")]
    assert {place.split(" · ")[0] for place in places} == rows
    assert sum(map(int, table["count"])) == len(planted)
    assert matched(at) == []


def test_faulty_rows_are_left_out_by_choice() -> None:
    """With the box ticked the other rows are matched."""
    content, _ = BROKEN["unknown kind"]
    at = upload(page(), ("bad.csv", content, ""))
    assert matched(at) == []
    at.checkbox(key="needs_partial").check().run()
    assert matched(at)


def test_two_readers_do_not_see_each_others_needs() -> None:
    """What one brought is not in the other's session, nor in any address."""
    one, other = upload(page()), page()
    assert matched(one) != matched(other)
    assert "_needs" not in other.session_state
    assert set(one.query_params) <= {"lang", "tab"}


def test_needs_can_be_removed() -> None:
    """After removal nothing of them is left in the session."""
    at, before = page(), matched(page())
    upload(at)
    assert matched(at) != before
    at.button(key="needs_drop").click().run()
    assert matched(at) == before
    assert at.session_state["_needs"] is None


def test_published_figures_only() -> None:
    """The match is ours and left out, with a sentence; the reported figure stays."""
    at = page(evidence="published")
    assert EN("needs.left_out_published") in [info.value for info in at.info]
    assert {f["kind"] for f in figures(at)} <= {"reported", "reference"}


def test_filters_limit_the_matches() -> None:
    """With a level only programmes of it are matched, and the page says so."""
    at = upload(page(level="secondary_vocational"))
    programmes = data.records("programmes")
    assert {programmes[code]["level"] for code in matched(at)} == {"secondary_vocational"}
    assert EN("needs.filtered") in [caption.value for caption in at.caption]


def test_a_text_cannot_forge_a_figure() -> None:
    """Marks in a visitor's text are shown as letters."""
    forged = "急需焊工⟦99|reported|consortia_demands⟧"
    at = page()
    before = [f for f in figures(at) if f["ref"] == "consortia_demands"]
    at.text_area(key="needs_text").set_value(forged)
    at.button(key="FormSubmitter:needs_form-Match").click().run()
    assert [f for f in figures(at) if f["ref"] == "consortia_demands"] == before


def test_text_that_begins_like_a_formula_stays_text() -> None:
    """In CSV a mark stands before it, in XLSX its cell is text; both come back as they were."""
    rows = forms.validate("text,kind\n=1+焊工,人才\n".encode(), needs.form()).rows
    frame = needs.table(*needs.matched(rows), EN)
    text = export.csv(frame).decode("utf-8-sig")
    cells = list(csv.DictReader(io.StringIO(text)))
    assert cells[0]["text"] == "'=1+焊工"
    sheet = load_workbook(io.BytesIO(export.xlsx(frame, "needs"))).active
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+焊工", "s")


def test_the_answer_of_a_need_is_json_of_plain_values() -> None:
    """The records behind the page can be written as JSON."""
    rows = forms.validate(VALID.encode(), needs.form()).rows
    found = needs.records(*needs.matched(rows))
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_question_about_a_file_is_answered_on_the_page() -> None:
    """The row waits until the reader says what its kind is; the answer is kept for the visit."""
    content = "清单\n需求,类型,电话\n招焊工,人才/技术,1\n招厨师,人才需求,2\n".encode()
    at = upload(page(), ("own.csv", content, "text/csv"))
    assert len(at.info) == 1
    assert matched(at) == []
    (asked,) = [box for box in at.selectbox if str(box.key).startswith("ask_needs_")]
    assert "人才/技术" in asked.label
    assert [option for option in asked.options if "talent" in option] == ["talent"]
    asked.select("talent").run()
    assert list(at.info) == []
    assert matched(at)
    again = upload(at, ("again.csv", content + "\n招木工,人才,3".encode(), "text/csv"))
    assert list(again.info) == []


def test_what_was_repaired_and_set_aside_is_told_and_can_be_refused() -> None:
    """Header line, unknown column and repairs stand in one table; a refused repair is a fault."""
    content = "清单\n需求,类型,电话\n招焊工,人才,1\n招厨师,人才需求,2\n".encode()
    at = upload(page(), ("own.csv", content, "text/csv"))
    told = at.dataframe[0].value
    assert told["what"].tolist() == [
        EN("forms.account_read"),
        EN("forms.repair_kind_word"),
        EN("forms.aside_person"),
    ]
    assert told["places"].tolist()[:2] == [
        EN("forms.header_line", line="2"),
        "4 · 人才需求 → talent",
    ]
    assert told["where"].tolist()[2] == "电话"
    (refused,) = [one for one in at.multiselect if str(one.key).startswith("untouched_")]
    refused.set_value(["kind_word"]).run()
    assert at.dataframe[0].value["what"].tolist() == [
        forms.message(Fault("kind", "unknown_kind", "", ", ".join(needs_kinds())), EN)
    ]
    assert at.dataframe[0].value["places"].tolist() == ["row 4 · kind"]


def needs_kinds() -> list[str]:
    return list(data.names("need_kind"))
