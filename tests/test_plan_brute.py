"""The optimum of the lab against a search of every plan, on small random cases."""

from __future__ import annotations

from itertools import combinations_with_replacement
from math import floor

import numpy as np
import pytest

from cqvet.plan import (
    Answer,
    Cell,
    Keep,
    Movable,
    Objective,
    PlanError,
    Request,
    Wish,
    plan,
)


def random_request(rng: np.random.Generator, *, wishes: bool = True) -> Request:
    """A small request: up to 4 clusters x 2 zones x 2 levels, 12 offerings, 2 years."""
    zones, clusters = int(rng.integers(1, 3)), int(rng.integers(2, 5))
    levels = int(rng.integers(1, 3)) if zones * clusters <= 4 else 1
    cells = [
        Cell(f"z{z}", f"c{c}", f"l{k}")
        for z in range(zones)
        for c in range(clusters)
        for k in range(levels)
    ]
    total = int(rng.integers(4, 13))
    supply = rng.multinomial(total, rng.dirichlet(np.ones(len(cells))))
    weights = rng.integers(0, 6, clusters)
    weights[rng.integers(clusters)] += 1
    yearly = int(rng.integers(1, 3))
    order = rng.permutation(len(cells))
    floors: list[Wish] = []
    ceilings: list[Wish] = []
    keeps: list[Keep] = []
    for _ in range(int(rng.integers(0, 4)) if wishes else 0):
        zone = f"z{rng.integers(zones)}" if rng.random() < 0.5 else None
        level = f"l{rng.integers(levels)}" if levels > 1 and rng.random() < 0.5 else None
        named = zone is None and level is None
        cluster = f"c{rng.integers(clusters)}" if named or rng.random() < 0.5 else None
        now = sum(
            int(p)
            for p, c in zip(supply, cells, strict=True)
            if Wish(0, zone, cluster, level).covers(c)
        )
        wish = Wish(max(0, now + int(rng.integers(-2, 3))), zone, cluster, level)
        (floors if rng.random() < 0.5 else ceilings).append(wish)
    for i in rng.permutation(len(cells))[: int(rng.integers(0, 3)) if wishes else 0]:
        keeps.append(Keep(cells[i], int(rng.integers(0, supply[i] + 1)), "only_in_zone"))
    movable = Movable()
    if wishes and rng.random() < 0.2:
        movable = Movable(clusters=frozenset({"c0", "c1"}), share=float(rng.choice([0.5, 1.0])))
    return Request(
        cells=tuple(cells[i] for i in order),
        supply=supply[order],
        demand={f"c{i}": float(w) for i, w in enumerate(weights)},
        budget=yearly / total,
        years=int(rng.integers(1, 3)),
        objective=Objective(list(Objective)[rng.integers(3)]),
        floors=tuple(floors),
        ceilings=tuple(ceilings),
        keeps=tuple(keeps),
        movable=movable,
        across_levels=bool(rng.random() < 0.3),
    )


def grid_cells(request: Request) -> list[Cell]:
    """All cells that may hold offerings, in the order of ids."""
    zones = sorted({c.zone for c in request.cells})
    clusters = sorted({c.cluster for c in request.cells} | set(request.demand))
    levels = sorted({c.level for c in request.cells})
    return [Cell(z, c, k) for z in zones for c in clusters for k in levels]


def wish_rows(request: Request, cells: list[Cell]) -> list[tuple[np.ndarray, int, int]]:
    """Each wish as its cells, floor and ceiling."""
    rows = [(w, w.points, 10**6) for w in request.floors]
    rows += [(w, 0, w.points) for w in request.ceilings]
    return [
        (
            np.array(
                [
                    all(
                        a in (None, b) for a, b in zip((w.zone, w.cluster, w.level), c, strict=True)
                    )
                    for c in cells
                ]
            ),
            low,
            high,
        )
        for w, low, high in rows
    ]


def hand_loss(request: Request, cells: list[Cell], x: np.ndarray) -> np.ndarray:
    """The objective written down a second time, as a loss, of states (..., cells)."""
    total = x[..., :].sum(axis=-1)
    weights = sum(request.demand.values())
    value = np.zeros(total.shape)
    for cluster in sorted({c.cluster for c in cells}):
        demand = request.demand.get(cluster, 0.0) / weights
        share = x[..., [c.cluster == cluster for c in cells]].sum(axis=-1) / total
        if request.objective is Objective.SIMILARITY:
            value += abs(share - demand) / 2
        elif request.objective is Objective.GAP:
            value += demand * np.maximum(0, demand - share)
        elif demand == 0:
            value += share
    return value


def start_of(request: Request, cells: list[Cell]) -> np.ndarray:
    """The supply in the order of ``cells``."""
    at = dict(zip(request.cells, np.atleast_2d(request.supply)[0].tolist(), strict=True))
    return np.array([at.get(cell, 0) for cell in cells])


