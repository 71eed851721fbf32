"""The drawer: whatever figure is asked for, it opens on every page, beside what stands there."""

import json
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base import settings
from cqvet.base.filters import Filters
from cqvet.evidence import citation, figure, ledger, quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import profile
from cqvet.ui import cite, prose, share
from cqvet.ui import entry as drawer
from tests.conftest import go_back, open_page
from tests.screen import blocks, figures, pieces, screen, text
from tests.test_pages import PAGES, failures

BESIDE = {
    "matching": "layout_match_rate",
    "quality": "numbers_competition_years",
    "twin_cities": "cities_guangan_chongqing_colleges",
    "strategy": "strategy_special_fund",
    "international": "intl_overseas_projects",
}
"""For some pages a figure whose relations the page itself shows in full."""


@pytest.mark.parametrize("page_id", BESIDE)
def test_a_figure_opens_on_the_page_that_is_about_it(page_id: str) -> None:
    """The drawer shows the relations of a figure although the page behind shows them too."""
    (page,) = (page for page in registry.PAGES if page.id == page_id)
    at = open_page(page, {"lang": "en", "figure": BESIDE[page_id]})
    assert failures(at) == []
    assert Text("en")("figure.cite") in [caption.value for caption in at.caption]


def taken(at: AppTest) -> dict[str, Any]:
    """What the buttons of the drawer copy or send."""
    contents = (json.loads(c.proto.json) for c in at.get("bidi_component") if c.proto.json)
    return next(content for content in contents if "texts" in content)


def test_a_figure_is_cited_by_one_click_in_each_form() -> None:
    """Sentence, two styles and the permanent link; each has the place where the link goes."""
    at = open_page(registry.PAGES[0], {"lang": "en", "figure": "strategy_special_fund"})
    t, found = Text("en"), taken(at)
    labels = [t("cite.sentence"), "GB/T 7714", "APA", t("cite.address"), t("cite.wrong")]
    assert list(found["texts"]) == labels
    assert all(text.count(share.LINK) == 1 for text in found["texts"].values())
    assert found["texts"][t("cite.address")] == share.LINK
    assert t("cite.unnamed_why") in [text.value for text in at.markdown]


