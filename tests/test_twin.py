"""Files beside a table: in the reader's language, with the names that programs know."""

import io
from pathlib import PurePath

import pandas as pd
import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet.i18n import Text
from cqvet.ui import twin

ROWS = pd.DataFrame({"district": ["500101"], "lat": [30.8], "own": [1]})
HEADS = {
    "zh": ["区县 [district]", "纬度（度） [lat]", "own"],
    "en": ["On screen [district]", "Latitude (degrees) [lat]", "own"],
}
SHOWN = {"zh": {"district": "区县"}, "en": {"district": "On screen"}}


@pytest.mark.parametrize("lang", HEADS)
def test_a_file_is_headed_as_the_screen_is_with_units_and_names(lang: str) -> None:
    """The title of the screen, else of the descriptor with its unit, else the name alone."""
    t = Text(lang)
    csv = twin.written(ROWS, PurePath("districts.csv"), SHOWN[lang], t).decode("utf-8-sig")
    assert csv.splitlines() == [",".join(HEADS[lang]), "500101,30.8,1"]
    book = load_workbook(io.BytesIO(twin.written(ROWS, PurePath("districts.xlsx"), SHOWN[lang], t)))
    assert next([cell.value for cell in row] for row in book["districts"]) == HEADS[lang]


def test_what_is_a_file_already_stays_as_it_is() -> None:
    """GeoJSON and workbooks are for programs, or have their own words."""
    assert twin.written(b"{}", PurePath("districts.geojson"), SHOWN["zh"], Text("zh")) == b"{}"
