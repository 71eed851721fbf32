"""The matching page: tabs, basis, register, ratings, published figures only, two readers."""

import io
import re

import pandas as pd
import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from cqvet import provenance, registry
from cqvet.base import filters
from cqvet.i18n import LANGS, Lang, Text, catalogue
from cqvet.models import matching
from cqvet.models.matching import formulas
from cqvet.subjects import market
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.register import EXAMPLE, labels, template_csv, validate
from cqvet.subjects.register import words as register_words
from cqvet.ui.forms import fault_table
from cqvet.ui.matching.gaps import UNTARGETED
from tests import crawl
from tests.conftest import open_page, words
from tests.reading_files import HEAD, ROWS, book
from tests.register_broken import BROKEN
from tests.screen import blocks, figures, screen, text

PAGE = next(page for page in registry.PAGES if page.id == "matching")
ZH, EN = Text("zh"), Text("en")
FILE = ("register.csv", template_csv(None, EXAMPLE), "text/csv")


def page(lang: Lang = "en", query: dict[str, str] | None = None, **more: str) -> AppTest:
    at = open_page(PAGE, {"lang": lang, **(query or {}), **more})
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    return at


def shown(lang: Lang = "en", query: dict[str, str] | None = None, **more: str) -> AppTest:
    """The same, to be read only."""
    at = screen(PAGE, lang=lang, **(query or {}), **more)
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    return at


def kinds(at: AppTest) -> set[str]:
    return {figure["kind"] for figure in figures(at)}


def chart(at: AppTest, number: int) -> pd.DataFrame:
    """The data of a chart."""
    proto = at.get("vega_lite_chart")[number].proto
    frames = [proto.data.data, *(dataset.data.data for dataset in proto.datasets)]
    (content,) = (frame for frame in frames if frame)
    found: pd.DataFrame = pa.ipc.open_stream(io.BytesIO(content)).read_all().to_pandas()
    return found


def value(at: AppTest, index: str) -> str:
    """What the page says of an index, from its list."""
    ref = f"match/index/{index}"
    return next(figure["text"] for figure in figures(at) if figure["ref"] == ref)


def to(at: AppTest, tab: str, **opened: bool) -> AppTest:
    """The page with another tab, and with parts of it that stand behind a line."""
    at.session_state["tab"] = tab
    for name, value in opened.items():
        at.session_state[f"behind_{name}"] = value
    return at.run()


def upload(at: AppTest, file: tuple[str, bytes, str] = FILE) -> AppTest:
    """The tab for own data with a file in it."""
    to(at, "own").file_uploader(key="register_file").set_value(file).run()
    return at


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("basis", matching.BASES)
def test_each_basis_has_its_gaps(lang: Lang, basis: str) -> None:
    """The picture has the gaps to the demand of the chosen basis, the shortest first."""
    bars = chart(shown(lang, basis=basis, weights="L1-30.P2-10"), 0)
    case = market.modelled(market.demand(basis, "L1-30.P2-10"))
    gaps = 100 * case.spread(lambda supply: formulas.gap(supply, case.demand))
    assert bars["value"].to_list() == pytest.approx(sorted(gaps[0]))
    found = bars.set_index("name")[["low", "high"]]
    names = [cluster_name(code, Text(lang)) for code in case.clusters]
    assert found.loc[names].to_numpy() == pytest.approx(gaps[1:].T)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tab", market.TABS)
def test_every_tab_has_its_code_in_the_address(lang: Lang, tab: str) -> None:
    """A code opens its tab, in either language, with sources for all numerals on it."""
    at = shown(lang, tab=tab)
    (row,) = (box for box in at.segmented_control if box.key == "_tab")
    assert row.value == tab
    assert row.options == [Text(lang)(f"matching.tab_{code}") for code in market.TABS]
    assert at.query_params["tab"] in (tab, [tab])
    assert crawl.faults(at) == []


@pytest.mark.parametrize(
    ("query", "tab", "left"),
    [
        ({"index": "moore_angle"}, "definitions", {"index": "moore_angle", "tab": "match"}),
        ({"programme": "460103"}, "catalogue", {}),
    ],
)
def test_an_address_without_a_tab_opens_what_shows_it(
    query: dict[str, str], tab: str, left: dict[str, str]
) -> None:
    """What earlier releases had on one page opens where it is now, and can be left again."""
    at = page("en", query)
    row = at.segmented_control(key="_tab")
    assert row.value == tab
    row.set_value("match").run()
    assert at.segmented_control(key="_tab").value == "match"
    assert {name: at.query_params[name] for name in at.query_params} == {"lang": "en", **left}


