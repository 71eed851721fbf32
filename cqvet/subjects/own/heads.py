"""How offices name the columns of these tables, and what they call a cluster; blanks part names."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.base.forms import schema
from cqvet.base.forms.places import folded
from cqvet.i18n import LANGS, column
from cqvet.subjects.register.heads import HEADS

OWN: Final = {
    "students": (
        "在校生 在校生数 在校生人数 在校人数 在校学生 在校学生数 在校学生人数 学生数 学生人数 人数 "
        "学籍数 规模 enrolment enrollment enrolled studentnumbers headcount"
    ),
    "ownership": "办学性质 性质 举办者性质 办学类型 公办民办 公办/民办 ownershiptype",
    "cluster": (
        "集群 产业集群 产业 行业 岗位 岗位名称 职业 工种 岗位类别 所属产业 所属集群 "
        "产业链 industry occupation job position"
    ),
    "posts": (
        "需求 需求数 需求人数 岗位数 岗位数量 用人需求 用工需求 招聘人数 缺口 缺口人数 人数 "
        "vacancies openings jobs"
    ),
}


def spellings(form: str) -> dict[str, str]:
    """Every header of a form that offices use -> its column."""
    known = schema.fields(form)
    usual = {**HEADS, **OWN}
    # Where a table asks for students, those who entered have a column of their own.
    return {
        head: name for name, heads in usual.items() if name in known for head in heads.split()
    } | schema.spellings(form)


@cache
def clusters() -> Mapping[str, str]:
    """Every name that means one cluster of 33618 -> its id.

    Codes and names of clusters, names of industries that lie in one, and of classes and programmes
    by the cluster that they serve most.
    """
    inside = filters.clusters()
    found: dict[str, str] = {}
    fits = {row["class"]: row["primary_cluster"] for row in data.every("class_fit")}
    named = [
        *((row, fits[row["class"]]) for row in data.every("programmes")),
        *((row, fits[row["class"]]) for row in data.every("programme_classes")),
        *((row, _industry(row["industry"])) for row in data.every("industry_aliases")),
        *((data.records("clusters")[code], code) for code in inside),
    ]
    for row, cluster in named:
        if cluster in inside:
            found |= {folded(row[column(row, "name", lang)]): cluster for lang in LANGS}
    return {**found, **{code.lower(): code for code in inside}}


def _industry(code: str) -> str:
    """The cluster that an industry lies in; none where there are several."""
    own = data.of("industry_alias_clusters", industry=code)
    return str(own[0]["cluster"]) if len(own) == 1 else ""
