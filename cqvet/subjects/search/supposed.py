"""What a question supposes: levers of the flow, the yearly adjustment, settings of a plan.

METHOD. A share or a number beside the words of a lever is a supposition if the text says so (what
if, would, rises to) or if it is another than the one that is published; else the published one
is asked about. Each part of a sentence may set a lever of its own. Shares are read in digits, in
words, in tenths, as fractions, and as some of so many.
"""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from cqvet.subjects.lab.codes import BUDGETS, ODDS
from cqvet.subjects.search.numbers import numbers, written
from cqvet.subjects.search.shares import ENGLISH
from cqvet.subjects.search.shares import share as share_of

SUPPOSING: Final = re.compile(
    r"如果|假如|假设|假想|设想|要是|倘若|假使|若|的话|会怎|会多|会少|会变|变成|提到|提高|提升|升到|升至|降到|降至|降低|调到"
    r"|调成|改成|改为|增加到|扩大|扩到|结果|效果|模拟|试算|推演|设为|设成|设定|模型|放开|一起改|哪怕|万一|倘"
    r"|\b(what if|if|suppos\w*|imagin\w*|assum\w*|say|would|were|went up|rose|rises?|raised?"
    r"|raising|model"
    r"|increas\w+|doubl\w+|drop\w*|fell|falls?|lower\w*|cut|cutting|set|reach\w*|simulat\w*"
    r"|scenario|instead|what happens|what then|reallocat\w*|move|moved|moving|shift\w*|grow\w*"
    r"|lift\w*|push\w*|put|run|try|with .* at)\b"
)
NONE: Final = 1e-6
PEOPLE: Final = (1_000, 1_000_000)
"""How many people a lever may be set to."""


class Lever(NamedTuple):
    """What may be set: the words that say it, what is published, whether it is a share."""

    said: re.Pattern[str]
    published: float = 0.0
    share: bool = True


_DROP: Final = r"[^,。;]{0,8}(流失|辍学|退学|中退|半路走|读不下去)"
_LOST: Final = r"(drop\w*[ -]?outs?|drop\w* out|quit\w*|giv\w+ up|leav\w+ early|attrition)"
_GENERAL: Final = r"普(通)?高(中)?(毕业)?生?"
_HIGH: Final = r"\b(general|academic|ordinary) (senior |upper )?(high|secondary|schools?)\b"


def _lost(chinese: str, english: str) -> Lever:
    """Who leaves early at one level."""
    says = rf"({chinese}){_DROP}|\b({english})\b.*\b{_LOST}|{_LOST}.*\b({english})\b"
    return Lever(re.compile(says))


