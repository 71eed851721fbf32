"""The match of needs: what was asked of it, on needs not seen; scores in words; no memory."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from cqvet import data
from cqvet.i18n import Text
from cqvet.subjects import needs
from cqvet.subjects.needs import explain, trials
from cqvet.subjects.needs.index import Floats, Index
from cqvet.subjects.needs.trials import Measured

NEEDS = {
    "zh": "急需会调试和维护工业机器人的技术员",
    "en": "We need technicians to commission and repair industrial robots.",
}


def one(text: str, district: str | None = None) -> needs.Answer:
    return needs.answers([text], [district])[0]


@pytest.mark.parametrize("part", ["held_out", "report"])
def test_recall_at_3(part: str) -> None:
    """Of thirty needs at least 90 % have a right answer among the first three."""
    found = trials.recall(part)
    assert found.total == 30
    assert found.share >= 0.9


@pytest.mark.parametrize(
    ("part", "total"), [("fresh_held_out", 60), ("spoken_held_out", 35), ("held_out", 20)]
)
def test_nonsense(part: str, total: int) -> None:
    """Of nonsense texts that were held out at most 5 % are matched."""
    found = trials.nonsense(part)
    assert found.total == total
    assert found.share <= 0.05


def test_the_last_evaluation_is_the_one_that_holds() -> None:
    """The log of evaluations ends with the part held out, as it is measured now."""
    log = data.rows(data.table("need_evaluations"))
    last = log[-1]
    right, wrong = trials.recall(last["half"]), trials.nonsense(last["half"])
    assert last["half"] == "fresh_held_out"
    assert right.share >= 0.9
    assert (last["right"], last["needs"]) == (right.hits, right.total)
    assert (last["matched"], last["nonsense"]) == (wrong.hits, wrong.total)


@pytest.mark.parametrize("half", trials.HALVES)
def test_languages_add_up(half: str) -> None:
    """Both languages together are the half."""
    for measure in (trials.recall, trials.nonsense):
        parts = [measure(half, language) for language in ("zh", "en")]
        whole = measure(half)
        assert sum(part.hits for part in parts) == whole.hits
        assert sum(part.total for part in parts) == whole.total


def test_wilson_interval() -> None:
    """The interval of 27 of 30 at 80 %, by hand; it holds the share and stays within 0 and 1."""
    low, high = Measured(27, 30).interval
    assert (round(low, 4), round(high, 4)) == (0.8078, 0.9507)
    assert Measured(20, 20).interval[1] == 1
    assert Measured(0, 20).interval[0] == 0


@pytest.mark.parametrize("text", NEEDS.values(), ids=NEEDS.keys())
def test_the_parts_of_a_score_add_up_to_it(text: str) -> None:
    """Every score is the sum of its words, and the best is the first match's."""
    found = one(text, "500118")
    assert found.matches
    assert found.institutions
    for match in (*found.matches, *found.institutions):
        assert sum(part.share for part in match.parts) == pytest.approx(match.score, abs=1e-9)
        assert all(part.share >= 0 for part in match.parts)
    assert found.best == pytest.approx(found.matches[0].score, abs=1e-9)
    scores = [match.score for match in found.matches]
    assert scores == sorted(scores, reverse=True)


def test_all_scores_of_the_trials_are_sums() -> None:
    """So it is for every need of the table."""
    for answer in needs.answers(list(data.table("need_trials")["text"])):
        for match in (*answer.matches, *answer.institutions):
            assert sum(part.share for part in match.parts) == pytest.approx(match.score, abs=1e-9)


def test_words_are_words_of_the_need_and_of_the_target() -> None:
    """What met what: the robot of the need and the robot of the programme's own name."""
    found = one(NEEDS["zh"]).matches[0]
    assert data.records("programmes")[found.target]["name_zh"].startswith("工业机器人")
    first = found.parts[0]
    assert first.words in NEEDS["zh"]
    assert "机器人" in first.words
    assert "机器人" in first.met
    assert {part.words for part in found.parts if not part.met} == {"急需", "技术员", ""}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We need industrial robot programmers", "工业机器人技术"),
        ("We need CNC machinists who know numerical control", "数控技术"),
        ("hiring infant and toddler care workers", "婴幼儿托育"),
    ],
)
def test_english_is_matched_to_programmes(text: str, name: str) -> None:
    """An English need reaches the programme, as a Chinese one does, by its English words."""
    programmes = data.records("programmes")
    found = one(text)
    assert found.script == "en"
    assert name in {programmes[match.target]["name_zh"] for match in found.matches}


def test_the_text_decides_its_language() -> None:
    """The page does not; a need that mixes both is Chinese."""
    assert needs.script_of("PLC 编程") == "zh"
    assert needs.script_of("PLC programming") == "en"


def test_below_the_threshold_there_is_no_match() -> None:
    """A need keeps only matches of the threshold and more; without any there is no institution."""
    answers = needs.answers(list(data.table("need_trials")["text"]))
    for answer in answers:
        assert bool(answer.matches) == (answer.best >= needs.THRESHOLD)
        assert all(match.score >= needs.THRESHOLD for match in answer.matches)
        assert answer.matches or not answer.institutions
    assert one("").best == 0
    assert one("zzzz").matches == ()


@pytest.mark.parametrize(
    ("text", "class_"),
    [("招焊工10名", "4601"), ("希望开设护理专业订单班", "5202"), ("hiring nurses", "5202")],
)
def test_a_short_need_is_enough(text: str, class_: str) -> None:
    """One word of a trade and one that asks for it make a match; the word alone does not."""
    found = one(text)
    assert data.records("programmes")[found.matches[0].target]["class"] == class_
    assert any(not part.words and not part.met for part in found.matches[0].parts)
    assert one("快递三天没到，真慢").matches == ()


