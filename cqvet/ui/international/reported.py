"""The article's figures on international work, and how many of what they count are named here."""

from typing import Final

from cqvet.evidence import quoting
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

FACTS: Final = (
    "intro_alliances",
    "intro_overseas_projects",
    "intl_overseas_projects",
    "intl_countries",
    "intl_silk_road_scholarship_projects",
    "intl_international_students",
    "intl_partner_bodies",
    "intl_standards_adopted",
)


def show(view: View) -> None:
    """Each figure with its coverage; the two counts of overseas projects side by side."""
    t = view.t
    reported.cards(FACTS, "reported", t)
    reported.relations(FACTS, t)
    prose.lines(
        [
            t(
                "international.same_figure",
                alliances=quoting.figure("intro_alliances", t),
                platforms=quoting.figure("intl_platforms", t),
            ),
            t("international.coverage"),
        ],
        "coverage",
        t,
        look="small",
    )
