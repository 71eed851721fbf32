"""Partners: each item once with resolvable reasons, the nearest question, graph and positions."""

from collections import Counter
from itertools import product

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, provenance
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.charts import network
from cqvet.subjects import market, networks, partners, ties
from cqvet.subjects.findings.partners import finding
from cqvet.subjects.partners import Ask, Item, Link, Place
from cqvet.subjects.partners.finder import asked

EMPTY = ("", "")


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


PLACES = sorted({place.district for item in partners.items() for place in item.places})


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    """Any question that the page can ask: filters that do not contradict each other."""
    district = draw(optional([*PLACES, "500231", "500243"]))
    zone = draw(optional(data.names("zone")))
    cluster = draw(optional(filters.clusters()))
    tier = draw(optional(filters.tiers()))
    values = {"zone": zone, "district": district, "tier": tier, "cluster": cluster}
    chosen, _ = filters.reconcile(values)
    evidence = draw(optional(filters.EVIDENCE))
    institution = draw(optional(["12609", "13734", "s026", "14576", "10870", "12754"]))
    return Ask(Filters(**chosen, evidence=evidence), institution)


def keys(found: tuple[partners.Found, ...]) -> list[tuple[str, str]]:
    return [(one.item.kind, one.item.id) for one in found]


def test_8_of_36_and_10_of_44_are_named_by_kind() -> None:
    """The named ones that the article likely counts, in all and by level; none is led by firms."""
    named = partners.named()
    assert (named["consortia_total"], named["consortia_communities"]) == (8, 10)
    assert {level: len(codes) for level, codes in partners.by_level().items()} == {
        "national": 1,
        "municipal": 2,
        "park_led": 5,
        "enterprise_led": 0,
    }
    assert named["consortia_enterprise_led"] is None
    assert provenance.named("consortia_total") == 8


@given(asks())
def test_the_groups_partition_the_answer(ask: Ask) -> None:
    """Each item is found once, in one group, and by kind the counts add up to the whole."""
    found = partners.find(ask)
    assert len(set(keys(found))) == len(found)
    counts = Counter(one.item.kind for one in found)
    assert sum(counts[kind] for kind in partners.KINDS) == len(found)
    assert {item.kind for item in partners.items()} <= set(partners.KINDS)


@given(asks())
def test_every_condition_has_a_reason_that_resolves(ask: Ask) -> None:
    """What fits says so for region, industry and institution, by records that exist."""
    place = {"district", "zone", "spans_district", "spans_zone"}
    industry = {"same", "part", "whole", "tier"}
    for one in partners.find(ask):
        codes = {reason.code for reason in one.reasons}
        assert len(set(one.reasons)) == len(one.reasons)
        assert bool(ask.conditions) or not codes
        if "region" in ask.conditions:
            assert codes & place
        if "industry" in ask.conditions:
            assert codes & industry
            assert set(asked(ask.filters)) & {reason.what for reason in one.reasons}
        if ask.institution:
            assert codes
            assert one.item.institution != ask.institution
        if not ("industry" in ask.conditions and ask.institution):
            closest = {(r.how, r.via) for r in one.reasons if r.code == "same"}
            assert not any(
                (r.how, r.via) in closest for r in one.reasons if r.code in ("part", "whole")
            )
        for reason in one.reasons:
            provenance.resolve(reason.ref)
        provenance.resolve(one.item.ref)


@given(asks())
def test_a_condition_only_takes_away(ask: Ask) -> None:
    """Without a condition everything that was found is still found."""
    found = set(keys(partners.find(ask)))
    for condition in ask.conditions:
        assert found <= set(keys(partners.find(ask.without(condition))))


def wider(ask: Ask) -> list[tuple[Ask, frozenset[str]]]:
    """Every question that asks for no more than `ask`, with the conditions it touches."""
    own = ask.filters
    zone = own.zone or (filters.zone_of(own.district) if own.district else "")
    regions = {(own.zone, own.district), EMPTY, *([(zone, "")] if own.district else [])}
    industries = {(own.tier, own.cluster), (own.tier, ""), EMPTY}
    found = []
    for (z, d), (t, c), evidence, institution in product(
        regions, industries, {own.evidence, ""}, {ask.institution, ""}
    ):
        touched = {
            "region": (z, d) != (own.zone, own.district),
            "industry": (t, c) != (own.tier, own.cluster),
            "evidence": evidence != own.evidence,
            "institution": institution != ask.institution,
        }
        names = frozenset(name for name, changed in touched.items() if changed)
        question = Filters(zone=z, district=d, tier=t, cluster=c, evidence=evidence)
        found.append((Ask(question, institution), names))
    return found