def test_own_weights_start_empty_and_reach_the_link() -> None:
    """Without a weight there is no picture but what to do; a weight is computed on and shared."""
    at = page(basis="own")
    assert EN("matching.no_weight") in words(at)
    assert at.get("vega_lite_chart") == []
    at.number_input(key="weights_L2").set_value(5).run()
    assert at.query_params["weights"] in ("L2-5", ["L2-5"])
    assert chart(at, 0)["value"].min() < -50


def test_coverage_needs_the_total() -> None:
    """It is refused until a range is given; then its interval is that of the range."""
    at = page()
    assert not any(figure["ref"] == "match/index/coverage_narrow" for figure in figures(at))
    assert EN("matching.reason_needs_total") in words(at)
    at.session_state["total_open"] = True
    at.run()
    at.number_input(key="total_low").set_value(2888).run()
    assert "total" not in at.query_params
    for opened in (False, True):
        at.session_state["total_open"] = opened
        at.run()
    assert at.number_input(key="total_low").value == 2888
    at.number_input(key="total_high").set_value(5776).run()
    assert at.query_params["total"] in ("2888-5776", ["2888-5776"])
    assert value(at, "coverage_narrow") == "66.7% (50% to 100%)"


def test_every_index_is_computed_or_says_what_it_needs() -> None:
    """Twelve indices, each named once: first those with a value, then a line for each other."""
    at = shown("zh", tab="definitions")
    listed = [[text(part) for part in block["parts"]] for block in blocks(at)]
    known = [row[0] for row in listed if len(row) > 1]
    lacking = [row[0].split("：")[0] for row in listed if "需要" in row[0]]
    assert sorted(known + lacking) == sorted(
        ZH(f"matching.index_{index.id}") for index in matching.INDICES
    )
    assert len(lacking) == 6
    assert "摩尔夹角：需要较早一年的供给" in words(at)


def test_definitions_are_set_beside_what_is_reported() -> None:
    """One scale for the figure as reported and for the indices on which 100 % is a full match."""
    bars = chart(shown("en", tab="definitions", total="3200-3600"), 0)
    assert bars["value"].iloc[0] == 88
    assert bars["rest"].tolist() == [True, False, False, False, True, True]
    measured = bars[~bars["rest"]]
    assert (measured["low"] < measured["value"]).all()
    assert (measured["value"] < measured["high"]).all()


@pytest.mark.parametrize("index", [index.id for index in matching.INDICES])
@pytest.mark.parametrize("lang", LANGS)
def test_every_index_is_explained(lang: Lang, index: str) -> None:
    """Meaning and worked example are there for whichever index is chosen."""
    at = to(page(lang, index=index), "definitions", detail=True)
    assert Text(lang)(f"matching.meaning_{index}") in words(at)
    assert any(figure["ref"] == f"match/toy/{index}" for figure in figures(at))


def test_modelled_values_show_their_interval() -> None:
    """No modelled index or gap stands without the interval around it."""
    at = shown(tab="definitions")
    own = [figure for figure in figures(at) if figure["ref"].startswith("match/index/")]
    assert len(own) == 4
    assert all(figure["kind"] == "modelled" and " to " in figure["text"] for figure in own)
    assert chart(shown(), 0)["text"].str.contains(" to ").all()


def test_how_rare_the_published_order_is_is_said() -> None:
    """The share of prior draws that satisfy the published order stands on the page: 0.1 %."""
    at = to(page(), "definitions", method=True)
    (accepted,) = (f for f in figures(at) if f["ref"] == "match/draws/accepted")
    assert accepted["text"] == "0.1%"


@pytest.mark.parametrize("evidence", ["published", "high"])
def test_published_figures_only(evidence: str) -> None:
    """Nothing modelled is left, the page says what it left out, and the reported stay."""
    at = shown(evidence=evidence)
    assert kinds(at) <= {"reported", "reference", "claim"}
    assert EN(f"matching.left_out_{evidence}") in words(at)
    assert chart(at, 0)["ref"].iloc[0] == "layout_match_rate"
    assert not any(f["ref"].startswith("match/index") for f in figures(at))


