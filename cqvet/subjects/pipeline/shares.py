"""Shares by which a modelled figure is split: the age group by place, programmes by cluster.

METHOD. By region: residents aged 15 to 19 of the 2020 census. By industry: for each level the
programmes of the catalogue, each counted once, with the weights of the crosswalk; levels are
weighted by how many start work from each. New stars are counted in their main cluster.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.models.matching import weights

_AGED: Final = "age_15_19"


@cache
def age_group(zone: str = "") -> dict[str, float]:
    """Share of the city's age group: zone -> share, or the districts of one zone -> share."""
    statistics = data.table("district_statistics")
    aged = statistics[statistics["measure"] == _AGED].set_index("district")["value"]
    places = data.table("districts").set_index("district")["zone"]
    shares = aged / aged.sum()
    if zone:
        inside = places.index[places == zone]
        return {str(code): float(shares[code]) for code in inside}
    return {str(code): float(share) for code, share in shares.groupby(places).sum().items()}


@cache
def clusters(level: str) -> dict[str, float]:
    """Share of a level's programmes that serve each main cluster; the rest has no link."""
    crosswalk = weights(data.table("crosswalk"), data.table("clusters"))
    programmes = data.table("programmes")
    chosen = programmes[programmes["level"] == level]["class"]
    _, matrix = crosswalk.of(list(chosen))
    return {
        cluster: float(share)
        for cluster, share in zip(crosswalk.clusters, matrix.mean(axis=0), strict=True)
    }


def blended(amounts: Mapping[str, float]) -> dict[str, float]:
    """Cluster shares over several levels, weighted by their `amounts` (level -> persons)."""
    total = sum(amounts.values()) or 1.0
    parts = {level: clusters(level) for level in amounts}
    return {
        cluster: sum(amounts[level] * parts[level][cluster] for level in amounts) / total
        for cluster in next(iter(parts.values()))
    }
