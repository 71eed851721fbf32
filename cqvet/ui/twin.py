"""The table twin of a picture: the same records, sortable, by keyboard, to take away."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final, NamedTuple

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.ui import prose

Content = Callable[[], pd.DataFrame | bytes]
"""What a file holds: rows, which are written in the reader's language, or the file itself."""


class Headed(NamedTuple):
    """The columns that name a row and say its value, and of which kind that is."""

    name: str
    value: str
    kind: Kind


SHORT: Final = 6
"""So many rows need no less height than they take."""


def show(
    frame: pd.DataFrame,
    columns: Mapping[str, str],
    name: str,
    t: Text,
    files: Mapping[str, Content],
    *,
    source: Callable[[data.Row], str] | None = None,
    height: int | None = None,
    called: str = "",
    headed: Headed | None = None,
) -> None:
    """A table with `columns` (id -> label) and one download for each file name in `files`.

    Where `source` gives the reference of a row, its box or its first cell opens it, and for a
    keyboard a list under the table: a cell that can be chosen would be as soon as the table takes
    the focus. A column `ref` that is not among `columns` travels along unseen: it says where the
    numbers of a row come from. `height` is in pixels; `called` as in `downloads`. Where what opens
    is a formula, its drawer is `headed` by a column of the row and named by another.
    """
    if frame.empty:
        st.info(t("frame.nothing_matches"))
        return

    def choose(rows: Sequence[int]) -> None:
        if source:
            _open(frame, rows, source, headed, columns)

    first, heads = next(iter(columns)), dict[str, Any](columns)
    if source and pd.api.types.is_string_dtype(frame[first]):
        heads[first] = st.column_config.ButtonColumn(
            columns[first],
            type="tertiary",
            alignment="left",
            on_click=lambda: choose([st.session_state[f"name_{name}"]["row"]]),
            key=f"name_{name}",
        )
    unseen = [column for column in ("ref",) if column in frame and column not in columns]
    # A keyboard meets the list of records first: a grid has a stop for each of its columns.
    with st.container(key=f"twin_{name}"):
        opener = st.container(width="content")
        if source:
            with opener:
                _opener(frame[[*columns][:2]], name, t, lambda row: choose([row]))
        st.dataframe(
            frame[[*columns, *unseen]],
            hide_index=True,
            height=height if height and len(frame) > SHORT else "auto",
            column_config=heads | dict.fromkeys(unseen),
            key=f"table_{name}",
            on_select=(lambda: choose(_chosen(name))) if source else "ignore",
            selection_mode="single-row",
            alt=t("frame.table_alt", rows=len(frame)),
        )
        downloads(files, t, columns, called)


def downloads(
    files: Mapping[str, Content], t: Text, labels: Mapping[str, str], called: str = ""
) -> None:
    """A button for each file, by its name; its content is made when it is asked for.

    `labels` are what the columns are called on the screen; `called` is what the files hold, where
    others stand near.
    """

    def write(file: str, content: Content) -> Callable[[], bytes]:
        return lambda: written(content(), PurePath(file), labels, t)

    with st.container(horizontal=True):
        for file, content in files.items():
            said = t("frame.download", format=file.rsplit(".", 1)[1].upper())
            st.download_button(
                f"{said} · {called}" if called else said,
                write(file, content),
                file_name=file,
                key=f"file_{file}",
                on_click="ignore",
            )


def written(
    content: pd.DataFrame | bytes, file: PurePath, labels: Mapping[str, str], t: Text
) -> bytes:
    """A file as it is taken away: rows as CSV or XLSX, by the ending of its name."""
    if isinstance(content, bytes):
        return content
    headed = content.rename(columns=headings(list(content.columns), file.stem, labels, t))
    return export.csv(headed) if file.suffix == ".csv" else export.xlsx(headed, file.stem)


def headings(names: list[str], table: str, labels: Mapping[str, str], t: Text) -> dict[str, str]:
    """What each column of a file is called: title and unit in the reader's language, and its id.

    The title is that of the screen, else that of the descriptor where the file is of a table.
    """
    fields = quoting.fields(table) if table in data.load() else {}
    found = {}
    for name in names:
        field = fields.get(name, {})
        title = t.title(field) if field else ""
        if field.get("unit"):
            unit = quoting.word("unit", field["unit"], t)
            title = t("frame.with_unit", title=title, unit=unit)
        title = labels.get(name, title)
        found[name] = f"{title} [{name}]" if title else name
    return found


def _opener(frame: pd.DataFrame, name: str, t: Text, choose: Callable[[int], None]) -> None:
    """A list of the rows, by their first words, from which a keyboard opens one; then it closes."""
    key, said = f"open_{name}", t("frame.open_record")

    def take() -> None:
        row, st.session_state[key] = st.session_state[key], None
        if row is not None:
            st.session_state[f"opener_{name}"] = False
            choose(row)

    with st.popover(said, on_change="rerun", key=f"opener_{name}") as opener:
        if opener.open:
            rows = frame.itertuples(index=False)
            names = [t.join([str(cell) for cell in cells]) for cells in rows]
            st.selectbox(
                said,
                range(len(frame)),
                index=None,
                format_func=names.__getitem__,
                placeholder=t("frame.choose_record"),
                key=key,
                on_change=take,
                label_visibility="collapsed",
            )


def _chosen(name: str) -> list[int]:
    rows: list[int] = st.session_state[f"table_{name}"]["selection"]["rows"]
    return rows


def _open(
    frame: pd.DataFrame,
    rows: Sequence[int],
    source: Callable[[data.Row], str],
    headed: Headed | None,
    columns: Mapping[str, str],
) -> None:
    """Open the source of the row that was just chosen, under what the row says."""
    for row in data.rows(frame.iloc[[*rows]]):
        ref = st.session_state["figure"] = source(row)
        value = words = ""
        if headed:
            value = str(Figure(str(row[headed.value]), ref, headed.kind))
            words = " · ".join([str(row[headed.name]), columns[headed.value]])
        st.session_state[prose.OPENED] = (ref, value, words)
