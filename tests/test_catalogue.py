"""The programme catalogue: found by name, pinyin and code, filtered by level and industry."""

import pytest

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.subjects import catalogue


@pytest.mark.parametrize(
    "text",
    [
        *("460103", "数控技术", "shukongjishu", "skjs", "数控 460103"),
        *("Numerical Control Technology", "control numerical", "Mechanical"),
    ],
)
def test_a_programme_is_found_in_every_way(text: str) -> None:
    """By code, Chinese, pinyin, initials, its English name or its class, or two of these."""
    assert "460103" in catalogue.find(text)


def test_a_name_comes_before_a_class_that_sounds_alike() -> None:
    """Programmes whose own name has the word stand before those found otherwise."""
    names = data.records("programmes")
    for word, name in (("护理", "name_zh"), ("nursing", "name_en")):
        found = [word in names[code][name].lower() for code in catalogue.find(word)]
        assert set(found) == {True, False}
        assert found == sorted(found, reverse=True)


def test_filters_choose_programmes_through_the_crosswalk() -> None:
    """A cluster leaves the programmes of the classes linked to it, a level those of the level."""
    chosen = Filters(cluster="S1", level="higher_vocational")
    found = catalogue.programmes(chosen)
    assert 0 < len(found) < len(catalogue.programmes(Filters(level="higher_vocational")))
    assert set(found["level"]) == {"higher_vocational"}
    assert set(found["class"]) <= set(catalogue.links(chosen)["class"])


def test_no_filter_leaves_all() -> None:
    """1,490 programmes in 97 classes."""
    assert len(catalogue.programmes(Filters())) == 1490
    assert len(catalogue.classes(Filters())) == 97


@pytest.mark.parametrize("evidence", ["published", "high"])
def test_the_crosswalk_is_judgement(evidence: str) -> None:
    """Neither published figures nor high confidence leave anything of it."""
    assert catalogue.links(Filters(evidence=evidence)).empty
