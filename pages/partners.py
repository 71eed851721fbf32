"""产教协同: the needs desk."""

from cqvet import data
from cqvet.ui import frame
from cqvet.ui.needs import page as needs

view = frame.current()
total = len(data.table("programmes"))
frame.match_note(view, total, total)
needs.show(view)
