"""International cooperation: where the named items lead, for the region and industry chosen."""

from collections.abc import Mapping

from cqvet.base.filters import Filters
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.subjects.board import abroad
from cqvet.subjects.findings import industry, region


def finding(chosen: Filters, t: Text) -> str:
    """Items, countries, those with most; of the city beside what is reported."""
    said = abroad.sentence(chosen, t)
    if not abroad.items(chosen):
        return t("finding.whole", text=industry.nearest(said, chosen, abroad.items, t))
    if not (chosen.zone or chosen.district or chosen.has_industry):
        reported = quoting.figure("intl_countries", t)
        return t("finding.whole", text=t("finding.abroad_city", text=said, reported=reported))
    return t("finding.whole", text=t("finding.about", what=_part(chosen, t), text=said))


def country(chosen: Filters, t: Text, given: Mapping[str, str]) -> str:
    """The line of the country that is chosen, among the items that are."""
    code = given["country"]
    if not code:
        return finding(chosen, t)
    rows = international.ITEMS.records(chosen, international.ITEMS.choice(given))
    what = international.country(code, t)
    if chosen.zone or chosen.district or chosen.has_industry:
        what = t.join([_part(chosen, t), what])
    key, ref = "items" if rows else "none", f"abroad/{code}"
    if rows and code in international.attending():
        key, ref = "attended", f"count/international_countries/iso3={code}"
    elif code == international.NONE:
        ref = "count/international"
    found = [international.group(row) for row in rows]
    groups = [
        t(
            "finding.at",
            place=industry.small(t(f"international.group_{group}")),
            n=Figure(number(n, t.lang), ref),
        )
        for group in international.GROUPS
        if (n := found.count(group))
    ]
    items = Figure(quantity(len(rows), "item", t), ref)
    text = t(f"finding.country_{key}", what=what, n=items, groups=t.join(groups, "frame.clauses"))
    return t("finding.whole", text=text)


def _part(chosen: Filters, t: Text) -> str:
    """What part of the city is chosen, as a sentence begins with it."""
    if not (chosen.zone or chosen.district):
        return industry.name(chosen, t)
    name = region.name(chosen, t)
    if chosen.has_industry:
        name = t("finding.of_industry", place=name, industry=industry.inside(chosen, t))
    return name[:1].upper() + name[1:]
