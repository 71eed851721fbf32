"""The forms of a visitor's tables, made from their schemas in the descriptor.

METHOD. What a column holds follows from its field: a code list, a district, a programme, a
cluster, a year, a number of people. A demand by the name of an industry, a class or a programme is
read as that of the cluster which it serves most, and said to be. A table of students without a
column of numbers has one student a row: it is counted, and no row of it is kept.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, Final

from cqvet import data
from cqvet.base import forms
from cqvet.base.export import FORMULA
from cqvet.base.forms import (
    Book,
    Cell,
    Checked,
    Choices,
    Form,
    Mend,
    listed,
    mends,
    schema,
    whole,
)
from cqvet.base.forms.places import folded
from cqvet.i18n import LANGS
from cqvet.subjects import register
from cqvet.subjects.own import heads
from cqvet.subjects.register.cells import MENDS as REGISTER_MENDS
from cqvet.subjects.register.cells import readers as register_readers

FORMS: Final = tuple(schema.schemas())
"""The tables that a visitor can bring."""
STUDENTS: Final = "students"
MAX_BYTES: Final = register.MAX_BYTES
MAX_ROWS: Final = register.MAX_ROWS


def arrived(
    name: str, content: bytes | Book, choices: Choices | None = None
) -> tuple[Checked, bytes | Book]:
    """One of these tables checked, and what of its file may be kept. Never raises."""
    if name == STUDENTS:
        return forms.arrived(content, form(name), choices, students)
    return forms.arrived(content, form(name), choices)


def students(content: bytes | Book, form: Form, choices: Choices | None = None) -> Checked:
    """A table of numbers of students, or of students, which are counted."""
    found = forms.validate(content, form, choices)
    return found if _counted(found) else _count(forms.validate(content, _roster(), choices))


@cache
def form(name: str) -> Form:
    """The form of a table."""
    if name == "register":
        return register.form(register.words())
    fields, summed = schema.fields(name), schema.counts(name)
    readers = {column: _reader(name, column, field) for column, field in fields.items()}
    return Form(
        columns={column: _TYPES[field["type"]] for column, field in fields.items()},
        read=readers,
        optional=frozenset(
            column for column, field in fields.items() if not field["constraints"].get("required")
        ),
        max_bytes=MAX_BYTES,
        max_rows=MAX_ROWS,
        headers=heads.spellings(name),
        mends={column: mend for column, mend in _mends(summed).items() if column in fields},
        filled=tuple(column for column in fields if column not in summed),
        key=schema.key(name),
        summed=summed,
        **_programmes(fields),
    )


_TYPES: Final = {"string": "str", "integer": "Int64", "year": "int64"}


def _counted(found: Checked) -> bool:
    """Whether a table of students says how many they are, or could not be read at all."""
    columns = {name for part in found.report.parts for name, _ in part.columns}
    return not columns or bool(columns & {*schema.counts(STUDENTS)})


@cache
def _roster() -> Form:
    """The form of a table with one row a student."""
    whole_form = form(STUDENTS)
    columns = {name: type_ for name, type_ in whole_form.columns.items() if type_ != "Int64"}
    return Form(
        columns=columns,
        read={name: whole_form.read[name] for name in columns},
        optional=frozenset(),
        max_bytes=MAX_BYTES,
        max_rows=MAX_ROWS,
        headers={head: name for head, name in whole_form.headers.items() if name in columns},
        between=whole_form.between,
        helpers=whole_form.helpers,
        mends={name: mend for name, mend in whole_form.mends.items() if name in columns},
        settle=whole_form.settle,
    )


def _count(found: Checked) -> Checked:
    """A table of students as numbers of students; a row keeps the number of its first student."""
    keys = list(schema.key(STUDENTS))
    rows = found.rows.groupby(keys, sort=False).agg(row=("row", "first"), students=("row", "size"))
    frame = rows.reset_index().reindex(columns=["row", *form(STUDENTS).columns])
    typed = frame.astype({"row": "int64", **form(STUDENTS).columns})
    return Checked(typed, found.faults, found.total, found.good, found.report)


def _mends(counts: tuple[str, ...]) -> Mapping[str, Mend]:
    return {
        **REGISTER_MENDS,
        **dict.fromkeys(counts, mends.first(mends.missing, mends.count)),
        "cluster": _cluster_mend,
    }


def _cluster_mend(text: str) -> tuple[str, str] | None:
    """The cluster of an industry, a class or a programme; a name of a cluster is no repair."""
    code = heads.clusters().get(folded(text), "")
    own = data.records("clusters").get(code)
    if own is None or folded(text) in {code.lower(), *(folded(own[f"name_{x}"]) for x in LANGS)}:
        return None
    return code, "to_cluster"


def _reader(form_name: str, column: str, field: Mapping[str, Any]) -> Callable[[str], Cell]:
    """What reads a cell of a column."""
    known = register_readers(register.words())
    if column in known and field["type"] == "string":
        return known[column]
    if column == "cluster":
        codes = {**heads.clusters(), **{code: code for code in heads.clusters().values()}}
        return lambda text: listed(folded(text), codes, "unknown_cluster", "33618")
    if "codes" in field:
        names = data.names(field["codes"])
        spelt = {folded(name[lang]): code for code, name in names.items() for lang in LANGS}
        expected = ", ".join(names)
        return lambda text: listed(folded(text), spelt, f"unknown_{column}", expected)
    if field["type"] == "string":
        return lambda text: Cell(code="formula") if FORMULA.match(text) else Cell(text)
    return partial(_number, limits=schema.limits(form_name, column))


def _number(text: str, limits: tuple[int, int]) -> Cell:
    return whole(text, *limits)


def _programmes(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What looks at a programme together with its name and level, as in a register."""
    if "programme" not in fields:
        return {}
    own = form("register")
    return {"between": own.between, "helpers": own.helpers, "settle": own.settle}
