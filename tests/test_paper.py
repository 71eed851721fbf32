"""A view on paper: what stands on its sheets, under any filters, and how to get back."""

import re
from html import unescape
from urllib.parse import parse_qsl
from xml.etree import ElementTree as ET

import pytest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.svg.element import Look
from cqvet.press import draw
from cqvet.subjects import board
from cqvet.ui import handing, share
from cqvet.ui.paper import bars, sheet, single, tables
from cqvet.ui.paper.asked import Asked
from tests.conftest import open_page
from tests.test_pages import PAGES, failures

ADDRESS = "https://example.org/layout?lang=zh&data=1.0.0"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_a_sheet_says_finding_filters_version_and_address(page: registry.Page, lang: str) -> None:
    """In words, with a code of the address; figures are text, no mark of them is left."""
    t, chosen = Text(lang), Filters(zone="metro") if "zone" in page.filters else Filters()
    found = unescape(sheet.sheet(page, Asked(chosen, {}), ADDRESS, t))
    assert plain(page.finding(chosen, t)) in found
    assert data.version() in found
    assert ADDRESS in found
    assert t("paper.code") in found
    assert "⟦" not in found
    if chosen.zone:
        assert data.names("zone")["metro"][lang] in found
    assert found.count("data:image/svg+xml;base64,") == len(page.pictures)


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_every_row_of_figures_has_a_numeral(page: registry.Page) -> None:
    """What a finding only marks as modelled is no figure of its own."""
    t = Text("zh")
    table = sheet.figures([page.finding(Filters(), t)], t)
    values = re.findall(r"<tr><td[^>]*>([^<]*)</td>", table)
    assert all(re.search(r"\d", value) for value in values), values


def test_a_long_table_is_cut_and_says_so() -> None:
    """At most 40 rows, fewer where they take several lines; then where the whole of it is."""
    rows = [["head"], *([str(n)] for n in range(41))]
    cut = sheet.table(rows, ADDRESS, Text("en"))
    assert cut.count("<tr>") == 1 + 40
    assert "40 of 41; the whole table is at https://example.org" in cut
    assert "whole table" not in sheet.table(rows[:-1], ADDRESS, Text("en"))
    assert sheet.fitting([["字" * 150]] * 41) == int(sheet.HIGH / (3 * sheet.LINE + sheet.EDGE))
    assert sheet.table([], ADDRESS, Text("en")) == ""


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_on_paper_is_cut(lang: str) -> None:
    """What a figure is stands there whole, and a day in one line."""
    t = Text(lang)
    for page in registry.PAGES:
        assert "…" not in sheet.figures([page.finding(Filters(), t)], t)
    rows = [["head"] * 2, ["2024-07-05", "Chongqing Municipal Education Commission"]]
    assert '<td class="short">2024-07-05</td><td>Chong' in sheet.table(rows, ADDRESS, t)


def test_nothing_modelled_is_printed_where_only_published_figures_count() -> None:
    """Neither picture nor table of it."""
    published = Filters(evidence="published")
    for name in ("pipeline", "matching"):
        page = next(page for page in registry.PAGES if page.id == name)
        asked = Asked(published, {})
        found = sheet.sheet(page, asked, ADDRESS, Text("en"))
        assert "data:image/svg+xml;base64," not in found
        assert tables.of(name, asked, Text("en")) == []


def test_a_view_is_printed_and_left_again() -> None:
    """The parameter draws the sheets instead of the page, its filters stay, and back takes it off.

    The address on the sheet is that of the view, with the version of the data.
    """
    page = next(page for page in registry.PAGES if page.id == "layout")
    at = open_page(page, {"lang": "en", "zone": "metro", "print": "1"})
    assert failures(at) == []
    (found,) = (html.proto.body for html in at.get("html") if 'class="sheet"' in html.proto.body)
    assert re.search(r"/layout\?lang=en&amp;zone=metro&amp;data=[\d.]+<", found)
    assert not at.get("arrow_data_frame")
    back = next(button for button in at.button if button.label == Text("en")("paper.back"))
    back.click().run()
    assert failures(at) == []
    assert "print" not in at.query_params
    assert at.query_params["zone"] == "metro"


@pytest.mark.long
@PAGES
def test_every_page_is_printed(page: registry.Page) -> None:
    """In both languages, without a failure."""
    for lang in LANGS:
        assert failures(open_page(page, {"lang": lang, "print": "1"})) == []


def test_what_is_chosen_of_a_list_is_printed_so() -> None:
    """The country's own line and rows, and the choice in words at the foot."""
    t = Text("en")
    page = next(page for page in registry.PAGES if page.id == "international")
    given = {param.name: "" for param in page.own()} | {"country": "THA"}
    asked = Asked(Filters(), given)
    found = unescape(sheet.sheet(page, asked, ADDRESS, t))
    assert plain(page.finding(Filters(), t, given)) in found
    assert t("cite.valued", name=t("param.country"), value="Thailand") in found
    rows = tables.of(page.id, asked, t)
    assert len(rows) == 1 + len(data.of("international_countries", iso3="THA"))


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_set_on_a_page_is_on_paper(lang: str) -> None:
    """The basis of the gaps and the levers of a scenario: in picture, table and words."""
    t = Text(lang)
    pages = {page.id: page for page in registry.PAGES}
    plainly, equal, moved = (
        printed(pages[name], {"lang": lang, "print": "1", **query})
        for name, query in (
            ("matching", {}),
            ("matching", {"basis": "equal"}),
            ("pipeline", {"through_share": "0.6"}),
        )
    )
    assert t("matching.basis_target_2027") in plainly
    assert t("matching.basis_equal") in equal
    row = re.compile("<td[^>]*>[^<]*</td>")
    assert row.findall(plainly) != row.findall(equal)
    assert t("param.through_share") in moved
    finding = pages["pipeline"].finding(Filters(), t, {"through_share": "0.6"})
    assert plain(finding) in unescape(moved)


