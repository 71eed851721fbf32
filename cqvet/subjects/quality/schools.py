"""Schools and colleges with a national standing, as far as they are named.

METHOD. Listed are model secondary schools that are recognised, and those approved or accepted
by the municipality whose final national acceptance was not seen; what could not be verified is
not listed. Colleges are those of the three older national standings.
"""

from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.collection import Collection
from cqvet.subjects.quality import words

MODEL: Final = "national_model_secondary"
COLLEGE: Final = ("national_demonstration", "national_backbone", "national_quality")
LISTED: Final = ("held", "in_progress")


@cache
def rows() -> tuple[data.Row, ...]:
    """The listed standings, one row an institution and standing."""
    return tuple(
        row
        for row in data.every("institution_statuses")
        if row["status"] in (MODEL, *COLLEGE) and row["state"] in LISTED
    )


@cache
def universities() -> tuple[str, ...]:
    """Vocational universities that bore that name before the year of the article."""
    year = data.records("sources")["article_2025"]["date"][:4]
    late = {
        row["institution"]
        for row in data.of("institution_names", kind="former")
        if (row["until"] or "")[:4] >= year
    }
    found = data.of("institutions", level="vocational_bachelor")
    return tuple(row["institution"] for row in found if row["institution"] not in late)


ITEMS: Final = Collection(
    table="institution_statuses",
    rows=rows,
    columns=("institution", "status", "where", "state", "confidence"),
    homes=words.home,
    derived={"where": words.where},
)
