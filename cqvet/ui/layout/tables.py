"""The table twin of the map: districts, institutions, networks."""

from functools import lru_cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import export
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import layout, networks
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.layout.ranking import COUNTED
from cqvet.ui.layout.selection import Selection, statuses

HEIGHT: Final = 250
"""Of a table in pixels: its first rows are on the screen of the map."""
STORED: Final = ("institution", "name_zh", "name_en", "level", "ownership", "zone", "district")


def district_list(view: View, _selection: Selection) -> None:
    """The districts of the region with every measure."""
    t = view.t
    frame, shown = districts(view.filters, t)
    columns = {"name": t("layout.col_name"), "zone_name": t("layout.col_zone")}
    columns |= heads(t)
    columns |= {"district": t("layout.col_code")}
    files: dict[str, twin.Content] = {
        "districts.csv": lambda: frame,
        "districts.geojson": lambda: export.districts_geojson(frame),
    }
    twin.show(shown, columns, "districts", t, files, source=_district, height=HEIGHT)


def institution_list(view: View, selection: Selection) -> None:
    """The institutions that the filters let pass."""
    t = view.t
    columns = {"name": t("layout.col_name")}
    for name in ("level", "ownership", "zone", "district"):
        columns[f"{name}_name"] = t(f"layout.col_{name}")
    columns |= {"status": t("layout.col_status"), "confidence_name": t("layout.col_confidence")}
    columns |= {"source": t("layout.col_source"), "institution": t("layout.col_code")}
    files: dict[str, twin.Content] = {
        "institutions.csv": lambda: kept(selection),
        "institutions.geojson": lambda: export.points_geojson(kept(selection)),
    }
    shown = institutions(selection, t)
    twin.show(shown, columns, "institutions", t, files, source=_institution, height=HEIGHT)


def network_list(view: View, selection: Selection) -> None:
    """The networks that the filters let pass, a row a seat."""
    t = view.t
    columns = {"name": t("layout.col_name"), "kind_name": t("layout.col_kind")}
    for name in ("zone", "district", "cluster", "confidence"):
        columns[f"{name}_name"] = t(f"layout.col_{name}")
    columns |= {"source": t("layout.col_source")}
    files: dict[str, twin.Content] = {
        "networks.csv": lambda: nets(selection),
        "networks.geojson": lambda: export.points_geojson(nets(selection)),
    }
    twin.show(seats(selection, t), columns, "networks", t, files, source=_network, height=HEIGHT)


def heads(t: Text) -> dict[str, str]:
    """What each measure is called over its numbers, with its unit unless its name has it."""
    found = {}
    for name, measure in layout.MEASURES.items():
        found[name] = t(f"layout.measure_{name}")
        if measure.unit not in COUNTED:
            unit = quoting.word("unit", measure.unit, t)
            found[name] = t("frame.with_unit", title=found[name], unit=unit)
    return found


@lru_cache(maxsize=128)
def districts(filters: Filters, t: Text) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Districts of the region: as stored, and as shown."""
    frame = filters.region(layout.district_table())
    rounded = {name: frame[name].round(m.digits) for name, m in layout.MEASURES.items()}
    return frame, _labelled(frame, t).assign(**rounded)


@lru_cache(maxsize=128)
def institutions(selection: Selection, t: Text) -> pd.DataFrame:
    """Institutions under the filters, as shown."""
    chosen = selection.institutions
    return _labelled(chosen, t).assign(status=chosen["institution"].map(statuses(t)).fillna(""))


@lru_cache(maxsize=128)
def seats(selection: Selection, t: Text) -> pd.DataFrame:
    """Networks under the filters, as shown."""
    return _labelled(selection.networks, t)


def kept(selection: Selection) -> pd.DataFrame:
    """Institutions under the filters, as they are taken away."""
    return selection.institutions[[*STORED, "confidence", "source", "lon", "lat"]]


def nets(selection: Selection) -> pd.DataFrame:
    """Networks under the filters, as they are taken away."""
    return selection.networks.drop(columns=["tip", "place_alias"])


def _district(row: data.Row) -> str:
    return f"districts/{row['district']}"


def _institution(row: data.Row) -> str:
    return f"institutions/{row['institution']}"


def _network(row: data.Row) -> str:
    return f"{networks.KINDS[row['kind']]}/{row['network']}"


def _labelled(frame: pd.DataFrame, t: Text) -> pd.DataFrame:
    """The frame with a column of names for each column of ids; a gap says that it is one."""
    gap = t("missing.not_found")
    shown = frame.assign(name=frame[t.column(frame, "name")])
    for table in ("district", "cluster"):
        if table in frame:
            known = data.table(f"{table}s").set_index(table)
            names = known[t.column(known, "name")]
            shown[f"{table}_name"] = frame[table].map(names).fillna(gap)
    for kind in ("zone", "level", "ownership", "confidence"):
        if kind in frame:
            codes = quoting.words(kind, t)
            shown[f"{kind}_name"] = frame[kind].map(codes).fillna(gap)
    if "source" in frame:
        shown["source"] = frame["source"].map(lambda code: quoting.source(code, t))
    if "kind" in frame and "network" in frame:
        shown["kind_name"] = frame["kind"].map(lambda kind: t(f"layout.legend_{kind}"))
    return shown
