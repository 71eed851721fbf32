"""The filters that reach several pages."""

from dataclasses import asdict

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, registry
from cqvet.base import filters
from cqvet.base.filters import Filters

FRAME = pd.DataFrame(
    {
        "district": ["500101", "500118", None, "500241"],
        "zone": ["northeast", "metro", "metro", "southeast"],
        "cluster": ["L1", None, "P2", "N1"],
        "confidence": ["high", "low", "medium", "high"],
    }
)


def test_no_filter_keeps_everything() -> None:
    """Without a choice a frame comes back whole."""
    for part in (Filters().region, Filters().industry, Filters().proven):
        pd.testing.assert_frame_equal(part(FRAME), FRAME)
    assert not Filters().has_industry


@pytest.mark.parametrize(
    ("chosen", "rows"),
    [
        (Filters(zone="metro"), [1, 2]),
        (Filters(zone="northeast"), [0]),
        (Filters(district="500118"), [1]),
        (Filters(zone="metro", district="500118"), [1]),
        (Filters(district="500102"), []),
    ],
)
def test_region(chosen: Filters, rows: list[int]) -> None:
    """A zone keeps its rows, those without a district too; a district only its own."""
    assert list(chosen.region(FRAME).index) == rows


def test_industry_takes_the_new_stars_with_their_parent() -> None:
    """A main cluster keeps what is part of it; a tier keeps its own clusters; a gap never stays."""
    parents = data.table("clusters").set_index("cluster")["parent"]
    for cluster in filters.clusters():
        kept = Filters(cluster=cluster).industry(
            pd.DataFrame({"cluster": [*filters.clusters(), None]})
        )
        parts = {code for code in filters.clusters() if parents[code] == cluster}
        assert set(kept["cluster"]) == {cluster, *parts}
    for tier in filters.tiers():
        kept = Filters(tier=tier).industry(pd.DataFrame({"cluster": [*filters.clusters(), None]}))
        assert set(kept["cluster"]) == set(filters.clusters(tier))
        assert Filters(tier=tier).has_industry


def test_evidence() -> None:
    """Only "high" drops records by confidence; published figures are chosen by kind elsewhere."""
    assert list(Filters(evidence="high").proven(FRAME).index) == [0, 3]
    assert list(Filters(evidence="published").proven(FRAME).index) == [0, 1, 2, 3]


def test_there_are_30_clusters_of_which_12_are_main() -> None:
    """The 33618 system: 3 leading, 3 pillar, 6 speciality and 18 new-star clusters."""
    sizes = {tier: len(filters.clusters(tier)) for tier in filters.tiers()}
    assert list(sizes)[:3] == ["leading", "pillar", "speciality"]
    assert [sizes["leading"], sizes["pillar"], sizes["speciality"]] == [3, 3, 6]
    assert sum(n for tier, n in sizes.items() if tier.startswith("new_star")) == 18
    assert len(filters.clusters()) == len(set(filters.clusters())) == 30
    assert len(filters.mains()) == 12


def test_new_stars_stand_under_their_parent() -> None:
    """In reading order each new star follows its main cluster, before the next main one."""
    parents = data.table("clusters").set_index("cluster")["parent"]
    main = ""
    for cluster in filters.clusters():
        if cluster in filters.mains():
            main = cluster
        else:
            assert parents[cluster] == main


def test_districts_of_the_zones_are_all_districts() -> None:
    """Each district lies in one zone, and the zone of a district is the one that lists it."""
    by_zone = {zone: filters.districts(zone) for zone in data.names("zone")}
    assert sorted(code for codes in by_zone.values() for code in codes) == sorted(
        filters.districts()
    )
    assert all(filters.zone_of(code) == zone for zone, codes in by_zone.items() for code in codes)
    assert filters.zone_of("500118") == "metro"


@pytest.mark.parametrize(
    ("given_", "dropped"),
    [
        ({}, []),
        ({"zone": "metro", "district": "500118"}, []),
        ({"zone": "northeast", "district": "500118"}, ["district"]),
        ({"tier": "leading", "cluster": "L1"}, []),
        ({"tier": "leading", "cluster": "P1"}, ["cluster"]),
        ({"cluster": "P1"}, []),
        (
            {"zone": "southeast", "district": "500101", "tier": "pillar", "cluster": "L1"},
            ["district", "cluster"],
        ),
    ],
)
def test_reconcile(given_: dict[str, str], dropped: list[str]) -> None:
    """A narrower filter that contradicts the wider one is dropped, and said so."""
    values = {**asdict(Filters()), **given_}
    kept, names = filters.reconcile(values)
    assert names == dropped
    assert kept == {**values, **dict.fromkeys(dropped, "")}


CHOICES = {
    "zone": tuple(data.names("zone")),
    "district": filters.districts(),
    "level": tuple(data.names("level")),
    "tier": filters.tiers(),
    "cluster": filters.clusters(),
    "evidence": filters.EVIDENCE,
}


@given(st.fixed_dictionaries({n: st.sampled_from(("", *CHOICES[n])) for n in filters.NAMES}))
def test_reconciled_filters_agree(values: dict[str, str]) -> None:
    """Whatever is chosen, reconciling twice changes nothing more, and never loses the wider one."""
    kept, _ = filters.reconcile(values)
    assert filters.reconcile(kept) == (kept, [])
    assert (kept["zone"], kept["tier"]) == (values["zone"], values["tier"])
    if kept["zone"] and kept["district"]:
        assert filters.zone_of(kept["district"]) == kept["zone"]


def test_names_are_the_fields_and_every_page_uses_known_ones() -> None:
    """The list of names is that of the dataclass, of the address and of the registry."""
    assert tuple(asdict(Filters())) == filters.NAMES
    assert set(filters.NAMES) <= {param.name for param in registry.shared()}
    assert all(page.filters <= set(filters.NAMES) for page in registry.PAGES)
