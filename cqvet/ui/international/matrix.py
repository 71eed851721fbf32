"""Going out with industry: main clusters against the countries that their items lead to."""

from collections.abc import Mapping, Sequence

from cqvet import data
from cqvet.base import filters
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.ui import prose
from cqvet.ui.frame import View

MARK = "●"


def show(view: View, rows: Sequence[data.Row]) -> None:
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
    none = quoting.missing("not_found", t)
    if view.narrow or not there:
        cells = [
            (quoting.called("clusters", code, t), t.join(_each(code, own, t)) or none)
            for code, own in found.items()
        ]
        prose.rows(cells, "matrix", t, look="named")
    else:
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
    return f"{MARK} {Figure(number(len(own[country]), t.lang), f'abroad/{country}/{cluster}')}"


def _each(cluster: str, own: Mapping[str, Sequence[data.Row]], t: Text) -> list[str]:
    return [
        t(
            "finding.at",
            place=quoting.called("countries", code, t),
            n=Figure(number(len(items), t.lang), f"abroad/{code}/{cluster}"),
        )
        for code, items in own.items()
    ]
