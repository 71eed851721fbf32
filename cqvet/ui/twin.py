"""The table twin of a picture: the same records, sortable, by keyboard, to take away."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from cqvet.i18n import Text


def show(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    name: str,
    t: Text,
    files: Mapping[str, Callable[[], bytes]],
) -> None:
    """A table with `columns` (id -> label) and one download for each file name in `files`."""
    if frame.empty:
        st.info(t("frame.nothing_matches"))
        return
    st.dataframe(
        frame[list(columns)],
        hide_index=True,
        column_config={
            column: st.column_config.Column(label, width=None) for column, label in columns.items()
        },
        key=f"table_{name}",
        alt=t("frame.table_alt", rows=len(frame)),
    )
    with st.container(horizontal=True):
        for file, content in files.items():
            st.download_button(
                t("frame.download", format=file.rsplit(".", 1)[1].upper()),
                content,
                file_name=file,
                key=f"file_{file}",
                on_click="ignore",
            )
