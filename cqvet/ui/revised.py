"""What has changed since the version of the data that a link was made with."""

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import counts, ledger, quoting, revisions
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import entry, prose


def show(version: str, t: Text) -> None:
    """One notice: which figures, from what to what, of which class, and why; how many are new."""
    rows = revisions.since(version, data.table("revisions")) if version else []
    fresh = revisions.added(version, data.table("published")) if version else {}
    if not rows and not fresh:
        return
    with st.container(border=True):
        st.markdown(f"**{t('revised.title', version=version)}**")
        prose.rows([_line(row, t) for row in rows], "revised", t)
        added = [
            t("revised.added", version=name, n=counts.figure(f"published/version={name}", t))
            for name in fresh
        ]
        prose.lines(added, "added", t, look="small")


def _line(row: data.Row, t: Text) -> tuple[str, str, str]:
    ends = [_value(row["figure"], row[end], t) for end in ("from_value", "to_value")]
    old = Figure(ends[0], f"revisions/{row['revision']}")
    values = t("revised.values", old=old, new=Figure(ends[1], row["figure"]))
    kind = quoting.told(row, "class", t)
    remark = t("revised.why", kind=kind, date=row["date"], reason=t.pick(row, "reason"))
    return _name(row["figure"], t), values, remark


def _name(ref: str, t: Text) -> str:
    if ref in ledger.index():
        return t.pick(ledger.entry(ref), "title")
    table, _, key = ref.partition("/")
    if table == revisions.RATED:
        return f"{key} {t.pick(data.records('programme_classes')[key], 'name')}"
    district, measure = key.split("/")
    return entry.label(measure, district, t)


def _value(ref: str, text: str | None, t: Text) -> str:
    if text and ref.startswith(f"{revisions.RATED}/"):
        fit, *clusters = text.split()
        return " ".join([data.names("fit")[fit][t.lang], *clusters])
    return number(float(text), t.lang, 2) if text else t("revised.none")