@pytest.mark.parametrize("query", [{"zone": "southeast"}, {"district": "500241"}])
def test_a_region_shows_the_whole_city_and_says_so(query: dict[str, str]) -> None:
    """Nothing is known by region: the picture is that of the city, under a quiet tag."""
    at = shown("en", query)
    assert chart(at, 0).equals(chart(shown(), 0))
    assert EN("frame.city_wide") in words(at)
    assert EN("frame.city_wide") not in words(shown())


@pytest.mark.parametrize("lang", LANGS)
def test_a_register_replaces_the_model(lang: Lang) -> None:
    """After an upload everything is yours and exact, beside a heat map of zones."""
    at = upload(page(lang))
    assert at.session_state["supply"] == "register"
    assert "modelled" not in kinds(at) - kinds(shown(lang, tab="published"))
    zones = {"主城都市区", "渝东北"} if lang == "zh" else {"Metropolitan area", "Northeast"}
    assert set(chart(at, 0)["zone"]) == zones
    at.button(key="to_match").click().run()
    assert chart(at, 0)["low"].isna().all()
    assert {"yours"} <= kinds(at)
    assert Text(lang)("matching.all_modelled", serving="\0").split("\0")[0] not in words(at)


def test_a_region_narrows_a_register() -> None:
    """Of a register the district counts: what lies elsewhere takes no part."""
    rows = [*EXAMPLE]
    district = str(rows[0][1])
    at = upload(page("zh", tab="own"), ("a.csv", template_csv(None, rows), "text/csv"))
    every = chart(at, 0)["points"].sum()
    code = district if district in filters.districts() else "500118"
    at.session_state["district"] = code
    at.run()
    assert chart(at, 0)["points"].sum() < every


def test_the_year_of_a_register_can_be_chosen() -> None:
    """With the first year there is nothing before it, so change is not computed."""
    lacking = EN(
        "matching.lacks",
        index=EN("matching.index_moore_angle"),
        needs=EN("matching.need_earlier_year"),
    )
    at = to(upload(page()), "definitions")
    assert lacking not in words(at)
    at.selectbox(key="year").select("2024").run()
    assert at.query_params["year"] in ("2024", ["2024"])
    assert lacking in words(at)


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_register_is_not_computed_on(name: str) -> None:
    """Its faults are told by kind with their places; nothing is computed, nor is it asked for."""
    content, _ = BROKEN[name]
    faults = validate(content, register_words()).faults
    at = upload(page("zh"), ("broken.csv", content, "text/csv"))
    assert [e.message for e in at.exception] == []
    assert list(at.info) == []
    assert at.get("vega_lite_chart") == []
    table = at.dataframe[0].value
    assert sum(map(int, table["count"])) == len(faults) > 0
    assert table["what"].is_unique
    assert (table["what"] != "").all()
    listed = fault_table(faults, labels(ZH), ZH)
    rows = [ZH("forms.at_row", row=row) if row.isdigit() else row for row in listed["row"]]
    known = {" · ".join(filter(None, place)) for place in zip(rows, listed["column"], strict=True)}
    assert {place for places in table["places"] for place in places.split("\n")} <= known
    for tab in ("match", "definitions", "lab"):
        assert [info.value for info in to(at, tab).info] == [ZH("matching.faulty_register")]


def test_the_clean_rows_of_a_broken_register_can_be_used() -> None:
    """On request faulty rows are left out and the others computed on."""
    rows = [*EXAMPLE, ("x", "nowhere", "510101", "higher_vocational", 2025, "", "", "")]
    at = upload(page(), ("broken.csv", template_csv(None, rows), "text/csv"))
    at.checkbox(key="register_partial").check().run()
    assert len(at.get("vega_lite_chart")) == 1
    assert list(to(at, "match").info) == []


def test_a_register_as_an_office_has_it_is_used_once_its_questions_are_answered() -> None:
    """Two years on two sheets, codes of an unknown catalogue: asked, answered, computed on."""
    early = [HEAD, ("甲校", "永川区", "510101", "高职", "2018", "9", "8", "7")]
    content = book({"旧": early, "新": [("标题",), HEAD, *ROWS]})
    at = upload(page(), ("own.xlsx", content, ""))
    assert [info.value[0] for info in at.info] == ["1"]
    boxes = [box for box in at.selectbox if str(box.key).startswith("ask_")]
    assert len(boxes) == 2
    assert at.get("vega_lite_chart") == []
    edition = next(box for box in boxes if "catalogue" in box.label)
    edition.select("2021").run()
    assert list(at.info) == []
    assert len(at.get("vega_lite_chart")) == 1
    held = at.session_state["_own"].tables["register"]
    assert held.checked.rows["year"].tolist() == [2018, 2024, 2024, 2024]


