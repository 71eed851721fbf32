"""Networks with their industries and members as a node-link chart, wide or narrow.

`positions.place` computes where everything stands, `spec.spec` draws it.
"""

from cqvet.pictures.charts.network.positions import Drawing, place
from cqvet.pictures.charts.network.spec import PICK, SHAPES, spec

__all__ = ["PICK", "SHAPES", "Drawing", "place", "spec"]