def narrower(one: Ask, other: Ask) -> bool:
    """Whether a question keeps more of the conditions than another, or as much."""
    mine, yours = one.filters, other.filters
    return all(
        (
            yours.district in ("", mine.district),
            yours.zone in ("", mine.zone)
            or (mine.district != "" and filters.zone_of(mine.district) == yours.zone),
            yours.cluster in ("", mine.cluster),
            yours.tier in ("", mine.tier),
            yours.evidence in ("", mine.evidence),
            other.institution in ("", one.institution),
        )
    )


@given(asks(), st.sampled_from(partners.KINDS[:-1]))
def test_the_nearest_questions_are_those_of_brute_force(ask: Ask, kind: str) -> None:
    """Fewest conditions given up, of these no question that could have kept more of one."""
    if any(one.item.kind == kind for one in partners.find(ask)):
        return
    answers = [
        (question, names, sum(one.item.kind == kind for one in partners.find(question)))
        for question, names in wider(ask)
        if names
    ]
    answers = [answer for answer in answers if answer[2]]
    fewest = min((len(names) for _, names, _ in answers), default=0)
    best = [answer for answer in answers if len(answer[1]) == fewest]
    wanted = {
        (question, names, n)
        for question, names, n in best
        if not any(narrower(less, question) and less != question for less, _, _ in best)
    }
    found = partners.nearest(ask, kind)
    assert {(step.ask, frozenset(step.given_up), step.n) for step in found} == wanted


@given(asks(), st.sampled_from(partners.KINDS[:-1]))
def test_a_cause_alone_empties_the_answer(ask: Ask, kind: str) -> None:
    """A condition is a cause exactly where the answer is there once it alone is dropped."""
    if any(one.item.kind == kind for one in partners.find(ask)):
        return
    for condition in ask.conditions:
        left = partners.find(ask.without(condition))
        there = any(one.item.kind == kind for one in left)
        assert there == (condition in partners.causes(ask, kind))


def test_a_district_gives_way_to_its_zone_first() -> None:
    """No consortium sits in Yuzhong; the same zone has eight, one through its park alone."""
    ask = Ask(Filters(zone="metro", district="500103"))
    (step,) = partners.nearest(ask, "consortium")
    assert (step.ask.filters, step.given_up, step.n) == (Filters(zone="metro"), ("region",), 8)
    assert partners.causes(ask, "consortium") == ("region",)


def test_it_may_take_two_conditions_together() -> None:
    """Chengkou, displays, high confidence: for a group no single condition is to blame."""
    ask = Ask(Filters(district="500229", cluster="S1", evidence="high"))
    assert partners.causes(ask, "group") == ()
    assert all(len(step.given_up) > 1 for step in partners.nearest(ask, "group"))


def test_a_park_that_spans_districts_counts_in_each_and_says_so() -> None:
    """The high-tech zone lies in Shapingba and Jiulongpo: found in both, as a span of a park."""
    for district in ("500106", "500107"):
        (one,) = (
            one
            for one in partners.find(Ask(Filters(district=district)))
            if one.item.id == "next_gen_electronics"
        )
        assert [reason.code for reason in one.reasons] == ["spans_district"]
        assert one.reasons[0].via == "cq_high_tech_zone"


@pytest.mark.parametrize(
    ("cluster", "network_id", "code"),
    [("P1", "instruments", "same"), ("N11", "biomedicine", ""), ("N12", "instruments", "whole")],
)
def test_a_cluster_is_met_by_itself_its_parts_or_what_contains_it(
    cluster: str, network_id: str, code: str
) -> None:
    """A network of P1 fits P1, and N12 as the cluster that contains it; one of S5 fits neither."""
    found = {one.item.id: one for one in partners.find(Ask(Filters(cluster=cluster)))}
    codes = {reason.code for reason in found[network_id].reasons} if network_id in found else set()
    assert (code in codes) if code else (network_id not in found)


