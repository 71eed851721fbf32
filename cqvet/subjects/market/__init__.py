"""Supply and demand of the city, from the project's own tables: what page, lab and API compute on.

METHOD. Institutions by level: 129 secondary schools (report of May 2023) and 2 vocational
bachelor universities (the article); the 45 higher colleges are what is then left of the
article's 176, an assumption. The split of the offerings by level and cluster is sampled from
stated priors (`estimate.py`). By zone only named institutions can be counted: a zone's part is
its share of these, which assumes independence and carries no information about its programmes.
Demand is unsure on each basis by itself (`demand_spreads`); between bases nothing is averaged.
A visitor's table of demand is a basis of its own; its posts for a part of a cluster add to the
cluster's. A register stands beside the named networks of its district or zone and the modelled
split of its levels, without a rank.
"""

from cqvet import data
from cqvet.base.params import Param, Reads
from cqvet.models import matching
from cqvet.subjects.market.beside import Beside, beside
from cqvet.subjects.market.cases import (
    chosen,
    class_points,
    demand,
    labelled,
    modelled,
    own,
    points,
    posts,
    readings,
    spread,
    uncounted,
    zone_counts,
    zone_share,
)
from cqvet.subjects.market.codes import (
    COUNTED,
    HEAVIEST,
    MOST_ALL,
    MOST_POSTS,
    PLAIN_INDEX,
    TABS,
    decode_total,
    decode_weights,
    encode_total,
    encode_weights,
)
from cqvet.subjects.market.ratings import (
    FITS,
    RATERS,
    agreement_rows,
    agreements,
    differing,
    own_ratings,
    split_code,
)
from cqvet.subjects.market.sources import FORMULAS, sources
from cqvet.subjects.market.tables import (
    INSTITUTIONS,
    SERVING,
    chosen_roots,
    crosswalk,
    institutions,
    root_of,
    roots,
    serving,
    split,
    warm,
    weights,
)
from cqvet.subjects.register.form import YEARS

__all__ = [
    "COUNTED",
    "FITS",
    "FORMULAS",
    "HEAVIEST",
    "INSTITUTIONS",
    "MOST_ALL",
    "MOST_POSTS",
    "PLAIN_INDEX",
    "RATERS",
    "SERVING",
    "TABS",
    "Beside",
    "agreement_rows",
    "agreements",
    "beside",
    "chosen",
    "chosen_roots",
    "class_points",
    "crosswalk",
    "decode_total",
    "decode_weights",
    "demand",
    "differing",
    "encode_total",
    "encode_weights",
    "institutions",
    "labelled",
    "modelled",
    "own",
    "own_ratings",
    "params",
    "points",
    "posts",
    "readings",
    "root_of",
    "roots",
    "serving",
    "sources",
    "split",
    "split_code",
    "spread",
    "uncounted",
    "warm",
    "weights",
    "zone_counts",
    "zone_share",
]


def params() -> tuple[Param, ...]:
    """What the address of the page carries, but for its lab and its report."""
    years = tuple(str(year) for year in range(YEARS[0], YEARS[1] + 1))
    return (
        Param("tab", TABS),
        Param("supply", ("modelled", "register"), default="modelled"),
        Param("basis", matching.BASES, default="target_2027"),
        Param("weights", Reads(decode_weights)),
        Param("total", Reads(decode_total)),
        Param("ratings", Reads(crosswalk)),
        Param("year", years),
        Param("earlier", years),
        Param("size", COUNTED, default=COUNTED[0]),
        Param("demand_year", years),
        Param("index", tuple(index.id for index in matching.INDICES), default=PLAIN_INDEX),
        Param("programme", frozenset(data.table("programmes")["programme"])),
    )
