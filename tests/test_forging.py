"""Texts of a stranger in every place that takes one: they stay text, and the pages stay whole."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import registry
from cqvet.base import params
from cqvet.i18n import LANGS
from cqvet.models import flow
from tests import crawl, hostile
from tests.conftest import go_back, open_page

PAGES = {page.id: page for page in registry.PAGES}
BOXES = {
    "search_data": ("sources", {"tab": "ledger"}),
    "search_programme": ("matching", {"tab": "catalogue"}),
}
SAMPLE = (
    hostile.MARKS[0],
    hostile.MARKS[13],
    hostile.MARKUP[6],
    hostile.MARKDOWN[3],
    hostile.FORMULAS[6],
    hostile.TEMPLATES[4],
)


def typed(text: str) -> bool:
    """Whether a text can be recognised on a page: letters of ours stand there anyway."""
    return len(text.strip()) > 6


def rendered(at: AppTest) -> str:
    """Everything on a page that the browser reads as markup, and what its maps compute."""
    kinds = (*crawl.TEXTS, "toast", "html")
    texts = [
        str(getattr(e, "value", getattr(e, "body", ""))) for kind in kinds for e in at.get(kind)
    ]
    maps = [element.proto.json for element in at.get("deck_gl_json_chart")]
    return "\n".join([*texts, *maps])


def ours(at: AppTest) -> Counter[tuple[str, str]]:
    """What a page says that others have said, and its links: kind and reference."""
    found = (piece for piece in crawl.pieces(at) if isinstance(piece, dict))
    return Counter(
        (p["kind"], p["ref"]) for p in found if p["kind"] in {"reported", "claim", "link"}
    )


def is_whole(at: AppTest) -> bool:
    return not [*at.exception, *at.error]


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_no_parameter_takes_a_strange_text(page: registry.Page) -> None:
    """In every parameter of every page it is a fault that repeats nothing, or the default."""
    # What a lever takes is said beside it, by the model itself.
    own = [p for p in registry.params(page) if p.choices != params.ANY_TEXT]
    for text in filter(typed, hostile.ALL):
        values, faults = params.parse({param.name: [text] for param in own}, own)
        assert values == {param.name: param.default for param in own}
        assert {fault.where for fault in faults} == {param.name for param in own}
        assert params.parse({text: ["metro"]}, own)[1][0].where in {"", text}
        assert not any(sign in fault.where for fault in faults for sign in "<⟦[=")


def test_no_lever_takes_a_strange_text() -> None:
    """Each is a fault of its own lever, and the default holds."""
    for text in filter(typed, hostile.ALL):
        values, faults = flow.read_levers(dict.fromkeys(flow.LEVERS, text))
        assert values == {}
        assert {fault.where for fault in faults} == set(flow.LEVERS)


def queries(page: registry.Page, texts: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Queries that give each text to some parameter of a page."""
    names = [param.name for param in registry.params(page) if param.name != "lang"]
    for start in range(0, len(texts), len(names)):
        yield dict(zip(names, texts[start:], strict=False))


def opens(page: registry.Page, texts: tuple[str, ...], lang: str) -> None:
    """Assert that with these texts in its query a page says what it says without a query."""
    usual = ours(open_page(page, {"lang": lang}))
    for query in queries(page, texts):
        at = open_page(page, {"lang": lang, **query})
        assert is_whole(at)
        assert ours(at) == usual
        assert not [text for text in query.values() if typed(str(text)) and text in rendered(at)]


def test_a_query_of_strange_texts_shows_the_usual_page() -> None:
    """A sample, on one page."""
    opens(PAGES["overview"], SAMPLE, "en")


@pytest.mark.long
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_queries_of_all_strange_texts_show_the_usual_page(page: registry.Page, lang: str) -> None:
    """All texts, on every page, in both languages."""
    opens(page, hostile.ALL, lang)


def searches(box: str, texts: tuple[str, ...]) -> None:
    """Assert that a search box takes these texts for words."""
    page, query = BOXES[box]
    at = open_page(PAGES[page], {"lang": "en", **query})
    usual = ours(at)
    for text in texts:
        at.text_input(key=box).set_value(text[:40]).run()
        assert is_whole(at)
        assert text not in hostile.MARKS or ours(at) <= usual
        assert not typed(text) or text[:40] not in rendered(at)


