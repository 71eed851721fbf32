"""The article's figures on a subject, what is named of them here, and what disputes them."""

from collections.abc import Sequence
from typing import Final

from cqvet import data, provenance
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View

CITY: Final = ("chongqing", "international")
"""Scopes of what the whole city has, at home or abroad."""


def cards(facts: Sequence[str], key: str, view: View, form: str = "") -> None:
    """Large figures; under each how many of what it counts are named here, and what disputes it.

    Where a region is chosen, those of the city say that they are; `form` is the message that says
    what else they are of.
    """
    t, items = view.t, []
    for fact in facts:
        row = ledger.entry(fact)
        figure, title, disputed = card(row, t)
        if row["scope"] in CITY:
            title = t(form, text=title) if form else view.city(title)
        items.append((figure, title, t.join([w for w in (words(fact, t)[1], disputed) if w])))
    prose.cards(items, key, t)


def words(fact: str, t: Text) -> tuple[str, str]:
    """What a figure counts, and how many of it are named here."""
    title = t.pick(ledger.entry(fact), "title")
    if not provenance.nameable(fact):
        return title, ""
    return title, named(fact, t) or t("figure.named_none")


def named(fact: str, t: Text) -> str:
    """How many are named of what a figure counts; empty where none can be."""
    n = provenance.named(fact)
    if n is None:
        return ""
    return t("figure.named_here", n=Figure(number(n, t.lang), f"named/{fact}"))


def card(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Figure, name, and a flag where something disputes it."""
    entry = str(row["id"])
    return str(quoting.figure(entry, t)), t.pick(row, "title"), flag(entry, t)


def flag(entry: str, t: Text) -> str:
    """What disputes a figure, behind a flag; empty where nothing does."""
    kinds = dict.fromkeys(relation["kind"] for relation in ledger.related(entry))
    said = t.join([t(f"figure.flag_{kind}") for kind in kinds])
    return t("figure.flag", said=said) if said else ""


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Name, figure, and the sum that it must equal, or who ranks what and when."""
    figure = quoting.figure(str(row["id"]), t)
    return t.pick(row, "title"), str(figure), remark(row, t)


def remark(row: data.Row, t: Text) -> str:
    """The sums that a figure must equal; of a position or a lead, who ranks what and when."""
    sums = [
        f"{' + '.join(str(_bare(part)) for part in parts)} = {_bare(row['id'])}"
        for parts in ledger.sums(row["id"])
    ]
    return t.join([*sums, *([t.pick(row, "statement")] if row["value_type"] == "rank" else [])])


def _bare(entry: str) -> Figure:
    row = ledger.entry(entry)
    return Figure(f"{row['value']:.0f}", entry, row["kind"])
