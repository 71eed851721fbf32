"""Networks with their industries and members as a node-link chart, wide or narrow.

`positions.place` computes where everything stands, `spec.spec` draws it.
"""

from cqvet.charts.network.positions import Drawing, place
from cqvet.charts.network.spec import PICKS, SHAPES, spec

__all__ = ["PICKS", "SHAPES", "Drawing", "place", "spec"]
