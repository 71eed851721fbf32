"""The schemas of the tables that a visitor brings: they stand in the descriptor of the data."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from cqvet import data
from cqvet.i18n import LANGS, Text


@cache
def schemas() -> Mapping[str, Mapping[str, Any]]:
    """Every form of the descriptor by its name: titles, description, schema."""
    return {form["name"]: form for form in data.descriptor()["forms"]}


def fields(form: str) -> Mapping[str, Mapping[str, Any]]:
    """The fields of a form by name, in order."""
    return {field["name"]: field for field in schemas()[form]["schema"]["fields"]}


def titles(form: str, t: Text) -> dict[str, str]:
    """The columns of a form as the template of a language names them: id -> title."""
    return {name: t.title(field) for name, field in fields(form).items()}


def spellings(form: str) -> dict[str, str]:
    """The titles of the columns in every language -> their names."""
    return {title: name for lang in LANGS for name, title in titles(form, Text(lang)).items()}


def counts(form: str) -> tuple[str, ...]:
    """The columns that hold numbers of people or posts: those are added up."""
    return tuple(name for name, field in fields(form).items() if field["type"] == "integer")


def key(form: str) -> tuple[str, ...]:
    """The columns that tell rows apart."""
    return tuple(schemas()[form]["schema"]["primaryKey"])


def limits(form: str, column: str) -> tuple[int, int]:
    """The least and the greatest number of a column."""
    rules = fields(form)[column]["constraints"]
    return int(rules["minimum"]), int(rules["maximum"])
