"""The levels of vocational education in the words of offices; blanks part them."""

import re
from collections.abc import Mapping
from typing import Final

from cqvet.base.forms import clean

WORDS: Final = {
    "secondary_vocational": (
        "中职 中专 职高 职业高中 职业中学 职业中专 中等职业 中等职业教育 中等职业学校 "
        "中等专业学校 普通中专 普通中等专业学校 成人中专 中职教育 中等职业教育层次 "
        "secondary secondaryvocational secondaryvocationaleducation"
    ),
    "higher_vocational": (
        "高职 专科 大专 高专 高职高专 高职专科 专科高职 高等职业 高等职业教育 "
        "高等职业教育专科 高等职业学校 高等专科 专科层次 专科(高职) 高职(大专) 高职教育 "
        "职业专科 普通专科 大学专科 highervocational highervocationaleducation college "
        "associate"
    ),
    "vocational_bachelor": (
        "职业本科 职教本科 本科 高职本科 职本 本科层次职业教育 高等职业教育本科 本科层次 "
        "职业教育本科 职业本科教育 职业技术本科 vocationalbachelor bachelor"
    ),
}
_BLANKS: Final = re.compile(r"\s+")
_ASIDE: Final = re.compile(r"\(.*?\)")
_YEARS: Final = re.compile(r"[二两三四234]年制?")


def folded(text: str) -> str:
    """A level as it is compared."""
    return _BLANKS.sub("", clean(text).lower())


def level(text: str, known: Mapping[str, str]) -> str:
    """The id that a cell means; empty for none. How long it takes does not matter."""
    name = folded(text)
    for form in (name, _ASIDE.sub("", name), _YEARS.sub("", _ASIDE.sub("", name))):
        if form in known:
            return known[form]
    return ""


def spellings(names: Mapping[str, str]) -> dict[str, str]:
    """Every spelling as it is compared -> id; `names` are those of the tables."""
    usual = {folded(word): code for code, words in WORDS.items() for word in words.split()}
    return {**usual, **{folded(name): code for name, code in names.items()}}
