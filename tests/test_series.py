"""Time lines are made of figures that compare, and a line never crosses a break in definition."""

import pytest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Text
from cqvet.pictures.charts import series as charts
from tests import crawl, screen
from tests.conftest import open_page

POINTS = ledger.series()


def test_every_point_is_a_figure_with_a_value() -> None:
    """Each of the 58 points of 20 series is an entry of the ledger, none is typed here."""
    assert len(POINTS) == 58
    assert POINTS["series"].nunique() == len(data.table("series")) == 20
    for row in data.rows(POINTS):
        entry = ledger.entry(row["entry"])
        assert (entry["value"], entry["as_of"][:4]) == (row["value"], str(row["year"]))


def test_a_series_has_one_unit_and_a_part_each_year_once() -> None:
    """Figures of one series have one unit; within a part no year stands twice."""
    units = POINTS["entry"].map(lambda entry: ledger.entry(entry)["unit"])
    assert (units.groupby(POINTS["series"]).nunique() == 1).all()
    assert not POINTS.duplicated(["series", "part", "year"]).any()
    assert (POINTS.groupby("series").size() > 1).all()


def test_a_part_has_one_definition() -> None:
    """A part says one definition in both languages, and two parts of a series say two."""
    parts = POINTS.groupby(["series", "part"])[["definition_zh", "definition_en"]]
    assert (parts.nunique() == 1).all(axis=None)
    said = POINTS.groupby("series")
    assert (said["definition_en"].nunique() == said["part"].nunique()).all()


def test_the_national_break_of_2021_is_a_break() -> None:
    """2019 and 2020 count skilled-worker schools; 2021 and 2022 of the ministry do not."""
    own = POINTS[POINTS["series"] == "china_secondary_enrolment"]
    found = {part: dict(zip(g["year"], g["value"], strict=True)) for part, g in own.groupby("part")}
    assert found == {
        1: {2019: 15_764_713, 2020: 16_633_685, 2022: 17_846_100},
        2: {2021: 13_118_146, 2022: 13_392_903},
    }


def test_only_series_with_two_sure_points_stay_under_the_filter() -> None:
    """With surely recorded figures only, no series is left with a single point."""
    found = ledger.lines(Filters(evidence="high"))
    assert set(found["confidence"]) == {"high"}
    assert (found.groupby("series").size() > 1).all()
    assert list(found[found["series"] == "colleges"]["year"]) == [2020, 2025]


def test_lines_are_drawn_by_definition() -> None:
    """The chart groups its line by part alone and has no mark that fills gaps."""
    chart = charts.spec(("a", "b"), (2019, 2022), narrow=False, year="y", text="t", part="p")
    line, points = chart["layer"]
    assert line["mark"]["type"] == "line"
    assert points["mark"]["type"] == "point"
    assert line["encoding"]["color"]["field"] == "part"
    assert "interpolate" not in line["mark"]
    assert "impute" not in line["encoding"]["y"]


def test_its_words_can_be_read() -> None:
    """Axes and legend are written in letters of 13 pixels, as all that a page says."""
    chart = charts.spec(("a", "b"), (2019, 2022), narrow=True, year="y", text="t", part="p")
    drawn = chart["layer"][0]["encoding"]
    written = [drawn["x"]["axis"], drawn["y"]["axis"], drawn["color"]["legend"]]
    assert [one["labelFontSize"] for one in written] == [13] * 3


@pytest.mark.parametrize("lang", LANGS)
def test_the_chosen_time_line_opens_its_figures(lang: str) -> None:
    """A link with a series shows its figures, each a control, and says what breaks it."""
    name = "china_secondary_enrolment"
    at = open_page(
        next(page for page in registry.PAGES if page.id == "pipeline"),
        {"lang": lang, "series": name},
    )
    assert set(POINTS[POINTS["series"] == name]["entry"]) <= crawl.references(at)
    said = "".join(p if isinstance(p, str) else p["text"] for p in screen.pieces(at))
    t = Text("zh" if lang == "zh" else "en")
    assert (
        t.pick(data.records("series")[name], "note").split("，" if lang == "zh" else ",")[0] in said
    )
