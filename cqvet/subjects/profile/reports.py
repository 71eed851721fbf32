"""What single reports say of one school or district, beside the statistics that all have."""

from collections.abc import Iterator

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects.profile.model import Row


def reports(kind: str, code: str, t: Text) -> Iterator[Row]:
    """Indicator, figure and year of each report."""
    for row in data.of("local_figures", **{kind: code}):
        figure = quoting.figure(f"local_figures/{row['id']}", t)
        yield t.pick(row, "indicator"), str(figure), str(row["year"] or t("figure.no_date"))
