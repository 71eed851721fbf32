"""The planner's settings in a link, and the requests that they make."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.base.posted import BodyError
from cqvet.models import matching, plan
from cqvet.models.matching import MatchError, formulas
from cqvet.models.plan import KEEP_REASONS, Cell, Keep, PlanError, Wish
from cqvet.subjects import lab, market
from cqvet.subjects.register import EXAMPLE, template_csv, validate, words

REGISTER = validate(template_csv(None, EXAMPLE), words()).rows
ZONES = tuple(data.names("zone"))
LEVELS = tuple(lab.LEVELS.values())
WISHES = st.builds(
    Wish,
    points=st.integers(0, lab.MOST),
    zone=st.sampled_from([None, *ZONES]),
    cluster=st.sampled_from([None, *market.roots()]),
    level=st.sampled_from([None, *LEVELS]),
).filter(lambda wish: bool(wish.zone or wish.cluster or wish.level))
KEEPS = st.builds(
    Keep,
    cell=st.builds(
        Cell,
        st.sampled_from(["", *ZONES]),
        st.sampled_from([*market.roots(), lab.OUTSIDE]),
        st.sampled_from(LEVELS),
    ),
    points=st.integers(1, lab.MOST),
    reason=st.sampled_from(KEEP_REASONS),
)


def modelled(settings: lab.Settings, basis: str = "target_2027", total: str = "") -> plan.Answer:
    return lab.modelled(settings, basis, "", ratings="", level="", total=total)


@given(st.lists(WISHES, max_size=5), st.lists(WISHES, max_size=5))
def test_wishes_survive_the_link(floors: list[Wish], ceilings: list[Wish]) -> None:
    """A code gives back the floors and ceilings that it was made of."""
    wishes = tuple(floors), tuple(ceilings)
    assert lab.decode_wishes(lab.encode_wishes(*wishes)) == wishes


@given(st.lists(KEEPS, max_size=5))
def test_keeps_survive_the_link(keeps: list[Keep]) -> None:
    """A code gives back what is to be kept, reasons included."""
    assert lab.decode_keeps(lab.encode_keeps(tuple(keeps))) == tuple(keeps)


@pytest.mark.parametrize(
    "code", ["f-1", "fL9-1", "x L1-1", "fL1_nowhere-1", "fL1-01", "cS5-1.fL1-1"]
)
def test_bad_wishes_are_refused(code: str) -> None:
    """A wish without a place, unknown ids, leading zeros and another order raise an error."""
    with pytest.raises(MatchError):
        lab.decode_wishes(code)


@pytest.mark.parametrize(
    "code", ["L1_h-1-0", "L1__x-1-0", "L1__h-0-0", "L1__h-1-5", "L1_moon_h-1-0"]
)
def test_bad_keeps_are_refused(code: str) -> None:
    """A keep needs a cluster, a known zone or none, a level, a number and a reason."""
    with pytest.raises(MatchError):
        lab.decode_keeps(code)


@pytest.mark.parametrize("code", ["L9", "L1.", "L1..P1", "<b>"])
def test_bad_fixed_ids_are_refused(code: str) -> None:
    """Only clusters, levels and zones can give nothing."""
    with pytest.raises(MatchError):
        lab.decode_fixed(code)


def test_settings_survive_the_link() -> None:
    """All settings of a plan fit into one code, which gives them back."""
    settings = lab.Settings(objective="gap", years="3", wishes="fL1-300", keeps="P1__h-20-1")
    assert lab.decode_settings(settings.code()) == settings
    for code in ("", "a~b", settings.code().replace("gap", "best")):
        with pytest.raises(MatchError):
            lab.decode_settings(code)


def test_the_budget_is_a_part_of_the_chosen_base() -> None:
    """5 % of 2,888 is 144, of at least 3,200 in all 160; without a total that is refused."""
    assert modelled(lab.Settings()).yearly == 144
    assert modelled(lab.Settings(base="all"), total="3200-3600").yearly == 160
    with pytest.raises(MatchError, match="needs_total"):
        modelled(lab.Settings(base="all"))


def test_floors_keeps_and_fixed_places_hold() -> None:
    """A plan does what was asked for and takes nothing from what is fixed or kept."""
    settings = lab.Settings(years="5", wishes="fL1-400", keeps="P1__h-20-1", fixed="S4")
    found = modelled(settings)
    clusters = {row.cluster: row for row in found.clusters}
    assert clusters["L1"].points_after >= 400 - 1e-9
    assert not any(move.origin.cluster == "S4" for move in found.moves)
    assert sum(row.points_after for row in found.clusters) == pytest.approx(2888)


def test_the_model_knows_no_zones() -> None:
    """No move of a modelled plan is about a zone, and a wish about one is refused by name."""
    found = modelled(lab.Settings(years="5"))
    assert {m.origin.zone for m in (*found.moves, *found.not_advised)} == {""}
    with pytest.raises(PlanError) as error:
        modelled(lab.Settings(wishes="f_metro-300"))
    assert error.value.code == "unknown_zone"


def test_a_posted_class_counts_in_the_cluster_that_it_serves_most() -> None:
    """Rows by class give the plan of rows by cluster; a class rated none takes no part."""
    weights = market.weights()
    main = weights.clusters[int(weights.of(["4601"])[1][0].argmax())]
    rest = {"demand": [{"cluster": "L1", "weight": 1}], "budget": 0.5}
    other = {"cluster": "S4", "points": 7}
    by_class = {**rest, "supply": [{"class": "4601", "points": 9}, other]}
    by_cluster = {**rest, "supply": [{"cluster": main, "points": 9}, other]}
    found = lab.posted_plan(by_class)
    assert {**found, "counted": None} == {**plan.posted_plan(by_cluster), "counted": None}
    assert lab.posted_plan({**by_class, "ratings": {"4601": "none"}})["total"] == 7


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"ratings": []}, "/ratings"),
        ({"ratings": {"4601": "best"}}, "/ratings/4601"),
        ({"ratings": {"9999": "core"}}, "/ratings/9999"),
        ({"supply": [{"class": "9999", "points": 1}]}, "/supply/0/class"),
        ({"supply": [{"class": 4601, "points": 1}]}, "/supply/0/class"),
    ],
)
def test_bad_classes_and_ratings_are_named(change: dict[str, object], path: str) -> None:
    """What the catalogue or the scale does not have is a fault with its place."""
    body = {"supply": [{"class": "4601", "points": 9}], "demand": [], **change}
    with pytest.raises(BodyError) as caught:
        lab.posted_plan(body)
    assert [fault.where for fault in caught.value.faults] == [path]


@pytest.mark.parametrize(("base", "budget"), [(6, "0.2"), (20, "0.05"), (3, "0.34"), (1, "1")])
def test_the_smallest_budget_moves_one_offering(base: int, budget: str) -> None:
    """5 % of six offerings is none; a fifth is one."""
    assert lab.least_budget(base) == budget


def test_spreads_of_demand_follow_the_table() -> None:
    """Targets 0.4; tier labels more, as squares add up; equal shares 0.2; own weights none."""
    spread = dict(zip(market.roots(), market.spread("target_2027").tolist(), strict=True))
    assert spread["L1"] == pytest.approx(0.4)
    assert spread["S5"] == pytest.approx((0.4**2 + 0.5**2) ** 0.5)
    assert market.labelled() == {"S1", "S2", "S4", "S5", "S6"}
    assert set(market.spread("equal").tolist()) == {0.2}
    assert not market.spread("own").any()


def test_a_level_limits_what_gives() -> None:
    """With a level chosen only that one gives."""
    found = lab.modelled(
        lab.Settings(years="5"),
        "target_2027",
        "",
        ratings="",
        level="secondary_vocational",
        total="",
    )
    assert {move.origin.level for move in found.moves} == {"secondary_vocational"}


def test_offerings_of_a_register_count_whole_where_they_serve_most() -> None:
    """Each offering of the year stands in one cell; those that serve no cluster only on request."""
    every = lab.cells(REGISTER, 2025, "", outside=True)
    inside = lab.cells(REGISTER, 2025, "", outside=False)
    assert every.sum() == 4
    assert inside.sum() == 4 - every.get(("metro", lab.OUTSIDE, "higher_vocational"), 0)
    assert lab.OUTSIDE not in inside.index.get_level_values("cluster")


def test_both_ways_to_count_a_register_are_those_of_the_plan_and_of_the_gaps() -> None:
    """Whole is similarity before a plan, parts that of the gaps; idle programmes are named."""
    rows = pd.concat([REGISTER.assign(institution=f"i{i}") for i in range(20)])
    idle = rows.iloc[:3].assign(programme="530302", level="higher_vocational", year=2025)
    rows = pd.concat([rows, idle.assign(institution=["i0", "i1", "i2"])])
    wanted = market.demand("target_2027")
    case = market.own(rows, wanted, 2025, None)
    apart = lab.cells(rows, 2025, "", outside=True).sum()
    apart -= lab.cells(rows, 2025, "", outside=False).sum()
    for outside in ("no", "yes"):
        settings = lab.Settings(budget="0.2", outside=outside)
        before = lab.registered(settings, "target_2027", "", rows, year=2025, ratings="").before[0]
        found = lab.counted(rows, 2025, "", wanted, outside=outside == "yes")
        assert found is not None
        assert found.whole == pytest.approx(before.value)
        assert found.parts == pytest.approx(float(formulas.similarity(case.supply, wanted)))
        assert found.whole != pytest.approx(found.parts)
        assert found.idle == {"530302": 3}
        assert apart == 3


def test_a_posted_register_has_both_ways_to_count_it() -> None:
    """The plan of classes says what gaps would count, and how many offerings serve nothing."""
    given = [("4601", 9), ("4602", 4), ("5302", 3)]
    supply = [{"class": name, "points": n} for name, n in given]
    demand = [
        {"cluster": code, "weight": weight}
        for code, weight in zip(market.roots(), market.demand("target_2027").tolist(), strict=True)
    ]
    found = lab.posted_plan({"supply": supply, "demand": demand, "budget": 0.5})
    fit, matrix = market.weights().of([name for name, _ in given])
    parts = np.array([n for _, n in given], dtype=float) @ matrix
    assert found["counted"] == {
        "whole": pytest.approx(found["before"][0]["value"]),
        "parts": pytest.approx(float(formulas.similarity(parts, market.demand("target_2027")))),
        "idle": sum(n for (_, n), own in zip(given, fit, strict=True) if not own),
    }
    assert found["counted"]["idle"] == 3


def test_the_plan_of_a_register_is_as_sure_as_its_demand() -> None:
    """Supply is exact: by weights of one's own odds are 1, by a basis they are its demand's."""
    rows = pd.concat([REGISTER.assign(institution=f"i{i}") for i in range(20)])
    settings = lab.Settings(budget="0.2", years="5")
    found = lab.registered(settings, "own", "L1-1.P1-1", rows, year=2025, ratings="")
    assert found.moves
    assert {move.odds for move in found.moves} == {1.0}
    assert {basis for move in found.moves for basis, _ in move.bases} == set(matching.BASES)
    unsure = lab.registered(settings, "equal", "", rows, year=2025, ratings="")
    assert {move.odds for move in unsure.moves} <= {0.8, 0.85, 0.9, 0.95}
    assert all(move.origin.level == move.target.level for move in found.moves)
