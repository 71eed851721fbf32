"""The flow of 1,000 local junior-secondary graduates between few nodes: a Sankey, its table."""

from typing import Any, Final

import numpy as np
import pandas as pd

from cqvet.models.flow.scenario import Scenario
from cqvet.models.flow.states import ENDS, ENTRIES, STATES, Floats
from cqvet.models.flow.summary import tabulate

SOURCE: Final = "junior_graduates"

_LEVELS: Final = {
    "college": "college",
    **dict.fromkeys(("bachelor", "vocational_bachelor"), "bachelor"),
}
# An entry route is a node while it lasts; beyond, all routes of a level share one node.
_NODES: Final = (
    *(_LEVELS.get(state.stage, state.route) for state in STATES),
    *ENDS,
)
_COARSE: Final = {
    **dict.fromkeys(("general", "comprehensive"), "academic"),
    **dict.fromkeys(("segmented", "five_year", "three_four"), "through"),
}
"""Routes that share a node where there is room for few."""


def links(scenario: Scenario, *, coarse: bool = False) -> pd.DataFrame:
    """source, target, value, low, high, minimum, maximum; what enters a node leaves it.

    Nodes: `junior_graduates`, the six entry routes, `college`, `bachelor` and the ends; when
    `coarse`, `academic` and `through` stand for the routes that they hold.
    """
    flows = _flows(scenario, coarse=coarse)
    ids: dict[str, list[Any]] = {
        "source": [source for source, _ in flows],
        "target": [target for _, target in flows],
    }
    return tabulate(ids, np.stack(list(flows.values())))


def nodes(scenario: Scenario, *, coarse: bool = False) -> pd.DataFrame:
    """node, value, low, high, minimum, maximum: how many of 1,000 ever are there."""
    into: dict[str, Floats] = {SOURCE: np.full(scenario.cohort.entry.shape[1], 1000.0)}
    for (_, target), draws in _flows(scenario, coarse=coarse).items():
        into[target] = into.get(target, 0.0) + draws
    return tabulate({"node": list(into)}, np.stack(list(into.values())))


def _flows(scenario: Scenario, *, coarse: bool) -> dict[tuple[str, str], Floats]:
    def name(node: str) -> str:
        return _COARSE.get(node, node) if coarse else node

    flows: dict[tuple[str, str], Floats] = {}
    for row, route in enumerate(ENTRIES):
        pair = (SOURCE, name(route))
        flows[pair] = flows.get(pair, 0.0) + scenario.cohort.entry[row]
    for (source, target), amount in scenario.cohort.flows.items():
        if _NODES[source] != _NODES[target]:
            pair = (name(_NODES[source]), name(_NODES[target]))
            flows[pair] = flows.get(pair, 0.0) + amount
    return flows
