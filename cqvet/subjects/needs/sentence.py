"""A sentence with several trades as several needs.

METHOD. A sentence is cut at commas and at words that join. A clause names a trade if it tells a
number of people or ends in somebody who does something, and if the index knows its topic by at
least `KNOWN`. What names no trade belongs to the clause before it. Trades whose first match is of
one class are one need.
"""

import re
from collections.abc import Sequence
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.subjects.needs.explain import Span
from cqvet.subjects.needs.index import Script
from cqvet.subjects.needs.match import index, read, script_of
from cqvet.subjects.needs.people import counts

KNOWN: Final = 0.25
_JOINS: Final[dict[Script, re.Pattern[str]]] = {
    "zh": re.compile(r"[,;、。]|还要|还缺|还需要?|另外要?|外加|也要|以及|同埋|[和跟及与]"),
    "en": re.compile(r"[,;.&]\s*|\b(?:and|plus|also|as well as)\b"),
}
_WHO: Final[dict[Script, re.Pattern[str]]] = {
    "zh": re.compile(
        r"[工师员手长匠]$|师傅$|翻译$|会计$|出纳$|仓管$|文员$|护士$|助理$|保安$|司机$|厨子$|保姆$"
        r"|(?:要|缺|招|找|请|会|懂).+(?:的|的人)$"
    ),
    "en": re.compile(
        r"\bsome(?:one|body)\s+\w|\b(?:\w{2,}(?:ers?|ors?|ists?|ians?|ants|men|man)|"
        r"nurses?|cooks?|chefs?|guides?|mechanics?|clerks?|accountants?)\s*(?:$|\b(?:for|with|who|to|in|at)\b)"
    ),
}
_ASIDE: Final[dict[Script, re.Pattern[str]]] = {
    "zh": re.compile(r"^(?:有|会|配|不|能|可)|[要缺招找请需]$"),
    "en": re.compile(r"^(?:with|must|able|can|no|who)\b"),
}
"""What only says more of the clause before it, or names nobody."""
_REST: Final = re.compile(r"[\s,;.、。:!?]+$")


def pieces(texts: Sequence[str]) -> list[list[str]]:
    """The needs of each text; all clauses are looked up together."""
    plain = [read(text) for text in texts]
    spans = [_clauses(own, script_of(text)) for own, text in zip(plain, texts, strict=True)]
    trades: dict[int, list[int]] = {}
    for script in ("zh", "en"):
        several = [
            place
            for place, text in enumerate(texts)
            if len(spans[place]) > 1 and script_of(text) == script
        ]
        if several:
            clauses = [[plain[i][a:b].strip() for a, b in spans[i]] for i in several]
            trades |= dict(zip(several, _trades(clauses, script), strict=True))
    return [
        _cut(text, plain[place], spans[place], trades.get(place, []))
        for place, text in enumerate(texts)
    ]


def _cut(text: str, plain: str, spans: Sequence[Span], trades: Sequence[int]) -> list[str]:
    if len(trades) < 2:
        return [text]
    starts = [0, *(spans[place][0] for place in trades[1:])]
    ends = [*(spans[place - 1][1] for place in trades[1:]), len(plain)]
    return [plain[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def severed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of needs with one row for each need; `sentence` is the text that it stands in."""
    lines = [
        {**row, "text": piece, "sentence": row["text"]}
        for row, own in zip(data.rows(rows), pieces(list(rows["text"])), strict=True)
        for piece in own
    ]
    return pd.DataFrame(lines, columns=[*rows.columns, "sentence"])


def _clauses(plain: str, script: Script) -> list[Span]:
    """Where the clauses of a text stand."""
    cuts = [found.span() for found in _JOINS[script].finditer(plain)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(plain)]
    spans = zip(starts, ends, strict=True)
    return [(start, end) for start, end in spans if plain[start:end].strip()]


def _trades(texts: Sequence[Sequence[str]], script: Script) -> list[list[int]]:
    """For the clauses of each text the places of those that name a trade of their own."""
    chosen = index(script)
    programmes = data.records("programmes")
    scores = chosen.scores(chosen.ngrams([clause for clauses in texts for clause in clauses]))
    rows = zip(scores.argmax(axis=1).tolist(), scores.max(axis=1).tolist(), strict=True)
    found: list[list[int]] = []
    for clauses in texts:
        first: dict[str, int] = {}
        for place, (clause, (best, score)) in enumerate(zip(clauses, rows, strict=False)):
            if score >= KNOWN and _who(clause, script):
                first.setdefault(programmes[chosen.targets[best]]["class"], place)
        found.append(list(first.values()))
    return found


def _who(clause: str, script: Script) -> bool:
    """Whether a clause tells somebody who does something."""
    told = counts(clause, script)
    bare = clause
    for count in told:
        bare = bare.replace(count.words, "")
    bare = _REST.sub("", bare)
    if _ASIDE[script].search(bare):
        return False
    return bool(told) or bool(_WHO[script].search(bare))
