"""What the pages share that take a visitor's table: templates to fill in, faults by place."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from cqvet import export, forms
from cqvet.forms import Fault
from cqvet.i18n import LANGS, Lang, Text
from cqvet.ui import twin

KINDS = ("csv", "xlsx")


def templates(form: str, make: Callable[[Lang, str], bytes], t: Text) -> None:
    """Empty templates in every language; `make` gives the file of a language and a format."""
    for lang in LANGS:
        for kind in KINDS:
            st.download_button(
                t("forms.template", lang=t.language(lang), kind=kind.upper()),
                make(lang, kind),
                file_name=f"{form}_{lang}.{kind}",
                key=f"template_{form}_{lang}_{kind}",
                on_click="ignore",
            )


def faults(form: str, found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> None:
    """Every fault in words, sortable, to take away."""
    frame = fault_table(found, labels, t)
    columns = {name: t(f"forms.fault_{name}_column") for name in ("row", "column", "found", "what")}
    name = f"{form}_faults"
    twin.show(frame, columns, name, t, {f"{name}.csv": lambda: export.csv(frame)})


def fault_table(found: Sequence[Fault], labels: Mapping[str, str], t: Text) -> pd.DataFrame:
    """One row a fault, in words; row 1 is the first data row, the header is row 0."""
    return pd.DataFrame(
        [
            {
                "row": t("forms.header_row") if fault.row == 0 else str(fault.row),
                "column": forms.column(fault, labels),
                "found": fault.found,
                "what": forms.message(fault, t),
            }
            for fault in found
        ]
    )
