"""Odds: by hand, against synthetic truths, with a prior that is off, and at exact balance."""

from dataclasses import replace

import numpy as np
import pytest

from cqvet.models.plan import Cell, Demand, Move, Objective, PlanError, Request, Verdict, Wish, plan
from cqvet.models.plan.grid import build
from cqvet.models.plan.odds import NEAREST, TRIALS

CLUSTERS = 5
TOTAL = 100
SEEN = 25
DRAWS = 1000
CELLS = tuple(Cell("z", f"c{i}", "l") for i in range(CLUSTERS))
WRONG: dict[str, dict[str, float]] = {
    "right": {},
    "demand": {"spread": 0.5, "off": 1.0},
    "direction": {"step": 2.0},
    "narrow": {"width": 2.0},
    "wide": {"width": 0.5},
}
Case = tuple[Request, np.ndarray, np.ndarray]


def case(
    rng: np.random.Generator,
    *,
    step: float = 1.0,
    width: float = 1.0,
    spread: float = 0.0,
    off: float | None = None,
) -> Case:
    """A truth, and a request whose draws are what can be known after seeing part of it.

    Shares are Dirichlet, ``SEEN`` of the offerings are seen, the draws follow Bayes' rule. With
    ``step`` other than 1 the weight that the draws give each cluster before seeing anything is
    off by that factor, up or down at random; with ``width`` all weights together are, so that the
    draws are too narrow (above 1) or too wide. True demand is lognormal around the stated one by
    ``spread``, or off by just so many standard deviations, up or down at random.
    """
    weight = rng.choice([1.0, 2.0, 4.0], CLUSTERS)
    tilt = step ** rng.choice([-1, 1], CLUSTERS)
    share = rng.dirichlet(weight)
    seen = rng.multinomial(SEEN, share)
    truth = seen + rng.multinomial(TOTAL - SEEN, share)
    shares = rng.dirichlet(width * (weight * tilt + seen), size=DRAWS)
    demand = rng.integers(1, 9, CLUSTERS).astype(float)
    normal = rng.standard_normal(CLUSTERS) if off is None else off * rng.choice([-1, 1], CLUSTERS)
    names = [cell.cluster for cell in CELLS]
    request = Request(
        cells=CELLS,
        supply=seen + rng.multinomial(TOTAL - SEEN, shares),
        demand=dict(zip(names, demand.tolist(), strict=True)),
        budget=float(rng.choice([0.05, 0.1, 0.2])),
        years=int(rng.integers(1, 3)),
        objective=(Objective.SIMILARITY, Objective.GAP)[rng.integers(2)],
        odds=float(rng.choice([0.0, 0.0, 0.8])),
        spread=dict.fromkeys(names, spread) if spread else {},
    )
    return request, truth, demand * np.exp(spread * normal - spread**2 / 2)


def loss(request: Request, points: np.ndarray, demand: np.ndarray) -> np.ndarray:
    """The objective written down a second time, as losses of (..., clusters)."""
    demand = demand / demand.sum(axis=-1, keepdims=True)
    short = demand - points / points.sum(axis=-1, keepdims=True)
    if request.objective is Objective.GAP:
        return np.asarray((demand * np.maximum(0, short)).sum(axis=-1))
    return np.asarray(np.abs(short).sum(axis=-1) / 2)


def proves_right(
    request: Request,
    moves: tuple[Move, ...],
    chosen: Move,
    truth: np.ndarray,
    demand: np.ndarray,
) -> bool:
    """Whether a move of a plan is good in truth: against none, and against its best other use."""
    grid = build(request)
    change, taken = np.zeros(CLUSTERS), np.zeros(CLUSTERS)
    for move in moves:
        change[CELLS.index(move.origin)] -= move.points
        change[CELLS.index(move.target)] += move.points
        taken[CELLS.index(move.origin)] += move.points
    giver, taker, n = CELLS.index(chosen.origin), CELLS.index(chosen.target), chosen.points
    unit = np.eye(CLUSTERS)
    mine = loss(request, grid.totals + change, grid.shares).mean()
    uses = []
    for other in set(range(CLUSTERS)) - {giver, taker}:
        given = min(n, int(grid.cap[other] - taken[other]))
        for use in (n * (unit[other] - unit[taker]), given * (unit[giver] - unit[other])):
            mean = loss(request, grid.totals + change + use, grid.shares).mean()
            if abs(mean - mine) > 1e-12:
                uses.append((mean, tuple(use)))
    then = float(loss(request, truth + change, demand))
    without = float(loss(request, truth + change + n * (unit[giver] - unit[taker]), demand))
    best = np.array(min(uses)[1]) if uses else np.zeros(CLUSTERS)
    instead = float(loss(request, truth + change + best, demand))
    return without > then + 1e-12 and instead > then - 1e-12


