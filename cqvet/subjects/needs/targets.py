"""What programmes and institutions are described by.

METHOD. A programme: its name, its class, our everyday words (`programme_terms`), the names of
the clusters that its class serves by the weights of the crosswalk. An institution: its names,
its Double-High groups, the consortia and communities that it is named in with their industries
and clusters, its district.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from cqvet import data
from cqvet.subjects import networks
from cqvet.subjects.needs.index import Script, Target

NAME: Final = 2.0
TERM: Final = 1.0
SPREAD: Final = 0.2
"""What a word that goes with other programmes of the class counts for a programme."""
CLASS: Final = 0.5
CLUSTER: Final = 0.1
GROUP: Final = 2.0
NETWORK: Final = 1.0

Phrases = dict[str, float]


def programmes(script: Script) -> list[Target]:
    """All programmes of the catalogue, described in one language."""
    name, terms, clusters = f"name_{script}", _terms(script), _clusters(script)
    classes = data.records("programme_classes")
    return [
        Target(
            row["programme"],
            row["class"],
            _sum(
                [
                    (row[name], NAME),
                    (classes[row["class"]][name].removesuffix("类"), CLASS),
                    *((term, TERM) for term in terms[row["programme"]]),
                    *((term, SPREAD) for term in terms[row["class"]]),
                    *clusters[row["class"]],
                ]
            ),
        )
        for row in data.rows(data.table("programmes"))
    ]


def described(programme: str, script: Script) -> str:
    """A programme with the cluster that it serves most, by name."""
    row, name = data.records("programmes")[programme], f"name_{script}"
    cluster = data.records("class_fit")[row["class"]]["primary_cluster"]
    return f"{row[name]} | {data.records('clusters')[cluster][name]}" if cluster else row[name]


def institutions(script: Script) -> list[Target]:
    """All named institutions, described in one language."""
    name, industry = f"name_{script}", f"industry_{script}"
    districts, clusters = data.records("districts"), data.records("clusters")
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in data.rows(data.table("institutions")):
        own = found[row["institution"]]
        own.append((row[name], CLASS))
        if row["district"]:
            own.append((districts[row["district"]][f"short_{script}"], CLASS))
    for row in data.rows(data.table("institution_names")):
        found[row["institution"]].append((row[name], CLASS))
    awards = data.records("double_high")
    for row in data.rows(data.table("double_high_groups")):
        if holder := awards[row["award"]]["institution"]:
            found[holder].append((row[name], GROUP))
    for kind, table in networks.KINDS.items():
        joined = data.records(table)
        for row in data.rows(data.table(f"{kind}_members").dropna(subset=["institution"])):
            network = joined[row[kind]]
            found[row["institution"]] += [
                (network[part], NETWORK) for part in (name, industry) if network[part]
            ]
            if network["cluster"]:
                found[row["institution"]].append((clusters[network["cluster"]][name], NETWORK))
    return [Target(id_, id_, _sum(phrases)) for id_, phrases in found.items()]


def _terms(script: Script) -> dict[str, list[str]]:
    """Programme and class -> our words for it."""
    frame = data.table("programme_terms")
    frame = frame[frame["language"] == script]
    groups = frame.groupby("group")["text"].agg(list)
    found: dict[str, list[str]] = defaultdict(list)
    for row in data.rows(data.table("programme_term_groups")):
        found[row["programme"]] += groups[row["group"]]
    for name, texts in frame.groupby("class")["text"]:
        found[str(name)] = list(texts)
    return found


def _clusters(script: Script) -> dict[str, list[tuple[str, float]]]:
    """Class -> the clusters that it serves, by name, with small weights."""
    names = data.records("clusters")
    found = defaultdict(list)
    for row in data.rows(data.table("crosswalk")):
        name = names[row["cluster"]][f"name_{script}"]
        found[row["class"]].append((name, CLUSTER * row["weight"]))
    return found


def _sum(phrases: Iterable[tuple[str, float]]) -> Phrases:
    """Phrases with the sum of their weights."""
    found: Phrases = defaultdict(float)
    for phrase, weight in phrases:
        found[phrase] += weight
    return dict(found)
