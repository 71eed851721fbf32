"""The models: flow, match and plan, each the function that its page calls."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet import data
from cqvet.api.answers import as_json, posted
from cqvet.api.limits import computed, json_body
from cqvet.api.problems import ProblemError, bad_request
from cqvet.api.query import asked, choices, short, single
from cqvet.base.fault import Fault
from cqvet.base.posted import BodyError
from cqvet.models import flow, matching, plan
from cqvet.subjects import lab, market

BASES: Final = ("target_2027", "equal")
"""The demand bases that need nothing of the visitor's own; the first is the default."""
MATCH: Final = ("basis", "zone", "level")
PLAN: Final = ("budget", "years", "objective", "basis", "odds")


async def flows(request: Request) -> Response:
    """`GET /flow`: levers by their names, defaults for the others."""
    given = single(request, tuple(flow.LEVERS))
    levers, faults = flow.read_levers(given)
    if faults:
        raise bad_request([replace(f, found=short(given.get(f.where, ""))) for f in faults])
    return as_json(request, await computed(request, flowing, levers))


def flowing(levers: Mapping[str, float]) -> dict[str, Any]:
    """The flow under some levers."""
    return flow.answer(flow.run(levers, flow.calibrate()))


async def match(request: Request) -> Response:
    """`/match`: GET for the modelled supply, POST for a supply and a demand of the client's."""
    if request.method == "POST":
        return await _posted(request, matching.posted_answer)
    given = single(request, MATCH)
    basis, zone, level = (given.get(name, "") for name in MATCH)
    errors = [
        *_basis(given),
        *choices("zone", [zone] if zone else [], tuple(data.names("zone"))),
        *choices("level", [level] if level else [], tuple(data.names("level"))),
    ]
    if errors:
        raise bad_request(errors)

    return as_json(request, await computed(request, matched, basis or BASES[0], level, zone))


def matched(basis: str, level: str, zone: str) -> dict[str, Any]:
    """The match of the modelled supply."""
    case = market.modelled(market.demand(basis), level=level, zone=zone)
    return {**matching.answer(case, market.readings()), "agreement": market.agreement_rows()}


async def planned(request: Request) -> Response:
    """`/plan`: GET for the modelled supply, POST for one of the client's with his wishes."""
    if request.method == "POST":
        return await _posted(request, lab.posted_plan)
    given = single(request, PLAN)
    if errors := _basis(given):
        raise bad_request(errors)

    return as_json(request, await _explained(request, modelled, given))


def modelled(given: Mapping[str, str]) -> dict[str, Any]:
    """The plan on the modelled supply. Raises `PlanError`."""
    basis = given.get("basis") or BASES[0]
    split, demand = market.split(""), market.demand(basis)
    options = plan.options_of(given) | {
        "spread": lab.demand(basis).spread,
        "bases": lab.bases(),
    }
    return plan.modelled_plan(
        plan.modelled_request(split.levels, split.clusters, split.draws, demand, **options)
    )


def _basis(given: Mapping[str, str]) -> list[Fault]:
    return choices("basis", [given["basis"]] if given.get("basis") else [], BASES)


async def _posted(request: Request, answer: Callable[[object], dict[str, Any]]) -> Response:
    asked(request, ())
    content = await json_body(request)
    return posted(await _explained(request, answer, content))


async def _explained(
    request: Request, work: Callable[..., dict[str, Any]], given: Any
) -> dict[str, Any]:
    """The answer, or the problem that explains why there is none."""
    try:
        return await computed(request, work, given)
    except BodyError as error:
        raise bad_request(error.faults) from None
    except plan.PlanError as error:
        raise _no_plan(error) from None


def _no_plan(error: plan.PlanError) -> ProblemError:
    """400 for an option that cannot be read, 422 for wishes that no plan can meet."""
    if error.code.startswith("bad_"):
        name, value = (str(error.params.get(key, "")) for key in ("field", "value"))
        return bad_request([Fault(name, "unusable", short(value))])
    told = ", ".join(f"{name} {value}" for name, value in error.params.items())
    detail = f"There is no such plan: {error.code.replace('_', ' ')} ({told})"
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return ProblemError(status, error.code, detail, params=error.params)
