"""JSON Schema: small pieces, the rows of tables from the descriptor, levers from the model."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cqvet import data
from cqvet.api.tables import names
from cqvet.base.posted import MAX_ID
from cqvet.models import flow
from cqvet.schema import DATE

Schema = dict[str, Any]

TYPES: Final = {
    "string": "string",
    "date": "string",
    "integer": "integer",
    "year": "integer",
    "number": "number",
    "boolean": "boolean",
}
TEXT: Final[Schema] = {"type": "string"}
WHOLE: Final[Schema] = {"type": "integer"}
COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
NUMBER: Final[Schema] = {"type": "number"}
SHARE: Final[Schema] = {"type": "number", "minimum": 0, "maximum": 1}
ID: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": MAX_ID}
FLAG: Final[Schema] = {"type": "boolean"}


def record(members: Mapping[str, Schema], optional: Iterable[str] = ()) -> Schema:
    """An object with these members and no others."""
    return {
        "type": "object",
        "properties": dict(members),
        "required": [name for name in members if name not in set(optional)],
        "additionalProperties": False,
    }


def rows(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def gap(schema: Schema) -> Schema:
    """The same, or null for what is missing."""
    found = {**schema, "type": [schema["type"], "null"]}
    return {**found, "enum": [*schema["enum"], None]} if "enum" in schema else found


def one_of(values: Iterable[str]) -> Schema:
    return {"type": "string", "enum": list(values)}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def cell(field: Mapping[str, Any]) -> Schema:
    """A cell of a table, from its field in the descriptor."""
    rules = field.get("constraints", {})
    found: Schema = {"type": TYPES[field["type"]]}
    found |= {key: rules[key] for key in ("minimum", "maximum", "enum") if key in rules}
    pattern = rules.get("pattern") or (DATE if field["type"] == "date" else None)
    if pattern:
        found["pattern"] = f"^({pattern})$"
    if not rules.get("required"):
        found = gap(found)
    return found | {"title": field["title"], "description": field["description"]}


def tables() -> dict[str, Schema]:
    """A schema for the rows of each table."""
    return {
        f"table_{name}": record(
            {f["name"]: cell(f) for f in data.resources()[name]["schema"]["fields"]}
        )
        for name in names()
    }


def lever(one: flow.Lever) -> Schema:
    """The values that a lever takes; a default where leaving it out is the same as setting it."""
    return {
        "type": "integer" if one.whole else "number",
        "minimum": one.minimum,
        "maximum": one.maximum,
        **({"default": one.default} if one.link == "exact" else {}),
    }
