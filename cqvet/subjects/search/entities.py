"""What a question names: places, industries, countries, schools, years, and where in the text.

METHOD. Names come from the tables, the longest first, in both languages; a Chinese name may stand
anywhere, an English one as whole words. What people say instead of a name stands in `SAID`.
A place of the text is read once: what lies inside a longer name is not looked at again.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from cqvet import data
from cqvet.i18n import LANGS, column
from cqvet.subjects.search import schools, words
from cqvet.subjects.search.things import things

SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "zone": {
        "metro": r"主城区?|中心城区|都市区|\bmetro(politan)?( area)?\b|\bdowntown\b",
        "northeast": r"渝东北|三峡库区|\bnorth-?east(ern)?\b(?! asia)|\bthree gorges\b",
        "southeast": r"渝东南|武陵山?区?|\bsouth-?east(ern)?\b(?! asia)",
    },
    "cluster": {
        "N01": r"卫星(互联网)?|\bsatellites?\b",
        "N07": r"集成电路|半导体|芯片|\bsemiconductors?\b|\bchips?\b|\bintegrated circuits?\b",
        "N08": r"人工智能|(?<!工业)机器人|\bartificial intelligence\b|\bai\b"
        r"|(?<!industrial )\brobot(s|ics)?\b",
        "N09": r"服务器|\bservers\b",
        "N10": r"智能家居|\bsmart homes?\b",
        "N11": r"传感器|仪器仪表|\bsensors?\b|\binstruments\b",
        "N14": r"农机(装备)?|农业机械|\b(agricultural|farm) machin\w+\b|\btractors?\b",
        "N15": r"纤维(及复合材料)?|复合材料|\bfibres?\b|\bfibers?\b|\bcomposites?\b",
        "N03": r"生命科学|\blife sciences?\b",
        "N04": r"元宇宙|\bmetaverse\b",
        "N13": r"动力装备|发动机|\b(engines?|power equipment)\b",
        "N16": r"合成材料|塑料|橡胶|\b(synthetic materials|plastics?|rubber)\b",
        "F1": r"空天|航空航天|\baerospace\b",
        "F4": r"核能|核电|\bnuclear\b",
        "F6": r"低空(经济)?|无人机|飞行汽车|\blow[- ]?altitude\b|\bdrones?\b",
        "G1": r"脑机|脑科学|\bbrain\b",
        "G2": r"量子|光子|\b(quantum|photonics?)\b",
        "G3": r"沉浸|\b(immersive|virtual reality games?)\b",
        "N17": r"(现代)?中药|中医药|中草药|药材|\bchinese (herbal )?medicines?\b|\bherbal\b",
        "N18": r"医疗器械|医疗设备|\bmedical (devices?|equipment)\b",
        "S1": r"新型显示|显示(面板|屏)|面板|\bdisplays?\b",
        "S2": r"摩托车?|\bmotor(cycles?|bikes?)\b",
        "S3": r"轻合金|铝合金|镁合金|铝(材|加工)|\blight alloys?\b|\balumini?um\b|\bmagnesium\b",
        "S4": r"轻纺|纺织|服装|\btextiles?\b|\blight industry\b"
        r"|\b(garments?|clothing|clothes|apparel|fashion)\b",
        "S5": r"生物医药|医药|制药|药企|药品|\bbio-?med\w*\b|\bpharma\w*\b"
        r"|\bdrugs?( makers?| industry)?\b",
        "S6": r"新型储能|储能|电池|新能源(?!汽?车|智能)|光伏|风电|氢能"
        r"|\b(energy )?storage\b|\bbatter(y|ies)\b|\bnew[- ]energy\b(?! (cars?|vehicles?))"
        r"|\bsolar\b|\bhydrogen\b",
        "L1": r"(智能网联)?(新能源)?汽车|新能源车|车企|整车|智能网联"
        r"|\b(electric|new[- ]?energy) (cars?|vehicles?)\b"
        r"|\bevs?\b|\bautomotive\b|\bauto(mobile)?s?\b|\b(car|vehicle)s?\b( (making|makers?"
        r"|repair))?",
        "L2": r"电子信息(制造业?)?|电子制造|电子(?!商务|科技|邮)|物联网|手机|笔电|笔记本电脑"
        r"|\belectronics?\b(?! tech)|\binternet of things\b|\blaptops?\b"
        r"|\b(smart|mobile )?phones?\b(?! number)",
        "L3": r"先进材料|新材料|钢铁|化工|\b(advanced |new )?materials?\b|\bchemicals?\b|\bsteel\b",
        "P1": r"智能(装备|制造)|装备制造|工业机器人|机械|数控|机床"
        r"|\b(smart|intelligent) (manufacturing|equipment)\b|\bequipment manufacturing\b"
        r"|\b(industrial )?robot(s|ics)?\b|\bmachin(ery|ing)\b|\bmachine tools?\b|\bcnc\b",
        "P2": r"食品(及农产品)?(加工)?|农产品(加工)?|粮油|\bfood( processing| industry)?\b"
        r"|\bagri\w*\b",
        "P3": r"软件(信息服务)?|信息服务|大数据|编程|程序员|\bsoftware\b|\bbig data\b"
        r"|\bit services?\b|\bcoding\b|\bprogrammers?\b",
    },
    "tier": {
        "leading": r"主导产业|(?<!\d)万亿级|\bleading (industr\w+|clusters?)\b",
        "pillar": r"支柱|五千亿级?|\bpillars?\b",
        "speciality": r"特色优势|(?<!五)千亿级|\bspecialit(y|ies)\b|\bspecialty\b",
        "new_star_high_growth": r"高成长|\bhigh[- ]growth\b",
    },
    "level": {
        "vocational_bachelor": r"职业本科|本科层次|职业技术大学|\bvocational (bachelor"
        r"|universit)\w*\b",
        "secondary_vocational": r"中职|中专|职高|技校|技工学校|职教中心|\bsecondary\b",
        "higher_vocational": r"高职|大专|职业学院|\b(higher vocational"
        r"|(?<!schools and )(?<!schools or )colleges?|polytechnics?)\b",
    },
    "type": {
        "luban_workshop": r"鲁班工坊|\bluban( workshops?)?\b",
        "agreement": r"协议|签约|签了|\bagreements?\b|\bsigned\b",
        "alliance": r"联盟|\balliances?\b",
        "scholarship": r"奖学金|\bscholarships?\b",
        "event": r"会议|活动|论坛|\b(events?|meetings?|forums?)\b",
        "training": r"培训(项目|班|基地)|\btraining (courses?|projects?)\b",
        "overseas_college": r"境外(学院|分校)|海外(学院|分校)|\boverseas colleges?\b",
        "joint_institution": r"中外合作办学|\bjoint institutions?\b",
    },
    "competition": {
        "worldskills": r"世界技能大赛|世赛|\bworld ?skills\b",
        "belt_road_skills": r"一带一路.{0,4}大赛|\bbelt and road\b.*\b(competition|contest)\b",
        "national_teaching_ability": r"教学能力(比赛|大赛)|\bteaching ability\b",
        "world_vocational_college": r"世界职业院校技能大赛|\bworld vocational college\b",
        "national_student_skills": r"全国职业院校技能大赛|\bnational vocational students?\b",
    },
    "medal": {
        "gold": r"金牌|\bgolds?\b( medals?)?",
        "silver": r"银牌|\bsilvers?\b( medals?)?",
        "bronze": r"铜牌|\bbronzes?\b( medals?)?",
        "first_prize": r"一等奖|\bfirst prizes?\b",
    },
}
"""What is said for a code of a parameter; the first that is found counts."""
ABROAD: Final[Mapping[str, str]] = {
    "THA": r"中泰|\bthais?\b|曼谷|罗勇|\bbangkok\b|\brayong\b",
    "LAO": r"中老(?!年)|\blaotians?\b|万象|\bvientiane\b",
    "DEU": r"中德|\bgermans?\b|柏林|\bberlin\b",
    "RUS": r"中俄|\brussians?\b|莫斯科|\bmoscow\b",
    "TZA": r"中坦|\btanzanians?\b|达累斯萨拉姆|\bdar es salaam\b",
    "KHM": r"中柬|\bcambodians?\b|金边|\bphnom penh\b",
    "VNM": r"中越|\bvietnamese\b|河内|\bhanoi\b",
    "UZB": r"中乌|\buzbeks?\b|塔什干|\btashkent\b",
    "AUS": r"中澳|\baustralians?\b",
    "LKA": r"中斯|\bsri lankans?\b|科伦坡|\bcolombo\b",
    "NPL": r"中尼|\bnepal(i|ese)\b|加德满都|\bkathmandu\b",
    "HUN": r"中匈|\bhungarians?\b|布达佩斯|\bbudapest\b",
    "MEX": r"中墨|\bmexicans?\b",
    "NLD": r"\bdutch\b",
    "KAZ": r"中哈",
    "POL": r"中波",
    "PER": r"中秘",
    "MYS": r"中马|\bmalaysians?\b|吉隆坡|\bkuala lumpur\b",
    "USA": r"美国|\bu\.s\.|\busa\b|\bthe us\b(?! to\b)|\bamericans?\b",
    "GBR": r"英国|\bu\.?k\.?\b|\bbritish\b",
    "KOR": r"韩国|\bkoreans?\b|\bsouth korea\b|首尔|\bseoul\b",
    "IDN": r"印尼|\bindonesians?\b|雅加达|\bjakarta\b",
}
"""Countries as they are also called, and their cities."""
ASIA: Final = re.compile(r"(ern)?[ -]asia")
"""Behind the name of a zone: then a region of the world is named, and no zone."""


class Slot(NamedTuple):
    """A thing that a text names: its kind, its code, and where it stands in the folded text."""

    kind: str
    code: str
    start: int
    end: int


def found(plain: str) -> tuple[Slot, ...]:
    """What a folded text names, in its order; of a kind the first only."""
    taken: list[Slot] = []
    own, others = _schools_and_others(plain)
    for slot in (*own, *others, *_said(plain)):
        inside = any(slot.start < one.end and one.start < slot.end for one in taken)
        if not inside and all(slot.kind != one.kind for one in taken):
            taken.append(slot)
    return tuple(sorted(taken, key=lambda slot: slot.start))


def districts(plain: str) -> frozenset[str]:
    """All districts that a folded text names."""
    return frozenset(slot.code for slot in _named(plain) if slot.kind == "district")


def _schools_and_others(plain: str) -> tuple[list[Slot], list[Slot]]:
    """Schools by their names or else for short, and what else has a name."""
    named = list(_named(plain))
    full = [slot for slot in named if slot.kind == "institution"]
    short = schools.named(plain)
    if full and not (short and schools.longer(plain[short[1] : short[2]], _text(plain, full[0]))):
        return full, named
    return ([Slot("institution", *short)] if short else []), named


def _text(plain: str, slot: Slot) -> str:
    return plain[slot.start : slot.end]


def _named(plain: str) -> Iterator[Slot]:
    for name, kind, code in _names():
        at = plain.find(name)
        while at >= 0:
            end = at + len(name)
            if words.HAN.search(name) or (whole(plain, at, end) and not ASIA.match(plain, end)):
                yield Slot(kind, code, at, end)
                break
            at = plain.find(name, end)


def _said(plain: str) -> Iterator[Slot]:
    for code, pattern in ABROAD.items():
        if said := re.search(pattern, plain):
            yield Slot("country", code, *said.span())
    for kind, codes in SAID.items():
        for code, pattern in codes.items():
            if said := re.search(pattern, plain):
                yield Slot(kind, code, *said.span())
    if said := re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", plain):
        yield Slot("year", said[0], *said.span())
    for name, year in _held():
        if (at := plain.find(name)) >= 0:
            yield Slot("year", year, at, at + len(name))


@cache
def _held() -> tuple[tuple[str, str], ...]:
    """The places of the WorldSkills with their years: one says the year of an edition."""
    rows = data.of("awards", competition="worldskills")
    named = ((row[column(row, "place", lang)], row["year"]) for row in rows for lang in LANGS)
    return tuple(sorted({(words.folded(name), str(year)) for name, year in named if name}))


def whole(plain: str, start: int, end: int) -> bool:
    """Whether a part of a text are whole words, in the genitive too: apostrophes are gone."""
    end += plain[end : end + 1] == "s"
    around = plain[start - 1 : start] + plain[end : end + 1]
    return not any(sign.isalnum() for sign in around)


@cache
def _names() -> tuple[tuple[str, str, str], ...]:
    """Names of schools, districts, zones, clusters, cities of Sichuan and countries, longest first.

    Names of one character or three letters are left out: they are part of other words.
    """
    kinds = ("institution", "district", "zone", "cluster")
    rows = [
        (words.folded(name).strip(), thing.kind, thing.id)
        for thing in things()
        if thing.kind in kinds and (thing.kind != "cluster" or thing.page == "profile")
        for name in thing.names
    ]
    for table, kind, key in (("sichuan_cities", "city", "city"), ("countries", "country", "iso3")):
        for row in data.every(table):
            for lang in LANGS:
                name = words.folded(str(row[column(row, "name", lang)] or ""))
                rows += [(own, kind, row[key]) for own in {name, name.removesuffix("市")}]
    rows += [
        (words.folded(row[column(row, "name", lang)]), "district", own[0]["district"])
        for row in data.every("place_aliases")
        for lang in LANGS
        if len(own := data.of("place_alias_districts", alias=row["alias"])) == 1
    ]
    known = {row for row in rows if len(row[0]) > (1 if words.HAN.search(row[0]) else 3)}
    return tuple(
        sorted(known - {("中国", "country", "CHN"), ("china", "country", "CHN")}, key=_order)
    )


def _order(row: tuple[str, str, str]) -> tuple[int, str, str]:
    return -len(row[0]), row[1], row[2]
