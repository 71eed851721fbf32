"""Why a question has no answer: what it asks for, beside the view that its words are nearest to.

A word for what the data do not have refuses nothing where it stands in the name of what is asked
for (a teacher in `double-qualified teacher`), or where another part of the text asks for a view.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from cqvet import data
from cqvet.i18n import LANGS
from cqvet.subjects.search import figures, forms, ideas, wording, words
from cqvet.subjects.search.absent import absent
from cqvet.subjects.search.entities import Slot, found
from cqvet.subjects.search.reading import COUNTING, Read
from cqvet.subjects.search.records import OTHERS
from cqvet.subjects.search.wordings import KINDS, REFUSE, blank, known, telling

OWN: Final = "institution"
ENOUGH: Final = 0.44
"""How near a view is at least whose own words may be those of a reason."""
AMOUNT: Final = figures.COUNTS | {"share"}
UNTOLD: Final = frozenset({"progress", "money", "special_fund", "per_student"})
"""Ideas that ask for what is known of the city alone, and of no school."""
NEVER: Final = frozenset({"elsewhere", "contact"})  # Reasons that hold whatever else is asked.
MONEY: Final = frozenset({"wages", "fees", "employment", "admission"})
RECORD_KEYS: Final = frozenset({"award", "item", "network", "policy"})
BESIDE: Final = 0.52
"""How near a part of a text is that does not give a reason itself."""
CONTESTS: Final = frozenset({"competition", "worldskills", "world_competition", "award", "medal"})
ASKED_FOR: Final = 0.78
"""How near a way of asking is that outweighs the other reasons."""


FUNDS: Final = frozenset({"money", "special_fund"})
SCHOOLS: Final = frozenset({"school", "college", "secondary", "university", "student"})
STUDENTS: Final = frozenset({"student", "enrolled", "output"})
TOGETHER: Final = frozenset({"cooperate", "ties", "join", "group", "alliance", "city", "serve"})
"""Ideas of what is done with a city of Sichuan."""
APART: Final = re.compile(
    r"国籍|按(性别|民族|年级|年龄)|(其中|学生|里头?|里面|中)[^。]{0,3}来自(?!职|学校|中职|高职)|学生[^,。]{0,4}来自哪"
    r"|\bnationalit(y|ies)\b|\bby (gender|sex|age|ethnicity|country of origin|home country)\b"
    r"|\b(from )?which countr(y|ies)\b.*\bstudents\b|\bstudents\b.*\bwhich countr(y|ies)\b"
)
"""How a number is taken apart that is known as a whole alone."""
UNHELD: Final = "unheld"
"""The idea of the words for what no table has."""
PEOPLE: Final = re.compile(
    r"多少(名|个|位)?(人|学员|学生|老师|农民|工人)|几(名|个|位)?(人|学员|学生)"
    r"|\bhow many (people|persons|students|trainees|learners|teachers|graduates|workers|locals)\b"
)
NEAR: Final = 0.5
"""How near a view is at least beside a word that nobody knows."""
EACH: Final = re.compile(
    r"每所(学校|院校|高职|中职)|各(校|所)|逐校|分校|每个?(学校|院校)|(怎么|如何)(分|分配)给?"
    r"|\b(each|every|per|among|between|by) (of )?(the )?([\w-]+ )?"
    r"(colleges?|schools?|institutions?)\b"
    r"|\b(split|divided|shared out|distributed|broken down)\b"
)
"""How a whole is taken apart by school."""
NAMES: Final = re.compile(
    r"名单|具体名称|分别叫|都叫什么|逐个|明细|\b(list of|names of|name all|all the names)\b"
)
NAMED_UNITS: Final = frozenset({"alliance", "part", "role", "zone", "cluster", "code"})
"""Units of figures whose parts are named."""
SPENT: Final = re.compile(r"\bspen[dt](s|ing)?\b")


def reason(plain: str, slots: Sequence[Slot], named: Mapping[str, str], near: forms.Fit) -> str:
    """Why a text has no answer: by its words, if it does not ask for a view in other words."""
    if narrowed(plain, slots, named) or of_record(plain, near) or listed(plain, named, near):
        return "detail"
    asked = wording.asked(plain)
    if stranger(asked, found(asked), near):
        return "unknown"
    why, said = absent(asked)
    if why and _known(why, said, plain, named, near):
        return ""
    if why in NEVER or (why == "forecast" and near.page != "strategy"):
        return why
    if unheld(plain, slots, near):
        return why or (near.page.startswith(REFUSE) and near.page.removeprefix(REFUSE)) or "detail"
    return why and _unless(why, near)


def _known(why: str, said: str, plain: str, named: Mapping[str, str], near: forms.Fit) -> bool:
    """Whether the words of a reason are those of what was found."""
    place = named.get("place", "")
    if ideas.ideas(plain) >= {"progress", "secondary"} and why in ("forecast", "elsewhere"):
        return why == "forecast" or bool(place)
    if near.near < ENOUGH or why == "contact":
        return False
    if why == "elsewhere":
        return _of_place(near, place) or near.query.get("part") == "elsewhere"
    if why == "forecast":
        return "at" in near.query
    return near.query.get("figure", "").partition("/")[0] not in OTHERS and forms.holds(near, said)


def _unless(why: str, near: forms.Fit) -> str:
    """The reason, unless another part of the text asks for a view, or all of it very clearly."""
    if near.page.startswith(REFUSE):
        return why
    beside = (
        near.near >= BESIDE and not near.query.keys() & RECORD_KEYS and not absent(near.part)[0]
    )
    whole = "statistics/" not in near.query.get("figure", "")
    return "" if beside or (near.near >= ASKED_FOR and why not in MONEY and whole) else why


def unheld(plain: str, slots: Sequence[Slot], near: forms.Fit) -> bool:
    """Whether a text has a word for what no table has, that is not in what it is nearest to."""
    own = blank(wording.asked(plain), slots if wording.asked(plain) == plain else ())
    said = [word.text for word in ideas.read(own) if UNHELD in word.ideas]
    return any(not forms.holds(near, text) for text in said)


def of_record(plain: str, near: forms.Fit) -> bool:
    """Whether people are counted of one record."""
    return bool(near.query.keys() & {"item", "network", "award"} and PEOPLE.search(plain))


def listed(plain: str, named: Mapping[str, str], near: forms.Fit) -> bool:
    """Whether names are asked for of what is known by its number, or how a whole is shared out."""
    said = ideas.ideas(plain)
    figure = near.query.get("figure", "") if near.page == "overview" else named.get("number", "")
    money = bool(figure) and figures.unit(figure).startswith("yuan")
    if EACH.search(plain) and (money or said & (FUNDS | {"offering"})):
        return True
    names = figure and not said & AMOUNT and NAMES.search(plain)
    return bool(names and figures.unit(figure) not in NAMED_UNITS)


def stranger(plain: str, slots: Sequence[Slot], near: forms.Fit) -> bool:
    """Whether an English text has a word that is in no way of asking but those for no answer.

    Beside a number that is asked for one is enough, else if nothing else is near.
    """
    if words.HAN.search(plain) or not (
        ideas.ideas(plain) & AMOUNT or (near.near < NEAR and not slots)
    ):
        return False
    parts = telling(blank(plain, slots))
    return any(part.startswith("~") and part not in _answered() for part in parts)


@cache
def _answered() -> frozenset[str]:
    """What the ways of asking for a view have, and the names of places."""
    names = (
        str(row[f"name_{lang}"] or "") for row in data.every("reference_places") for lang in LANGS
    )
    parts = (form.parts for form in known().forms if not form.view.startswith(REFUSE))
    return frozenset[str]().union(*parts, *(telling(words.folded(name)) for name in names))


def _of_place(near: forms.Fit, place: str) -> bool:
    """Whether a number of the place that is named was found."""
    table, _, code = near.query.get("figure", "").partition("/")
    return table in OTHERS and data.records(table)[code]["place"] == place


def narrowed(plain: str, slots: Sequence[Slot], named: Mapping[str, str]) -> bool:
    """Whether a number is asked of a part that is known of the whole alone, or of years to come."""
    if APART.search(plain):
        return True
    said = ideas.ideas(blank(plain, (slot for slot in slots if slot.kind in KINDS)))
    if ideas.ideas(plain) & CONTESTS and named.get("year", "") > _latest():
        return True
    if not (said & AMOUNT or SPENT.search(plain)):
        return False
    money = bool(said & FUNDS) and "gdp" not in said
    counted = figures.counted(plain)
    told = OWN not in named or data.of("local_figures", institution=named[OWN])
    return (
        bool(counted & STUDENTS and not told)
        or ("short" in said and "talent" in counted)
        or bool("sichuan" in said and said & {"medal", "gold"} and not said & TOGETHER)
        or ("country" in named and "student" in said and not said & {"progress", "project"})
        or ("city" in named and bool(said & SCHOOLS) and not said & TOGETHER)
        or ("district" in named and (money or bool(said & {"match", "progress"})))
        or ("district" in named and OWN not in named and "student" in counted)
        or (OWN in named and (money or "match" in said))
        or (money and bool(said & {"competition", "worldskills", "luban"}))
    )


@cache
def _latest() -> str:
    """The last year with an award."""
    return max(str(row["year"]) for row in data.every("awards"))


def uncounted(plain: str) -> bool:
    """Whether a number is asked of something that nobody knows."""
    counts = bool(ideas.ideas(plain) & AMOUNT)
    return forms.unheard(figures.unknown(plain)) or (counts and forms.strange(plain, ()))


def beyond(read: Read) -> bool:
    """Whether something unknown is counted at a school."""
    unknown = not all(word.ideas for word in read.rest)
    if OWN not in read.named:
        return False
    defined = {"define"} if words.HAN.search(read.plain) else set[str]()
    seats = "places" in read.ideas and bool(read.ideas & AMOUNT)
    return (
        bool(read.ideas & UNTOLD) or seats or (unknown and bool(read.ideas & (COUNTING | defined)))
    )