def test_a_search_takes_a_strange_text_for_words() -> None:
    """A sample, in the box that repeats what was typed."""
    searches("search_data", SAMPLE)


@pytest.mark.long
@pytest.mark.parametrize("box", BOXES)
def test_searches_take_all_strange_texts_for_words(box: str) -> None:
    """All texts, in every search box."""
    searches(box, hostile.ALL)


def table(header: list[str], rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8", "replace")


def register_of(names: tuple[str, ...]) -> bytes:
    """A register in which these are the names of institutions, two programmes at each."""
    header = ["institution", "district", "programme", "level", "year"]
    rows = [
        [name, "永川区", programme, "higher_vocational", "2025"]
        for name in names
        for programme in ("510203", "460301")
    ]
    return table(header, rows)


def needs_of(texts: tuple[str, ...]) -> bytes:
    """A table of needs in which these stand in the text and as the organisation."""
    rows = [[f"急需会焊接的焊工 {text}", "talent", text] for text in texts]
    return table(["text", "kind", "organisation"], rows)


def bring(at: AppTest, box: str, name: str, content: bytes) -> AppTest:
    """Upload a file, and use its good rows where others are faulty."""
    at.file_uploader(key=f"{box}_file").set_value((name, content, "text/csv")).run()
    partial = [check for check in at.checkbox if check.key == f"{box}_partial"]
    return partial[0].check().run() if partial else at


UPLOADS = {
    "register": ("matching", {"tab": "own", "programme": "510203"}, register_of),
    "needs": ("partners", {"tab": "needs"}, needs_of),
}


@pytest.mark.parametrize("box", UPLOADS)
def test_an_upload_of_strange_texts_stays_text(box: str) -> None:
    """As names in the file and of the file: no figure of ours, no link, no markup comes of them."""
    page, query, make = UPLOADS[box]
    at = open_page(PAGES[page], {"lang": "en", **query})
    bring(at, box, "plain.csv", make(("Plain School",)))
    usual = ours(at)
    for name in (f"{hostile.MARKS[0]}.csv", f"{hostile.MARKDOWN[3]}.csv", "a|b.csv"):
        bring(at, box, name, make(hostile.ALL))
        assert is_whole(at)
        assert ours(at) <= usual
        shown = [piece if isinstance(piece, str) else piece["text"] for piece in crawl.pieces(at)]
        assert name in "".join(shown)
        assert not [text for text in hostile.ALL if typed(text) and text in rendered(at)]


def test_a_strange_register_is_searched_as_text() -> None:
    """Its institutions are found as partners under the names that were typed."""
    at = open_page(PAGES["matching"], {"lang": "en", "tab": "own"})
    bring(at, "register", "plain.csv", register_of(hostile.MARKS))
    at.switch_page(str(PAGES["partners"].path))
    go_back(at, {"lang": "en", "tab": "finder", "cluster": "L2", "kind": "yours"})
    assert is_whole(at)
    pieces = [piece for piece in crawl.pieces(at) if isinstance(piece, dict)]
    mine = {piece["text"] for piece in pieces if piece["kind"] == "yours"}
    assert {hostile.MARKS[0], hostile.MARKS[12], "甲校|乙校"} <= mine
    assert "layout_match_rate" not in {piece["ref"] for piece in pieces}
    assert not any("intruder" in json.dumps(piece) for piece in pieces if piece["kind"] == "link")


@pytest.mark.long
def test_one_need_of_strange_text_stays_text() -> None:
    """Typed into the text box, each need shows the figures of ours that an innocent one shows."""
    at = open_page(PAGES["partners"], {"lang": "en", "tab": "needs"})
    button = "FormSubmitter:needs_form-Match"
    for text in ("plain", *hostile.ALL):
        at.text_area(key="needs_text").set_value(f"急需会焊接的焊工 {text}"[:500])
        at.button(key=button).click().run()
        assert is_whole(at)
        assert set(ours(at)) == {("reported", "consortia_demands")}
        assert not typed(text) or text not in rendered(at)
