"""What can be asked: a small grammar. Each topic has its words, its page, and what it follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from cqvet.subjects.search.wording import (
    AWARD,
    COOPERATE,
    DEFINE,
    DOCUMENT,
    GAP,
    HIRE,
    IF,
    LEARN,
    MANY,
    NETWORKS,
    OFFERED,
    POLICY,
    SEEK,
    TARGET,
    TOLD,
)

REGION: Final = ("zone", "district")


@dataclass(frozen=True)
class Topic:
    """Something that is asked for.

    `said` are its words in either language; `needs` what must be named beside them; `takes` what
    of the named goes into the address; `figure` answers where nothing of that is named. The words
    of a `weak` one are in many questions: it is not taken where others are left that nobody knows.
    """

    id: str
    page: str
    said: str
    takes: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    figure: str = ""
    weak: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.said)


TOPICS: Final = (
    Topic(
        "move",
        "matching",
        rf"({IF}|先调|优先调|\bmove\b|\bshift\b|\bre-?allocat\w+).*({OFFERED})"
        rf"|({OFFERED}).*({IF}|先调|优先|怎么调|\bmove\b|\bshift\b|\bre-?allocat\w+)|调整方案",
        ("cluster",),
        {"tab": "lab"},
    ),
    Topic(
        "what_if",
        "pipeline",
        rf"{IF}|提高到|升到|降到|达到.*会|会怎样|会怎么样|\brises? to\b|\brais\w+ .*to\b"
        rf"|\bf[ae]lls? to\b",
        ("lever",),
        needs=("lever",),
    ),
    Topic("suppose", "pipeline", rf"({IF}).*({LEARN})|({LEARN}).*({IF})"),
    Topic("hire", "partners", HIRE, REGION, {"tab": "needs"}),
    Topic(
        "errata",
        "sources",
        r"矛盾|冲突|不一致|对不上|打架|误印|印错|勘误|更正|错误|出错|没有定义|(没有?"
        r"|未)公布.*(口径|定义)"
        r"|口径不明|\bcontradict\w*|\bconflict\w*|\binconsisten\w+|\bmisprint\w*|\berrat(a|um)\b"
        r"|\bcorrections?\b|\b(no|without|lack\w*|unknown)\b.*\bdefinitions?\b|\bmistakes?\b"
        r"|\bdisagree\w*|\berrors?\b",
        fixed={"tab": "errata"},
    ),
    Topic("number", "overview", "", ("number",), needs=("number",)),
    Topic("term", "sources", DEFINE, ("term",), {"tab": "glossary"}, ("term",)),
    Topic("fact", "overview", "", ("fact",), needs=("fact",)),
    Topic(
        "method",
        "sources",
        r"方法|算法|公式|怎么(算|推算|估)|\bmethods?\b|\bformulas?\b|\bcomputed\b|\bmeasured\b"
        r"|\bcalculat\w+",
        fixed={"tab": "methods"},
    ),
    Topic("partner", "partners", COOPERATE, ("institution",), {"tab": "finder"}, ("institution",)),
    Topic("institution", "profile", TOLD, ("institution",), needs=("institution",)),
    Topic(
        "students_abroad",
        "overview",
        r"(招收|多少|几).*(留学生|国际学生|外国学生)|(留学生|国际学生).*(多少|几|人数)"
        r"|\b(international|foreign|overseas) students?\b",
        figure="intl_international_students",
    ),
    Topic(
        "award_abroad",
        "quality",
        AWARD,
        ("competition", "medal", "year"),
        needs=("country",),
    ),
    Topic("country", "international", r"", ("country", "cluster", "type"), needs=("country",)),
    Topic(
        "abroad",
        "international",
        r"鲁班|非洲|欧洲|拉美|中亚|\bafrica\b|\beurope\b|\basia\b|境外|海外|出海|国际合作|国外"
        r"|东南亚|东盟|一带一路(?!.*大赛)"
        r"|中外合作|留学|外国"
        r"|\bluban\b|\babroad\b|\boverseas\b|\binternational(ly)?\b|\bforeign\b|\basean\b"
        r"|\bsoutheast asia\b|\bcountries\b|\bbelt and road\b",
        ("type", "cluster", *REGION),
    ),
    Topic("city", "twin_cities", r"", ("city", "type"), needs=("city",)),
    Topic(
        "twin",
        "twin_cities",
        r"川渝|成渝|四川|双城|巴蜀|渝川|广职融圈|万达开|泸永江|\bsichuan\b|\bchengdu\b"
        r"|\btwin[- ]cit\w+"
        r"|\bchuan-?yu\b|\bbashu\b|\bguangan\b|\bluzhou\b|\bdazhou\b",
        ("type", *REGION),
    ),
    Topic(
        "through_share",
        "overview",
        rf"贯通.*{MANY}|{MANY}.*(贯通|through-?training)",
        figure="talent_through_train_share",
    ),
    Topic(
        "college_on",
        "overview",
        r"专升本|(高职|大专).*升(学|本|入)|升本|\b(college|higher vocational|polytechnic)"
        r" (graduates|students|leavers)\b.*\b(go on|bachelor|progress\w*|continue|further"
        r"|degree)\b",
        figure="talent_college_progression",
    ),
    Topic(
        "secondary_on",
        "overview",
        r"(中职|中专|职高).*(升(学|入|高职|大专|本)|继续(读|念|升|学))"
        r"|\bsecondary\b.*\b(go on|go to|progress(ing|es)?|continu\w+|further|move on)\b",
        figure="talent_secondary_progression",
    ),
    Topic("target_of", "matching", TARGET, ("cluster",), needs=("cluster",)),
    Topic("document", "strategy", DOCUMENT, ("lane",)),
    Topic(
        "flow",
        "pipeline",
        r"贯通|升学|初中(毕业生|生)|去哪|去向|流向|三二分段|五年(一贯)?制|瓶颈|到本科|衔接|预测"
        r"|未来.*(生|人)"
        r"|3\s*\+\s*[24]|综合高中|人才链|毕业后|生源|学龄|出生|20(2[6-9]|3\d)年?.*(毕业生|招生"
        r"|学生)"
        r"|(毕业生|招生|学生).*20(2[6-9]|3\d)|(招生数|毕业生数|在校生数).*(变化|趋势|历年)"
        r"|\bthrough-?training\b|\bpathways?\b|\bend up\b|\bforecasts?\b|\bjunior[- ](secondary"
        r"|middle)\b"
        r"|\bbottlenecks?\b|\bprogress(ion|ing)?\b|\bpipeline\b|\bprojections?\b|\bschool leavers\b"
        r"|\bfive-year\b|\bcomprehensive (high|upper)\b|\bby 20(2[6-9]|3\d)\b.*\b(students"
        r"|graduates)\b"
        r"|\b(students|graduates)\b.*\bby 20(2[6-9]|3\d)\b|\bat each (level|stage)\b",
        (*REGION, "cluster"),
    ),
    Topic("award", "quality", AWARD, ("competition", "medal", "year", *REGION)),
    Topic(
        "double_high",
        "quality",
        r"双高|双优|高水平(高职|专业)|专业群|\bprogram(me)? groups?\b|\bdouble[- ](high"
        r"|excellent)\b",
        REGION,
        {"part": "double_high"},
        figure="numbers_double_high_first_round",
    ),
    Topic(
        "join",
        "partners",
        rf"({COOPERATE}).*({NETWORKS})|({NETWORKS}).*({COOPERATE})",
        (*REGION, "cluster"),
        {"tab": "finder"},
    ),
    Topic(
        "consortia",
        "partners",
        r"联合体|\bconsorti\w+",
        (*REGION, "cluster"),
        figure="consortia_total",
    ),
    Topic(
        "communities",
        "partners",
        r"共同体|\bcommunit\w+",
        (*REGION, "cluster"),
        figure="consortia_communities",
    ),
    Topic("finder", "partners", rf"{COOPERATE}|{SEEK}", (*REGION, "cluster"), {"tab": "finder"}),
    Topic(
        "networks",
        "partners",
        r"产教|校企|\bnetworks?\b|\bindustry-education\b",
        (*REGION, "cluster"),
    ),
    Topic(
        "money",
        "overview",
        r"资金|经费|投入|拨款|财政|多少钱|花了|\bfund(s|ed|ing)?\b|\bmoney\b|\bbudgets?\b"
        r"|\bspen[dt]\w*"
        r"|\bfinanc\w+|\binvest\w*",
        figure="strategy_special_fund",
    ),
    Topic("policy", "strategy", POLICY, ("lane",)),
    Topic("gap", "matching", GAP, ("zone", "cluster", "tier", "basis")),
    Topic(
        "programmes",
        "matching",
        OFFERED,
        ("zone", "cluster", "tier"),
        needs=("cluster",),
    ),
    Topic("tier", "matching", "", ("zone", "tier"), needs=("tier",)),
    Topic("offered", "matching", OFFERED, ("zone", "tier"), weak=True),
    Topic(
        "per_young",
        "layout",
        r"每\s*10\s*万|每十万|\bper (100,?000|100k|head)\b",
        REGION,
        {"measure": "higher_per_100k"},
    ),
    Topic(
        "without",
        "layout",
        r"(没有|无|空白).*(高职|院校|学校|大学)"
        r"|\b(no|without( an?| any)?|lack\w*) (vocational |higher )?(colleges?|schools?)\b",
        REGION,
        {"measure": "higher_institutions"},
    ),
    Topic(
        "young",
        "layout",
        r"15\s*[到至—–-]\s*19\s*岁|青年|青少年|适龄|\bteenag\w+|\byoung\b|\byouths?\b"
        r"|\b15 ?(to|-|–) ?19\b",
        REGION,
        {"measure": "age_15_19"},
    ),
    Topic(
        "people",
        "layout",
        r"人口|\bpopulation\b|\bresidents?\b|\binhabitants?\b|\bpeople live\b",
        REGION,
        {"measure": "population"},
    ),
    Topic("urban", "layout", r"城镇化|城市化|\burban\w*", REGION, {"measure": "urban_share"}),
    Topic("gdp", "layout", r"生产总值|gdp|\beconom(y|ic output)\b", REGION, {"measure": "gdp"}),
    Topic(
        "students",
        "overview",
        r"在校(学)?生|学生(人数|总数|数量|规模)|多少(名|个)?学生|学生.*多少|\bstudents?\b"
        r"|\benrol\w*",
        figure="numbers_students",
        weak=True,
    ),
    Topic(
        "graduates",
        "overview",
        r"(输送|培养).*(人才|技能)|多少毕业生|\bskilled people\b|\bgraduates? (a|per) year\b",
        figure="layout_annual_graduates",
    ),
    Topic(
        "origin",
        "sources",
        r"核实|可靠|可信|更新|最新数据|\breliab\w+|\bverif\w+|\bupdated?\b|\bup to date\b"
        r"|(数据|数字).*(哪里|哪儿|来源)|来源|出处|\bsources?\b|\b(figures|data"
        r"|numbers)\b.*\bfrom\b",
        fixed={"tab": "sources"},
    ),
    Topic("cite", "sources", r"引用|引文|\bcit(e|ing|ation)\b", fixed={"tab": "ledger"}),
    Topic(
        "data",
        "sources",
        r"下载|数据表|数据集|接口|api|原始数据|\bdownload\w*|\btables?\b|\bdatasets?\b|\bcsv\b",
        fixed={"tab": "tables"},
    ),
    Topic(
        "schools",
        "layout",
        r"院校|学校|高职|中职|大学|学院|中专|技校|\bcolleges?\b|\bschools?\b|\binstitutions?\b"
        r"|\buniversit\w+|\bpolytechnics?\b",
        (*REGION, "level", "cluster"),
        figure="numbers_schools",
        weak=True,
    ),
)
"""In the order in which they are tried."""