def caps_of(request: Request, cells: list[Cell], start: np.ndarray) -> np.ndarray:
    """Offerings that may leave each cell."""
    rule, caps = request.movable, []
    for cell, points in zip(cells, start.tolist(), strict=True):
        kept = sum(k.points for k in request.keeps if k.cell == cell)
        free = rule.clusters is None or cell.cluster in rule.clusters
        caps.append(min(points - kept, floor(points * rule.share + 1e-9)) if free else 0)
    return np.array(caps)


def all_flows(request: Request, cells: list[Cell], most: int) -> tuple[np.ndarray, np.ndarray]:
    """Every way to take up to ``most`` offerings out and put them back, (ways, cells) twice."""
    n = len(cells)
    outs, inns = [], []
    for k in range(most + 1):
        picks = [np.bincount(p, minlength=n) for p in map(list, _choose(n, k))]
        for out in picks:
            for inn in picks:
                same = all(
                    sum(out[i] - inn[i] for i in range(n) if cells[i].level == level) == 0
                    for level in {c.level for c in cells}
                )
                if (same or request.across_levels) and not (out * inn).any():
                    outs.append(out)
                    inns.append(inn)
    return np.array(outs), np.array(inns)


def _choose(n: int, k: int) -> list[tuple[int, ...]]:
    return list(combinations_with_replacement(range(n), k))


def brute(request: Request) -> tuple[float, int] | None:
    """Least loss and fewest offerings moved over every plan of one or two years, or None."""
    cells = grid_cells(request)
    start = start_of(request, cells)
    caps = caps_of(request, cells, start)
    yearly = floor(request.budget * int(start.sum()) + 1e-9)
    out, inn = all_flows(request, cells, yearly)
    fits = (out <= caps).all(axis=1)
    out, inn = out[fits], inn[fits]
    if request.years > 1:
        ok = np.ones(len(out), dtype=bool)
        for member, low, high in wish_rows(request, cells):
            now = start[member].sum()
            sums = (start + inn - out)[:, member].sum(axis=1)
            ok &= (sums >= min(low, now)) & (sums <= max(high, now))
        first_out, first_inn = out[ok], inn[ok]
        out = (first_out[:, None] + out[None]).reshape(-1, len(cells))
        inn = (first_inn[:, None] + inn[None]).reshape(-1, len(cells))
        fits = (out <= caps).all(axis=1)
        out, inn = out[fits], inn[fits]
    end = start + inn - out
    ok = np.ones(len(end), dtype=bool)
    for member, low, high in wish_rows(request, cells):
        sums = end[:, member].sum(axis=1)
        ok &= (sums >= low) & (sums <= high)
    if not ok.any():
        return None
    losses = hand_loss(request, cells, end[ok].astype(float))
    best = losses.min()
    return float(best), int(out[ok][losses <= best + 1e-12].sum(axis=1).min())


def end_of(request: Request, answer: Answer, cells: list[Cell]) -> np.ndarray:
    """The supply after all moves of an answer, advised or not."""
    end = start_of(request, cells)
    for move in (*answer.moves, *answer.not_advised):
        end[cells.index(move.origin)] -= move.points
        end[cells.index(move.target)] += move.points
    return end


NO_PLAN = {
    "wishes_beyond_budget",
    "wishes_against_keeps",
    "wishes_against_levels",
    "wishes_conflict",
    "floor_above_total",
    "floor_above_ceiling",
}


def check_refusal(request: Request, code: str) -> None:
    """A refusal is right: no plan exists, or nothing can move at all."""
    cells = grid_cells(request)
    if code in NO_PLAN:
        assert brute(request) is None
    else:
        assert code in {"everything_kept", "nothing_movable"}
        assert not caps_of(request, cells, start_of(request, cells)).any()


@pytest.mark.slow
def test_the_optimum_equals_brute_force_on_500_random_cases() -> None:
    """Loss and number of offerings moved are those of the best of all plans, or there is none."""
    rng = np.random.default_rng(7)
    solved = dict.fromkeys(Objective, 0)
    refused = 0
    while sum(solved.values()) < 500:
        request = random_request(rng)
        cells = grid_cells(request)
        try:
            answer = plan(request)
        except PlanError as error:
            refused += 1
            check_refusal(request, error.code)
            continue
        expected = brute(request)
        assert expected is not None
        end = end_of(request, answer, cells)
        assert hand_loss(request, cells, end.astype(float)) == pytest.approx(expected[0], abs=1e-9)
        assert sum(move.points for move in answer.moves) == expected[1]
        assert answer.not_advised == ()
        assert all(move.odds == 1 for move in answer.moves)
        solved[request.objective] += 1
    assert min(solved.values()) > 100
    assert refused > 20
