"""The lab, a tab of the matching page: settings, plan, refusals, comparison, the workbook."""

from dataclasses import fields

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import provenance, registry
from cqvet.evidence import quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models.plan import TRIALS
from cqvet.models.plan.errors import PlanError
from cqvet.subjects import lab
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.register import EXAMPLE, template_csv
from tests.conftest import words
from tests.screen import figures
from tests.test_page_matching import EN, PAGE, chart, kinds, page, to, upload


def plan(lang: Lang = "en", query: dict[str, str] | None = None, **more: str) -> AppTest:
    return page(lang, query, tab="lab", **more)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("objective", lab.CHOICES["objective"])
def test_every_objective_has_an_answer(lang: Lang, objective: str) -> None:
    """What a plan does is said for each objective, with the indices that it changes."""
    at = plan(lang, objective=objective, years="3")
    found = lab.modelled(
        lab.Settings(objective=objective, years="3"),
        "target_2027",
        "",
        ratings="",
        level="",
        total="",
    )
    moved = sum(move.points for move in found.moves)
    (figure,) = (f for f in figures(at) if f["ref"] == "match/plan/moved")
    assert figure["text"] == str(moved)
    changed = sum(a.value != b.value for a, b in zip(found.before, found.after, strict=True))
    assert sum(f["ref"] == "match/plan/index" for f in figures(at)) == 2 * changed


def test_the_picture_has_each_cluster_that_gives_or_takes() -> None:
    """Bars in offerings, the largest giver first: as many given as taken, no cluster left out."""
    bars = chart(plan(budget="0.2", years="5", odds="0.5"), 0)
    assert bars["value"].is_monotonic_increasing
    assert bars["value"].sum() == 0
    assert (bars["value"] != 0).all()
    found = lab.modelled(
        lab.Settings(budget="0.2", years="5", odds="0.5"),
        "target_2027",
        "",
        ratings="",
        level="",
        total="",
    )
    assert bars["value"].max() == max(
        round(row.points_after - row.points_before) for row in found.clusters
    )


def test_moves_carry_their_odds() -> None:
    """Each advised move of the page has odds of at least the chosen ones."""
    settings = lab.Settings(odds="0.8", budget="0.1")
    at = plan(odds="0.8", budget="0.1")
    found = lab.modelled(settings, "target_2027", "", ratings="", level="", total="")
    assert found.moves
    table = at.dataframe[0].value
    assert table["points"].to_list() == [move.points for move in found.moves]
    assert [int("".join(filter(str.isdigit, text))) for text in table["odds"]] == [
        round(100 * move.odds) for move in found.moves
    ]
    assert table["verdict"].str.startswith(EN("lab.step_depends")).all()
    assert EN("lab.step_depends") in words(at)
    assert EN("lab.about_step") in words(at)
    to(at, "lab", not_advised=True)
    assert EN("lab.about_not_advised") in words(at)


@pytest.mark.parametrize("lang", LANGS)
def test_a_surplus_on_every_basis_that_gives_nothing_is_explained(lang: Lang) -> None:
    """Too many P1 on every basis, yet others give: it is said why, unless P1 is to give nothing."""
    begin = Text(lang)("lab.spared_similarity", names="\0", basis="\1", givers="\2")
    middle = begin.partition("\0")[2].partition("\1")[0]
    said = words(plan(lang))
    assert middle in said
    assert cluster_name("P1", Text(lang)) + middle in said
    assert middle not in words(plan(lang, fixed="P1"))


def test_the_plan_stands_in_the_link() -> None:
    """What a planner sets is in the address, defaults are not."""
    at = plan()
    at.selectbox(key="objective").select("gap").run()
    assert at.query_params["objective"] in ("gap", ["gap"])
    at.selectbox(key="objective").select("similarity").run()
    assert "objective" not in at.query_params
    at.multiselect(key="fixed_box").set_value(["S4", "L1"]).run()
    assert at.query_params["fixed"] in ("L1.S4", ["L1.S4"])


def test_wishes_are_added_and_cleared() -> None:
    """A floor and a keep reach the link and the list; clearing takes them out."""
    at = plan(years="3")
    at.selectbox(key="wish_cluster").select("L1")
    at.number_input(key="wish_points").set_value(400)
    at.button[[b.label for b in at.button].index(EN("lab.wish_add"))].click().run()
    assert at.query_params["wishes"] in ("fL1-400", ["fL1-400"])
    at.selectbox(key="wish_kind").select("keep")
    at.selectbox(key="wish_cluster").select("P1")
    at.selectbox(key="wish_level").select("higher_vocational")
    at.number_input(key="wish_points").set_value(20)
    at.button[[b.label for b in at.button].index(EN("lab.wish_add"))].click().run()
    assert at.query_params["keeps"] in ("P1__h-20-0", ["P1__h-20-0"])
    assert EN("lab.reason_only_in_zone") in words(at)
    at.button(key="wishes_clear").click().run()
    assert "wishes" not in at.query_params
    assert "keeps" not in at.query_params


def test_an_incomplete_wish_is_not_added() -> None:
    """A floor without a place is refused with a sentence."""
    at = plan()
    at.button[[b.label for b in at.button].index(EN("lab.wish_add"))].click().run()
    assert EN("lab.wish_incomplete") in words(at)
    assert "wishes" not in at.query_params


