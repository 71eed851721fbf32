"""A profile on one sheet: its finding, where else it is shown, its sections."""

from cqvet.subjects import profile
from cqvet.ui import prose
from cqvet.ui.frame import View


def show(view: View, kind: str, code: str) -> None:
    """The profile of a thing in the language of the page."""
    t, published = view.t, view.filters.evidence == "published"
    found = profile.profile(kind, code, t, published=published)
    prose.finding(found.finding, "finding", t)
    prose.lines([t("profile.views", views=t.join(list(found.views)))], "views", t, look="small")
    sections = [(t(f"profile.section_{own.id}"), own.rows) for own in found.sections]
    prose.sheet(sections, "sheet", t)
