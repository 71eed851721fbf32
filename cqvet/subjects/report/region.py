"""Zone by zone: what is counted of each, and where a register says so, its own match."""

from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.subjects import layout
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.report.facts import Zone
from cqvet.subjects.report.marks import Marks, point
from cqvet.subjects.report.model import Cell, Column, Picture, Points, Section, Table, told


def zones(say: Marks) -> Section:
    """What is known of each zone."""
    t = say.t
    lead = t(f"report.zones_{say.facts.kind}")
    lines = [line(zone, say) for zone in say.facts.zones]
    if not say.modelled:
        lines += [own(zone, say) for zone in say.facts.zones]
    blocks = (lead, Points(tuple(lines)), t("report.zones_dots"), atlas(say), table(say))
    return Section("zones", t("report.zones_title"), blocks)


def line(zone: Zone, say: Marks) -> str:
    """Districts, colleges and the young people who live where there is none."""
    t = say.t
    share = f"{told(zone.young, 'share', t)}"
    college = f"measure/{layout.HIGHER_COUNT}/{zone.code}"
    return t(
        "report.zone",
        zone=quoting.word("zone", zone.code, t),
        districts=Figure(
            quantity(zone.districts, "district", t), f"count/districts/zone={zone.code}"
        ),
        without=Figure(number(zone.without, t.lang), f"without/{zone.code}"),
        young=Figure(share, f"without_share/{zone.code}"),
        colleges=Figure(quantity(zone.colleges, "college", t), college),
        networks=Figure(quantity(zone.networks, "network", t), f"tied/networks/all/{zone.code}"),
    )


def own(zone: Zone, say: Marks) -> str:
    """The offerings of a zone in the register, and how they match."""
    t, name = say.t, quoting.word("zone", zone.code, say.t)
    n = say.of(number(zone.offerings or 0, t.lang), "supply", say.anyone())
    if zone.similarity is None:
        return t("report.zone_none", zone=name, n=n)
    return t(
        "report.zone_own",
        zone=name,
        n=n,
        similarity=say.of(told(zone.similarity, "share", t), "index", "similarity"),
        cluster=say.name(zone.shortest),
        gap=say.of(point(zone.gap, t), "index", "similarity"),
    )


def atlas(say: Marks) -> Picture:
    """The map of colleges by district."""
    t = say.t
    counted = [
        t(
            "report.map_zone",
            zone=quoting.word("zone", zone.code, t),
            n=number(zone.colleges, t.lang),
        )
        for zone in say.facts.zones
    ]
    alt = t("report.map_alt", zones=t.join(counted))
    return Picture("map", "map", t("report.picture_map"), alt)


def table(say: Marks) -> Table:
    """The same numbers side by side."""
    t = say.t
    columns = [
        Column(t("report.col_zone")),
        Column(t("report.col_districts"), "count"),
        Column(t("report.col_without"), "count"),
        Column(t("report.col_young"), "share"),
        Column(t("report.col_colleges"), "count"),
        Column(t("report.col_networks"), "count"),
    ]
    if not say.modelled:
        columns += [
            Column(t("report.col_offerings"), "count"),
            Column(t("matching.index_similarity"), "share"),
            Column(t("report.col_shortest")),
            Column(t("report.col_gap"), "points"),
        ]
    rows: list[tuple[Cell, ...]] = []
    for zone in say.facts.zones:
        name = quoting.word("zone", zone.code, t)
        counts = (zone.districts, zone.without, zone.young, zone.colleges, zone.networks)
        more: tuple[Cell, ...] = ()
        if not say.modelled and zone.similarity is None:
            more = (float(zone.offerings or 0), *[t("matching.refused")] * 3)
        elif zone.similarity is not None:
            shortest = cluster_name(zone.shortest, t)
            more = (float(zone.offerings or 0), zone.similarity, shortest, zone.gap)
        rows.append((name, *map(float, counts), *more))
    title, note = t("report.table_zones"), t("report.note_zones")
    return Table("zones", title, tuple(columns), tuple(rows), "reference", note)
