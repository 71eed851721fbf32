"""What can be asked: a small grammar. Each topic has its words, its page, and what it follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from cqvet.subjects.search.wording import COOPERATE, HIRE, HOW, MANY

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
    Topic("hire", "partners", HIRE, REGION, {"tab": "needs"}),
    Topic(
        "what_if",
        "pipeline",
        r"如果|假如|提高到|升到|降到|达到.*会|会怎样|会怎么样|\bwhat if\b|\bwhat happens if\b"
        r"|\bif\b"
        r"|\brises? to\b|\brais\w+ .*to\b|\bfalls? to\b",
        ("lever",),
        needs=("lever",),
    ),
    Topic("number", "overview", HOW, ("number",), needs=("number",)),
    Topic("term", "sources", HOW, ("term",), {"tab": "glossary"}, ("term",)),
    Topic(
        "method",
        "sources",
        r"方法|算法|公式|怎么(算|推算|估)|\bmethods?\b|\bformulas?\b|\bcomputed\b|\bmeasur\w+",
        fixed={"tab": "methods"},
    ),
    Topic("partner", "partners", COOPERATE, ("institution",), {"tab": "finder"}, ("institution",)),
    Topic("institution", "profile", r"", ("institution",), needs=("institution",)),
    Topic(
        "students_abroad",
        "overview",
        r"(招收|多少|几).*(留学生|国际学生|外国学生)|(留学生|国际学生).*(多少|几|人数)"
        r"|\b(international|foreign|overseas) students?\b",
        figure="intl_international_students",
    ),
    Topic("country", "international", r"", ("country", "cluster", "type"), needs=("country",)),
    Topic(
        "abroad",
        "international",
        r"鲁班|境外|海外|出海|国际合作|国外|东南亚|东盟|一带一路(?!.*大赛)|中外合作|留学|外国"
        r"|\bluban\b|\babroad\b|\boverseas\b|\binternational(ly)?\b|\bforeign\b|\basean\b"
        r"|\bsoutheast asia\b|\bcountries\b|\bbelt and road\b",
        ("type", "cluster", *REGION),
    ),
    Topic("city", "twin_cities", r"", ("city", "type"), needs=("city",)),
    Topic(
        "twin",
        "twin_cities",
        r"川渝|成渝|四川|双城|\bsichuan\b|\bchengdu\b|\btwin[- ]cit\w+",
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
        r"专升本|高职.*升(学|本|入)|升本|\bcollege (graduates|students)\b.*\b(go on|bachelor"
        r"|progress"
        r"|continue|further)\b",
        figure="talent_college_progression",
    ),
    Topic(
        "secondary_on",
        "overview",
        r"中职.*升(学|入|高职|大专|本)|\bsecondary\b.*\b(go on|progress|continue|further)\b",
        figure="talent_secondary_progression",
    ),
    Topic(
        "flow",
        "pipeline",
        r"贯通|升学|初中毕业生|去哪|去向|流向|三二分段|五年(一贯)?制|瓶颈|到本科|衔接|预测|未来"
        r"|20(2[6-9]|3\d)年?.*毕业生|\bthrough-?training\b|\bpathways?\b|\bend up\b|\bforecasts?\b"
        r"|\bjunior[- ]secondary\b|\bbottlenecks?\b|\bprogress(ion)?\b|\bpipeline\b"
        r"|\bprojections?\b",
        (*REGION, "cluster"),
    ),
    Topic(
        "award",
        "quality",
        r"金牌|银牌|铜牌|获奖|(得|拿|获)了?.*奖|什么奖|哪些奖|奖项|大赛|世赛|比赛|竞赛|冠军"
        r"|\bmedals?\b|\bawards?\b|\bprizes?\b|\bcompetitions?\b|\bworld ?skills\b|\bchampions?\b"
        r"|\bwon\b",
        ("competition", "medal", "year", *REGION),
    ),
    Topic(
        "double_high",
        "layout",
        r"双高|\bdouble[- ]high\b",
        REGION,
        {"measure": "double_high"},
        figure="numbers_double_high_first_round",
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
    Topic("finder", "partners", COOPERATE, (*REGION, "cluster"), {"tab": "finder"}),
    Topic(
        "networks",
        "partners",
        r"产教|校企|\bnetworks?\b|\bindustry-education\b",
        (*REGION, "cluster"),
    ),
    Topic(
        "money",
        "overview",
        r"资金|经费|投入|财政|多少钱|\bfund(s|ing)?\b|\bmoney\b|\bbudgets?\b|\bspen[dt]\w*",
        figure="strategy_special_fund",
    ),
    Topic(
        "policy",
        "strategy",
        r"政策|文件|法规|部市|规划|协议|方案|\bpolic(y|ies)\b|\bdocuments?\b|\bagree\w*|\blaws?\b"
        r"|\bregulations?\b",
        ("lane",),
    ),
    Topic(
        "gap",
        "matching",
        r"缺|够不够|紧缺|过剩|太多|过多|供需|匹配|短板|供大于求|供不应求|适应产业|短缺"
        r"|\bshort(age|ages|fall)?\b|\black\w*|\bsurplus\b|\btoo (many|few)\b|\benough\b"
        r"|\bover-?suppl\w+|\bunder-?suppl\w+|\bgaps?\b|\bmatch\w*|\bdemand\b|\bmissing\b",
        ("zone", "cluster", "basis"),
    ),
    Topic(
        "programmes",
        "matching",
        r"专业|布点|\bprogram(me)?s?\b|\bmajors?\b|\bcourses?\b",
        ("zone", "cluster"),
        needs=("cluster",),
    ),
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
        r"|\b(no|without( an?| any)?|lack\w*) (colleges?|schools?)\b",
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
        r"(数据|数字).*(哪里|哪儿|来源)|来源|出处|\bsources?\b|\b(figures|data"
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
