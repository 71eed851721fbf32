"""The flow of 1,000 junior-secondary graduates as links between few nodes, for a Sankey."""

from typing import Any, Final

import numpy as np
import pandas as pd

from cqvet.flow.scenario import Scenario
from cqvet.flow.states import ENDS, ENTRIES, STATES, Floats
from cqvet.flow.summary import tabulate

SOURCE: Final = "junior_graduates"

# An entry route is a node while it lasts; beyond, all routes of a level share one node.
_NODES: Final = (
    *(state.stage if state.stage in {"college", "bachelor"} else state.route for state in STATES),
    *ENDS,
)


def links(scenario: Scenario) -> pd.DataFrame:
    """Return source, target, value, low, high, minimum, maximum; what enters a node leaves it.

    Nodes: `junior_graduates`, the six entry routes, `college`, `bachelor` and the ends.
    """
    flows: dict[tuple[str, str], Floats] = {
        (SOURCE, route): scenario.entry[row] for row, route in enumerate(ENTRIES)
    }
    for source, target, weight in scenario.passages:
        pair = (_NODES[source], _NODES[target])
        if pair[0] != pair[1]:
            flows[pair] = flows.get(pair, 0.0) + scenario.reach[source] * weight
    ids: dict[str, list[Any]] = {
        "source": [source for source, _ in flows],
        "target": [target for _, target in flows],
    }
    return tabulate(ids, np.stack(list(flows.values())))