def outcomes(rng: np.random.Generator, truths: int, **how: float) -> np.ndarray:
    """Stated odds and what the truth says, one move drawn from each plan: (plans, 2).

    Moves of one plan share their truth, so only one of them counts.
    """
    found: list[tuple[float, bool]] = []
    while len(found) < truths:
        request, truth, demand = case(rng, **how)
        moves = plan(request).moves
        if not moves:
            continue
        chosen = moves[rng.integers(len(moves))]
        found.append((chosen.odds, proves_right(request, moves, chosen, truth, demand)))
    return np.array(found, dtype=float)


def bins(found: np.ndarray) -> list[tuple[int, float, float, float]]:
    """Plans, mean stated odds, observed share and binomial error (one standard) of each tenth."""
    rows = []
    for low in np.arange(10) / 10:
        inside = found[(found[:, 0] >= low) & ((found[:, 0] < low + 0.1) | (low == 0.9))]
        if len(inside) >= 20:
            stated = inside[:, 0]
            error = float(np.sqrt((stated * (1 - stated)).sum()) / len(inside))
            rows.append((len(inside), float(stated.mean()), float(inside[:, 1].mean()), error))
    return rows


def check_calibrated(found: np.ndarray, least_bins: int) -> None:
    """Within three binomial errors in every tenth; the last, "over 95 %", may come true more."""
    rows = bins(found)
    assert len(rows) >= least_bins
    for count, stated, observed, error in rows:
        assert observed >= stated - 3 * error - NEAREST / 2, (count, stated, observed)
        if stated < 0.9:
            assert observed <= stated + 3 * error + NEAREST / 2, (count, stated, observed)


@pytest.mark.slow
@pytest.mark.parametrize("spread", [0.0, 0.5])
def test_some_stated_odds_come_true(spread: float) -> None:
    """A sample of what the long test does."""
    check_calibrated(outcomes(np.random.default_rng(5), 80, spread=spread), 1)


@pytest.mark.long
@pytest.mark.parametrize("spread", [0.0, 0.5])
def test_stated_odds_come_true_over_2000_truths(spread: float) -> None:
    """With exact demand, and with demand that is off as the request says that it may be."""
    check_calibrated(outcomes(np.random.default_rng(2), 2000, spread=spread), 5)


@pytest.mark.long
@pytest.mark.parametrize("how", WRONG)
def test_odds_under_wrong_priors_are_as_told_on_the_page(how: str) -> None:
    """Of moves with odds of 80 % or more so many prove right: measured, not promised."""
    found = outcomes(np.random.default_rng(2), 2000, **WRONG[how])
    sure = found[found[:, 0] >= 0.8]
    assert sure[:, 1].mean() == pytest.approx(TRIALS[how], abs=0.01)


@pytest.mark.long
def test_at_exact_balance_advice_is_rare() -> None:
    """Truth equal to demand, seen in part and with hardly a prior: at most 5 % get any advice."""
    rng = np.random.default_rng(4)
    advised = 0
    cases = 2000
    for i in range(cases):
        truth = 2 + rng.multinomial(TOTAL - 2 * CLUSTERS, rng.dirichlet(np.full(CLUSTERS, 5.0)))
        seen = rng.multivariate_hypergeometric(truth, SEEN)
        shares = rng.dirichlet(0.5 + seen, size=DRAWS)
        request = Request(
            cells=CELLS,
            supply=seen + rng.multinomial(TOTAL - SEEN, shares),
            demand={f"c{k}": float(x) for k, x in enumerate(truth)},
            budget=0.05,
            years=1 + i % 3,
            objective=(Objective.SIMILARITY, Objective.GAP)[i % 2],
        )
        advised += bool(plan(request).moves)
    assert advised <= 0.05 * cases, advised


