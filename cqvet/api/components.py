"""The schemas of what the API answers and takes, by name."""

from typing import Final

from cqvet import data
from cqvet.api.bodies import bodies
from cqvet.api.figures import FIELDS
from cqvet.api.schemas import (
    COUNT,
    FLAG,
    ID,
    NUMBER,
    SHARE,
    TEXT,
    WHOLE,
    Schema,
    gap,
    one_of,
    record,
    ref,
    rows,
    tables,
)
from cqvet.base.forms import LISTED
from cqvet.models import flow, plan
from cqvet.subjects import needs, profile, search

KINDS: Final = ("reported", "reference", "modelled", "claim", "yours")


def _figure() -> Schema:
    special: dict[str, Schema] = {
        "id": TEXT,
        "kind": one_of(KINDS),
        "value": {"type": ["number", "string", "null"]},
        "value_max": gap(NUMBER),
        "value_type": TEXT,
        "qualifier": gap(one_of(data.names("qualifier"))),
        "unit": gap(one_of(data.names("unit"))),
        "paragraph": gap(WHOLE),
        "source": TEXT,
        "confidence": one_of(data.names("confidence")),
    }
    return record({name: special.get(name, gap(TEXT)) for name in FIELDS})


def _flow() -> Schema:
    roles = one_of(("entrant", "stock", "end"))
    state = {"state": TEXT, "role": roles, "value": NUMBER, "low": NUMBER, "high": NUMBER}
    levers = {lever.id: WHOLE if lever.whole else NUMBER for lever in flow.LEVERS.values()}
    return record(
        {
            "parameters": record(levers),
            "set": rows(one_of(levers)),
            "per_1000": rows(record(state)),
            "yearly": rows(record({"year": WHOLE, **state})),
        }
    )


_INTERVAL: Final = {"low": gap(NUMBER), "high": gap(NUMBER)}
_INDEX: Final = {
    "id": TEXT,
    "state": one_of(("computed", "modelled", "refused")),
    "value": gap(NUMBER),
    **_INTERVAL,
    "kind": one_of(KINDS),
    "reason": gap(TEXT),
}
_CLUSTER: Final = {
    "cluster": TEXT,
    "supply": NUMBER,
    "demand": gap(SHARE),
    **_INTERVAL,
    "kind": one_of(KINDS),
    "verdict": one_of(map(str, plan.Verdict)),
    "bases": rows(
        record({"basis": TEXT, "side": one_of(("above", "below", "level")), "odds": SHARE})
    ),
}
_AGREEMENT: Final = {
    "id": one_of(("any_cluster", "main_cluster", "fit")),
    "kappa": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "classes": COUNT,
    "same": COUNT,
}
_MOVE: Final = {
    "year": WHOLE,
    "level": gap(TEXT),
    "from_zone": gap(TEXT),
    "from_cluster": TEXT,
    "to_zone": gap(TEXT),
    "to_cluster": TEXT,
    "points": COUNT,
    "odds": SHARE,
    "to_level": gap(TEXT),
    "for_wish": FLAG,
    "bases": rows(record({"basis": TEXT, "odds": SHARE})),
    "verdict": gap(one_of(map(str, plan.Verdict))),
    "places": rows(record({"zone": gap(TEXT), "level": gap(TEXT)})),
}
_SAID: Final = {"code": TEXT, "message_zh": TEXT, "message_en": TEXT}
_FAULT: Final = {"found": TEXT, "expected": TEXT, **_SAID}


def _plan() -> Schema:
    index = ref("index")
    return record(
        {
            "before": rows(index),
            "after": rows(index),
            "path": rows(record({"year": WHOLE, **_INDEX})),
            "moves": rows(ref("move")),
            "not_advised": rows(ref("move")),
            "unmet": rows(
                record(
                    {
                        "cluster": TEXT,
                        "points": COUNT,
                        "share": SHARE,
                        **_INTERVAL,
                        "kind": one_of(KINDS),
                    }
                )
            ),
            "losers": rows(
                record(
                    {
                        "zone": gap(TEXT),
                        "cluster": TEXT,
                        "level": gap(TEXT),
                        "points": COUNT,
                        "kept": COUNT,
                        "reasons": rows(TEXT),
                    }
                )
            ),
            "equally_good": rows(record({"gives": FLAG, "clusters": rows(TEXT), "points": COUNT})),
            "in_balance": FLAG,
            "yearly": COUNT,
            "total": COUNT,
            "counted": gap(record({"whole": SHARE, "parts": SHARE, "idle": COUNT})),
        },
        ("counted",),
    )