@pytest.mark.parametrize(
    ("contact", "mailed"), [("", False), ("a@example.org", True), ("https://e.org/@a", False)]
)
def test_an_error_is_told_with_id_value_version_and_link(
    contact: str, mailed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By mail to an address that takes mail; else the same text is copied."""
    monkeypatch.setattr(settings, "CONTACT", contact)
    at = open_page(registry.PAGES[0], {"lang": "zh", "figure": "strategy_special_fund"})
    t, found = Text("zh"), taken(at)
    label = t("cite.wrong")
    text = found["mails"][label]["text"] if mailed else found["texts"][label]
    assert (label in found["mails"]) == mailed
    assert [found["mails"][name]["to"] for name in found["mails"]] == [contact] * mailed
    origin = provenance.resolve("strategy_special_fund")
    for part in ("strategy_special_fund", cite.named(origin, t), data.version(), share.LINK):
        assert part in text


def test_a_part_of_the_data_is_cited_in_the_language_of_the_style() -> None:
    """What is cited stands in the whole, with version, date of the data and day of access."""
    day, whole = date(2026, 3, 9), data.descriptor()
    assert citation.gbt7714("https://e.org", day, "院校数：1 所") == (
        f"CQVET. 院校数：1 所[DS/OL]//CQVET. {whole['title_zh']}: {data.version()}. "
        f"({data.date()})[2026-03-09]. https://e.org."
    )
    assert citation.apa("https://e.org", day, "Colleges: 1") == (
        f"CQVET. ({data.date()[:4]}). Colleges: 1. In {whole['title']} (Version {data.version()}) "
        "[Data set]. Retrieved March 9, 2026, from https://e.org"
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("ref", "caveat"),
    [
        ("strategy_special_fund", "reported"),
        ("numbers_competition_years", "reported"),
        ("institutions/10870", "record"),
        ("measure/higher_per_100k/metro", "formula"),
        ("flow/cohort", "modelled"),
    ],
)
def test_a_sentence_says_what_to_beware_of(ref: str, caveat: str, lang: str) -> None:
    """Date, caveat by kind and version stand in it, and one full stop after what is cited."""
    t = Text(lang)
    said = cite.sentence(provenance.resolve(ref), t)
    assert t(f"cite.caveat_{caveat}") in said
    assert data.version() in said
    assert "。（" not in said
    assert ". (" not in said.partition(";")[0]


@pytest.mark.long
@PAGES
def test_every_figure_of_the_article_opens_on_every_page(page: registry.Page) -> None:
    """All figures and statements of the article, one after the other, on the same open page."""
    at = open_page(page, {"lang": "en"})
    entries = ledger.entries()
    for entry in entries[entries["kind"] != "reference"]["id"]:
        go_back(at, {"lang": "en", "figure": entry})
        assert failures(at) == [], entry
        assert Text("en")("figure.cite") in [caption.value for caption in at.caption], entry


def test_a_record_tells_who_before_how_it_was_made() -> None:
    """An institution leads to its profile, a partner opens by its name."""
    (page,) = (page for page in registry.PAGES if page.id == "international")
    at = screen(page, lang="en", item="tha_changan_class")
    found = [piece for piece in pieces(at) if isinstance(piece, dict)]
    college = next(one for one in found if one["text"].startswith("Chongqing Technology and Bus"))
    assert college["kind"] == "view"
    assert college["ref"].startswith("profile?")
    assert any(one["text"] == "Chongqing Changan Automobile Co., Ltd." for one in found)
    lines = ["".join(text(part) for part in block["parts"]) for block in blocks(at)]
    at_line = {word: n for n, line in enumerate(lines) for word in WORDS if line.startswith(word)}
    assert sorted(at_line, key=at_line.__getitem__) == list(WORDS)


WORDS: Final = ("Main source", "Chongqing Technology", "Date precision")


def test_a_printed_figure_is_cited_from_where_it_is_printed() -> None:
    """The newspaper, which is said to be unnamed, comes before the data it was read in."""
    origin, day = provenance.resolve("layout_match_rate"), date(2026, 3, 9)
    row = data.records("sources")[cite.UNNAMED]
    chinese = citation.gbt7714("https://e.org", day, cite.named(origin, Text("zh")), cite.UNNAMED)
    assert chinese.startswith(f"{row['title_zh']}[N]. {row['publisher_zh']}, {row['date']}: ")
    assert f"转引自: CQVET. {data.descriptor()['title_zh']}" in chinese
    english = citation.apa("https://e.org", day, cite.named(origin, Text("en")), cite.UNNAMED)
    assert english.startswith(f"{row['title_en']}. ({row['date']}). {row['publisher_en']}. ")
    assert "As cited in CQVET" in english


def test_a_figure_of_another_year_says_so_and_is_written_in_the_readers_numerals() -> None:
    """What differs by its year is not headed as undefined; English has no 万."""
    t, row = Text("en"), ledger.entry("layout_match_rate")
    heads = [drawer.heading(relation, row, t) for relation in ledger.related("layout_match_rate")]
    assert heads.count(t("figure.other_year", year="2018")) == 2
    assert heads.count(t("figure.other_year", year="2027")) == 1
    students = ledger.related("numbers_students")
    said = " ".join(line for relation in students for line in drawer.relation_lines(relation, t))
    assert "1.017 million" in said
    assert "万" not in said


def test_of_figures_with_one_source_the_one_that_was_opened_is_told() -> None:
    """Two years of one sentence: the second heads its own drawer, not the first."""
    years = [{"ref": "flow/yearly", "text": text, "kind": "modelled"} for text in ("2026", "2035")]
    blocks = [{"parts": [{"pieces": [years[0], " to ", years[1]]}]}]
    value, words = prose.seen(blocks, "flow/yearly", "2035")
    assert (figure.plain(value), words) == ("2035", "2026 to 2035")
    assert prose.seen(blocks, "flow/yearly", "2040") == ("", "")


@pytest.mark.parametrize("lang", LANGS)
def test_a_computed_figure_stands_in_its_sentence(lang: Lang) -> None:
    """What a reader clicked, and the sentence around it, head the drawer and the citation."""
    t = Text(lang)
    page = next(page for page in registry.PAGES if page.id == "layout")
    said = page.finding(Filters(), t, {})
    parts = figure.pieces(said)
    opened = next(piece for piece in reversed(parts) if isinstance(piece, dict))
    value, words = prose.seen([{"parts": [{"pieces": parts}]}], opened["ref"], opened["text"])
    assert (figure.plain(value), words) == (opened["text"], figure.plain(said))
    at = open_page(page, {"lang": lang, "figure": opened["ref"]})
    at.session_state[prose.OPENED] = (opened["ref"], value, words)
    at.run()
    (card,) = (block["parts"] for block in blocks(at) if block["look"] == "card")
    assert [part["pieces"] for part in card] == [figure.pieces(value), [words]]
    origin = replace(provenance.resolve(opened["ref"]), words=words)
    assert cite.sentence(origin, t).startswith(words.rstrip("。."))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("ref", "named"),
    [
        ("institutions/10870", ["institutions/10870"]),
        ("district_statistics/500118/gdp", ["districts/500118", "measures/gdp"]),
        ("fact_relations/r02", ["talent_ws2022_beauty_gold"]),
    ],
)
def test_a_record_is_called_by_what_it_is(ref: str, named: list[str], lang: Lang) -> None:
    """By its own name, or by the names of what it is about: not by its table."""
    t = Text(lang)
    said = drawer.title(provenance.resolve(ref), t)
    for other in named:
        row = provenance.resolve(other).row
        assert row
        assert quoting.titled(row, t) in said
    assert drawer.table_title(provenance.resolve(ref).table, t) not in said


def test_every_record_has_a_name() -> None:
    """Of each table the first record is called something, in both languages."""
    for table in data.load():
        if rows := data.every(table):
            assert all(quoting.titled(rows[0], Text(lang)) for lang in LANGS), table


@pytest.mark.parametrize("ref", ["abroad/all", "count/international", "abroad/LAO"])
def test_a_number_of_records_lists_them(ref: str) -> None:
    """Each record that a number counts stands below it, and opens."""
    counted = provenance.resolve(ref).counted
    assert counted
    (page,) = (page for page in registry.PAGES if page.id == "international")
    found = [piece["ref"] for piece in figures(screen(page, lang="en", figure=ref))]
    assert set(counted) <= set(found)


def test_too_many_records_are_not_listed() -> None:
    """A table of thousands is counted only."""
    assert provenance.resolve("count/programme_terms").counted == ()


def test_a_difference_is_made_of_both_its_sides() -> None:
    """A gap of a cluster rests on what supply is modelled from and on the target of the cluster."""
    gap, supply = (set(provenance.resolve(f"match/{what}/L1").parts) for what in ("gap", "supply"))
    assert gap - supply == {"cluster_figures/L1/target"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", profile.KINDS)
def test_the_record_of_what_has_a_profile_leads_there(kind: str, lang: Lang) -> None:
    """School, district, zone, cluster: the first line; a school has its web page too."""
    code = profile.ids(kind)[0] if kind != "institution" else "12759"
    ref = f"{profile.TABLES[kind]}/{code}"
    at = open_page(registry.PAGES[0], {"lang": lang, "figure": ref})
    assert failures(at) == []
    led = [f["ref"] for f in figures(at) if f["kind"] == "view"]
    assert f"profile?lang={lang}&kind={kind}&id={code}" in led
    if kind == "institution":
        assert profile.site(code) in [f["ref"] for f in figures(at) if f["kind"] == "link"]