def test_two_readers_never_see_each_other_s_rows() -> None:
    """What one brought is in no other session, not even for the link that points at it."""
    secret = tuple(
        (row[0].replace("example", "secret_college"), *row[1:])
        for row in EXAMPLE
        if isinstance(row[0], str)
    )
    first = upload(page(programme="510101"), ("a.csv", template_csv(None, secret), "text/csv"))
    assert "secret_college" in words(to(first, "catalogue"))
    second = page(supply="register", programme="510101")
    assert "secret_college" not in words(second)
    assert EN("matching.needs_register") in words(to(second, "match"))
    assert "secret_college" not in str(dict(first.query_params))


def test_a_register_can_be_removed() -> None:
    """Removing it goes back to the model and forgets the rows."""
    at = upload(page())
    at.button(key="register_drop").click().run()
    assert at.session_state["supply"] == "modelled"
    assert at.session_state["_own"].tables == {}
    assert "yours" not in kinds(at)


def test_the_example_is_marked_as_made_up() -> None:
    """The example says that its institutions and numbers are invented."""
    at = page(tab="own")
    at.button(key="register_example").click().run()
    assert EN("own.example_note") in words(at)
    assert at.session_state["supply"] == "register"


def test_an_own_rating_changes_the_indices_and_stands_in_the_link() -> None:
    """A class rated differently is marked as yours; taking it back restores the value."""
    before = value(shown(), "similarity")
    at = to(page(), "catalogue", rate=True)
    at.selectbox(key="rate_class").select("4601")
    at.selectbox(key="rate_as").select("none")
    at.button(key="rate_apply").click().run()
    assert at.query_params["ratings"] in ("4601n", ["4601n"])
    assert "yours" in kinds(at)
    changed = value(to(at, "match"), "similarity")
    assert changed != before
    assert value(page(ratings="4601n"), "similarity") == changed
    to(at, "catalogue", rate=True).button(key="rate_reset").click().run()
    assert "ratings" not in at.query_params
    assert value(to(at, "match"), "similarity") == before


@pytest.mark.parametrize("text", ["460103", "数控技术", "shukong", "skjs", "numerical control"])
def test_a_programme_is_found_and_described(text: str) -> None:
    """The search offers it; its card says class, clusters and that institutions are unknown."""
    at = page(tab="catalogue")
    at.text_input(key="search_programme").set_value(text).run()
    assert any(figure["ref"] == "460103" for figure in figures(at))
    said = words(shown(programme="460103"))
    assert "460103 Numerical Control Technology" in said
    assert "数控技术" in said
    assert EN("matching.institutions_unknown") in said


def test_no_programme_is_found_by_nonsense() -> None:
    """A search without result says so."""
    at = page(tab="catalogue")
    at.text_input(key="search_programme").set_value("qqqq").run()
    assert EN("matching.search_none") in words(at)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"total": "3200-3600", "zone": "metro", "ratings": "4601n"},
        {"evidence": "published"},
        {"basis": "own", "weights": "L1-5", "index": "moore_angle"},
        {"programme": "460103"},
        {"tab": "published"},
    ],
)
def test_every_figure_leads_to_its_source(query: dict[str, str]) -> None:
    """Each reference on the page resolves, under a model and without one."""
    for figure in figures(shown("en", query)):
        if figure["kind"] != "name":
            assert provenance.resolve(figure["ref"]).ref == figure["ref"]


@pytest.mark.parametrize(
    "ref", ["match/index/similarity", "match/supply/L1", "match/toy/similarity"]
)
@pytest.mark.parametrize("lang", LANGS)
def test_the_drawer_explains_a_figure(lang: Lang, ref: str) -> None:
    """A link to a computed figure opens its formula and the figures that went into it."""
    at = shown(lang, figure=ref)
    assert Text(lang)(f"formula.match_{ref.split('/')[1]}") in words(at)


def test_figures_of_a_register_lead_to_what_yours_means() -> None:
    """Figures of an upload resolve as well, and carry no row of it."""
    for figure in figures(upload(page())):
        if figure["kind"] == "yours":
            assert provenance.resolve(figure["ref"]).formula == "match_yours"


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("basis", "nothing"),
        ("weights", "L1-0"),
        ("total", "9-1"),
        ("ratings", "9999c"),
        ("year", "1066"),
        ("index", "<b>"),
        ("programme", "1"),
        ("supply", "all"),
        ("tab", "缺口"),
    ],
)
def test_a_bad_value_falls_back(name: str, bad: str) -> None:
    """A value that means nothing is named and gives the default view."""
    at = shown("en", {name: bad})
    assert any(EN(f"param.{name}") in info.value for info in at.info)
    assert name not in at.query_params


