"""Rows that are no data: totals, notes, the header again."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

Kind = Literal["", "total", "subtotal", "note", "header"]

_BLANKS: Final = re.compile(r"\s+")
_TOTAL: Final = re.compile(
    r"(总计|合计|总合计|总和|累计|共计|总数|全市合计|全校合计|total|grandtotal|sum)[:：]?",
    re.IGNORECASE,
)
_SUBTOTAL: Final = re.compile(
    r".{0,30}(小计|合计|总计|subtotal|sub-total)[:：]?|(subtotal|total)(of|for)?.{0,30}",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"[*※]?(注|备注|附注|说明|填表说明|填报说明|数据来源|资料来源|来源|统计口径|填表人|填报人|制表人?|制表单位|"
    r"填报单位|审核人?|复核人?|负责人|单位负责人|联系人|联系电话|填报日期|填表日期|日期|单位\(?盖章\)?|"
    r"notes?|remarks?|sources?|prepared ?by)\s*(\d+[.、:：]?|[:：]|[(].{0,20}[)][:：])",
    re.IGNORECASE,
)


def kind(cells: Sequence[str], texts: Mapping[str, str], needed: Sequence[str]) -> Kind:
    """What a row is, where it is no data: it lacks what a row needs, and says what it is."""
    given = sum(bool(texts.get(name)) for name in needed)
    if given == len(needed):
        return ""
    first = next((cell for cell in cells if cell), "")
    if given <= max(1, len(needed) // 2) and _NOTE.match(first):
        return "note"
    words = [cell for cell in cells if cell and not any(sign.isdigit() for sign in cell)]
    for word in words[:3]:
        plain = _BLANKS.sub("", word)
        if _TOTAL.fullmatch(plain):
            return "total"
        if _SUBTOTAL.fullmatch(plain):
            return "subtotal"
    return ""