LEVERS: Final[Mapping[str, Lever]] = {
    "dropout_general": _lost(_GENERAL, r"general|academic|ordinary"),
    "dropout_bachelor": _lost("本科生?", r"bachelors?|degree|undergraduates?"),
    "dropout_college": _lost("高职|大专|专科", r"colleges?"),
    "dropout_secondary": _lost("中职|中专|职高|职校", r"secondary|vocational"),
    "comprehensive_places": Lever(re.compile(r"综合高中|综高|\bcomprehensive\b"), 0.0, share=False),
    "outside_entrants": Lever(
        re.compile(
            r"(外地|外省|市外|外来)[^,。]{0,6}(生|读)"
            r"|\b(from (outside|elsewhere|other provinces)|outside entrants)\b"
        ),
        share=False,
    ),
    "comprehensive_to_college": Lever(
        re.compile(r"(综合高中|综高).{0,10}(高职|大专|专科)|\bcomprehensive\b.*\bcolleges?\b")
    ),
    "comprehensive_elsewhere": Lever(
        re.compile(
            r"(综合高中|综高).{0,10}(本科|别处|其他)|\bcomprehensive\b.*\b(elsewhere|universit)"
        )
    ),
    "general_to_bachelor": Lever(
        re.compile(rf"{_GENERAL}.{{0,8}}职业本科|{_HIGH}.*\bvocational bachelor")
    ),
    "general_elsewhere": Lever(
        re.compile(rf"{_GENERAL}.{{0,8}}(普通)?(本科|大学)|{_HIGH}.*\b(elsewhere|universit)")
    ),
    "general_to_college": Lever(
        re.compile(
            rf"{_GENERAL}.{{0,8}}(高职|大专|专科)|{_HIGH}.*\b(colleges?|higher vocational)\b"
        )
    ),
    "vocational_share": Lever(
        re.compile(
            r"[职普][普职](比|分流|融通比)|初中.{0,12}(读|上|进|去|选|念)了?(职|中专|中职)"
            r"|(读|上|进|念)(职校|中职|职高|中专|职业)[^,。]{0,4}(比例|占|只有)"
            r"|\b(go|goes|went|going|enter\w*|choos\w+|chose|attend\w*|pick\w*|t[ao]ke?)( on)?"
            r" (to |into |up )?(a |the )?(secondary )?vocational"
            r"( (school|track|education|route)\w*)?\b"
            r"|\bvocational (share|split|side)\b|\bvocational\b.*\bjunior"
            r"|\bsplit between (general|academic) and vocational\b"
        )
    ),
    "split_five_year": Lever(
        re.compile(
            r"贯通[^,。]{0,10}五年|五年(制|一贯制?)?[^,。]{0,8}占?贯通"
            r"|\bthrough\b.*\bfive[- ]year|\bfive[- ]year\b.*\bthrough"
        )
    ),
    "split_three_four": Lever(
        re.compile(
            r"贯通[^,。]{0,10}3 ?\+ ?4|3 ?\+ ?4[^,。]{0,8}贯通|\bthrough\b.*3\+4|3\+4.*\bthrough"
        )
    ),
    "through_share": Lever(
        re.compile(
            r"贯通|直通|长学制|中高本衔接|\bthrough[- ](train|route|place|track|plan)|\bthrough-"
        ),
        0.4,
    ),
    "transfer": Lever(
        re.compile(
            r"转段|升段|过段|\b(pass\w*|through|clear\w*|rate at) (the )?(gate|transfer)|\btransfer"
            r" (rate|exam|test)"
        )
    ),
    "secondary_to_bachelor": Lever(
        re.compile(
            r"(中职|中专|职高)[^,。]{0,10}(直接|直升|考|一步)[^,。]{0,4}本科"
            r"|\bsecondary\b.*\b(straight|direct\w*|exam\w*)\b.*\b(bachelor|degree|universit)"
        )
    ),
    "college_three_two": Lever(
        re.compile(
            r"3 ?\+ ?2[^,。]{0,8}(占|比例|到|的)|高本贯通"
            r"|\b3 ?\+ ?2\b.*\b(share|intake|entrants|college)"
        )
    ),
    "college_progression": Lever(
        re.compile(
            r"(高职|大专|专科)[^,。]{0,12}(升学|升本|读本|上本|进本|本科|深造|继续)|专升本|升本"
            r"|\bcolleges?\b.*\b(bachelor|degree|progress\w*|w[eo]nt? on|go on|mov\w+ up|top\w* up)"
            r"|\b(progress\w*|mov\w+|go\w*|w[eo]nt) .*\bfrom college\b|\bbachelor.*\bprogress"
        ),
        0.2,
    ),
    "secondary_progression": Lever(
        re.compile(
            r"(中职|中专|职高|职校)[^,。]{0,12}(升学|继续|深造|升入|上大学|升高职|读大专)"
            r"|\bsecondary\b.*\b(progress\w*|w[eo]nt on|go(es)? on|continu\w*|further stud\w*"
            r"|carr\w+ on|mov\w+ (on|up)|keep\w* (on )?study\w*|stay\w* in education)\b"
            r"|\bprogress\w*\b.*\bsecondary\b"
        ),
        0.65,
    ),
    "budget": Lever(
        re.compile(
            r"(专业|布点).{0,8}(调整|调换|调|动|换|挪|改)|(调整|调|动|换|挪|改).{0,8}(专业|布点)"
            r"|\b(adjust|chang|reallocat|mov|shift|swap|replac|restructur"
            r"|renew)\w*\b.*\b(programmes?|programs?"
            r"|courses?|offerings?|places)\b|\b(programmes?|programs?|courses?"
            r"|offerings?)\b.*\b(adjust|chang"
            r"|reallocat|mov|shift|swap|replac|restructur|renew)\w*\b"
        ),
        0.05,
    ),
}
"""In the order in which they are tried."""
_CLAUSE: Final = re.compile(r"[,。;、?!:](?!\d{3})|\b(?:and|while|but)\b|并且|同时|而且")
_YEAR: Final = r"(20(?:2[6-9]|3[0-5]))"
FROM: Final = re.compile(
    rf"{_YEAR}年?(?:才|起|开始|以后|之后|后|生效|实施|再)"
    r"|\b(?:from|start\w*|begin\w*|effect\w*|only|until|force|after|since)"
    rf"(?: \w+){{0,2}} {_YEAR}\b"
)
"""The year from which what is set holds."""
AT: Final = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_PLAN: Final = re.compile(
    r"(调整|移动|挪|调动|方案|优化|动).*|\b(plan|moves?|shift\w*|adjust\w*|reallocat\w*|scheme)\b"
)
_TAUGHT: Final = re.compile(r"专业|布点|缺口|\b(program\w*|offerings?|gaps?)\b")
SETTINGS: Final[Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]] = {
    "objective": (
        (
            "gap",
            re.compile(
                r"(缩小|填|补|堵|减少).{0,4}缺口|\b(clos|narrow|fill|shrink)\w*\b.*\bgaps?\b"
            ),
        ),
        (
            "coverage",
            re.compile(
                r"(提高|扩大|最大|为目标).{0,4}覆盖|覆盖.{0,6}目标|\bcover\w*\b.*\b(goal|aim)"
            ),
        ),
    ),
    "odds": (
        ("", re.compile(r"把握|胜算|概率|可能性|赢面|\b(odds|confiden\w+|chance|probab\w+)\b")),
    ),
}
_SPAN: Final = re.compile(
    r"(?<!\d)([二两三四五]|[2-5])年(?!级|制|一贯|后|前|贯通)"
    r"|\b(two|three|four|five|[2-5])[- ]years?\b"
)
TOY: Final = re.compile(
    r"假想|虚构|虚拟学校|编的学校|玩具|升降档|升档|降档"
    r"|\b(made[- ]up|toy|fictitious|imaginary|invented)\b"
)
ERRORS: Final = frozenset({"0", "1", "2", "3", "4", "6", "8", "10"})
_MARK: Final = r"\D{0,12}(\d+)(?!\d|%)"
MARKS: Final[Mapping[str, re.Pattern[str]]] = {
    "toy_down": re.compile(rf"(?:降|下移|\bdown|\blower){_MARK}"),
    "toy_up": re.compile(rf"(?:升(?!降)|上移|\bup\b|\bupgrad\w*){_MARK}"),
    "toy_error": re.compile(rf"(?:误差|\berrors?\b){_MARK}"),
}