def test_a_reference_carries_no_number() -> None:
    """The drawer says how, the view says what: no value can be forged by a link."""
    with pytest.raises(KeyError):
        provenance.resolve("match/yours/99 %")


@pytest.mark.parametrize("lang", LANGS)
def test_each_cluster_has_one_of_three_answers(lang: Lang) -> None:
    """In the picture, as the model has it; those with tier labels have a sign at the edge."""
    at, t = shown(lang), Text(lang)
    bars = chart(at, 0).set_index("name")
    found = matching.standings(market.modelled(market.demand("target_2027")), market.readings())
    answers = {cluster_name(row.cluster, t): t(f"lab.verdict_{row.verdict}") for row in found}
    assert bars["answer"].to_dict() == answers
    assert len(set(answers.values())) == 3
    assert all(text.count("%") >= 2 for text in bars["told"])
    labelled = {str(name).split()[0] for name, row in bars.iterrows() if row["labelled"]}
    assert labelled == {"S1", "S2", "S4", "S5", "S6"} == market.labelled()
    assert [text.endswith(UNTARGETED) for text in bars["short"]] == bars["labelled"].to_list()
    assert all(re.fullmatch(rf"[+−]\d+\.\d( {UNTARGETED})?", text) for text in bars["short"])
    assert t("matching.whisker_about") in words(at)


@pytest.mark.parametrize("lang", LANGS)
def test_an_answer_that_the_thin_line_seems_to_contradict_says_why(lang: Lang) -> None:
    """Clear of zero and not told, for demand is unsure; over zero and told, by another basis."""
    t = Text(lang)
    bars = chart(shown(lang), 0)
    clear = bars["low"] * bars["high"] > 0
    sure = bars["answer"] != t("lab.verdict_cannot_tell")
    unsure = bars["told"].str.contains(t("matching.why_demand"), regex=False)
    other = bars["told"].str.contains(
        t("matching.why_other", basis="\0").split("\0")[0], regex=False
    )
    assert (clear & ~sure).any()
    assert (~clear & sure).any()
    assert unsure[clear & ~sure].all()
    assert other[~clear & sure].all()
    assert not (unsure & ~clear).any()


@pytest.mark.parametrize("lang", LANGS)
def test_both_ways_to_count_a_register_stand_on_both_tabs(lang: Lang) -> None:
    """The same two on each tab: that of the gaps in parts, that before a plan whole."""
    at = upload(page(lang, budget="0.25"))
    found = []
    tabs = {"match": "matching", "definitions": "matching", "lab": "lab"}
    for tab, domain in tabs.items():
        key = f"{domain}.counted"
        to(at, tab)
        order = re.findall(r"{(\w+)}", catalogue(lang)[key][0])
        begin = catalogue(lang)[key][0].partition("{")[0]
        (part,) = (
            part for block in blocks(at) for part in block["parts"] if text(part).startswith(begin)
        )
        values = [piece["text"] for piece in part["pieces"] if isinstance(piece, dict)]
        found.append([value for _, value in sorted(zip(order, values, strict=True))])
    assert found[0] == found[1] == found[2]
    parts, whole = found[0]
    assert parts != whole
    index = [f["text"] for f in figures(to(at, "match")) if f["ref"] == "match/yours/index"]
    assert index[0] == parts


def test_either_rating_can_be_applied_and_is_told_before() -> None:
    """Agreement stands as kappa; a button computes the page with the second rating, and back."""
    before = value(shown(), "similarity")
    at = to(page(), "catalogue", raters=True)
    refs = {figure["ref"] for figure in figures(at)}
    assert {f"match/agreement/{name}" for name in market.agreements()} <= refs
    assert {"match/rater/first", "match/rater/second", "match/rater/decided"} <= refs
    at.button(key="apply_second").click().run()
    assert at.query_params["ratings"] in ("second", ["second"])
    told = [figure["text"] for figure in figures(at) if figure["ref"] == "match/rater/second"]
    changed = value(to(at, "match"), "similarity")
    assert told[0] == changed != before
    to(at, "catalogue", raters=True).button(key="apply_decided").click().run()
    assert value(to(at, "match"), "similarity") == before
