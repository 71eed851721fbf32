"""The drawer that opens when a reader asks where a figure comes from."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from cqvet import data, provenance
from cqvet.evidence import completeness, counts, ledger, quoting
from cqvet.evidence.figure import Figure, link, marked, name, of_value
from cqvet.evidence.origin import Origin
from cqvet.i18n import Text
from cqvet.subjects import layout, profile
from cqvet.ui import cite, go, prose

MOST: Final = 12
"""So many rows of another table are told of a record."""
TECHNICAL: Final = re.compile(r"_status$|_basis$|precision|confidence|^in_article$|^position$")
"""Columns on how a record was made, told after what it is about."""
ASIDE: Final = re.compile(r"source|note|confidence|basis|_status$|precision|qualifier|position")
"""Columns that a row told in one line leaves to its own record."""
MANY: Final = re.compile("[万亿]")
"""Chinese numerals for many."""
PLACE: Final = "drawer"
"""Begins each key here: the page behind the drawer may show the same entry or relation."""


def show(ref: str, t: Text) -> None:
    """Open the drawer on the source of the figure `ref`."""
    origin = provenance.resolve(ref)
    opened, value, words = st.session_state.get(prose.OPENED, ("", "", ""))
    if opened == ref and origin.kind == "formula":
        origin = replace(origin, value=value, words=words)

    def drawn() -> None:
        # A name or a figure of the drawer leads on: the whole page follows, for it opens drawers.
        if go.leaving() or st.session_state["figure"] != ref:
            st.rerun()
        body(origin, t)

    st.dialog(title(origin, t), width="medium", position="right", on_dismiss=close)(drawn)()


def close() -> None:
    st.session_state["figure"] = ""


def title(origin: Origin, t: Text) -> str:
    """What the drawer is called: a record by its own name, all else by what it is."""
    if origin.kind == "entry" and origin.row is not None:
        return t(f"figure.kind_{origin.row['kind']}")
    return quoting.titled(origin.row, t) if origin.row else t("figure.formula")


def table_title(table: str, t: Text) -> str:
    return t.title(data.resources()[table])


def body(origin: Origin, t: Text) -> None:
    if origin.kind == "entry":
        entry(origin, t)
    elif origin.kind == "record":
        st.caption(t("figure.record_of", table=table_title(origin.table, t)))
        record(origin, t)
        cited(origin, t)
    else:
        formula(origin, t)


def cited(origin: Origin, t: Text) -> None:
    """What a click copies: under the value of an entry or a formula, else at the foot."""
    st.caption(t("figure.cite"))
    cite.show(origin, PLACE, t)


def entry(origin: Origin, t: Text) -> None:
    """A ledger entry: value as printed, what it counts, place, source, and what contradicts it."""
    row = ledger.entry(origin.ref)
    if row["kind"] == "claim":
        st.markdown(t.pick(row, "statement"))
    else:
        card = str(quoting.figure(origin.ref, t)), t.pick(row, "title"), t.pick(row, "statement")
        prose.cards([card], f"{PLACE}_entry", t)
    cited(origin, t)
    lines = [
        ("figure.printed", printed(row["value_printed"] or "", t)),
        ("figure.qualifier", _name("qualifier", row, t)),
        ("figure.scope", scope(row["scope"], t)),
        ("figure.as_of", quoting.as_of(row, t)),
        ("figure.place", place(row, t)),
        ("figure.source", quoting.asked_at(row["source"], t)),
        ("figure.confidence", _name("confidence", row, t)),
        ("figure.note", t.pick(row, "note")),
        ("figure.same_as", _title(row["duplicate_of"], t)),
    ]
    _facts([(t(key), text or "") for key, text in lines], t)
    for erratum in ledger.errata(origin.ref):
        st.warning(
            t(
                "figure.erratum_value",
                printed=erratum["printed"],
                should_read=erratum["should_read"],
                reason=t.pick(erratum, "reason"),
            )
        )
    for relation in ledger.related(origin.ref):
        st.markdown(f"**{heading(relation, row, t)}**")
        key = f"{PLACE}_relation_{relation['relation']}"
        prose.lines(relation_lines(relation, t), key, t)


def printed(text: str, t: Text) -> str:
    """A value as the article prints it; Chinese words for many are explained elsewhere."""
    return t("figure.printed_units", printed=text) if MANY.search(text) else text


def heading(relation: data.Row, row: data.Row, t: Text) -> str:
    """What two figures are to each other; of another year or place it says so, whatever else."""
    year, place = str(relation["other_as_of"] or "")[:4], relation["other_scope"]
    if relation["kind"] == "unknown_definition" and relation["other_printed"]:
        if year and not str(row["as_of"]).startswith(year):
            return t("figure.other_year", year=year)
        if place and place != row["scope"]:
            return t("figure.other_scope")
    said = quoting.told(relation, "kind", t)
    return said[:1].upper() + said[1:]


def relation_lines(relation: data.Row, t: Text) -> list[str]:
    """Why two figures do not agree, the other figure, and our reading, marked as ours."""
    parts = [t.pick(relation, "reason")]
    if relation["other_printed"]:
        against = t(
            "figure.other",
            other=Figure(quoting.other(relation, t), f"fact_relations/{relation['relation']}"),
            scope=scope(relation["other_scope"], t),
            date=relation["other_as_of"] or t("figure.no_date"),
            source=quoting.source(relation["other_source"], t),
        )
        parts.append(against)
    if t.pick(relation, "our_reading"):
        parts.append(t("figure.our_reading", reading=t.pick(relation, "our_reading")))
    return parts


def record(origin: Origin, t: Text) -> None:
    """A record of a table as its schema names it: what it is, who takes part, how it was made."""
    row = origin.row or data.Row({})
    own = {*data.resources()[origin.table]["schema"]["primaryKey"]}
    parts: dict[bool, list[tuple[str, str]]] = {False: [], True: []}
    for f in _filled(row, t):
        made = bool(TECHNICAL.search(f["name"])) or (f["name"] in own and "of" not in f)
        parts[made].append((t.title(f), _cell(row, f, t)))
    _, _, key = origin.ref.partition("/")
    if origin.table == "institutions":
        home = profile.site(key)
        contact = t("figure.site_only", site=link(home, home)) if home else t("figure.no_contact")
        parts[False].append((t("figure.contact"), contact))
    _facts([(t("profile.tab"), profile.of_table(origin.table, key, t)), *parts[False]], t)
    for table, column in data.belonging(origin.table):
        if found := data.of(table, **{column: key}):
            lines = [in_line(own, column, t) for own in found[:MOST]]
            if len(found) > MOST:
                lines.append(t("figure.of_all", n=counts.figure(f"{table}/{column}={key}", t)))
            st.markdown(f"**{table_title(table, t)}**")
            prose.lines(lines, f"{PLACE}_{table}_{column}", t, look="small")
    _facts(parts[True], t, "made")


def in_line(row: data.Row, without: str, t: Text) -> str:
    """What a row says of the record that it belongs to, names first.

    What has a profile leads there; the first of the other words open the row.
    """
    keys = {*data.resources()[row.table]["schema"]["primaryKey"], without}
    fields = [
        field
        for field in sorted(_filled(row, t), key=lambda f: not f["name"].startswith("name"))
        if row[field["name"]] is not None
        and not (field["name"] in keys and not {"codes", "of"} & field.keys())
        and field["name"] not in (without, "unit")
        and not ASIDE.search(field["name"])
    ]
    led = [named for field in fields if (named := _profiled(row, field, t))]
    cells: list[str] = []
    for field in fields:
        value = field["name"] == "value"
        text = quoting.value(row, t) if value else quoting.cell(row, field, t)
        if not _profiled(row, field, t) and not any(said.endswith(text) for said in cells):
            cells.append(text)
    first, *rest = cells or [table_title(row.table, t)]
    own = [str(Figure(first, row.ref)), *(marked(text, row.ref) for text in rest)]
    return " · ".join([*led, *own])


def _profiled(row: data.Row, field: Mapping[str, Any], t: Text) -> str:
    """The name of what a cell is of, which leads to its profile; empty where it has none."""
    return profile.of_table(field.get("of", ""), row[field["name"]], t)


def _filled(row: data.Row, t: Text) -> list[dict[str, Any]]:
    """The fields of a record that hold something, or whose gap means something."""
    reasons = {field.get("gaps") for field in quoting.fields(row.table).values()}
    return [
        field
        for field in quoting.fields_of(data.resources()[row.table], t)
        if field["name"] not in reasons
        and (
            row[field["name"]] is not None
            or completeness.reason(row, field) != completeness.UNSTATED
        )
    ]


def _cell(row: data.Row, field: Mapping[str, Any], t: Text) -> str:
    """A cell in words; what has a profile leads there, and a source to its address."""
    if named := _profiled(row, field, t):
        return named
    code = row[field["name"]]
    if code and field.get("of") == "sources":
        return quoting.asked_at(code, t)
    return link(code, code) if code and field["name"] == "url" else quoting.cell(row, field, t)


def formula(origin: Origin, t: Text) -> None:
    """The figure in its sentence, how it was computed, and the figures that went into it."""
    if origin.value:
        prose.cards([(origin.value, origin.words, "")], f"{PLACE}_seen", t)
    table = table_title(origin.table, t) if origin.table else ""
    st.markdown(t(f"formula.{origin.formula}", table=table))
    cited(origin, t)
    if origin.parts:
        st.markdown(f"**{t('figure.parts')}**")
        prose.rows([part_line(ref, t) for ref in origin.parts], f"{PLACE}_parts", t)
    if origin.counted:
        rows = [row for ref in origin.counted if (row := provenance.resolve(ref).row)]
        st.markdown(f"**{t('figure.counted')}**")
        lines = [name(quoting.titled(row, t), row.ref) for row in rows]
        prose.lines(lines, f"{PLACE}_counted", t, look="small")


def part_line(ref: str, t: Text) -> tuple[str, str]:
    """Label and figure of one part of a formula."""
    if ref in ledger.index():
        return t.pick(ledger.entry(ref), "title"), str(quoting.figure(ref, t))
    if ref.startswith("sources/"):
        return t("figure.source"), str(Figure(quoting.source(ref.partition("/")[2], t), ref))
    head, _, key = ref.partition("/")
    if head in data.resources() and head != "district_statistics":
        return table_title(head, t), str(Figure(quoting.called(head, key, t), ref))
    first, second = key.split("/")
    measure, place = (first, second) if head == "measure" else (second, first)
    chosen = layout.MEASURES.get(measure)
    if chosen:
        value, unit, digits = layout.by_district(measure)[place], chosen.unit, chosen.digits
    else:
        value, digits = layout.parts()[measure][place], 0
        unit = data.records("measures")[measure]["unit"]
    return label(measure, place, t), str(of_value(value, unit, ref, t, digits))


def label(measure: str, district: str, t: Text) -> str:
    """The name of a measure of a district."""
    what = data.records("measures").get(measure)
    name = t.pick(what, "name") if what else t(f"layout.measure_{measure}")
    return f"{quoting.called('districts', district, t)} · {name}"


def scope(code: str | None, t: Text) -> str:
    """The name of a region or of a reference place."""
    if code and code in data.names("region"):
        return quoting.word("region", code, t)
    return quoting.called("reference_places", code, t) if code else ""


def place(row: data.Row, t: Text) -> str:
    """Section and paragraph of the article."""
    if not row["section"]:
        return ""
    section = quoting.called("sections", row["section"], t)
    return t("figure.place_value", section=section, paragraph=row["paragraph"])


def _facts(lines: list[tuple[str, str]], t: Text, key: str = "facts") -> None:
    prose.rows([line for line in lines if line[1]], f"{PLACE}_{key}", t, look="named")


def _name(kind: str, row: data.Row, t: Text) -> str:
    return quoting.word(kind, row[kind], t) if row[kind] else ""


def _title(entry_id: str | None, t: Text) -> str:
    return t.pick(ledger.entry(entry_id), "title") if entry_id else ""