PLACES = (
    *(
        "years",
        "yearly",
        "floors",
        "total",
        "where",
        "floor",
        "ceiling",
        "points",
        "supply",
        "value",
    ),
)
REFUSALS: dict[str, dict[str, str]] = {
    "wishes_beyond_budget": {"wishes": "fL1-1000"},
    "floor_above_total": {"wishes": "fL1-2000.fP1-2000"},
    "floor_above_ceiling": {"wishes": "fL1-300.cL1-200"},
    "keep_above_supply": {"keeps": "S1__h-2000-0"},
    "unknown_zone": {"wishes": "f_metro-10"},
    "needs_total": {"base": "all"},
    "no_demand": {"basis": "own"},
    "nothing_movable": {"fixed": "secondary_vocational.higher_vocational.vocational_bachelor"},
    "wishes_against_levels": {"wishes": "c_h-1000", "years": "5"},
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", REFUSALS)
def test_what_cannot_be_planned_is_said(code: str, lang: Lang) -> None:
    """Infeasible wishes get a sentence that names the conflict and no table."""
    at = plan(lang, REFUSALS[code])
    sentence = Text(lang)(
        f"lab.error_{code}",
        **dict.fromkeys(PLACES, "\0"),
    )
    said = words(at).replace("\n", " ")
    assert all(part.strip() in said for part in sentence.split("\0"))
    assert list(at.dataframe) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_refusal_has_its_sentence(lang: Lang) -> None:
    """Each code of the lab that a page can meet is in the catalogue."""
    documented = str(PlanError.__doc__)
    for code in ("budget_zero", "everything_kept", "wishes_conflict", "unknown_level"):
        assert code in documented
        given = dict.fromkeys(["budget", "base", "kept", "total", "years", "yearly", "value"], "1")
        assert Text(lang)(f"lab.error_{code}", **given)


def test_a_register_gives_certain_moves_and_zones() -> None:
    """With a register nothing is modelled, and the planner may wish by zone."""
    rows = [(f"{row[0]}_{i}", *row[1:]) for row in EXAMPLE for i in range(20)]
    rows.append(("example_1_0", "500106", "530302", "higher_vocational", 2025, 90, 85, 80))
    at = upload(
        plan(budget="0.2", basis="own", weights="L1-1.P1-1"),
        ("a.csv", template_csv(None, rows), "text/csv"),
    )
    to(at, "lab", losers_unmet=True, lab_method=True)
    modelled = {f["ref"] for f in figures(at) if f["kind"] == "modelled"}
    trials = {f"match/trial/{name}" for name in TRIALS}
    assert {ref for ref in modelled if not ref.startswith("match/standing/")} == trials
    assert "wish_zone" in [box.key for box in at.selectbox]
    assert set(at.dataframe[0].value["odds"]) == {"100%"}
    assert EN("lab.counted", whole="\0", parts="\0").split("\0")[1] in words(at)
    assert quoting.called("programmes", "530302", EN) in words(at)


def test_a_plan_says_which_programmes_may_give_or_why_none_is_named() -> None:
    """With the model one line says why not; a register's are named with their places."""
    assert EN("lab.ceding_modelled") in words(plan(budget="0.1"))
    rows = [(*row[:4], 2025, 60, 55, "") for row in EXAMPLE[:2]]
    rows += [("example_2", "500106", "460305", "higher_vocational", 2025, "", "", "")]
    file = ("a.csv", template_csv(None, rows), "text/csv")
    at = to(upload(plan(budget="0.5", odds="0.5"), file), "lab")
    assert EN("lab.ceding") in words(at)
    assert EN("lab.about_step") in words(at)
    name = quoting.called("programmes", "460305", EN)
    assert name in words(at)
    assert "places not stated" in words(at)


def test_the_link_of_a_register_says_that_it_needs_it() -> None:
    """Another reader of the link is asked for the register and sees no plan."""
    at = plan(supply="register", years="3")
    assert EN("matching.needs_register") in words(at)
    assert list(at.dataframe) == []


def test_two_plans_stand_side_by_side() -> None:
    """A plan set aside stays in the link while the settings change."""
    at = to(plan(), "lab", compare=True)
    at.button(key="set_aside").click().run()
    code = lab.Settings().code()
    assert at.query_params["other"] in (code, [code])
    at.selectbox(key="objective").select("gap").run()
    both = plan(objective="gap", other=code)
    for found in (at, both):
        assert list(found.dataframe[-1].value.columns) == ["from", "to", "this", "other"]
    at.button(key="let_go").click().run()
    assert "other" not in at.query_params


@pytest.mark.parametrize("evidence", ["published", "high"])
def test_published_figures_leave_no_lab(evidence: str) -> None:
    """The lab is modelled: without modelled figures it is no tab, and a link to it says why."""
    at = plan(evidence=evidence)
    assert "lab" not in at.segmented_control(key="_tab").options
    assert EN(f"matching.left_out_{evidence}") in words(at)
    assert kinds(at) <= {"reported", "reference", "claim"}


@pytest.mark.parametrize(
    "query",
    [
        {"years": "5"},
        {"basis": "own", "weights": "L1-5", "wishes": "fL1-300", "keeps": "P1__h-20-1"},
        {"other": lab.Settings(objective="gap").code(), "fixed": "S4"},
        {"wishes": "fL1-1000"},
    ],
)
def test_every_figure_of_a_plan_leads_to_its_source(query: dict[str, str]) -> None:
    """Each reference resolves, those of a refusal too."""
    for figure in figures(plan("en", query)):
        assert provenance.resolve(figure["ref"]).ref == figure["ref"]


def test_every_setting_is_a_parameter_of_the_page() -> None:
    """No setting is left out of the link."""
    params = {param.name for param in registry.params(PAGE)}
    assert {field.name for field in fields(lab.Settings)} <= params