def every_move(request: Request) -> list[tuple[str, str, int, float]]:
    """All moves of the optimum, advised or not."""
    found = plan(request)
    return [
        (m.origin.cluster, m.target.cluster, m.points, m.odds)
        for m in (*found.moves, *found.not_advised)
    ]


def test_odds_by_hand() -> None:
    """Of four draws, leaving out the move makes it worse in the three where the giver has more."""
    cells = (Cell("z", "a", "l"), Cell("z", "b", "l"))
    supply = np.array([[9, 1], [9, 1], [9, 1], [4, 6]])
    request = Request(cells, supply, {"a": 1, "b": 1}, budget=0.1, odds=0.0)
    assert every_move(request) == [("a", "b", 1, 0.75)]


def test_odds_compare_with_the_best_other_use_by_hand() -> None:
    """In all four draws the move helps, but in the last two to c would help more: 3 of 4."""
    cells = tuple(Cell("z", name, "l") for name in "abc")
    supply = np.array([[18, 2, 10], [18, 2, 10], [18, 2, 10], [15, 9, 6]])
    request = Request(cells, supply, {"a": 1, "b": 1, "c": 1}, budget=2 / 30, odds=0.0)
    assert every_move(request) == [("a", "b", 2, 0.75)]


def test_odds_of_draws_are_never_certain() -> None:
    """A move that helps in every draw has odds of 0.95, told as "over 95 %"."""
    cells = (Cell("z", "a", "l"), Cell("z", "b", "l"))
    supply = np.array([[9, 1], [8, 2]])
    assert every_move(Request(cells, supply, {"a": 1, "b": 1}, budget=0.1)) == [("a", "b", 1, 0.95)]


def test_every_basis_has_odds_of_its_own() -> None:
    """To move from a to b holds on one basis, not on the other: it depends, nothing is averaged."""
    cells = (Cell("z", "a", "l"), Cell("z", "b", "l"))
    bases = {"even": Demand({"a": 1, "b": 1}), "skew": Demand({"a": 9, "b": 1})}
    request = Request(cells, np.array([9, 1]), {"a": 1, "b": 1}, budget=0.1, bases=bases)
    (move,) = plan(request).moves
    assert move.bases == (("even", 1.0), ("skew", 0.0))
    assert move.verdict is Verdict.DEPENDS
    (move,) = plan(replace(request, bases={"even": bases["even"]})).moves
    assert move.verdict is Verdict.EVERY_BASIS
    (move,) = plan(replace(request, bases={"skew": bases["skew"]})).moves
    assert move.verdict is Verdict.CANNOT_TELL


def test_a_move_under_the_chosen_odds_is_not_advised_and_does_nothing() -> None:
    """The move is named with its odds, and the index after the plan is that before it."""
    cells = (Cell("z", "a", "l"), Cell("z", "b", "l"), Cell("z", "c", "l"))
    supply = np.array([[20, 4, 6], [20, 4, 6], [18, 9, 3], [20, 8, 2]])
    request = Request(cells, supply, {"a": 10, "b": 10, "c": 10}, budget=0.4)
    sure, unsure = plan(replace(request, odds=0.1)), plan(replace(request, odds=1.0))
    assert {m.odds for m in sure.moves} != {1.0}
    assert unsure.not_advised
    assert all(m.odds < 1 for m in unsure.not_advised)
    assert all(m.odds == 1 for m in unsure.moves)
    assert unsure.possible == sure.after


def test_moves_that_a_wish_needs_stay_whatever_their_odds() -> None:
    """A floor above what demand would give is met by moves that are marked as the wish's."""
    rng = np.random.default_rng(6)
    seen = 0
    for _ in range(40):
        request, _, _ = case(rng)
        floors = (Wish(int(request.supply[:, 0].mean()) + 1, cluster="c0"),)
        try:
            answer = plan(replace(request, floors=floors, odds=1.0))
        except PlanError:
            continue
        now = request.supply[:, 0].mean()
        gain = sum(m.points * (m.target.cluster == "c0") for m in answer.moves)
        gain -= sum(m.points * (m.origin.cluster == "c0") for m in answer.moves)
        assert now + gain >= floors[0].points - 1e-9
        seen += any(m.for_wish for m in answer.moves)
    assert seen > 20
