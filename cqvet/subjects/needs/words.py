"""How tables of needs name their columns and kinds in real offices; blanks part the names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.forms import Ask, Change, Choices, Settled, clean

HEADS: Final = {
    "text": (
        "需求 需求描述 需求内容 具体需求 需求说明 需求详情 需求事项 需求简述 内容 描述 "
        "详细需求 need needs description details"
    ),
    "kind": "类型 需求类型 需求类别 类别 种类 需求种类 type kindofneed category",
    "organisation": (
        "单位 单位名称 需求单位 提出单位 企业 企业名称 公司 公司名称 机构 机构名称 "
        "organization company enterprise employer"
    ),
    "district": "区县 所在区县 所属区县 区县名称 所在地 所在区 县区 区/县 地区 county place",
}
KINDS: Final = {
    "talent": "人才 用工 用人 招聘 招工 人力 people staff workers",
    "programme": "专业 专业建设 专业共建 订单班 人才培养 培养 课程 course",
    "technology": "技术 技术攻关 技术难题 技术合作 技术研发 研发 科研 攻关 research",
    "abroad": "出海 海外 国际化 国际合作 走出去 overseas international",
}
_ENDS: Final = re.compile(r"(需求|需要|类需求|类|方面|needs?)$")
_PARTS: Final = re.compile(r"[/、,，;；和与及+&|]|\band\b")
_BLANKS: Final = re.compile(r"\s+")


@cache
def kinds() -> dict[str, str]:
    """Every spelling of a kind of need -> its id."""
    usual = {word: code for code, words in KINDS.items() for word in words.split()}
    names = {
        clean(spelling).lower(): code
        for code, name in data.names("need_kind").items()
        for spelling in (code, *name.values())
    }
    return usual | names


def kind(text: str) -> str:
    """The kind that a cell means; empty for none."""
    word = _BLANKS.sub(" ", clean(text).lower())
    for form in (word, _ENDS.sub("", _ENDS.sub("", word)).strip()):
        if form in kinds():
            return kinds()[form]
    return ""


def settle(rows: Sequence[Mapping[str, str]], _choices: Choices) -> Iterator[Settled]:
    """Kinds in other words; of several in one cell the reader chooses."""
    for row in rows:
        text = row.get("kind", "")
        if not text or text.lower() in kinds():
            yield ()
            continue
        if found := kind(text):
            yield (Change("kind", found, "kind_word"),)
            continue
        parts = [kind(part) for part in _PARTS.split(text)]
        if len(parts) > 1 and all(parts):
            several = tuple(dict.fromkeys(parts))
            yield (Ask(f"kind:{text}", "kind", "kind", text, several),)
        else:
            yield ()
