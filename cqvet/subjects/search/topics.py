"""What can be asked: a small grammar. Each topic has its ideas, its page, and what it follows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from cqvet.subjects.search.wording import HIRE

REGION: Final = ("zone", "district")
SCHOOL: Final = ("school", "college", "secondary", "university")
OFFERED: Final = ("programme", "offering")
OFFERS: Final = frozenset({"programme", "offering", "many"})
"""Beside these ideas words on their own say no topic."""
NETWORKS: Final = ("consortium", "community", "network")
MONEY: Final = "money|special_fund|per_student"


def each(pattern: str, *names: str) -> str:
    """A pattern with each of some ideas in it."""
    return "|".join(pattern.format(name) for name in names)


@dataclass(frozen=True)
class Topic:
    """Something that is asked for.

    `said` are its ideas: those of one part between strokes are needed together, one behind `!`
    must be absent; `words` are words that say it on their own. `needs` is what must be named
    beside them; `takes` what of the named goes into the address; `figure` answers a number where
    nothing of that is named. The ideas of a `weak` one are in many questions: it is not taken where
    words are left that nobody knows.
    """

    id: str
    page: str
    said: str = ""
    takes: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    figure: str = ""
    weak: bool = False
    words: re.Pattern[str] | None = None

    def fits(self, plain: str, ideas: frozenset[str]) -> bool:
        """Whether a folded text with these ideas asks for it."""
        ideal = any(yes <= ideas and not no & ideas for yes, no in self._ideas)
        return ideal or bool(self.words and not ideas & OFFERS and self.words.search(plain))

    def ideas(self) -> frozenset[str]:
        """All ideas that it looks for."""
        return frozenset[str]().union(*(yes | no for yes, no in self._ideas))

    @cached_property
    def _ideas(self) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
        parts = [part.split() for part in self.said.split("|") if part]
        return tuple(
            (
                frozenset(idea for idea in part if not idea.startswith("!")),
                frozenset(idea[1:] for idea in part if idea.startswith("!")),
            )
            for part in parts
        )


TOPICS: Final = (
    Topic("lever", "pipeline", "", ("lever",), needs=("lever",)),
    Topic("budget", "matching", "", ("budget",), needs=("budget",)),
    Topic("lab", "matching", "", ("lab",), {"tab": "lab"}, ("lab",)),
    Topic("toy", "strategy", "", ("toy",), {"part": "toy"}, ("toy",)),
    Topic("basis", "matching", "", ("zone", "cluster", "tier", "basis"), needs=("basis",)),
    Topic(
        "move",
        "matching",
        f"{each('move {}', *OFFERED, 'industry', 'balance')}|{each('if {}', *OFFERED)}"
        f"|{each('try {}', *OFFERED, 'adjust', 'balance', 'industry')}",
        ("cluster",),
        {"tab": "lab"},
    ),
    Topic("suppose", "pipeline", each("if {}", "through", "progress", "student", *SCHOOL, "birth")),
    Topic("errata", "sources", "errata", fixed={"tab": "errata"}),
    Topic("number", "overview", "", ("number",), needs=("number",)),
    Topic("fact", "overview", "", ("fact",), needs=("fact",)),
    Topic(
        "hire",
        "partners",
        "enterprise want !cooperate !programme !offering|hire !programme"
        "|enterprise demand !programme !offering !consortium !community",
        (*REGION, "cluster"),
        {"tab": "needs"},
        words=HIRE,
    ),
    Topic("term", "sources", "define|glossary", ("term",), {"tab": "glossary"}, ("term",)),
    Topic("glossary", "sources", "glossary", fixed={"tab": "glossary"}),
    Topic("method", "sources", "method", fixed={"tab": "methods"}),
    Topic(
        "partner",
        "partners",
        "cooperate seek|cooperate want|seek enterprise|seek network|ties"
        "|join !competition !world_competition",
        ("institution",),
        {"tab": "finder"},
        ("institution",),
    ),
    Topic(
        "institution",
        "profile",
        "introduce|history_school|place_school|own_school|site_school|say_school|when|which school"
        "|consortium|community|group|university|cooperate|bachelor|award|medal|gold|competition"
        "|worldskills|world_competition",
        ("institution",),
        needs=("institution",),
        weak=True,
    ),
    Topic(
        "award_abroad",
        "quality",
        each("{}", "award", "medal", "gold", "worldskills", "competition"),
        ("competition", "medal", "year"),
        needs=("country",),
    ),
    Topic("country", "international", "", ("country", "cluster", "type"), needs=("country",)),
    Topic(
        "abroad",
        "international",
        "abroad !competition !worldskills !world_competition|luban|abroad_place|sea|intl_student"
        "|overseas",
        ("type", "cluster", "area", *REGION),
    ),
    Topic("city", "twin_cities", "", ("city", "type"), needs=("city",)),
    Topic("twin", "twin_cities", "sichuan", ("type", *REGION)),
    Topic("target_of", "matching", "goal", ("cluster",), needs=("cluster",)),
    Topic("document", "strategy", "document|goal", ("lane",)),
    Topic(
        "award",
        "quality",
        "award|medal|gold|worldskills|competition|world_competition",
        ("competition", "medal", "year", *REGION),
    ),
    Topic(
        "flow",
        "pipeline",
        "flow !offering !district !map|through|junior|progress|three_four|three_two|five_year|birth"
        "|comprehensive"
        "|student future|output future|secondary bachelor|secondary college student"
        "|student history|student by_level|enrolled by_level|output history|places history",
        (*REGION, "cluster"),
    ),
    Topic(
        "double_high",
        "quality",
        "double_high|double_excellent",
        REGION,
        {"part": "double_high"},
        figure="numbers_double_high_first_round",
    ),
    Topic(
        "join",
        "partners",
        f"{each('join {}', *NETWORKS)}|{each('seek {}', *NETWORKS)}",
        (*REGION, "cluster"),
        {"tab": "finder"},
    ),
    Topic("consortia", "partners", "consortium", (*REGION, "cluster"), figure="consortia_total"),
    Topic(
        "communities",
        "partners",
        "community",
        (*REGION, "cluster"),
        figure="consortia_communities",
    ),
    Topic(
        "finder",
        "partners",
        f"cooperate|join|{each('seek {}', *SCHOOL, 'enterprise')}",
        (*REGION, "cluster"),
        {"tab": "finder"},
    ),
    Topic("networks", "partners", "network", (*REGION, "cluster")),
    Topic("money", "overview", MONEY, figure="strategy_special_fund"),
    Topic("policy", "strategy", "strategy_word|ministry|law_joint", ("lane",)),
    Topic("gap", "matching", "short|surplus|balance|match", ("zone", "cluster", "tier")),
    Topic(
        "programmes",
        "matching",
        "programme|offering",
        ("zone", "cluster", "tier"),
        needs=("cluster",),
    ),
    Topic("tier", "matching", "", ("zone", "tier"), needs=("tier",)),
    Topic("offered", "matching", "programme|offering", ("zone", "tier"), weak=True),
    Topic("per_young", "layout", "per_100k", REGION, {"measure": "higher_per_100k"}),
    Topic("young", "layout", "young", REGION, {"measure": "age_15_19"}),
    Topic("people", "layout", "people", REGION, {"measure": "population"}),
    Topic("urban", "layout", "urban", REGION, {"measure": "urban_share"}),
    Topic("gdp", "layout", "gdp", REGION, {"measure": "gdp"}),
    Topic(
        "secondary_by_district",
        "layout",
        "secondary district|secondary map|secondary most|secondary none",
        REGION,
        {"level": "secondary_vocational"},
        weak=True,
    ),
    Topic(
        "colleges_by_district",
        "layout",
        "college district|college map|college most|college none|university none|school none",
        REGION,
        {"measure": "higher_institutions"},
        weak=True,
    ),
    Topic("origin", "sources", "source|trust", fixed={"tab": "sources"}),
    Topic("cite", "sources", "cite", fixed={"tab": "ledger"}),
    Topic("data", "sources", "data", fixed={"tab": "tables"}),
    *(
        Topic(
            f"schools_of_{region}",
            "layout",
            "|".join(SCHOOL),
            (*REGION, "level", "cluster"),
            needs=(region,),
            weak=True,
        )
        for region in REGION
    ),
    Topic(
        "schools",
        "layout",
        "|".join(
            each("{} " + asked, *SCHOOL) for asked in ("which", "map", "sure", "district", "none")
        ),
        (*REGION, "level", "cluster"),
        weak=True,
    ),
)
"""In the order in which they are tried."""