def test_matches_have_different_names() -> None:
    """Of like names one is shown, and at most two programmes of a class."""
    programmes = data.records("programmes")
    for text in ("招数控车床操作工", "希望开设护理专业订单班", "急需软件开发工程师"):
        rows = [programmes[match.target] for match in one(text).matches]
        names, classes = [row["name_zh"] for row in rows], [row["class"] for row in rows]
        assert len(names) == len(set(names))
        assert max(map(classes.count, classes)) <= 2


def test_the_same_text_gives_the_same_match() -> None:
    """Alone or among others, now or later, under new caches."""
    texts = list(data.table("need_trials")["text"])
    first = needs.answers(texts)
    assert [one(text) for text in texts[:10]] == first[:10]
    assert needs.answers(texts[::-1])[::-1] == first


def test_capitals_and_full_width_letters_do_not_matter() -> None:
    """NEED and need, ＰＬＣ and PLC are the same."""
    assert one("招ＰＬＣ调试工程师").best == one("招plc调试工程师").best
    assert one(NEEDS["en"].upper()).matches == one(NEEDS["en"]).matches


def test_institutions_of_the_district_come_first() -> None:
    """Before those with a higher score elsewhere; the others follow by score."""
    home = data.records("institutions")
    found = one(NEEDS["zh"], "500118").institutions
    near = [home[match.target]["district"] == "500118" for match in found]
    assert near == sorted(near, reverse=True)
    assert {True, False} == set(near)
    scores = [match.score for match in found]
    assert scores != sorted(scores, reverse=True)


def test_a_shared_district_counts_and_says_so() -> None:
    """An institution in the district of the need gets the stated share, as a part of its own."""
    home = data.records("institutions")
    plain = {m.target: m for m in one(NEEDS["zh"]).institutions}
    local = {m.target: m for m in one(NEEDS["zh"], "500118").institutions}
    both = [t for t in local if t in plain and home[t]["district"] == "500118"]
    assert both
    for target in both:
        assert local[target].score == pytest.approx(plain[target].score + 0.15)
        assert any(not part.words and part.met == "500118" for part in local[target].parts)


def test_filters_limit_what_is_chosen_from() -> None:
    """Only allowed programmes and institutions are matched; none allowed, no match."""
    only = needs.answers([NEEDS["zh"]], None, {"660303"}, {"12609"})[0]
    assert [match.target for match in only.matches] == ["660303"]
    assert {match.target for match in only.institutions} <= {"12609"}
    assert needs.answers([NEEDS["zh"]], None, set())[0].matches == ()


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_has_an_answer(text: str) -> None:
    """No text raises, whatever its letters; every score is the sum of its parts."""
    found = one(text)
    for match in (*found.matches, *found.institutions):
        assert sum(part.share for part in match.parts) == pytest.approx(match.score, abs=1e-9)


def test_every_word_of_ours_finds_its_class() -> None:
    """A need made of a word of the list leads to a programme that the word goes with."""
    groups = data.table("programme_term_groups").groupby("group")["programme"].agg(set)
    terms = data.table("programme_terms")
    terms = terms[terms["language"] == "zh"].iloc[::200]
    found = needs.answers([f"急需{text}，急需{text}" for text in terms["text"]])
    programmes = data.records("programmes")
    right = [
        any(
            programmes[match.target]["class"] == row["class"]
            or match.target in groups[row["group"]]
            for match in answer.matches
        )
        for answer, row in zip(found, data.rows(terms), strict=True)
        if answer.matches
    ]
    assert len(right) > 20
    assert sum(right) / len(right) >= 0.9


def test_a_table_tells_every_need_and_no_match() -> None:
    """One row a match, and one that says there is none; nothing is dropped."""
    rows = data.table("need_trials").head(40).assign(row=range(1, 41), district=None)
    rows = rows.assign(organisation=None)[["row", *needs.COLUMNS]]
    own, found = needs.matched(rows)
    frame = needs.table(own, found, Text("en"))
    assert set(frame["row"]) == set(range(1, 41))
    none = [row for row, answer in zip(own["row"], found, strict=True) if not answer.matches]
    assert frame[frame["what"] == "no good match"]["row"].tolist() == none


def test_only_what_is_shown_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each match and institution of an answer is told in words once, and nothing else is."""
    told: list[tuple[str, str]] = []

    def seen(asked: explain.Asked, target: int) -> list[explain.Part]:
        told.append((asked.text, asked.index.targets[target]))
        return _parts(asked, target)

    _parts = explain._parts
    monkeypatch.setattr(explain, "_parts", seen)
    texts = [*NEEDS.values(), "今晚的月亮真圆。"]
    found = needs.answers(texts)
    shown = [m.target for answer in found for m in (*answer.matches, *answer.institutions)]
    assert len(told) == len(set(told))
    assert sorted(target for _, target in told) == sorted(shown)


def test_the_words_of_many_needs_are_counted_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred needs ask the index for scores as often as one."""
    calls: list[int] = []
    scores = Index.scores

    def counted(own: Index, ngrams: sparse.csr_array) -> Floats:
        calls.append(ngrams.shape[0])
        return scores(own, ngrams)

    monkeypatch.setattr(Index, "scores", counted)
    needs.answers([NEEDS["zh"]] * 100)
    assert calls == [100, 100]
