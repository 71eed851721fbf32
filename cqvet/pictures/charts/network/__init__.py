"""Networks with their members as a node-link chart, wide or narrow.

`positions.place` computes where everything stands, `spec.spec` draws it.
"""

from cqvet.pictures.charts.network.positions import LINE, Drawing, place
from cqvet.pictures.charts.network.spec import PICK, SHAPES, spec

__all__ = ["LINE", "PICK", "SHAPES", "Drawing", "place", "spec"]