def test_industries_outside_33618_fit_no_cluster() -> None:
    """Every industry that a network names has been read; outside 33618 it has no cluster."""
    aliases = data.records("industry_aliases")
    links = data.table("industry_alias_clusters")
    for plural in networks.KINDS.values():
        for row in data.rows(data.table(plural)):
            if row["industry_zh"]:
                alias = aliases[networks.industry_of(row["industry_zh"])]
                codes = set(links[links["industry"] == alias["industry"]]["cluster"])
                assert (alias["relation"] == "outside") == (not codes)
                assert row["cluster"] is None or row["cluster"] in codes
                assert (row["cluster"] is None) == (alias["relation"] in ("outside", "several"))
                assert row["industry_en"] == alias["name_en"]


def test_programme_groups_are_mapped_by_exact_name_only() -> None:
    """15 of 21 groups have the name of a programme; the others are left open, not guessed."""
    known = data.records("programmes")
    groups = data.table("double_high_groups")
    for row in data.rows(groups):
        for code in partners.programmes()[f"{row['award']}_{row['position']}"]:
            assert known[code]["name_zh"] == row["name_zh"]
    assert len(groups) == 21
    assert len(partners.unmapped()) == 6
    assert "dh1_12758_1" in partners.unmapped()


def test_published_evidence_leaves_out_what_rests_on_the_crosswalk() -> None:
    """Under both evidence filters no reason comes from the crosswalk or a Double-High group."""
    for evidence in filters.EVIDENCE:
        found = partners.find(Ask(Filters(cluster="P1", evidence=evidence)))
        assert found
        assert {r.how for one in found for r in one.reasons}.isdisjoint({"programme", "group"})
    everything = partners.find(Ask(Filters(cluster="P1")))
    assert "programme" in {r.how for one in everything for r in one.reasons}


def test_what_fits_says_by_which_cluster_that_was_asked_for() -> None:
    """A group found for P1 by a part of it says that part, though it shares another cluster too."""
    found = partners.find(Ask(Filters(cluster="P1"), "12759"))
    (group,) = (one for one in found if one.item.id == "dh1_12609_1")
    assert {r.what for r in group.reasons if r.code == "part"} == {"N11"}
    assert {r.what for r in group.reasons if r.code == "same"} >= {"L2"}


def test_a_finding_counts_the_networks_that_the_list_holds() -> None:
    """Of every main cluster and district, one whose name speaks of several clusters in each."""
    for cluster in market.roots():
        assert partners.networks_of(Filters(cluster=cluster)) == ties.count(
            "networks", Filters(cluster=cluster)
        )
    assert "luyongjiang" in networks.serving(Filters(cluster="P1"))
    for district in ("500106", "500107", "500112"):
        n, chosen = partners.networks_of(Filters(district=district)), Filters(district=district)
        said = plain(finding(chosen, Text("en")))
        assert said.split(": ")[-1].startswith(f"{n} network")


def test_a_network_that_is_an_item_elsewhere_is_found_once() -> None:
    """The smart manufacturing community is an item with Sichuan too: here it is the community."""
    names = [item.ref for item in partners.items() if "smart_mfg" in item.id]
    assert networks.same("twin_city/smart_mfg_community") == "smart_mfg_2020"
    assert "communities/smart_mfg_2020" in names
    assert "twin_city/smart_mfg_community" not in names
    alliance = next(item for item in partners.networks() if item.id == "low_altitude_alliance")
    assert "500112" in {place.district for place in alliance.places}


def test_an_institution_finds_new_partners_and_never_itself() -> None:
    """Chongqing City Vocational College: its own communities and consortia stand apart."""
    ask = Ask(institution="13734")
    found, joined = partners.find(ask), partners.joined(ask)
    members = {one.item.id for one in joined if one.item.kind in networks.KINDS}
    assert members == {"luyongjiang", "smart_ev_chengyu", "smart_mfg_2020", "ai_national"}
    assert not set(keys(found)) & set(keys(joined))
    assert not any("13734" in one.item.members for one in found)
    assert ("institution", "13734") not in keys(found)


def test_a_register_adds_its_institutions_through_the_crosswalk() -> None:
    """A visitor's electronics programme fits L2 in its district; other years stay out."""
    rows = pd.DataFrame(
        {
            "institution": ["Ours", "Ours", "Theirs"],
            "district": ["500106", "500106", "500106"],
            "programme": ["510102", "510102", "510102"],
            "year": [2025, 2024, 2024],
        }
    )
    own = partners.of_register(rows)
    assert [item.id for item in own] == ["Ours|500106"]
    found = partners.find(Ask(Filters(district="500106", cluster="L2")), own)
    (one,) = (one for one in found if one.item.kind == "yours")
    assert {("same", "L2"), ("district", "500106")} <= {(r.code, r.what) for r in one.reasons}
    assert {reason.how for reason in one.reasons} == {"yours"}
    published = Ask(Filters(cluster="L2", evidence="published"))
    assert not any(one.item.kind == "yours" for one in partners.find(published, own))