def _needs() -> dict[str, Schema]:
    """Needs as they are sent, and their matches."""
    text: Schema = {"type": "string", "minLength": 1, "maxLength": needs.MAX_TEXT}
    sent = {"text": text, "kind": ID, "organisation": gap(TEXT), "district": gap(TEXT)}
    need = record(sent, ("organisation", "district"))
    match = record(
        {
            "id": TEXT,
            "score": NUMBER,
            "terms": rows(record({"words": TEXT, "met": TEXT, "share": NUMBER, "via": FLAG})),
        }
    )
    number: Schema = {"type": "integer", "minimum": 1}
    answered = {
        "row": number,
        "text": TEXT,
        "kind": one_of(data.names("need_kind")),
        "organisation": gap(TEXT),
        "district": gap(TEXT),
        "sentence": TEXT,
        "people": rows(record({"words": TEXT, "low": number, "high": number})),
        "language": one_of(data.names("need_language")),
        "best": NUMBER,
        "matches": rows(match),
        "institutions": rows(match),
    }
    return {
        "needs_body": record({"needs": {**rows(need), "maxItems": needs.MAX_ROWS}}),
        "needs": record({"threshold": NUMBER, "needs": rows(record(answered))}),
    }


def _validation() -> Schema:
    place = {"row": COUNT, "line": COUNT, "sheet": TEXT, "column": TEXT}
    group = {**_SAID, "count": COUNT, "first": rows(record(place))}
    said = {name: TEXT for name in _SAID if name != "code"}
    where = {"row": COUNT, "line": COUNT, "sheet": TEXT, "found": TEXT, "read": TEXT}
    some = {"kind": TEXT, "count": COUNT, "first": rows(record(where)), **said}
    sheet = {
        "sheet": TEXT,
        "first_line": COUNT,
        "last_line": COUNT,
        "rows": COUNT,
        "columns": rows(record({"column": TEXT, "found": TEXT})),
    }
    asked = {"id": TEXT, "column": TEXT, "found": TEXT, "candidates": rows(TEXT), "answer": TEXT}
    read = {
        "kind": TEXT,
        "encoding": TEXT,
        "sheets": rows(record(sheet)),
        "aside": rows(record({**some, "what": TEXT})),
    }
    return record(
        {
            "rows": COUNT,
            "faults": {**rows(record({**place, **_FAULT})), "maxItems": LISTED},
            "groups": rows(record(group)),
            "total": COUNT,
            "read": record(read),
            "repairs": rows(record({**some, "column": TEXT})),
            "questions": rows(record({**some, **asked})),
        },
        optional=("read", "repairs", "questions"),
    )


def _search() -> Schema:
    hit = {"kind": one_of(search.KINDS), "id": TEXT, "name": TEXT, "address": TEXT}
    return record(
        {
            "results": rows(record(hit)),
            "counts": {"type": "object", "additionalProperties": COUNT},
            "miss": gap(one_of((*search.ABSENT, "country", "nothing"))),
            "answer": gap(record({"text": TEXT, "name": TEXT, "address": TEXT})),
        }
    )


def _profile() -> Schema:
    mark = {"text": TEXT, "kind": one_of((*KINDS, "name")), "ref": TEXT}
    link = {"text": TEXT, "address": TEXT}
    told = {"text": TEXT, "figures": rows(record(mark)), "links": rows(record(link))}
    row = record({"label": TEXT, "remark": record(told), **told})
    section = record({"id": TEXT, "title": TEXT, "rows": rows(row)})
    return record(
        {
            "kind": one_of(profile.KINDS),
            "id": TEXT,
            "name": TEXT,
            "finding": record(told),
            "sections": rows(section),
        }
    )


_ADDRESS: Final = record({"address": TEXT, "method": TEXT, "summary": TEXT})


def components() -> dict[str, Schema]:
    """All schemas by name."""
    problem: dict[str, Schema] = {
        "type": TEXT,
        "title": TEXT,
        "status": WHOLE,
        "detail": TEXT,
        "code": TEXT,
        "errors": {**rows(record({"name": TEXT, **_FAULT})), "maxItems": LISTED},
        "total": COUNT,
        "params": {"type": "object"},
    }
    return {
        "problem": record(problem, optional=("errors", "total", "params")),
        "figure": _figure(),
        "flow": _flow(),
        "search": _search(),
        "profile": _profile(),
        "index": record(_INDEX),
        "move": record(_MOVE),
        "match": record(
            {
                "indices": rows(ref("index")),
                "clusters": rows(record(_CLUSTER)),
                "benchmarks": rows(
                    record({"id": TEXT, "structure": one_of(("equal", "random")), "value": SHARE})
                ),
                "agreement": rows(record(_AGREEMENT)),
            },
            optional=("agreement",),
        ),
        "plan": _plan(),
        **bodies(),
        **_needs(),
        "addresses": record(
            {"title": TEXT, "version": TEXT, "openapi": TEXT, "addresses": rows(_ADDRESS)}
        ),
        "validation": _validation(),
        "datapackage": {"type": "object", "required": ["name", "version", "resources"]},
        **tables(),
    }
