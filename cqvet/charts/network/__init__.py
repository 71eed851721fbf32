"""Networks with their industries and members as a node-link chart, wide or narrow.

`positions.place` computes where everything stands, `spec.spec` draws it.
"""

from cqvet.charts.network.positions import Drawing, place
from cqvet.charts.network.spec import PICK, SHAPES, spec

__all__ = ["PICK", "SHAPES", "Drawing", "place", "spec"]
