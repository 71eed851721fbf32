"""One need and what it is matched to, with the words that count and how much each does."""

from collections.abc import Iterator, Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, link, marked, name
from cqvet.i18n import Text
from cqvet.subjects import needs, profile
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.own import state as own

REGISTER: Final = "match/yours/rows"
SHOWN = 6
FEW = 2
"""So many words are told beside a score."""
SMALL = 0.05
"""So many words of a score, none smaller than this, are told one by one; the others together."""


def show(row: data.Row, answer: needs.Answer, view: View) -> None:
    """The need, its matches, and institutions whose records share words with it."""
    t = view.t
    with st.container(border=True):
        prose.lines([marked(row["text"], "needs/text", "yours")], "need_text", t)
        told = [quoting.word("need_kind", row["kind"], t)]
        if row["organisation"]:
            told.append(marked(row["organisation"], "needs/text", "yours"))
        if row["district"]:
            told.append(quoting.called("districts", row["district"], t))
        prose.lines([" · ".join(told)], "need_about", t, look="small")
        if answer.people:
            asked = t.join([_people(count, t) for count in answer.people])
            prose.lines([t("needs.people", people=asked)], "need_people", t, look="small")
        if row["text"] != row["sentence"]:
            whole = marked(row["sentence"], "needs/text", "yours")
            prose.lines([t("needs.of_sentence", sentence=whole)], "need_whole", t, look="small")
    if not answer.matches:
        _none(answer, t)
        return
    st.markdown(f"**{t('needs.matches')}**")
    prose.lines([t("needs.scale", limit=_limit(t))], "need_scale", t, look="small")
    prose.rows([line("programme", match, t) for match in answer.matches], "need_matches", t)
    st.markdown(f"**{t('needs.institutions')}**")
    if row["district"] and not any(map(near, answer.institutions)):
        district = quoting.called("districts", row["district"], t)
        st.caption(t("needs.none_near", district=district))
    lines = [school(match, answer, t) for match in answer.institutions]
    if lines:
        prose.rows(lines, "need_institutions", t)
        prose.lines(unknown(answer, t), "need_unknown", t, look="small")
    else:
        st.caption(t("needs.no_institution"))
    with prose.about("scores", t, "needs.scores") as scores:
        if scores.open:
            _scores(answer, t)


def school(match: needs.Match, answer: needs.Answer, t: Text) -> tuple[str, str, str]:
    """An institution as a line; with its own web page, where a source is one."""
    title, score, why = line("institution", match, t, first=answer.matches[0].target)
    home = profile.site(match.target)
    return " · ".join([title, link(t("profile.fact_site"), home)] if home else [title]), score, why


def unknown(answer: needs.Answer, t: Text) -> list[str]:
    """What has to be asked: whether a school has the programme, for how many, and whom to ask."""
    code = answer.matches[0].target
    programme = name(needs.named("programme", code, t)[0], f"programmes/{code}")
    if answer.people:
        n = t.join([_people(count, t) for count in answer.people])
        room = t("needs.room_for", n=n)
    else:
        room = t("needs.room")
    offered = [*_registered(code, programme, t)] or [t("needs.offered", programme=programme)]
    return [*offered, room]


def _registered(code: str, programme: str, t: Text) -> Iterator[str]:
    """The schools of the visitor's register that have the programme in its latest year."""
    rows = own.visit().rows("register")
    if rows is None:
        return
    latest = rows[(rows["programme"] == code) & (rows["year"] == rows["year"].max())]
    for school, places in latest.groupby("institution")["places"]:
        known = places.notna().all()
        words = {"school": marked(str(school), REGISTER, "yours"), "programme": programme}
        if known:
            n = Figure(number(int(places.sum()), t.lang), REGISTER, "yours")
            yield t("needs.registered", **words, n=n)
        else:
            yield t("needs.registered_unplaced", **words)


def _none(answer: needs.Answer, t: Text) -> None:
    """That nothing fits, with the best score and the threshold."""
    best = Figure(f"{answer.best:.2f}", "needs/score", "yours")
    st.markdown(f"**{t('needs.none')}**")
    prose.lines([t("needs.none_why", best=best, limit=_limit(t))], "need_none", t)


