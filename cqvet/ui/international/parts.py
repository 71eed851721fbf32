"""What stands behind the map: the items in time, by industry, and what was not found of them."""

from collections.abc import Mapping, Sequence
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.base.numerals import number, quantity
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts.lanes import Lane, Mark
from cqvet.subjects import international
from cqvet.ui import collection, prose, reported
from cqvet.ui.frame import View

SIGN: Final = "●"
GAPS: Final = "international_gaps"
FIRST: Final = (("vnm_panda", "school"), ("alliance_africa", "lead_school"))
"""What readers ask for first."""


def timeline(view: View, rows: Sequence[data.Row]) -> None:
    """One mark an item, hollow where its date is inferred; how many have none."""
    t = view.t
    dated = [row for row in rows if row["date"]]
    lanes = [
        Lane(group, t(f"international.group_{group}"), colour)
        for group, colour in palette.COOPERATION.items()
    ]
    if dated:
        first, last = (f(row["date"][:4] for row in dated) for f in (min, max))
        alt = t("international.timeline_alt", first=first, last=last)
        collection.timeline([_mark(row, t) for row in dated], lanes, "timeline", view, alt=alt)
    if undated := len(rows) - len(dated):
        n = Figure(quantity(undated, "item", t), "count/international/date=")
        prose.lines([t("international.undated", n=n)], "undated", t, look="small")


def _mark(row: data.Row, t: Text) -> Mark:
    name = t.join([t.pick(row, "name"), quoting.told(row, "type", t)])
    return collection.mark(row, international.group(row), name, t)


def matrix(view: View, rows: Sequence[data.Row]) -> None:
    """A row a cluster, a column a country; each number opens its items. A phone has no columns."""
    t = view.t
    found = {
        code: countries
        for code, countries in international.abroad(rows).items()
        if _asked(code, view)
    }
    there = [
        code for code in international.countries() if any(code in own for own in found.values())
    ]
    if view.narrow:
        cells = [
            (quoting.called("clusters", code, t), t.join(_each(code, own, t)))
            for code, own in found.items()
            if own
        ]
        prose.rows(cells, "matrix", t, look="named")
    elif there:
        heads = {t("international.cluster"): 2.6}
        heads |= {quoting.called("countries", code, t): 1.0 for code in there}
        table = [
            [
                quoting.called("clusters", code, t),
                *(_cell(code, country, own, t) for country in there),
            ]
            for code, own in found.items()
            if own
        ]
        prose.table(heads, table, "matrix", t, look="marks")
    idle = [quoting.called("clusters", code, t) for code, own in found.items() if not own]
    if idle:
        said = t("international.none_named", clusters=t.join(idle))
        prose.lines([said], "none_named", t, look="small")
    with prose.about("matrix", t) as about:
        if about.open:
            prose.lines([t("international.cluster_note")], "cluster_note", t, look="small")


def _asked(cluster: str, view: View) -> bool:
    """Whether a main cluster lies in the industry that the filters ask for."""
    own, tier = view.filters.cluster, view.filters.tier
    if own:
        return cluster in (own, data.records("clusters")[own]["parent"])
    return not tier or cluster in filters.clusters(tier)


def _cell(cluster: str, country: str, own: Mapping[str, Sequence[data.Row]], t: Text) -> str:
    if country not in own:
        return ""
    return f"{SIGN} {Figure(number(len(own[country]), t.lang), f'abroad/{country}/{cluster}')}"


def _each(cluster: str, own: Mapping[str, Sequence[data.Row]], t: Text) -> list[str]:
    return [
        t(
            "finding.at",
            place=quoting.called("countries", code, t),
            n=Figure(number(len(items), t.lang), f"abroad/{code}/{cluster}"),
        )
        for code, items in own.items()
    ]


def gaps(view: View, rows: Sequence[data.Row]) -> None:
    """Three gaps that readers ask about, then how many there are of each kind among the items."""
    t = view.t
    found = [
        (
            quoting.called("international", item, t),
            str(Figure(quoting.word("international_gap", gap, t), f"{GAPS}/{item}/{gap}")),
        )
        for item, gap in FIRST
    ]
    countries = t("international.gap_countries", n=quoting.figure("intl_countries", t))
    found.append((countries, reported.named("intl_countries", t)))
    shown = {row["item"] for row in rows}
    for gap, name in quoting.words("international_gap", t).items():
        if n := sum(row["item"] in shown for row in data.of(GAPS, gap=gap)):
            found.append((name, str(counts.figure(f"{GAPS}/gap={gap}", t, n))))
    prose.rows(found, "gaps", t, halves=True)
