"""The first page: how vocational education is doing, here or in this industry."""

import re
from typing import Final

from cqvet.base.filters import Filters
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects.board import match
from cqvet.subjects.findings import industry, region

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
LONGEST: Final = {"han": 45, "words": 28}
"""A finding is read at one glance: so many Chinese characters, or words."""


def finding(chosen: Filters, t: Text) -> str:
    """The industry first where one is chosen, then the region; then the match, if it is short.

    For an industry in the whole city its match takes the place of the city's colleges.
    """
    own = [industry.clause(chosen, t)] if chosen.has_industry else []
    colleges = region.clause(chosen, t)
    if chosen.evidence == "published":
        return _whole([*own, colleges], t)
    by_match = match.clause(chosen, t)
    everywhere = not (chosen.zone or chosen.district)
    for clauses in ([*own, by_match] if own and everywhere else [*own, colleges, by_match],):
        if _short(text := _whole(clauses, t)):
            return text
    return _whole([*own, colleges], t)


def _whole(clauses: list[str], t: Text) -> str:
    return t("finding.whole", text=t.join(clauses, "frame.clauses"))


def _short(text: str) -> bool:
    """Whether a sentence is within the limit of its script."""
    said = plain(text)
    han = len(HAN.findall(said))
    return han <= LONGEST["han"] if han else len(said.split()) <= LONGEST["words"]
