"""How records of the quality page are named in a language."""

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects.quality import NONE, OUTSIDE, SEVERAL, awards


def name(award: str, t: Text) -> str:
    """A record in one line: when, where, what was won, by whom."""
    row = data.records("awards")[award]
    event = [] if row["scope"] == "person" else [quoting.told(row, "competition", t)]
    parts = [years(row, t), *event, t.pick(row, "skill"), who(row, t), medal(award, t)]
    return " · ".join(part for part in parts if part)


def who(row: data.Row, t: Text) -> str:
    """The winner of a record by name, else the school, else what kind of record it is."""
    if row["scope"] == "person":
        return t.pick(row, "winner")
    return institution(row, t) if row["scope"] == "school" else quoting.told(row, "scope", t)


def years(row: data.Row, t: Text) -> str:
    """The year of a record, or the years that it covers."""
    last = str(row["year"])
    if row["period"] == "cumulative":
        return t("quality.until", year=last)
    if row["year_from"] is None:
        return last
    return t("quality.span", first=row["year_from"], last=last)


def medal(award: str, t: Text) -> str:
    """The medal of a record in words; nothing where it reports several or none."""
    code = awards.medal(award)
    return "" if code in (SEVERAL, NONE) else quoting.word("medal", code, t)


def institution(row: data.Row, t: Text) -> str:
    """The institution of a record by name, or why there is none."""
    if awards.institution(row) == OUTSIDE:
        return t.pick(row, "institution_name")
    return quoting.told(row, "institution", t)


def won(award: str, t: Text) -> str:
    """All that a record reports as won, each number leading to the record that holds it."""
    own = data.of("award_medals", award=award)
    if not own:
        return t.join(
            [amount(code, n, f"awards/{award}", t) for code, n in awards.won(award).items()]
        )
    texts = []
    for row in own:
        ref = f"award_medals/{award}/{row['category']}/{row['medal']}"
        text = amount(row["medal"], row["value"], ref, t)
        if row["category"] != "all":
            text = t("quality.of", what=text, which=quoting.told(row, "category", t))
        texts.append(text)
    return t.join(texts)


def amount(code: str, n: float, ref: str, t: Text) -> str:
    """A medal and how many of it."""
    figure = Figure(number(n, t.lang), ref)
    return t("quality.amount", medal=quoting.word("medal", code, t), n=figure)


def district(code: str | None, t: Text) -> str:
    """The name of a district, or that it is not known."""
    return t.pick(data.records("districts")[code], "short") if code else t("quality.no_district")


def role(row: data.Row, t: Text) -> str:
    """Whether the winner is a student, a teacher or a coach; of a person it may not be known."""
    if row["winner_role"]:
        return quoting.told(row, "winner_role", t)
    return t("quality.no_role") if row["scope"] == "person" else ""
