"""The article's figures, all of them for Sichuan and Chongqing together, and what disputes them."""

from operator import itemgetter
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import export
from cqvet.base.numerals import quantity
from cqvet.evidence import counts, ledger, quoting
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.subjects.quality.groups import FIRST, SECOND
from cqvet.ui import prose, reported, twin

FEW: Final = (
    *("cities_groups_alliances", "cities_group_schools", "cities_pilot_zones"),
    *("cities_double_high_colleges", "cities_guangan_joint_schools"),
)
"""Those that stand beside the map."""
MET: Final = "guangzhi_meeting/2"
"""How many colleges the report of the joint meeting counts."""
HEIGHT: Final = 250
"""Of the list in pixels: what is more is scrolled to."""
COLUMNS: Final = ("what", "figure", "named", "others")
REGIONS: Final = ("chongqing", "sichuan")
ROUNDS: Final = {FIRST: "first", SECOND: "second"}


def banner(t: Text) -> None:
    """Whose the figures are, said once; then a few of them."""
    scope = t("twin_cities.scope", n=counts.figure("facts/theme=twin_cities", t))
    prose.lines([scope], "banner", t, look="small")
    prose.rows(
        [(t.pick(ledger.entry(fact), "title"), str(quoting.figure(fact, t))) for fact in FEW],
        "few",
        t,
    )


def every(t: Text) -> None:
    """All figures of the theme: how many are named, what disputes them, what others count."""
    facts = sorted(data.of("facts", theme="twin_cities"), key=itemgetter("order"))
    frame = pd.DataFrame([_row(row["fact"], t) for row in facts], columns=[*COLUMNS, "ref"])
    heads = {name: t(f"twin_cities.head_{name}") for name in COLUMNS}
    files = {"figures.csv": lambda: export.csv(frame)}
    twin.show(frame, heads, "figures", t, files, source=lambda row: str(row["ref"]), height=HEIGHT)
    prose.lines([t("twin_cities.coverage")], "coverage", t, look="small")


def _row(fact: str, t: Text) -> list[str]:
    others = [reported.flag(fact, t)]
    if fact == "cities_guangan_chongqing_colleges":
        others.append(_met(t))
    if fact == "cities_double_high_colleges":
        others += [_round(code, turn, t) for turn in ROUNDS for code in REGIONS]
    title, named = reported.words(fact, t)
    told = t.join(list(filter(None, others))) or t("twin_cities.undisputed")
    return [*(plain(text) for text in (title, str(quoting.figure(fact, t)), named, told)), fact]


def _met(t: Text) -> str:
    row = data.records("twin_city_figures")[MET]
    value = Figure(quoting.value(row, t), row.ref)
    return t("twin_cities.own_figure", what=t.pick(row, "figure"), value=value)


def _round(region: str, turn: int, t: Text) -> str:
    """How many colleges of a region the list of a round has."""
    path = f"double_high/region={region}&round={turn}"
    value = Figure(quantity(counts.count(path), "college", t), f"count/{path}")
    return t(
        "twin_cities.own_figure",
        what=t(f"twin_cities.only_{region}_{ROUNDS[turn]}"),
        value=value,
    )
