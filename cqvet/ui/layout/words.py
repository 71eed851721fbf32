"""The counts that the sentences of the layout page speak of."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import layout

PATHS: Final = {
    "districts": "districts",
    "lost": layout.LOST,
    "named": "institutions/level=secondary_vocational",
    "known": "district_statistics/measure=gdp&missing=",
    "gaps": "district_statistics/measure=gdp&missing=not_found",
}
TOTAL: Final = "statistics/chongqing_2023_secondary_vocational_institutions"


@cache
def words(t: Text) -> Mapping[str, Figure]:
    """Each count by the name that it has in the messages."""
    found = {name: counts.figure(path, t) for name, path in PATHS.items()}
    return {**found, "total": quoting.figure(TOTAL, t)}
