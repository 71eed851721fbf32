"""Where a figure on the screen comes from: a ledger entry, a record, or a formula over these.

A reference is a path. `layout_match_rate` is a ledger entry; `<table>/<key>` a record;
`count/<path>` a number of rows (see `evidence.counts`), `matched/<page>` of records of a page that
the filters let pass; `column/<table>/<column>` how complete a column is, `file/<resource>` size
and shape of a file, `cited/<source>` the rows that rest on a source; `named/<fact>` is how many
are named of what a fact counts. All others are offered by the subjects as their `FORMULAS`.
"""

import inspect
import re
from collections.abc import Mapping
from typing import Final

from cqvet import data
from cqvet.base.params import Reads
from cqvet.evidence import counts, ledger
from cqvet.evidence.origin import Formula, Origin
from cqvet.subjects.offers import EVERY

PAGE: Final = re.compile(r"[a-z_]+")
NAMED: Final = tuple(page.named for page in EVERY)


def resolve(ref: str) -> Origin:
    """What `ref` leads to. Raises `KeyError` where it leads nowhere."""
    if ref in ledger.index():
        return Origin(ref, "entry", row=ledger.entry(ref))
    head, *rest = ref.split("/")
    if head in FORMULAS:
        if len(rest) not in ARITY[head]:
            raise KeyError(ref)
        return FORMULAS[head](ref, *rest)
    if head in data.load():
        return Origin(ref, "record", table=head, row=data.records(head)["/".join(rest)])
    raise KeyError(ref)


RESOLVABLE: Final = Reads(resolve, KeyError)
"""All references that lead somewhere."""


def nameable(fact: str) -> bool:
    """Whether what a figure counts are things that could be named one by one."""
    return any(fact in names() for names in NAMED)


def named(fact: str) -> int | None:
    """How many are named in the tables of what a figure counts; None where none is.

    Raises `KeyError` for a figure that counts nothing that could be named.
    """
    for names in NAMED:
        if fact in names():
            return names()[fact]
    raise KeyError(fact)


def _count(ref: str, table: str, conditions: str = "") -> Origin:
    counted = counts.listed(f"{table}/{conditions}")
    return Origin(ref, "formula", table=table, formula="count", counted=counted)


def _matched(ref: str, page: str) -> Origin:
    if not PAGE.fullmatch(page):
        raise KeyError(ref)
    return Origin(ref, "formula", formula="matched")


def _column(ref: str, table: str, column: str) -> Origin:
    if column not in data.table(table):
        raise KeyError(ref)
    return Origin(ref, "formula", table=table, formula="column")


def _file(ref: str, resource: str) -> Origin:
    if resource not in data.resources():
        raise KeyError(ref)
    return Origin(ref, "formula", table=resource, formula="file")


def _cited(ref: str, source: str) -> Origin:
    if source not in data.records("sources"):
        raise KeyError(ref)
    return Origin(ref, "formula", formula="cited", parts=(f"sources/{source}",))


def _named(ref: str, fact: str) -> Origin:
    if named(fact) is None:
        raise KeyError(ref)
    return Origin(ref, "formula", formula=f"named_{fact}", parts=(fact,))


FORMULAS: Final[Mapping[str, Formula]] = {
    "count": _count,
    "matched": _matched,
    "named": _named,
    "column": _column,
    "file": _file,
    "cited": _cited,
    **{head: formula for page in EVERY for head, formula in page.formulas.items()},
}


def _arity(formula: Formula) -> range:
    """How many parts a formula takes behind the head of its references."""
    _, *parts = inspect.signature(formula).parameters.values()
    return range(sum(part.default is part.empty for part in parts), len(parts) + 1)


ARITY: Final = {head: _arity(formula) for head, formula in FORMULAS.items()}
