"""The planner's settings in this session, and the plan that follows from them."""

from dataclasses import dataclass, fields
from functools import lru_cache, partial

import streamlit as st

from cqvet.evidence.figure import Kind
from cqvet.models.matching import MatchError
from cqvet.models.plan import Answer, PlanError
from cqvet.subjects import lab, market
from cqvet.subjects.market.choice import Choice
from cqvet.ui import heavy
from cqvet.work import StoppedError


@dataclass(frozen=True)
class Outcome:
    """A plan, or the error that says why there is none."""

    settings: lab.Settings
    kind: Kind
    answer: Answer | None = None
    error: PlanError | None = None


def settings() -> lab.Settings:
    """The settings as they stand in the session."""
    plain = lab.Settings()
    names = [field.name for field in fields(lab.Settings)]
    return lab.Settings(**{n: st.session_state.get(n, getattr(plain, n)) for n in names})


def outcome(chosen: lab.Settings, choice: Choice) -> Outcome:
    """Compute the plan of some settings under the chosen supply and demand."""
    kind: Kind = "modelled" if choice.rows is None else "yours"
    try:
        return Outcome(chosen, kind, answer=_answer(chosen, choice))
    except PlanError as error:
        return Outcome(chosen, kind, error=error)
    except MatchError as error:
        return Outcome(chosen, kind, error=PlanError(error.code, error.params))
    except StoppedError as error:
        return Outcome(chosen, kind, error=PlanError(error.why))


def _answer(chosen: lab.Settings, choice: Choice) -> Answer:
    level = choice.filters.level
    if choice.rows is None:
        # What a visitor brought is kept nowhere but in the visit, nor is an answer that holds it.
        solve = _modelled.__wrapped__ if choice.brought else _modelled
        return solve(
            chosen,
            choice.basis,
            choice.own,
            ratings=choice.ratings,
            level=level,
            total=choice.total,
        )
    rows = market.chosen(choice.rows, choice.filters)
    if rows[rows["year"] == choice.year].empty:
        raise PlanError("no_supply")
    own = partial(lab.registered, year=choice.year, ratings=choice.ratings)
    return heavy.done(own, chosen, choice.basis, choice.own, rows)


@lru_cache(maxsize=64)
def _modelled(
    chosen: lab.Settings, basis: str, own: str, *, ratings: str, level: str, total: str
) -> Answer:
    """The plan on the modelled split, solved once for all readers."""
    solved = partial(lab.modelled, ratings=ratings, level=level, total=total)
    return heavy.done(solved, chosen, basis, own)
