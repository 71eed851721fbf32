"""Which condition emptied an answer, and the nearest questions that have one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from cqvet.base import filters
from cqvet.subjects.partners.finder import find
from cqvet.subjects.partners.model import Ask, Item


@dataclass(frozen=True)
class Step:
    """A wider question: what it asks, what it gave up, and how many items it finds."""

    ask: Ask
    given_up: tuple[str, ...]
    n: int


def count(ask: Ask, kind: str, own: Sequence[Item] = ()) -> int:
    """How many items of a kind meet the conditions."""
    return sum(found.item.kind == kind for found in find(ask, own))


def causes(ask: Ask, kind: str, own: Sequence[Item] = ()) -> tuple[str, ...]:
    """The conditions each of which alone empties the answer.

    Nothing is returned where it takes several together, or where the kind is empty anyway.
    """
    return tuple(name for name in ask.conditions if count(ask.without(name), kind, own))


def nearest(ask: Ask, kind: str, own: Sequence[Item] = ()) -> list[Step]:
    """The nearest wider questions with an answer: the fewest conditions, each as little as can be.

    Empty where even the question without conditions has no answer.
    """
    found: list[tuple[tuple[int, ...], Ask]] = []
    for depth, wider in sorted(_wider(ask), key=lambda step: (_touched(step[0]), step[0])):
        if found and _touched(depth) > _touched(found[0][0]):
            break
        if any(_within(less, depth) for less, _ in found):
            continue
        if count(wider, kind, own):
            found.append((depth, wider))
    names = ("region", "industry", "evidence", "institution")
    return [
        Step(
            wider,
            tuple(name for name, steps in zip(names, depth, strict=True) if steps),
            count(wider, kind, own),
        )
        for depth, wider in found
    ]


def _touched(depth: tuple[int, ...]) -> int:
    return sum(steps > 0 for steps in depth)


def _within(less: tuple[int, ...], more: tuple[int, ...]) -> bool:
    return all(a <= b for a, b in zip(less, more, strict=True))


def _wider(ask: Ask) -> Iterator[tuple[tuple[int, ...], Ask]]:
    """Every question that gives something up, with the steps taken for each condition."""
    ladders = [ladder(ask) for ladder in LADDERS]
    for depth in product(*(range(len(ladder)) for ladder in ladders)):
        if any(depth):
            wider = ask
            for ladder, steps in zip(ladders, depth, strict=True):
                wider = ladder[steps](wider)
            yield depth, wider


Change = Callable[[Ask], Ask]


def _set(**values: str) -> Change:
    return lambda ask: replace(ask, filters=replace(ask.filters, **values))


def _region(ask: Ask) -> list[Change]:
    steps = [_set()]
    if ask.filters.district:
        steps.append(_set(zone=filters.zone_of(ask.filters.district), district=""))
    return [*steps, _set(zone="", district="")] if "region" in ask.conditions else steps


def _industry(ask: Ask) -> list[Change]:
    steps = [_set()]
    if ask.filters.cluster and ask.filters.tier:
        steps.append(_set(cluster=""))
    return [*steps, _set(tier="", cluster="")] if ask.filters.has_industry else steps


def _evidence(ask: Ask) -> list[Change]:
    return [_set(), _set(evidence="")] if ask.filters.evidence else [_set()]


def _institution(ask: Ask) -> list[Change]:
    return [_set(), lambda wider: replace(wider, institution="")] if ask.institution else [_set()]


LADDERS: tuple[Callable[[Ask], list[Change]], ...] = (_region, _industry, _evidence, _institution)
