"""The drawer that opens when a reader asks where a figure comes from."""

import streamlit as st

from cqvet import data, layout, ledger, provenance, quoting
from cqvet.figure import of_value
from cqvet.i18n import Text
from cqvet.provenance import Origin
from cqvet.ui import prose, share


def show(ref: str, t: Text) -> None:
    """Open the drawer on the source of the figure `ref`."""
    origin = provenance.resolve(ref)
    drawer = st.dialog(title(origin, t), width="medium", position="right", on_dismiss=close)
    drawer(lambda: body(origin, t))()


def close() -> None:
    st.session_state["figure"] = ""


def title(origin: Origin, t: Text) -> str:
    if origin.kind == "entry" and origin.row is not None:
        return t(f"figure.kind_{origin.row['kind']}")
    if origin.kind == "record":
        return t("figure.record_of", table=table_title(origin.table, t))
    return t("figure.formula")


def table_title(table: str, t: Text) -> str:
    resource = data.resources()[table]
    return str(resource["title_zh" if t.lang == "zh" else "title"])


def body(origin: Origin, t: Text) -> None:
    if origin.kind == "entry":
        entry(origin, t)
    elif origin.kind == "record":
        record(origin, t)
    else:
        formula(origin, t)
    st.caption(t("figure.cite"))
    share.button(t, key="cite")


def entry(origin: Origin, t: Text) -> None:
    """A ledger entry: value as printed, what it counts, place, source, and what contradicts it."""
    row = origin.row or {}
    if row["kind"] == "claim":
        st.markdown(t.pick(row, "statement"))
    else:
        card = str(quoting.figure(origin.ref, t)), t.pick(row, "title"), t.pick(row, "statement")
        prose.cards([card], "entry", t)
    lines = [
        ("figure.printed", row["value_printed"]),
        ("figure.qualifier", _name("qualifier", row, t)),
        ("figure.scope", scope(row["scope"], t)),
        ("figure.as_of", _date(row, t)),
        ("figure.place", place(row, t)),
        ("figure.source", quoting.source(row["source"], t)),
        ("figure.confidence", _name("confidence", row, t)),
        ("figure.note", t.pick(row, "note")),
        ("figure.same_as", _title(row["duplicate_of"], t)),
    ]
    _facts([(t(key), text or "") for key, text in lines], t)
    for erratum in data.rows(ledger.errata(origin.ref)):
        st.warning(
            t(
                "figure.erratum_value",
                printed=erratum["printed"],
                should_read=erratum["should_read"],
                reason=t.pick(erratum, "reason"),
            )
        )
    for relation in data.rows(ledger.related(origin.ref)):
        st.markdown(f"**{data.names('relation_kind')[relation['kind']][t.lang]}**")
        st.markdown(relation_text(relation, t))


def relation_text(relation: data.Row, t: Text) -> str:
    """Why two figures do not agree, the other figure, and our reading, marked as ours."""
    parts = [t.pick(relation, "reason")]
    if relation["other_printed"]:
        against = t(
            "figure.other",
            other=relation["other_printed"],
            scope=scope(relation["other_scope"], t),
            date=relation["other_as_of"] or t("figure.no_date"),
            source=quoting.source(relation["other_source"], t),
        )
        parts.append(against)
    if t.pick(relation, "our_reading"):
        parts.append(t("figure.our_reading", reading=t.pick(relation, "our_reading")))
    return "\n\n".join(parts)


def record(origin: Origin, t: Text) -> None:
    """One record of a table, column by column, as its schema names them."""
    row = origin.row or {}
    lines = []
    skip = ("_en", "_zh") if t.lang == "zh" else ("_zh", "_en")
    for field in data.resources()[origin.table]["schema"]["fields"]:
        if field["name"].endswith(skip[0]):
            continue
        label = field["title_zh"] if t.lang == "zh" else field["title"]
        lines.append((label, quoting.cell(row[field["name"]], field, t)))
    _facts(lines, t)


def formula(origin: Origin, t: Text) -> None:
    """How a figure was computed, and the figures that went into it."""
    table = table_title(origin.table, t) if origin.table else ""
    st.markdown(t(f"formula.{origin.formula}", table=table))
    if origin.parts:
        st.markdown(f"**{t('figure.parts')}**")
        prose.rows([part_line(ref, t) for ref in origin.parts], "parts", t)


def part_line(ref: str, t: Text) -> tuple[str, str]:
    """Label and figure of one part of a formula."""
    head, first, second = ref.split("/")
    measure, place = (first, second) if head == "measure" else (second, first)
    where = t.pick(data.records("districts")[place], "name")
    values = layout.by_district(measure) if measure in layout.MEASURES else layout.parts()[measure]
    if measure in layout.MEASURES:
        chosen = layout.MEASURES[measure]
        what, unit, digits = t(f"layout.measure_{measure}"), chosen.unit, chosen.digits
    else:
        row = data.records("measures")[measure]
        what, unit, digits = t.pick(row, "name"), row["unit"], 0
    return f"{where} · {what}", str(of_value(values[place], unit, ref, t, digits))


def scope(code: str | None, t: Text) -> str:
    """The name of a region or of a reference place."""
    if code in data.names("region"):
        return data.names("region")[code][t.lang]
    return t.pick(data.records("reference_places")[code], "name") if code else ""


def place(row: data.Row, t: Text) -> str:
    """Section and paragraph of the article."""
    if not row["section"]:
        return ""
    section = t.pick(data.records("sections")[row["section"]], "title")
    return t("figure.place_value", section=section, paragraph=row["paragraph"])


def _facts(lines: list[tuple[str, str]], t: Text) -> None:
    prose.rows([line for line in lines if line[1]], "facts", t, look="named")


def _date(row: data.Row, t: Text) -> str:
    return t.join([part for part in (row["as_of"], _name("as_of_basis", row, t)) if part])


def _name(kind: str, row: data.Row, t: Text) -> str:
    return data.names(kind)[row[kind]][t.lang] if row[kind] else ""


def _title(entry_id: str | None, t: Text) -> str:
    return t.pick(ledger.entry(entry_id), "title") if entry_id else ""