def supposed(plain: str) -> dict[str, str]:
    """What a folded text sets: levers as `lever`, the `budget`, settings of a `lab` or a `toy`."""
    if TOY.search(plain) and (marks := _marks(plain)):
        return {"toy": marks}
    if plan := _plan(plain):
        return {"lab": plan}
    supposing = bool(SUPPOSING.search(plain))
    found: dict[str, float] = {}
    for clause in _CLAUSE.split(plain):
        found |= _set(clause, supposing=supposing)
    found = found or _set(plain, supposing=supposing)
    if found.keys() == {"budget"}:
        return {"budget": min(BUDGETS, key=lambda one: abs(float(one) - found["budget"]))}
    found.pop("budget", None)
    if not found:
        return {}
    pairs = {name: f"{round(value, 3):.8g}" for name, value in found.items()}
    when = FROM.search(plain)
    if when:
        pairs["change_year"] = when[1] or when[2]
    elif (at := AT.search(plain)) and at[1] != "2035":
        pairs["at"] = at[1]
    return {"lever": "&".join(f"{name}={value}" for name, value in pairs.items())}


def _set(plain: str, *, supposing: bool) -> dict[str, float]:
    """The lever that a part of a text sets, with its value."""
    share = share_of(plain)
    for name, lever in LEVERS.items():
        if not lever.said.search(plain):
            continue
        if not lever.share:
            if not share and supposing and (people := _people(plain)):
                return {name: people}
            continue
        if share:
            known = lever.published and abs(share - lever.published) > NONE
            return {name: share} if supposing or known else {}
    return {}


def _people(plain: str) -> float:
    """A number of people, no year."""
    for number in numbers(plain):
        value = max(number.values)
        if PEOPLE[0] <= value <= PEOPLE[1] and not re.fullmatch(r"20\d\d", number.said.strip()):
            return value
    return 0.0


def _plan(plain: str) -> str:
    """The settings of a plan of moves, as an address has them; empty where none is set."""
    if not (_PLAN.search(plain) and _TAUGHT.search(plain)):
        return ""
    share, found = share_of(plain), dict[str, str]()
    for name, codes in SETTINGS.items():
        for code, words in codes:
            if words.search(plain) and (code or share):
                near = min(ODDS, key=lambda one: abs(float(one) - share))
                found.setdefault(name, code or near)
    if span := _SPAN.search(plain):
        said = span[1] or span[2]
        years = ENGLISH.get(said) or int(said if said.isdigit() else written(said))
        found["years"] = str(years)
    if found and "odds" not in found and share:
        found["budget"] = min(BUDGETS, key=lambda one: abs(float(one) - share))
    return "&".join(f"{name}={code}" for name, code in found.items())


def _marks(plain: str) -> str:
    """The marks of the example with made-up schools, as an address has them."""
    found = {name: said[1] for name, words in MARKS.items() if (said := words.search(plain))}
    fits = {n: mark for n, mark in found.items() if n != "toy_error" or mark in ERRORS}
    fits = {name: mark for name, mark in fits.items() if int(mark) <= 100}
    return "&".join(f"{name}={mark}" for name, mark in fits.items())
