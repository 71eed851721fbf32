"""A register in the words of both languages: templates that are read, faults that are told."""

import pytest

from cqvet.base.fault import Fault
from cqvet.base.forms import column, message
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects.register import (
    COLUMNS,
    EXAMPLE,
    labels,
    template_csv,
    template_xlsx,
    validate,
    words,
)
from tests.register_broken import BROKEN


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
@pytest.mark.parametrize("lang", LANGS)
def test_the_template_of_each_language_is_read(lang: Lang, make: type) -> None:
    """The example under the headers of a language has no fault."""
    assert validate(make(labels(Text(lang)), EXAMPLE), words()).faults == ()


@pytest.mark.parametrize("lang", LANGS)
def test_names_of_districts_and_levels_are_read(lang: Lang) -> None:
    """A district and a level may be written as the language names them, or by code."""
    district = {"zh": "永川区", "en": "Yongchuan District"}[lang]
    level = {"zh": "高职（专科）", "en": "higher vocational"}[lang]
    row = ("a", district, "510101", level, 2025, "", "", "")
    found = validate(template_csv(labels(Text(lang)), [row]), words())
    assert found.faults == ()
    assert found.rows[["district", "level"]].to_numpy().tolist() == [
        ["500118", "higher_vocational"]
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", BROKEN)
def test_every_planted_fault_is_told_in_the_language(name: str, lang: Lang) -> None:
    """Each fault of the broken registers has a sentence of the reader's language."""
    t = Text(lang)
    for fault in validate(BROKEN[name][0], words()).faults:
        said = message(fault, t)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in said) == (lang == "zh")
        if fault.where in COLUMNS:
            assert column(fault, labels(t)) == labels(t)[fault.where]


def test_a_column_that_is_not_known_keeps_its_header() -> None:
    """What a fault is about is shown as the file has it."""
    assert column(Fault("spalte", "unknown_column"), labels(Text("en"))) == "spalte"
