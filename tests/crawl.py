"""Reads every numeral that a page shows and finds out where it comes from."""

import io
import json
import re
from calendar import month_name
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pyarrow as pa
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance
from cqvet.evidence import ledger
from cqvet.subjects import layout
from tests import screen

EXEMPT: Final = {
    "the width of all intervals": r"80 ?%( 区间|[- ]interval)",
    "a formula": r"[^，。；,;]*[Σ√½][^，。；;]*",
    "a version": r"\d+\.\d+\.\d+(\+[0-9a-f]{8})?",
    "a day": r"(19|20)\d{2}年\d{1,2}月(\d{1,2}日)?|\d{1,2} (" + "|".join(month_name[1:]) + ")",
    "a date or a year": r"\d{4}-\d{2}(-\d{2})?|(?<!\d)(19|20)\d{2}( 年( ?\d{1,2} 月)?|年)?(?!\d)",
    "the name of the cluster system": r"33618",
    "the code of a cluster": r"(?<![A-Za-z])[LPSNFG]\d{1,2}(?!\d)",
    "the name of a route": r"[“\"]?\d\+\d[”\"]?",
    "an age group": r"\d{2}( ?[—–-] ?| to )\d{2}",
    "the base of a rate": r"每 ?10 ?万|per 100,000|1,000",
    "a licence or a standard": r"CC BY 4\.0|GB/T \d+",
    "a district, institution or programme code": r"(?<!\d)\d{4,6}(?!\d)",
}
YEARS: Final = frozenset(map(float, range(1990, 2041)))
NUMERAL: Final = re.compile(r"\d[\d,.]*")
WORD: Final = re.compile(r"[A-Za-z\u4e00-\u9fff]{2}")
SHORT: Final = 12
NO_FIGURES: Final = ("name", "link", "view")
"""Pieces of prose that are no figures: names to choose from, links to sources and to views."""
TEXTS: Final = (
    "markdown",
    "caption",
    "title",
    "header",
    "subheader",
    "info",
    "warning",
    "success",
    "error",
    "text",
)


@cache
def sentences() -> dict[str, list[str]]:
    """Every text of the tables that holds a numeral: shown as it is, it is its own record.

    By the signs that they begin with, the longest first.
    """
    cells = (
        cell
        for frame in data.load().values()
        for row in data.rows(frame)
        for cell in row.values()
        if isinstance(cell, str) and len(cell) > SHORT
    )
    texts = {cell for cell in cells if NUMERAL.search(cell) and WORD.search(cell)}
    found: dict[str, list[str]] = {}
    for text in sorted(texts, key=len, reverse=True):
        found.setdefault(text[:SHORT], []).append(text)
    return found


def unrecorded(text: str) -> str:
    """What is left of a text without the sentences of the tables in it."""
    left, i = [], 0
    while i < len(text):
        known = sentences().get(text[i : i + SHORT], ())
        sentence = next((own for own in known if text.startswith(own, i)), "")
        left += [] if sentence else [text[i]]
        i += len(sentence) or 1
    return "".join(left)


@cache
def loose(text: str) -> tuple[str, ...]:
    """The numerals of a text that neither stand in a record nor are exempt."""
    if not NUMERAL.search(text):
        return ()
    text = unrecorded(text)
    for pattern in EXEMPT.values():
        text = re.sub(pattern, "", text)
    return tuple(NUMERAL.findall(text))


pieces: Final = screen.pieces


def references(at: AppTest) -> set[str]:
    """The references of all figures on a page."""
    return {p["ref"] for p in pieces(at) if isinstance(p, dict) and p["kind"] not in NO_FIGURES}


@cache
def numbers() -> frozenset[float]:
    """Every number of every table, and every measure of every place."""
    found: set[float] = set()
    for frame in data.load().values():
        for column in frame.select_dtypes("number"):
            found |= {float(value) for value in frame[column].dropna()}
    for measure, chosen in layout.MEASURES.items():
        values = [*layout.by_district(measure).dropna(), *layout.by_zone(measure).dropna()]
        found |= {float(v) for value in values for v in (value, round(value, chosen.digits))}
    return frozenset(found)


@cache
def labelled() -> frozenset[str]:
    """The same as maps write them."""
    return frozenset(f"{n:,.{digits}f}" for n in numbers() for digits in (0, 1))


def unknown_numbers(frame: Any) -> list[Any]:
    """Numbers of a frame that no table and no measure holds.

    A frame with a column `ref` says of each row where its numbers come from.
    """
    if "ref" in frame:
        return [ref for ref in set(frame["ref"]) if ref not in provenance.RESOLVABLE]
    columns = frame.select_dtypes("number")
    cells = [float(cell) for column in columns for cell in columns[column].dropna()]
    return [cell for cell in cells if cell not in numbers() and cell not in YEARS]


def charts(at: AppTest) -> Iterator[Any]:
    """The frames that the charts of a page draw."""
    for element in at.get("vega_lite_chart"):
        proto = element.proto
        for content in [proto.data.data, *(d.data.data for d in proto.datasets)]:
            if content:
                yield pa.ipc.open_stream(io.BytesIO(content)).read_all().to_pandas()


def labels(at: AppTest) -> Iterator[str]:
    """The words that the maps of a page write or show on hover."""
    for element in at.get("deck_gl_json_chart"):
        shown = ("text", *tip_fields(element.proto))
        for layer in json.loads(element.proto.json)["layers"]:
            rows = layer.get("data")
            for row in rows if isinstance(rows, list) else []:
                yield from (str(row[key]) for key in shown if key in row)


def tip_fields(deck: Any) -> list[str]:
    """The fields that the tooltip of a map shows."""
    return re.findall(r"{(\w+)}", json.loads(deck.tooltip)["html"]) if deck.tooltip else []


def faults(at: AppTest) -> list[str]:
    """Everything on a page that shows a numeral without a source."""
    found = []
    for kind in TEXTS:
        for element in at.get(kind):
            text = str(getattr(element, "value", ""))
            found += [f"{kind}: {n} in {text!r}" for n in loose(text)]
    for piece in pieces(at):
        if isinstance(piece, str):
            found += [f"prose: {n} in {piece!r}" for n in loose(piece)]
        elif piece["kind"] not in NO_FIGURES:
            try:
                provenance.resolve(piece["ref"])
            except KeyError:
                found.append(f"figure: {piece['text']!r} leads nowhere: {piece['ref']!r}")
    for table in at.dataframe:
        found += [f"table: {number}" for number in unknown_numbers(table.value)]
    for frame in charts(at):
        found += [f"chart: {number}" for number in unknown_numbers(frame)]
    for label in labels(at):
        found += [f"map: {n} in {label!r}" for n in loose(label) if n not in labelled()]
    return found


def entries(at: AppTest) -> set[str]:
    """The ledger ids that a page shows."""
    return {ref for ref in references(at) if ref in ledger.index()}
