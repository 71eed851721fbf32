"""How records of quality are told in a language, where no column of theirs says it."""

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text


def years(row: data.Row, t: Text) -> str:
    """The year of a record, or the years that it covers."""
    last = str(row["year"])
    if row["period"] == "cumulative":
        return t("quality.until", year=last)
    if row["year_from"] is None:
        return last
    return t("quality.span", first=row["year_from"], last=last)


def winner(row: data.Row, t: Text) -> str:
    """The winner with the role that the source gives; of a person it may not be known."""
    name = t.pick(row, "winner")
    if row["winner_role"]:
        return t("quality.of", what=name, which=quoting.told(row, "winner_role", t))
    if row["scope"] == "person":
        return t("quality.of", what=name, which=t("quality.no_role"))
    return name


def school(row: data.Row, t: Text) -> str:
    """The institution of a record and what it was to the winner, or why there is none."""
    name = t.pick(row, "institution_name") or quoting.told(row, "institution", t)
    if not row["institution_role"]:
        return name
    return t("quality.of", what=name, which=quoting.told(row, "institution_role", t))


def home(row: data.Row) -> tuple[str | None, ...]:
    """The district of the institution of a record."""
    code = row["institution"]
    return (data.records("institutions")[code]["district"],) if code else ()


def where(row: data.Row, _chosen: Filters, t: Text) -> str:
    """The district of the institution of a record, or that it is not known."""
    (code,) = home(row) or (None,)
    return quoting.called("districts", code, t) if code else quoting.missing("not_found", t)


def won(row: data.Row, t: Text) -> str:
    """One kind of medal of a record, and how many."""
    text = amount(row["medal"], row["value"], row.ref, t)
    if row["category"] == "all":
        return text
    return t("quality.of", what=text, which=quoting.told(row, "category", t))


def amount(code: str, n: float, ref: str, t: Text) -> str:
    """A medal and how many of it."""
    figure = Figure(number(n, t.lang), ref)
    return t("quality.amount", medal=quoting.word("medal", code, t), n=figure)
