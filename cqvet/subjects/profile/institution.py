"""The profile of a school: what it is, what it takes part in, with whom it could work."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure, link, marked
from cqvet.i18n import Text
from cqvet.subjects import networks, partners
from cqvet.subjects.partners.links import of_group
from cqvet.subjects.profile import ties
from cqvet.subjects.profile.model import Profile, Row, Section, asked_at, listed, named, section, to
from cqvet.subjects.profile.reports import reports
from cqvet.subjects.quality import groups

FEW: Final = 3
"""At most so many fitting partners of a kind are named: the finder has all, with reasons."""
PLAIN: Final = ("level", "kind", "ownership")
TITLED: Final = "held"


def profile(code: str, t: Text, *, published: bool) -> Profile:
    """Everything that the tables have on a school."""
    row = data.records("institutions")[code]
    sections = [
        section("facts", _facts(row, t), t),
        section("titles", _titles(code, t), t),
        section("networks", ties.memberships(code, t), t),
        section("abroad", ties.projects("international", ties.abroad_of(code), t), t),
        section("sichuan", ties.projects("twin_city", ties.sichuan_of(code), t), t),
        section("groups", _groups(code, t), t),
        section("awards", _awards(code, t), t),
        section("reports", reports("institution", code, t), t),
        _partners(code, t, published=published),
    ]
    unknown = [t(f"profile.section_{own.id}") for own in sections if not own.rows[0][0]]
    sections.append(section("unknown", _unknown(row, unknown, t), t))
    views = (
        to("layout", t("profile.on_map"), t, institution=code),
        to("partners", t("profile.all_partners"), t, tab="finder", institution=code),
    )
    return Profile(
        "institution", code, t.pick(row, "name"), _finding(row, t), tuple(sections), views
    )


def _finding(row: data.Row, t: Text) -> str:
    """What kind of school it is and where, its titles, and what it takes part in."""
    name, level = t.pick(row, "name"), quoting.told(row, "level", t)
    if row["district"]:
        is_in = t("profile.is_in", name=name, level=level, place=_place(row, t))
    else:
        is_in = t("profile.is_somewhere", name=name, level=level)
    clauses = [is_in, *_titled(row["institution"], t), _taking(row, t)]
    return t("finding.whole", text=t.join(clauses, "frame.clauses"))


def _titled(code: str, t: Text) -> Iterable[str]:
    """The first of the titles that a school holds, and how many there are."""
    titles = data.of("institution_statuses", institution=code, state=TITLED)
    if titles:
        path = f"institution_statuses/institution={code}&state={TITLED}"
        title, n = quoting.told(titles[0], "status", t), counts.figure(path, t, len(titles))
        key = "profile.titled_many" if len(titles) > 1 else "profile.titled"
        yield t(key, title=title, n=n)


def _taking(row: data.Row, t: Text) -> str:
    """How many networks and items name the school, or that none does."""
    code = row["institution"]
    tables = {
        "consortium": ("consortium_members", ties.taking("consortium", code)),
        "community": ("community_members", ties.taking("community", code)),
        "abroad": ("international_institutions", set(ties.abroad_of(code))),
        "sichuan": ("twin_city_parties", set(ties.sichuan_of(code))),
    }
    said = []
    for what, (table, found) in tables.items():
        n = counts.figure(f"{table}/institution={code}", t, len(found))
        if found:
            own = t.count(f"profile.takes_{what}", len(found), n=n)
            said.append(_twice(what, found, own, n, t))
    return t("profile.takes", what=t.join(said)) if said else t("profile.takes_nothing")


def _twice(what: str, found: Collection[str], said: str, of: Figure, t: Text) -> str:
    """How many of these items are networks, which the count of networks has already."""
    table = {"abroad": "international", "sichuan": "twin_city"}.get(what)
    n = sum(bool(table and networks.same(f"{table}/{code}")) for code in found)
    if not n:
        return said
    figure = replace(of, text=number(n, t.lang))
    return t.count("profile.takes_twice", n, what=said, n=figure)


def _place(row: data.Row, t: Text) -> str:
    return named("district", row["district"], t)


def _facts(row: data.Row, t: Text) -> Iterable[Row]:
    code = row["institution"]
    for name in PLAIN:
        yield t(f"profile.fact_{name}"), quoting.told(row, name, t), ""
    yield t("profile.fact_district"), _place(row, t) if row["district"] else "", ""
    campuses = data.of("institution_campuses", institution=code)
    for own in campuses:
        text = named("district", own["district"], t)
        yield t("profile.fact_campus"), text, quoting.told(own, "status", t)
    for own in data.of("institution_names", institution=code):
        yield quoting.told(own, "kind", t), t.pick(own, "name"), str(own["until"] or "")
    yield t("profile.fact_code"), _code(row), ""
    home = site(code)
    yield t("profile.fact_site"), link(home, home) or t("profile.no_site"), ""
    yield t("profile.fact_source"), asked_at(row, t), quoting.told(row, "confidence", t)
    yield t("profile.fact_note"), marked(t.pick(row, "note"), f"institutions/{code}"), ""


def _code(row: data.Row) -> str:
    """The code of the ministry, which opens the record."""
    return (
        str(Figure(row["moe_code"], f"institutions/{row['institution']}"))
        if row["moe_code"]
        else ""
    )


def _titles(code: str, t: Text) -> Iterable[Row]:
    for row in data.of("institution_statuses", institution=code):
        tier = [quoting.told(row, name, t) for name in ("award_type", "award_tier") if row[name]]
        since = [str(row["year"])] if row["year"] else []
        state = quoting.told(row, "state", t)
        yield quoting.told(row, "status", t), t.join([*since, *tier, state]), ""


def _groups(code: str, t: Text) -> Iterable[Row]:
    for award in data.of("double_high", institution=code):
        for row in data.of("double_high_groups", award=award["award"]):
            clusters = [own.cluster for own in of_group(f"{row['award']}_{row['position']}")]
            first = [one for one in [groups.primary(row)] if one]
            text = listed([*first, *clusters], "cluster", t) or t("profile.no_cluster")
            if first and len({*first, *clusters}) > 1:
                main = listed(first, "cluster", t)
                others = listed([one for one in clusters if one not in first], "cluster", t)
                text = t("profile.group_serves", main=main, others=others)
            yield t.pick(row, "name"), text, str(award["year"])


def _awards(code: str, t: Text) -> Iterable[Row]:
    for row in data.of("awards", institution=code):
        said = [quoting.told(row, "medal", t), t.pick(row, "skill"), t.pick(row, "winner")]
        text = to("quality", t.join([part for part in said if part]), t, award=row["award"])
        yield quoting.told(row, "competition", t), text, str(row["year"] or "")


def _partners(code: str, t: Text, *, published: bool) -> Section:
    """Who fits by industry and does not work with the school yet, as far as the tables say."""
    asked = partners.Ask(Filters(evidence="published" if published else ""), code)
    fitting: dict[str, list[str]] = {}
    for found in partners.find(asked):
        codes = {reason.code for reason in found.reasons}
        if "same" in codes:
            fitting.setdefault(found.item.kind, []).append(_item(found.item, t))
    rows = [
        (t(f"partners.group_{kind}"), "\n".join(names[:FEW]), "") for kind, names in fitting.items()
    ]
    return section("partners", rows, t)


def _item(item: partners.Item, t: Text) -> str:
    """The name of a partner, which leads to it where it has a view."""
    table, _, key = item.ref.partition("/")
    if item.kind == "institution":
        return named("institution", item.id, t)
    if item.kind == "group":
        award = data.records("double_high")[key.partition("/")[0]]
        group = quoting.called(table, key, t)
        return t("partners.group_name", group=group, school=t.pick(award, "name"))
    if item.kind in ("twin_city", "overseas"):
        page = "twin_cities" if item.kind == "twin_city" else "international"
        return to(page, quoting.called(table, key, t), t, item=item.id)
    return ties.network(item.id, t)


def _unknown(row: data.Row, empty: list[str], t: Text) -> Iterable[Row]:
    """What no table has of this school, and what no table has of any."""
    for name in ("district", "ownership", "moe_code"):
        if not row[name]:
            label = "code" if name == "moe_code" else name
            yield t(f"profile.fact_{label}"), quoting.told(row, name, t), ""
    yield t("profile.unknown_empty"), t.join(empty), ""
    yield t("profile.unknown_of_all"), t("profile.unknown_institution"), ""


def site(institution: str) -> str:
    """The website of an institution; empty where no source is a page of its own.

    No table lists websites. A source that a school published under one of its names has an
    address; what stands before its path is a site of the school, the main one where it begins
    with `www`.
    """
    return _sites().get(institution, "")


@cache
def _sites() -> dict[str, str]:
    names = {row["name_zh"]: row["institution"] for row in data.every("institution_names")}
    names |= {row["name_zh"]: row["institution"] for row in data.every("institutions")}
    found: dict[str, set[str]] = {}
    for row in data.every("sources"):
        if row["url"] and row["publisher_zh"] in names:
            parts = urlsplit(row["url"])
            address = f"{parts.scheme}://{parts.netloc}/"
            found.setdefault(names[row["publisher_zh"]], set()).add(address)
    return {
        code: min(own, key=lambda one: ("//www." not in one, one)) for code, own in found.items()
    }
