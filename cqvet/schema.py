"""Table Schema of the descriptor -> the pandera schema that validates at load.

The descriptor `data/datapackage.json` is the only place where a table is described; what
is checked here and what a reader of the descriptor sees can therefore not drift apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

DTYPES: Final = {
    "string": "str",
    "date": "str",
    "integer": "Int64",
    "year": "Int64",
    "number": "float64",
    "boolean": "boolean",
}
DATE: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
BOOLEANS: Final = {"true": True, "false": False}

# What pandera calls a failed check -> the code of the fault, and what was expected.
WORDS: Final = {
    "not_nullable": ("missing", "a value"),
    "field_uniqueness": ("repeated_value", "a value that stands once"),
    "multiple_fields_uniqueness": ("repeated_key", "a key that stands once"),
    "column_in_schema": ("unknown_column", "no such column"),
    "column_in_dataframe": ("missing_column", "this column"),
    "column_ordered": ("column_order", "columns in the order of the descriptor"),
}
# How the checks of `column` begin -> the code.
RULES: Final = {
    "one of": "not_listed",
    "at least": "below_minimum",
    "at most": "above_maximum",
    "text like": "malformed",
}


@dataclass(frozen=True)
class DataFault:
    """One cell that does not hold what the descriptor promises. Row 1 is the first data row.

    `code` names the kind of fault, for those who put it into words of their own.
    """

    file: str
    row: int
    column: str
    found: str
    expected: str
    code: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f", row {self.row}, column {self.column}" if self.row else ""
        return f"{self.file}{place}: found {self.found!r}, expected {self.expected}"


class DataError(Exception):
    """The data cannot be used. `faults` lists every damaged cell."""

    def __init__(self, faults: list[DataFault]) -> None:
        self.faults = faults
        super().__init__("\n".join(map(str, faults)))


def column(described: Mapping[str, Any]) -> pa.Column:
    """The pandera column of a Table Schema field."""
    rules = described.get("constraints", {})
    checks = []
    if "enum" in rules:
        checks.append(pa.Check.isin(rules["enum"], error=f"one of {rules['enum']}"))
    if "minimum" in rules:
        checks.append(pa.Check.ge(rules["minimum"], error=f"at least {rules['minimum']}"))
    if "maximum" in rules:
        checks.append(pa.Check.le(rules["maximum"], error=f"at most {rules['maximum']}"))
    pattern = rules.get("pattern") or (DATE if described["type"] == "date" else None)
    if pattern:
        checks.append(pa.Check.str_matches(f"^({pattern})$", error=f"text like {pattern}"))
    return pa.Column(
        DTYPES[described["type"]],
        checks=checks,
        nullable=not rules.get("required", False),
        unique=rules.get("unique", False),
        coerce=True,
    )


def frame_schema(resource: Mapping[str, Any]) -> pa.DataFrameSchema:
    """The pandera schema of one tabular resource: columns in order, no other, key unique."""
    schema = resource["schema"]
    return pa.DataFrameSchema(
        {described["name"]: column(described) for described in schema["fields"]},
        strict=True,
        ordered=True,
        unique=schema.get("primaryKey"),
    )


def validate(raw: pd.DataFrame, resource: Mapping[str, Any]) -> pd.DataFrame:
    """The typed table from a frame of text cells (missing = NA).

    Raises `DataError` that names file, row, column and what was expected for every fault.
    """
    raw = raw.copy()
    for described in resource["schema"]["fields"]:
        name = described["name"]
        if described["type"] == "boolean" and name in raw:
            raw[name] = raw[name].map(lambda cell: BOOLEANS.get(cell, cell))
    try:
        return frame_schema(resource).validate(raw, lazy=True)
    except SchemaErrors as error:
        raise DataError(_faults(error.failure_cases, raw, resource)) from None


def _faults(cases: pd.DataFrame, raw: pd.DataFrame, resource: Mapping[str, Any]) -> list[DataFault]:
    types = {entry["name"]: entry["type"] for entry in resource["schema"]["fields"]}
    faults = []
    for case in cases.to_dict("records"):
        if str(case["failure_case"]).startswith("TypeError("):
            continue  # a bound that could not be compared; the wrong type is a case of its own
        name = case["column"] if case["column"] in types else case["failure_case"]
        check = str(case["check"])
        if check.startswith(("dtype", "coerce_dtype")):
            code, expected = "wrong_type", f"a value of type {types.get(name, '')}"
        elif check in WORDS:
            code, expected = WORDS[check]
        else:
            code = next(known for start, known in RULES.items() if check.startswith(start))
            expected = check
        row = 0 if pd.isna(case["index"]) else int(case["index"]) + 1
        found = raw[name].iloc[row - 1] if row and name in raw else case["failure_case"]
        faults.append(
            DataFault(
                resource["path"],
                row,
                str(name),
                "" if pd.isna(found) else str(found),
                expected,
                code,
            )
        )
    return list(dict.fromkeys(faults))
