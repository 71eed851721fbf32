"""The schemas of what the API takes: a supply, a demand, wishes."""

from collections.abc import Mapping

from cqvet.api.schemas import (
    COUNT,
    FLAG,
    ID,
    SHARE,
    Schema,
    gap,
    one_of,
    record,
    rows,
)
from cqvet.models import matching, plan
from cqvet.models.matching import body as matching_body
from cqvet.models.plan import body as plan_body
from cqvet.subjects.register.form import YEARS
from cqvet.subjects.report import ALL, posted


def bodies() -> dict[str, Schema]:
    """The bodies, with the limits of the modules that read them."""
    match = {"points": matching_body.MAX_NUMBER, "weight": matching_body.MAX_NUMBER}
    counts = {name: form.most for name, form in matching_body.FORMS.items()}
    planned = {"points": plan_body.POINTS.most, "weight": plan_body.WEIGHT.most}
    limits = {name: form.most for name, form in plan_body.FORMS.items()}
    points = {**COUNT, "maximum": plan_body.POINTS.most}
    wish = record({"zone": gap(ID), "cluster": gap(ID), "points": points}, ("zone", "cluster"))
    keep = {"zone": gap(ID), "cluster": ID, "level": gap(ID), "points": points, "reason": gap(ID)}
    lists = {"floors": wish, "ceilings": wish, "keep": record(keep, ("zone", "level", "reason"))}
    options: dict[str, Schema] = {
        "budget": gap(SHARE),
        "years": gap({"type": "integer", "minimum": 1, "maximum": 5}),
        "objective": gap(one_of(map(str, plan.Objective))),
        "odds": gap(SHARE),
        "base": gap({"type": "integer", "minimum": 1, "maximum": plan_body.NUMBERS["base"].most}),
        "demand_sd": gap({"type": "number", "minimum": 0, "maximum": plan_body.SPREAD.most}),
        "across_levels": gap(FLAG),
        "movable": gap(
            record(
                {**{name: gap(rows(ID)) for name in plan_body.MOVABLE}, "share": gap(SHARE)},
                (*plan_body.MOVABLE, "share"),
            )
        ),
        "ratings": gap(
            {
                "type": "object",
                "additionalProperties": one_of(matching.RATINGS),
                "maxProperties": 100,
            }
        ),
        **{name: gap({**rows(row), "maxItems": limits[name]}) for name, row in lists.items()},
    }
    extra = {"demand": {"demand_sd": options["demand_sd"]}, "supply": {"class": ID}}
    return {
        "match_body": record(_case(match, counts, {})),
        "report_body": _report(),
        "plan_body": record({**_case(planned, limits, extra), **options}, optional=options),
    }


def _report() -> Schema:
    """The choices of the page by the names of its address; a register as the text of a CSV file."""
    text: Schema = {"type": "string", "minLength": 1}
    year: Schema = {"type": "integer", "minimum": 0, "maximum": YEARS[1]}
    members: dict[str, Schema] = {
        **{name: one_of(values) for name, values in posted.choices().items()},
        **{name: {**text, "maxLength": posted.LONGEST} for name in posted.CODES},
        **dict.fromkeys(posted.YEARS, year),
        "indices": {**rows(one_of(ALL)), "minItems": 1},
        "register": text,
        "move": {"type": "integer", "minimum": 0, "maximum": posted.MOVES},
    }
    needed = {name: members.pop(name) for name in posted.NEEDED}
    return record({**needed, **{n: gap(s) for n, s in members.items()}}, optional=members)


def _case(
    most: Mapping[str, float],
    counts: Mapping[str, int],
    extra: Mapping[str, dict[str, Schema]],
) -> dict[str, Schema]:
    """A supply and a demand, with the largest numbers and the longest lists."""
    points = {**COUNT, "maximum": most["points"]}
    place = {"zone": gap(ID), "cluster": ID, "level": gap(ID), "points": points}
    weight = {"type": "number", "minimum": 0, "maximum": most["weight"]}
    demand = {"cluster": ID, "weight": weight, **extra.get("demand", {})}
    supply = {**place, **extra.get("supply", {})}
    given = ("zone", "level", *(["cluster", "class"] if "supply" in extra else []))
    return {
        "supply": {**rows(record(supply, given)), "maxItems": counts["supply"]},
        "demand": {**rows(record(demand, extra.get("demand", ()))), "maxItems": counts["demand"]},
    }
