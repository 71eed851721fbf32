"""A profile on one sheet; all profiles by kind, where an address names none."""

import streamlit as st

from cqvet import data
from cqvet.base import filters, search
from cqvet.base.filters import zone_of
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import profile
from cqvet.subjects.profile.model import Row, listed
from cqvet.ui import prose
from cqvet.ui.frame import View


def show(view: View, kind: str, code: str) -> None:
    """The profile of a thing in the language of the page."""
    t, published = view.t, view.filters.evidence == "published"
    found = profile.profile(kind, code, t, published=published)
    prose.finding(found.finding, "finding", t)
    prose.lines([t("profile.views", views=t.join(list(found.views)))], "views", t, look="small")
    other = _beside(code, t) if kind == "institution" else ""
    if other:
        compare(found, profile.profile(kind, other, t, published=published), t)
        return
    sections = [(t(f"profile.section_{own.id}"), own.rows) for own in found.sections]
    prose.sheet(sections, "sheet", t)


def compare(one: profile.Profile, other: profile.Profile, t: Text) -> None:
    """Two schools side by side, section by section."""
    prose.lines([other.finding], "other_finding", t)
    cells = [
        [t(f"profile.section_{mine.id}"), _cell(mine), _cell(its)]
        for mine, its in zip(one.sections, other.sections, strict=True)
    ]
    prose.table({t("profile.compare"): 0.5, one.name: 1, other.name: 1}, cells, "compared", t)


def _beside(code: str, t: Text) -> str:
    """The school that is chosen to stand beside this one."""
    names = {row["institution"]: t.pick(row, "name") for row in data.every("institutions")}
    others = sorted(names.keys() - {code}, key=lambda one: search.order(names[one]))
    label = t("profile.compare")
    chosen: str = st.selectbox(
        label,
        ["", *others],
        format_func=lambda one: names[one] if one else label,
        key="beside",
        label_visibility="collapsed",
        width=360,
    )
    return chosen


def _cell(section: profile.Section) -> str:
    """The rows of a section, one a line."""
    return "\n".join(" · ".join(filter(None, row)) for row in section.rows)


def index(t: Text) -> None:
    """Zones with their districts, clusters, schools by level and zone: each name leads on."""
    prose.finding(t("profile.title"), "finding", t)
    prose.sheet(
        [
            (t("profile.districts"), [_districts(zone, t) for zone in data.records("zones")]),
            (t("profile.clusters"), [_clusters(tier, t) for tier in filters.tiers()]),
            *(
                (quoting.word("level", level, t), _schools(level, t))
                for level in data.names("level")
            ),
        ],
        "index",
        t,
    )


def _districts(zone: str, t: Text) -> Row:
    inside = listed(filters.districts(zone), "district", t)
    return profile.named("zone", zone, t), inside, ""


def _clusters(tier: str, t: Text) -> Row:
    name = quoting.called("tiers", tier, t)
    return name, listed(filters.clusters(tier), "cluster", t), ""


def _schools(level: str, t: Text) -> list[Row]:
    """The schools of a level, a row a zone, in the order of the alphabet."""
    known = data.of("institutions", level=level)
    rows: list[Row] = []
    for zone in (*data.records("zones"), ""):
        inside = [row for row in known if _zone(row) == zone]
        inside.sort(key=lambda row: search.order(t.pick(row, "name")))
        if inside:
            name = quoting.called("zones", zone, t) if zone else t("profile.no_district")
            rows.append(
                (name, listed([row["institution"] for row in inside], "institution", t), "")
            )
    return rows


def _zone(school: data.Row) -> str:
    return zone_of(school["district"]) if school["district"] else ""
