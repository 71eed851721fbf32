"""The profiles of districts and zones: people, schools, networks, projects, neighbours."""

from collections.abc import Collection, Iterable
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters, zone_of
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked, moved, of_value
from cqvet.i18n import Text
from cqvet.subjects import findings, layout, networks
from cqvet.subjects.profile import ties
from cqvet.subjects.profile.model import Profile, Row, Section, listed, named, section, views
from cqvet.subjects.profile.neighbours import neighbours
from cqvet.subjects.profile.reports import reports

PAGES: Final = ("layout", "partners", "international", "twin_cities", "pipeline")


def district(code: str, t: Text, **_: bool) -> Profile:
    """Everything that the tables have on a district."""
    row = data.records("districts")[code]
    beside = (
        section("place", _district_facts(row, t), t),
        section("neighbours", _listed(neighbours()[code], t), t),
        section("reports", reports("district", code, t), t),
    )
    return _profile("district", row, beside, Filters(district=code), t)


def zone(code: str, t: Text, **_: bool) -> Profile:
    """Everything that the tables have on a zone."""
    row = data.records("zones")[code]
    facts = [
        (t("profile.fact_official_name"), t.pick(row, "official_name"), ""),
        (t("profile.fact_role"), t.pick(row, "role"), ""),
        *((t("profile.fact_practice"), *one) for one in _practices(layout.districts_of(code), t)),
    ]
    inside = _listed(layout.districts_of(code), t)
    others = [other for other in data.records("zones") if other != code]
    beside = (
        section("place", facts, t),
        section("inside", inside, t),
        section("neighbours", [(t("profile.zones"), listed(others, "zone", t), "")], t),
    )
    return _profile("zone", row, beside, Filters(zone=code), t)


def _profile(
    kind: str, row: data.Row, beside: tuple[Section, ...], chosen: Filters, t: Text
) -> Profile:
    """What district and zone have in common: finding, figures, schools, networks, projects."""
    code = row[kind]
    inside = layout.districts_of(code)
    seated = chosen.region(networks.table())
    sections = (
        beside[0],
        section("figures", _figures(code, t), t),
        section("schools", _schools(inside, t), t),
        section("seated", ties.networks_of(seated["network"], t), t),
        section("abroad", ties.projects("international", ties.abroad_in(chosen), t), t),
        section("sichuan", ties.projects("twin_city", ties.sichuan_in(chosen), t), t),
        *beside[1:],
        section("unknown", [(t("profile.unknown_of_all"), t("profile.unknown_place"), "")], t),
    )
    finding = moved(findings.layout.finding(chosen, t), "layout")
    leads = views(PAGES, t, **chosen.chosen())
    return Profile(kind, code, t.pick(row, "name"), finding, sections, leads)


def _district_facts(row: data.Row, t: Text) -> Iterable[Row]:
    yield t("profile.fact_zone"), named("zone", row["zone"], t), ""
    yield t("profile.fact_kind"), quoting.told(row, "kind", t), ""
    if row["change_2025"]:
        yield t("profile.fact_change"), quoting.told(row, "change_2025", t), ""
    for text, remark in _practices([row["district"]], t):
        yield t("profile.fact_practice"), text, remark


def _practices(districts: Collection[str], t: Text) -> Iterable[tuple[str, str]]:
    """What the article names as the practice of a district."""
    for row in data.every("zone_practices"):
        if row["district"] in districts:
            text = marked(t.pick(row, "practice"), f"zone_practices/{row['practice']}")
            yield text, quoting.called("districts", row["district"], t)


def _figures(code: str, t: Text) -> Iterable[Row]:
    """Each measure of the place, and beside it those of its zone and of the city."""
    wider = [zone_of(code)] if code in data.records("districts") else []
    for name in layout.MEASURES:
        others = [
            t("profile.beside", place=_called(place, t), figure=_measure(name, place, t))
            for place in (*wider, layout.CITY)
        ]
        yield t(f"layout.measure_{name}"), str(_measure(name, code, t)), t.join(others)


def _called(place: str, t: Text) -> str:
    return t("finding.here") if place == layout.CITY else quoting.called("zones", place, t)


def _measure(name: str, place: str, t: Text) -> Figure:
    """A measure of a district, a zone or the city; a gap says so."""
    measure = layout.MEASURES[name]
    if place == layout.CITY:
        value = layout.of_city(name)
    else:
        by = layout.by_zone if place in data.records("zones") else layout.by_district
        value = float(by(name)[place])
    return of_value(value, measure.unit, f"measure/{name}/{place}", t, measure.digits)


def _schools(districts: Collection[str], t: Text) -> Iterable[Row]:
    """The schools of a place by level."""
    rows = [row for row in data.every("institutions") if row["district"] in districts]
    for level in data.names("level"):
        codes = [row["institution"] for row in rows if row["level"] == level]
        yield quoting.word("level", level, t), listed(codes, "institution", t), ""


def _listed(codes: Iterable[str], t: Text) -> list[Row]:
    return [(t("profile.districts"), listed(codes, "district", t), "")]
