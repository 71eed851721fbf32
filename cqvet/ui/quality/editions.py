"""Each edition: persons named here beside the total of the city; and the cumulative total."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import quality
from cqvet.subjects.quality import awards, editions, words
from cqvet.subjects.quality.editions import CUMULATIVE, Edition
from cqvet.ui import prose
from cqvet.ui.frame import View

EDITIONS: Final = {"edition": 1.4, "named": 1, "total": 2.4}
CUMULATIVES: Final = {"medal": 0.6, "total": 1, "least": 0.7, "reading": 2}


def show(view: View) -> None:
    """One row an edition, never added; filters do not change what contradicts what."""
    t = view.t
    with st.expander(t("quality.editions"), on_change="rerun", key="editions_open") as box:
        if box.open:
            _compare(t)


def _compare(t: Text) -> None:
    prose.lines([t("quality.editions_note")], "editions_note", t, look="small")
    heads = {t(f"quality.editions_{part}"): width for part, width in EDITIONS.items()}
    prose.table(heads, [_row(e, t) for e in editions.editions()], "editions", t)
    st.markdown(f"**{t('quality.cumulative')}**")
    heads = {t(f"quality.cumulative_{part}"): width for part, width in CUMULATIVES.items()}
    rows = [_medal(code, n, t) for code, n in awards.won(CUMULATIVE).items()]
    prose.table(heads, rows, "cumulative", t)
    source = quoting.source(data.records("awards")[CUMULATIVE]["source"], t)
    prose.lines([t("quality.cumulative_note", source=source)], "cumulative_note", t, look="small")


def _row(edition: Edition, t: Text) -> list[str]:
    """The edition, those named, and the total with its source."""
    competition = quoting.word("competition", edition.competition, t)
    when = str(edition.last)
    if edition.first != edition.last:
        when = t("quality.span", first=edition.first, last=edition.last)
    group = t.pick(data.records("awards")[edition.total], "skill") if edition.total else ""
    label = " · ".join(part for part in (competition, when, group) if part)
    named = t.join([_winners(code, edition, t) for code in editions.named(edition)])
    return [label, named or t("quality.none_named"), _total(edition, t)]


def _winners(code: str, edition: Edition, t: Text) -> str:
    """One medal: how many are named, each number leading to the record or the count."""
    own = [award for award in edition.named if code in awards.won(award)]
    if len(own) == 1:
        held = data.of("award_medals", award=own[0], medal=code)
        ref = f"award_medals/{own[0]}/all/{code}" if held else f"awards/{own[0]}"
    else:
        ref = (
            f"count/awards/competition={edition.competition}&year={edition.last}"
            f"&scope=person&medal={code}"
        )
    return words.amount(code, editions.named(edition)[code], ref, t)


def _total(edition: Edition, t: Text) -> str:
    """What the city reports; where only a rank was printed, the rank."""
    if edition.total:
        source = quoting.source(data.records("awards")[edition.total]["source"], t)
        won = t.join([words.won(row, t) for row in data.of("award_medals", award=edition.total)])
        return "\n".join((won, t("quality.source", source=source)))
    own = {"competition": edition.competition, "year": edition.last, "scope": "city_rank"}
    if not data.of("awards", **own):
        return quoting.missing("not_found", t)
    return t("quality.only_rank", rank=quoting.figure("numbers_world_competition_west_rank", t))


def _medal(code: str, n: int, t: Text) -> list[str]:
    least = editions.at_least()[code]
    return [
        quoting.word("medal", code, t),
        str(Figure(number(n, t.lang), f"award_medals/{CUMULATIVE}/all/{code}")),
        str(Figure(number(quality.figure(f"at_least_{code}"), t.lang), f"quality/at_least_{code}")),
        t("quality.reading_conflict" if n < least else "quality.reading_agree"),
    ]