def _scores(answer: needs.Answer, t: Text) -> None:
    """What each score is made of, word by word, and what it does not say."""
    notes = [t("needs.about_score", limit=_limit(t)), t("needs.about_institutions")]
    prose.lines(notes, "need_score", t, look="small")
    rows = [
        (needs.named(what, match.target, t)[0], words(match.parts, t))
        for what, matches in (("programme", answer.matches), ("institution", answer.institutions))
        for match in matches
    ]
    prose.rows(rows, "need_scores", t, look="named")


def _limit(t: Text) -> Figure:
    return Figure(number(needs.THRESHOLD, t.lang, 2), "needs/threshold", "yours")


def line(what: str, match: needs.Match, t: Text, first: str = "") -> tuple[str, str, str]:
    """Name (opens its record), score, the words that count most.

    `first` is the programme by whose words an institution may be met.
    """
    title, level = needs.named(what, match.target, t)
    parts = [name(title, f"{what}s/{match.target}"), level]
    if what != "institution":
        parts.insert(1, match.target)
    elif near(match):
        parts.append(t("needs.near"))
    score = Figure(f"{match.score:.2f}", "needs/score", "yours")
    why = _met(match.parts, t) if what == "programme" else _because(title, match.parts, first, t)
    return " · ".join(filter(None, parts)), str(score), why


def near(match: needs.Match) -> bool:
    """Whether an institution lies in the district of the need."""
    return any(part.met and not part.words for part in match.parts)


def _met(parts: Sequence[needs.Part], t: Text) -> str:
    """The words of the target that met the need, those that count most first."""
    found = dict.fromkeys(part.met for part in parts if part.met and part.words)
    return t.join([marked(word, "needs/text", "yours") for word in list(found)[:FEW]])


def _because(title: str, parts: Sequence[needs.Part], first: str, t: Text) -> str:
    """The groups, networks or clusters of it that the words met, and those that its name has.

    What only the words of the first programme and its cluster met says so.
    """
    met = [part for part in parts if part.met and part.words][:FEW]
    said = []
    for part in met:
        words = marked(part.met, "needs/text", "yours")
        if part.met == title:
            said.append(t("needs.in_name", words=marked(part.words, "needs/text", "yours")))
        elif part.via and first:
            programme = needs.named("programme", first, t)[0]
            said.append(t("needs.through", met=words, programme=programme))
        else:
            said.append(words)
    return t.join(list(dict.fromkeys(said)))


def words(parts: Sequence[needs.Part], t: Text) -> str:
    """The pieces of a score in sentences: which words met which, and the share of each."""
    topic = [part for part in parts if part.met]
    shown = [part for part in topic[:SHOWN] if part.share >= SMALL]
    found = [piece(part, t) for part in shown]
    asking = [part for part in parts if part.words and not part.met]
    if asking:
        said = t.join([marked(part.words, "needs/text", "yours") for part in asking])
        total = sum(part.share for part in asking)
        found.append(t("needs.asks", words=said, share=_share(total, "share")))
    found += [
        t("needs.silent" if part.share < 0 else "needs.dense", share=_share(part.share, "share"))
        for part in parts
        if not part.words and not part.met and abs(part.share) >= SMALL
    ]
    rest = sum(p.share for p in parts if abs(p.share) < SMALL or p in topic[SHOWN:])
    if rest >= 0.005:
        found.append(t("needs.rest", share=_share(rest, "rest")))
    return " ".join(found)


def piece(part: needs.Part, t: Text) -> str:
    """Words that met words, or a district that is the same."""
    share = _share(part.share, "share")
    if not part.words:
        district = quoting.called("districts", part.met, t)
        return t("needs.same_district", district=district, share=share)
    words, met = (marked(text, "needs/text", "yours") for text in (part.words, part.met))
    return t("needs.met_via" if part.via else "needs.met", words=words, met=met, share=share)


def _people(count: needs.Count, t: Text) -> str:
    low, high = (
        Figure(number(n, t.lang), "needs/people", "yours") for n in (count.low, count.high)
    )
    return str(low) if count.low == count.high else t("needs.from_to", low=low, high=high)


def _share(value: float, what: str) -> Figure:
    return Figure(f"{value:.2f}".replace("-", "\u2212"), f"needs/{what}", "yours")
