"""Needs and what they are matched to as records (ids) and as a table to take away (words)."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any, Final

import pandas as pd

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects.needs.explain import Part
from cqvet.subjects.needs.match import Answer, Match, answers
from cqvet.subjects.needs.sentence import severed

OUT: Final = (
    "row",
    "text",
    "kind",
    "organisation",
    "district",
    "what",
    "place",
    "code",
    "name",
    "level",
    "score",
    "words",
)


def matched(
    rows: pd.DataFrame,
    allowed: Collection[str] | None = None,
    places: Collection[str] | None = None,
) -> tuple[pd.DataFrame, list[Answer]]:
    """The needs of a checked table, one a row, and the match of each as `answers` gives it."""
    own = severed(rows)
    districts = [row["district"] for row in data.rows(own)]
    found = answers(list(own["text"]), districts, allowed, places, list(own["sentence"]))
    return own, found


def records(rows: pd.DataFrame, found: Sequence[Answer]) -> list[dict[str, Any]]:
    """One record a need, ids only, with the pieces of every score."""
    return [
        {
            **row,
            "language": answer.script,
            "people": [asdict(count) for count in answer.people],
            "best": answer.best,
            "matches": [_record(match) for match in answer.matches],
            "institutions": [_record(match) for match in answer.institutions],
        }
        for row, answer in zip(data.rows(rows), found, strict=True)
    ]


def _record(match: Match) -> dict[str, Any]:
    # A part is flat: no need to copy deeply, as `asdict` does.
    terms = [dict(vars(part)) for part in match.parts]
    return {"id": match.target, "score": match.score, "terms": terms}


def table(rows: pd.DataFrame, found: Sequence[Answer], t: Text) -> pd.DataFrame:
    """One row a match, in one language; a need without a good match has one row that says so."""
    lines = []
    for row, answer in zip(data.rows(rows), found, strict=True):
        own = {
            "row": row["row"],
            "text": row["text"],
            "kind": quoting.word("need_kind", row["kind"], t),
            "organisation": row["organisation"],
            "district": _district(row["district"], t),
        }
        lines += [{**own, **_line("programme", i, m, t)} for i, m in enumerate(answer.matches, 1)]
        lines += [
            {**own, **_line("institution", i, m, t)} for i, m in enumerate(answer.institutions, 1)
        ]
        if not answer.matches:
            none = {"what": t("needs.what_none"), "score": round(answer.best, 2)}
            lines.append({**own, **none})
    return pd.DataFrame(lines, columns=list(OUT))


def _line(what: str, place: int, match: Match, t: Text) -> dict[str, Any]:
    name, level = named(what, match.target, t)
    return {
        "what": t(f"needs.what_{what}"),
        "place": place,
        "code": match.target,
        "name": name,
        "level": level,
        "score": round(match.score, 2),
        "words": " ".join(_words(part, t) for part in match.parts if round(part.share, 2)),
    }


def _words(part: Part, t: Text) -> str:
    share = f"{part.share:.2f}"
    if not part.words and not part.met:
        return t("needs.silent" if part.share < 0 else "needs.dense", share=share)
    if not part.words:
        return t("needs.same_district", district=_district(part.met, t), share=share)
    if not part.met:
        return t("needs.asks", words=part.words, share=share)
    return t(
        "needs.met_via" if part.via else "needs.met", words=part.words, met=part.met, share=share
    )


def named(what: str, target: str, t: Text) -> tuple[str, str]:
    """Name and level of a target."""
    row = data.records("programmes" if what == "programme" else "institutions")[target]
    return t.pick(row, "name"), quoting.told(row, "level", t)


def _district(code: str | None, t: Text) -> str:
    return quoting.called("districts", code, t) if code else ""