def printed(page: registry.Page, query: dict[str, str]) -> str:
    """The sheet of a view."""
    at = open_page(page, {**query})
    assert failures(at) == []
    bodies = (str(html.proto.body) for html in at.get("html"))
    (found,) = (body for body in bodies if 'class="sheet"' in body)
    return found


def _said(tile: str, chosen: Filters, t: Text) -> str:
    """What a picture says: the sentence of its tile, or the finding of its page."""
    if tile in board.SENTENCES:
        return plain(board.SENTENCES[tile](chosen, t))
    return plain(next(page for page in registry.PAGES if page.id == tile).finding(chosen, t))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "tile"), [(page.id, tile) for page in registry.PAGES for tile in page.pictures]
)
def test_a_picture_stands_alone_with_its_source_line(name: str, tile: str, lang: str) -> None:
    """`part=` of a picture leaves sentence, picture, tables, version and the way to the view."""
    page = next(page for page in registry.PAGES if page.id == name)
    at, t = open_page(page, {"lang": lang, "part": tile, "embed": "true"}), Text(lang)
    assert failures(at) == []
    (found,) = (html.proto.body for html in at.get("html") if 'class="single"' in html.proto.body)
    said = _said(tile, Filters(), t)
    if name == "matching":
        # What its signs mean, and the match as reported and as computed, with their sources.
        said = t("matching.by_basis", basis=t("matching.basis_target_2027"))
        caption = found.partition("</figcaption>")[0]
        assert t("matching.whisker_about") in caption
        assert plain(str(quoting.figure("layout_match_rate", t))) in caption
    assert f"<figcaption>{said}" in unescape(found)
    assert found.count("data:image/svg+xml;base64,") == 1
    names = (bars.TABLES | board.TABLES)[tile]
    tables = t.join([t.title(data.resources()[table]) for table in names])
    assert t("figure.drawn_from", tables=tables) in unescape(found)
    assert data.version() in found
    (back,) = (text.value for text in at.markdown)
    assert f"/{name}?lang={lang}&data=" in back
    assert "part=" not in back
    assert not at.button


def test_an_embedded_picture_shows_nothing_modelled_where_only_published_figures_count() -> None:
    """The sentence says so, and there is no picture."""
    found = single.figure("match", Asked(Filters(evidence="published"), {}), Look("en"), Text("en"))
    assert "<img" not in found


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_a_view_is_handed_on_by_link_message_citation_and_code(page: registry.Page) -> None:
    """A message in each language says the finding and links to it; a frame shows one picture."""
    found = handing.texts(page, Filters(), {}, Text("en"))
    for lang in LANGS:
        text = found[Text("en")("share.message", lang=Text("en").language(lang))]
        assert text.startswith(plain(page.finding(Filters(), Text(lang))))
        assert share.link(lang=lang) in text
    assert all(share.LINK in found[style] for style in ("GB/T 7714", "APA"))
    frames = [text for text in found.values() if text.startswith("<iframe")]
    asked = [dict(parse_qsl(re.findall(r"\{link\?([^}]*)}", text)[0])) for text in frames]
    assert asked == [{"part": tile, "embed": "true"} for tile in page.pictures]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tile", [*board.SENTENCES, *bars.OF])
def test_a_picture_to_take_away_says_what_it_is(tile: str, lang: Lang) -> None:
    """Sentence, acting filters, tables, version, licence and address stand on it, within its edge.

    What is modelled, or city-wide beside a region, says so; a PNG of it can be made.
    """
    t, chosen = Text(lang), Filters(zone="metro")
    root = ET.fromstring(single.file(tile, Asked(chosen, {}), ADDRESS, t))
    texts = [one for one in root if one.tag.endswith("text")]
    said = re.sub(r"\s", "", "".join(str(one.text) for one in texts))
    wanted = [_said(tile, chosen, t), data.version(), "CC BY 4.0", ADDRESS]
    wanted += [t("embed.modelled")] * (tile in board.MODELLED)
    wanted.append(
        t("embed.city_wide") if board.city_wide(tile, chosen) else data.names("zone")["metro"][lang]
    )
    for text in wanted:
        assert re.sub(r"\s", "", text) in said
    assert max(float(one.attrib["y"]) for one in texts) < float(root.attrib["height"])
    assert draw.png(single.file(tile, Asked(chosen, {}), ADDRESS, t)).startswith(b"\x89PNG")


@pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)
def test_what_hands_a_view_on_stands_in_groups_the_link_first(page: registry.Page) -> None:
    """Each group begins with a text that there is; link, citation and code have one each."""
    t = Text("en")
    copied = list(handing.texts(page, Filters(), {}, t))
    begins = list(handing.heads(page, t))
    assert begins[0] == copied[0] == t("frame.share")
    assert [copied.index(label) for label in begins] == sorted(map(copied.index, begins))
    assert len(begins) == 2 + bool(page.pictures)
