"""Whether a cluster has more or less than its share, on every basis, on some, or unknown: words."""

from collections.abc import Mapping

from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case, Standing
from cqvet.models.plan import Verdict
from cqvet.subjects import market
from cqvet.subjects.lab.words import certainty


def found(case: Case, own: str) -> Mapping[str, Standing]:
    """Every cluster of a case by its code, on all bases that there are."""
    return {row.cluster: row for row in matching.standings(case, market.readings(own))}


def answers(t: Text) -> tuple[str, ...]:
    """The three answers in words, the surest first."""
    return tuple(t(f"lab.verdict_{verdict}") for verdict in Verdict)


def answer(row: Standing, t: Text) -> str:
    """The answer for a cluster, with its side where that is the same on every basis."""
    text = t(f"lab.verdict_{row.verdict}")
    if row.verdict is Verdict.EVERY_BASIS:
        return t("matching.standing", side=t(f"matching.side_{row.bases[0].side}"), verdict=text)
    return text


def each(row: Standing, kind: Kind, t: Text) -> str:
    """The side and the odds on each basis, as figures."""
    ref = f"match/standing/{row.cluster}" if kind == "modelled" else "match/yours/index"
    return t.join(
        [
            t(
                "matching.standing_on",
                basis=t(f"matching.basis_{one.name}"),
                side=t(f"matching.side_{one.side}"),
                odds=Figure(certainty(one.odds, t), ref, kind),
            )
            for one in row.bases
        ]
    )


def plain(row: Standing, t: Text) -> str:
    """The same in one text without figures, for a table or a picture."""
    parts = [
        t(
            "matching.standing_on",
            basis=t(f"matching.basis_{one.name}"),
            side=t(f"matching.side_{one.side}"),
            odds=certainty(one.odds, t),
        )
        for one in row.bases
    ]
    return t("lab.verdict", verdict=answer(row, t), each=t.join(parts)) if parts else answer(row, t)
