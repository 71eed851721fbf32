"""Plans without wishes are exact, whatever the numbers, and no name or order decides."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from math import floor

import numpy as np
import pytest

from cqvet.models.plan import Answer, Cell, Objective, PlanError, Request, Wish, plan

Criteria = tuple[Fraction, int, Fraction]


def wide(rng: np.random.Generator) -> Request:
    """Rows log-uniform from 1 to 100,000, 2 to 5 clusters, weights over nine orders."""
    clusters = int(rng.integers(2, 6))
    weights = 10.0 ** rng.uniform(-9, 0, clusters)
    weights[rng.random(clusters) < 0.2] = 0.0
    weights[rng.integers(clusters)] = 10.0 ** rng.integers(-9, 1)
    cells = [Cell("z", f"c{i}", level) for i in range(clusters) for level in ("l1", "l2")]
    cells = cells[:: int(rng.integers(1, 3))]
    supply = np.exp(rng.uniform(0, np.log(100_000), len(cells))).astype(np.int64)
    return Request(
        cells=tuple(cells),
        supply=supply,
        demand={f"c{i}": float(w) for i, w in enumerate(weights)},
        budget=float(rng.choice([0.05, 0.457, rng.random(), 1.0])),
        objective=Objective(list(Objective)[rng.integers(3)]),
    )


def parts(request: Request) -> tuple[dict[str, Fraction], dict[str, Fraction], int]:
    """Offerings and wanted offerings of each cluster, and all offerings."""
    have: dict[str, Fraction] = dict.fromkeys(request.demand, Fraction(0))
    for cell, points in zip(request.cells, request.supply.tolist(), strict=True):
        have[cell.cluster] = have.get(cell.cluster, Fraction(0)) + points
    total = int(request.supply.sum())
    weights = {c: Fraction(repr(w)) for c, w in request.demand.items()}
    whole = sum(weights.values())
    return have, {c: total * weights.get(c, Fraction(0)) / whole for c in have}, total


def criteria(request: Request) -> Callable[[str, int], Criteria]:
    """The cost of a cluster that gains so many offerings, in fractions, by the definitions."""
    have, want, total = parts(request)

    def cost(cluster: str, k: int) -> Criteria:
        above = have[cluster] + k - want[cluster]
        if request.objective is Objective.SIMILARITY:
            loss = abs(above) / 2
        elif request.objective is Objective.GAP:
            loss = want[cluster] * max(Fraction(0), -above)
        else:
            loss = have[cluster] + k if not want[cluster] else Fraction(0)
        return loss, max(0, k), above**2 / (total * max(want[cluster], Fraction(1)))

    return cost


def gains(request: Request, answer: Answer) -> dict[str, int]:
    """What each cluster gains by all moves."""
    found = dict.fromkeys(parts(request)[0], 0)
    for move in (*answer.moves, *answer.not_advised):
        found[move.origin.cluster] -= move.points
        found[move.target.cluster] += move.points
    return found


def check_optimal(request: Request, answer: Answer) -> None:
    """No single exchange is better: of a convex sum over clusters that proves the optimum."""
    have, _, total = parts(request)
    cost, now = criteria(request), gains(request, answer)
    moved = sum(k for k in now.values() if k > 0)
    budget = floor(request.budget * total + 1e-9)
    assert sum(m.points for m in answer.moves) == moved <= budget
    assert all(have[c] + k >= 0 for c, k in now.items())
    for giver, taker in permutations(now, 2):
        then = moved + (now[taker] >= 0) - (now[giver] > 0)
        if have[giver] + now[giver] < 1 or then > budget:
            continue
        before = [cost(c, now[c]) for c in (giver, taker)]
        after = [cost(giver, now[giver] - 1), cost(taker, now[taker] + 1)]
        change = [sum(row[i] for row in after) - sum(row[i] for row in before) for i in range(3)]
        assert change >= [0, 0, 0], (giver, taker)


def check(rng: np.random.Generator, cases: int) -> int:
    """Check as many plans; how many of them move anything."""
    moving = 0
    for _ in range(cases):
        request = wide(rng)
        try:
            answer = plan(request)
        except PlanError as error:
            assert error.code == "budget_zero"  # noqa: PT017
            continue
        assert not answer.not_advised
        assert all(move.odds == 1 for move in answer.moves)
        check_optimal(request, answer)
        moving += bool(answer.moves)
    return moving


def test_some_wide_plans_are_optimal_in_fractions() -> None:
    """A sample of what the long test does."""
    assert check(np.random.default_rng(20), 60) > 40


@pytest.mark.long
def test_6000_wide_plans_are_optimal_in_fractions() -> None:
    """No failure and no better exchange, over nine orders of weights and any budget."""
    assert check(np.random.default_rng(21), 6000) > 4000


@pytest.mark.parametrize("points", [1309, 1310])
def test_a_weight_of_hardly_anything_is_no_obstacle(points: int) -> None:
    """Two plans that the solver of an earlier version gave up on."""
    cells = (Cell("", "a", ""), Cell("", "b", ""))
    found = plan(Request(cells, np.array([points, 13630]), {"a": 3.0}))
    assert [(m.origin.cluster, m.points) for m in found.moves] == [("b", found.yearly)]
    three = tuple(Cell("", name, "") for name in "abc")
    request = Request(three, np.array([266, 20026, 35503]), {"a": 1, "b": 1e-12, "d": 1}, 0.457)
    check_optimal(request, plan(request))


@pytest.mark.parametrize("names", ["ABZ", "ZBA", "BZA", "甲乙丙"])
def test_the_greatest_surplus_gives_whatever_it_is_called(names: str) -> None:
    """60, 5 and 85 offerings where 50, 95 and 5 are wanted: the third gives, 17 times its share."""
    cells = tuple(Cell("", name, "") for name in names)
    demand = dict(zip(names, (50.0, 95.0, 5.0), strict=True))
    moves = plan(Request(cells, np.array([60, 5, 85]), demand)).moves
    assert [(m.origin.cluster, m.target.cluster, m.points) for m in moves] == [
        (names[2], names[1], 7)
    ]


def test_what_is_equally_good_is_told_and_the_order_of_rows_picks_one() -> None:
    """Of two equal clusters one gives: the answer names both, and draws the first row."""
    for order in ("abc", "bac"):
        supply = {"a": 10, "b": 10, "c": 0}
        cells = tuple(Cell("", name, "") for name in order)
        request = Request(
            cells, np.array([supply[name] for name in order]), {"a": 1, "b": 1, "c": 2}
        )
        found = plan(request)
        assert [m.origin.cluster for m in found.moves] == [order[0]]
        assert [(t.gives, t.clusters, t.points) for t in found.ties] == [(True, frozenset("ab"), 1)]


def test_places_that_do_as_well_are_told() -> None:
    """One offering of a cluster in two zones: the other zone could close it equally well."""
    cells = tuple(Cell(z, c, "l") for z in ("x", "y") for c in ("a", "b"))
    move = plan(Request(cells, np.array([6, 2, 6, 2]), {"a": 1, "b": 1}, 0.1)).moves[0]
    assert (move.origin.zone, move.places) == ("x", (("y", "l"),))
    kept = (Wish(2, "y", "b"),)
    move = plan(Request(cells, np.array([6, 2, 6, 2]), {"a": 1, "b": 1}, 0.1, ceilings=kept)).moves[
        0
    ]
    assert move.places == ()


def small(rng: np.random.Generator) -> Request:
    """Few offerings and weights, so that much is equal; sometimes unsure, modelled or wished."""
    cells = [Cell(z, c, k) for z in "xy" for c in "abcd" for k in "lm"]
    cells = [cells[i] for i in sorted(rng.permutation(16)[: int(rng.integers(6, 17))])]
    draws = int(rng.choice([1, 1, 7]))
    supply = rng.integers(1, 4, len(cells))
    if draws > 1:
        supply = rng.multinomial(int(supply.sum()), supply / supply.sum(), size=draws)
    names = sorted({c.cluster for c in cells})
    weights = {c: float(rng.integers(0, 3)) for c in names}
    weights[names[0]] += 1
    return Request(
        cells=tuple(cells),
        supply=supply,
        demand=weights,
        budget=float(rng.choice([0.1, 0.2, 0.3])),
        years=int(rng.integers(1, 3)),
        objective=Objective(list(Objective)[rng.integers(3)]),
        floors=(Wish(2, cluster=names[-1]),) if rng.random() < 0.3 else (),
        ceilings=(Wish(12, zone="x"),) if rng.random() < 0.2 else (),
        spread=dict.fromkeys(names, 0.4) if rng.random() < 0.3 else {},
    )


def renamed(request: Request, names: dict[str, str]) -> Request:
    """The same request with other names of clusters."""
    return replace(
        request,
        cells=tuple(c._replace(cluster=names[c.cluster]) for c in request.cells),
        demand={names[c]: w for c, w in request.demand.items()},
        spread={names[c]: s for c, s in request.spread.items()},
        floors=tuple(replace(w, cluster=names[w.cluster or ""]) for w in request.floors),
    )


def reordered(request: Request, rng: np.random.Generator) -> Request:
    """The same request with its rows in another order."""
    order = rng.permutation(len(request.cells))
    return replace(
        request,
        cells=tuple(request.cells[i] for i in order),
        supply=np.atleast_2d(request.supply)[:, order],
        demand={c: request.demand[c] for c in rng.permutation(list(request.demand)).tolist()},
    )


def told(answer: Answer) -> set[tuple[bool, frozenset[str], int]]:
    return {(tie.gives, tie.clusters, tie.points) for tie in answer.ties}


def settled(request: Request, answer: Answer) -> dict[str, int]:
    """What each cluster gains that is in no tie."""
    tied = set().union(*(tie.clusters for tie in answer.ties))
    return {c: k for c, k in gains(renamed_alone(request), answer).items() if c not in tied}


def renamed_alone(request: Request) -> Request:
    """The request with the first of its draws, for its clusters."""
    return replace(request, supply=np.atleast_2d(request.supply)[0])


def invariant(rng: np.random.Generator, cases: int) -> int:
    """Compare plans with those of other names and of other orders; how many have ties."""
    tied = 0
    for _ in range(cases):
        request = small(rng)
        try:
            answer = plan(request)
        except PlanError:
            continue
        names = dict(zip("abcd", rng.permutation(list("wxab")).tolist(), strict=True))
        other = plan(renamed(request, names))
        assert [
            (m.year, names[m.origin.cluster], names[m.target.cluster], m.points, m.odds)
            for m in answer.moves
        ] == [(m.year, m.origin.cluster, m.target.cluster, m.points, m.odds) for m in other.moves]
        assert told(other) == {
            (gives, frozenset(names[c] for c in clusters), points)
            for gives, clusters, points in told(answer)
        }
        moved = reordered(request, rng)
        shuffled = plan(moved)
        assert told(shuffled) == told(answer)
        assert settled(moved, shuffled) == settled(request, answer)
        assert [i.value for i in shuffled.possible] == pytest.approx(
            [i.value for i in answer.possible]
        ) or answer.ties
        tied += bool(answer.ties)
    return tied


def test_names_and_order_change_nothing_but_the_plan_that_is_drawn() -> None:
    """With other names the same plan; with other rows the same set of equally good plans."""
    assert invariant(np.random.default_rng(30), 25) > 3


@pytest.mark.long
def test_names_and_order_change_nothing_on_1000_plans() -> None:
    """The same at length, with wishes, draws and unsure demand among them."""
    assert invariant(np.random.default_rng(31), 1000) > 100