@given(asks())
def test_each_network_is_in_the_web_of_its_clusters(ask: Ask) -> None:
    """By industry every network that matches is there; those outside 33618 come last."""
    matched = [
        (one.item.kind, one.item.id)
        for one in partners.find(ask)
        if one.item.kind in networks.KINDS
    ]
    found = partners.by_industry(matched)
    assert {pair for pairs in found.values() for pair in pairs} == set(matched)
    sizes = [len(pairs) for code, pairs in found.items() if code != partners.OUTSIDE]
    assert sizes == sorted(sizes, reverse=True)
    assert partners.OUTSIDE not in list(found)[:-1]


def test_an_unknown_link_or_place_fits_nothing() -> None:
    """An item without place or link meets no region and no industry, and is found without both."""
    item = Item("yours", "x|y", "match/yours/rows", "high", links=(Link("", "own", "r"),))
    placed = Item("twin_city", "x", "r", "high", places=(Place("500118", "metro", "party", "r"),))
    assert keys(partners.find(Ask(), [item, placed]))[-1:] == [("yours", "x|y")]
    for chosen in (Filters(zone="metro"), Filters(cluster="L1"), Filters(tier="leading")):
        assert ("yours", "x|y") not in keys(partners.find(Ask(chosen), [item]))
    assert asked(Filters(cluster="N11")) == {"N11": "same", "P1": "whole"}


EVERYTHING = [(item.kind, item.id) for item in partners.networks()]


def test_the_graph_shows_shared_members_and_all_memberships() -> None:
    """26 networks, of two nobody is known; all memberships are links; four schools are shared."""
    graph = partners.graph(EVERYTHING)
    counts = graph.nodes["column"].value_counts()
    assert counts["network"] == 26
    table = partners.members().drop_duplicates(["network", "member"])
    assert len(graph.edges) == len(table)
    linked = set(graph.edges["other"]) | {f"network:{n}" for n in graph.edges["network"]}
    assert set(graph.nodes["node"]) - linked == {
        "network:wandakai",
        "network:rail_transport_yangtze",
    }
    rows = network.place(graph.nodes, graph.edges, list(graph.nodes["node"]), narrow=False).rows
    shared = {str(node).partition(":")[2] for node in rows[rows["shared"].eq(True)]["node"]}
    assert {"12609", "12759", "13734", "13967"} <= shared


@given(st.lists(st.sampled_from(EVERYTHING), min_size=1, unique=True), st.booleans())
def test_no_two_nodes_of_a_column_cover_each_other(
    chosen: list[tuple[str, str]], narrow: bool
) -> None:
    """Labels of one column keep at least their own height apart, and links end at their nodes."""
    graph = partners.graph(chosen)
    names = [f"Name of {node} that is fairly long and breaks" for node in graph.nodes["node"]]
    drawing = network.place(graph.nodes, graph.edges, names, narrow=narrow)
    nodes = drawing.rows[drawing.rows["what"] == "node"]
    column = nodes["side"]
    for _, part in nodes.assign(column=column).sort_values("y").groupby("column"):
        lines = part["label"].str.count("\n") + 1
        half = (lines * network.LINE) / 2
        gaps = part["y"].diff().iloc[1:]
        assert (gaps >= (half + half.shift()).iloc[1:]).all()
    assert nodes["y"].max() < drawing.height
    spots = {row["node"]: (row["x"], row["y"]) for row in data.rows(nodes)}
    links = drawing.rows[drawing.rows["what"] == "link"]
    for name, part in links.groupby("link"):
        end = part.sort_values("k").iloc[-1]
        assert (end["x"], end["y"]) == pytest.approx(spots[str(name).partition(" ")[2]])


def test_networks_are_chosen_by_how_far_they_reach() -> None:
    """Each has one reach; those across provinces are named so or are of that level."""
    found: dict[str, list[str]] = {code: [] for code in partners.REACH}
    for item in partners.networks():
        found[networks.reach(item.id)].append(item.id)
    assert all(found.values())
    assert {"luyongjiang", "wandakai", "low_altitude_alliance"} <= set(found["cross_province"])
    assert "nonferrous" in found["national"]
    assert "sino_euro_smart_mfg" in found["international"]
    assert "next_gen_electronics" in found["city"]
