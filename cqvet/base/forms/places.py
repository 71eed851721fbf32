"""One index of places in Chongqing for all forms: codes, full, short and former names, parks.

METHOD. What stands before a name (重庆市) and blanks do not count, nor does whether a county is
called by its full name or by short name and 县. A name that has gone to another district is
read as the one that it lies in now. An area that spans several districts names them; so is the
whole city refused, with the reason.
"""

import re
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.forms.cells import Cell
from cqvet.base.forms.grid import clean
from cqvet.i18n import LANGS, column

# Names and codes of GB/T 2260 until the year of the change, and the district of today.
FORMER: Final = {
    "万县市": "500101",
    "万县": "500101",
    "天城区": "500101",
    "龙宝区": "500101",
    "五桥区": "500101",
    "涪陵市": "500102",
    "枳城区": "500102",
    "李渡区": "500102",
    "江北县": "500112",
    "巴县": "500113",
    "黔江县": "500114",
    "黔江土家族苗族自治县": "500114",
    "长寿县": "500115",
    "江津市": "500116",
    "江津县": "500116",
    "合川市": "500117",
    "合川县": "500117",
    "永川市": "500118",
    "永川县": "500118",
    "南川市": "500119",
    "南川县": "500119",
    "綦江县": "500110",
    "万盛区": "500110",
    "万盛": "500110",
    "万盛经开区": "500110",
    "大足县": "500111",
    "双桥区": "500111",
    "双桥经开区": "500111",
    "璧山县": "500120",
    "铜梁县": "500151",
    "潼南县": "500152",
    "荣昌县": "500153",
    "开县": "500154",
    "梁平县": "500155",
    "武隆县": "500156",
    "忠": "500233",
    "500221": "500115",
    "500222": "500110",
    "500223": "500152",
    "500224": "500151",
    "500225": "500111",
    "500226": "500153",
    "500227": "500120",
    "500228": "500155",
    "500232": "500156",
    "500234": "500154",
    "500239": "500114",
    "500381": "500116",
    "500382": "500117",
    "500383": "500118",
    "500384": "500119",
}
SHORT: Final = {
    "高新区": "cq_high_tech_zone",
    "重庆高新区": "cq_high_tech_zone",
    "科学城": "cq_high_tech_zone",
}
"""Short names of areas -> id in `place_aliases`."""
WHOLE: Final = frozenset(
    {
        "重庆",
        "重庆市",
        "市辖区",
        "县",
        "全市",
        "500000",
        "500100",
        "500200",
        "chongqing",
        "本市",
        "市级",
        "市属",
    }
)
"""What stands for the whole city or for no district at all."""
_BLANKS: Final = re.compile(r"\s+")
_CITY: Final = re.compile(r"^(重庆市|重庆|中国重庆市?|chongqing[,，]?)(?=.)", re.IGNORECASE)
_BOTH: Final = re.compile(
    r"(\d{6})[-_,:：(（]*(\D+?)[)）]*|(\D+?)[-_,:：(（]*(\d{6})[)）]*", re.ASCII
)


def folded(text: str) -> str:
    """A name as it is compared."""
    return _BLANKS.sub("", clean(text).lower())


@cache
def index() -> dict[str, str]:
    """Every name of a district, former ones and areas within one included -> its code."""
    fields = ("district", "name_zh", "name_en", "short_zh", "short_en")
    found = {
        folded(row[name]): row["district"] for name in fields for row in data.every("districts")
    }
    for row in data.every("districts"):
        if row["kind"] != "district":
            found.setdefault(row["short_zh"] + "县", row["district"])
            found.setdefault(row["short_zh"] + "自治县", row["district"])
    lone = {name: codes[0] for name, codes in areas().items() if len(codes) == 1}
    return {**{folded(name): code for name, code in FORMER.items()}, **lone, **found}


@cache
def areas() -> dict[str, tuple[str, ...]]:
    """Name of a park or area, in both languages -> the districts that it lies in."""
    lies = data.table("place_alias_districts").groupby("alias")["district"].agg(tuple)
    found = {
        folded(row[column(row, "name", lang)]): lies[row["alias"]]
        for row in data.every("place_aliases")
        for lang in LANGS
    }
    return {**found, **{folded(name): lies[alias] for name, alias in SHORT.items()}}


def district(text: str) -> Cell:
    """The district that a cell names as it is called today, or why it names none."""
    name = folded(text)
    for form in (name, _CITY.sub("", name)):
        if form in _current():
            return Cell(index()[form])
        if form in areas():
            return Cell(code="several_districts", expected=", ".join(areas()[form]))
    if name in WHOLE:
        return Cell(code="whole_city", expected="GB/T 2260")
    if pair := _BOTH.fullmatch(name):
        codes = {index().get(part) for part in pair.groups() if part and part in _current()}
        if len(codes) == 1 and None not in codes:
            return Cell(codes.pop())
    return Cell(code="unknown_district", expected="GB/T 2260")


def mend(text: str) -> tuple[str, str] | None:
    """A former name or code, or a park, as the district of today; other names are no repair."""
    name = folded(text)
    bare = name if name in index() else _CITY.sub("", name)
    if bare in index() and bare not in _current():
        return index()[bare], "former_place"
    return None


@cache
def _current() -> frozenset[str]:
    """Names of districts that hold today."""
    names = ("district", "name_zh", "name_en", "short_zh", "short_en")
    today = {folded(row[name]) for name in names for row in data.every("districts")}
    short = {row["short_zh"] for row in data.every("districts")}
    counties = {one + end for one in short for end in ("县", "自治县")}
    return frozenset(today | (counties - FORMER.keys()) | {"忠"})
