"""What the pages share that take a visitor's table: templates to fill in, faults by kind."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet.base import export, forms
from cqvet.base.fault import Fault
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import LANGS, Lang, Text
from cqvet.ui import prose, twin

KINDS = ("csv", "xlsx")
TAKEN = ("csv", "xlsx", "xls", "ods", "txt", "tsv", "html", "htm")
"""Endings of the files that can be brought; what a file is, its content says."""
LIMIT: Final = 10_000_000
"""Bytes that the server takes of any file (`server.maxUploadSize`)."""
GROUP = ("what", "count", "places", "found")


def upload(label: str, key: str, limit: int, t: Text, **more: Any) -> None:
    """A field for one file, with what it takes in the reader's own words: bytes and endings.

    `more` goes to `st.file_uploader`, whose own words name one size for all forms, in English.
    """
    kinds: list[str] = more.pop("type", list(TAKEN))
    with st.container(gap="xsmall"):
        st.file_uploader(label, type=kinds, key=key, **more)
        size = Figure(f"{number(limit / 1_000_000, t.lang)} MB", "needs/limit")
        said = t("forms.limit", size=size, kinds=t.join([kind.upper() for kind in kinds]))
        prose.lines([said], f"limit_{key}", t, look="small")


def templates(form: str, make: Callable[[Lang, str], bytes], t: Text) -> None:
    """Empty templates in every language; `make` gives the file of a language and a format."""
    for lang in LANGS:
        for kind in KINDS:
            st.download_button(
                t("forms.template", lang=t.language(lang), kind=kind.upper()),
                partial(make, lang, kind),
                file_name=f"{form}_{lang}.{kind}",
                key=f"template_{form}_{lang}_{kind}",
                on_click="ignore",
            )


def faults(form: str, found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> None:
    """Equal faults as one line with their first places; one by one to take away."""
    frame = group_table(found, labels, t)
    columns = {name: t(f"forms.fault_{name}_column") for name in GROUP}
    name = f"{form}_faults"
    listed = found[: forms.LISTED]
    files = {f"{name}.csv": lambda: fault_file(listed, labels, t)}
    twin.show(frame, columns, name, t, files, called=t("forms.faults"))


def group_table(found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> pd.DataFrame:
    """One row a kind of fault: what, how often, the first places, and what stands at the first."""
    return pd.DataFrame(
        [
            {
                "what": forms.message(group.first[0], t),
                "count": str(group.count),
                "places": "\n".join(_place(fault, labels, t) for fault in group.first),
                "found": group.first[0].found,
            }
            for group in forms.grouped(found)
        ]
    )


def fault_file(found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> bytes:
    """The faults as CSV, columns in the language."""
    frame = fault_table(found, labels, t)
    return export.csv(frame.rename(columns=lambda name: t(f"forms.fault_{name}_column")))


def fault_table(found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> pd.DataFrame:
    """One row a fault, in words; rows as a spreadsheet numbers them."""
    return pd.DataFrame(
        [
            {
                "row": _row(fault, t),
                "column": forms.column(fault, labels),
                "found": fault.found,
                "what": forms.message(fault, t),
            }
            for fault in found
        ]
    )


def _place(fault: Fault, labels: Mapping[str, str], t: Text) -> str:
    row = _row(fault, t)
    if fault.line and fault.row:
        row = f"{fault.sheet} {t('forms.at_row', row=fault.line)}".strip()
    return " · ".join(filter(None, (row, forms.column(fault, labels))))


def _row(fault: Fault, t: Text) -> str:
    if not fault.line:
        return t("forms.whole_file")
    row = t("forms.header_row") if fault.row == 0 else str(fault.line)
    return f"{fault.sheet} {row}".strip()
