"""数说: the article's figures by theme, each with its source, and where they do not agree."""

from cqvet.evidence import ledger
from cqvet.ui import frame
from cqvet.ui.overview import disputes, figures, questions

view = frame.current()
article, claims = (view.filters.proven(part) for part in (ledger.article(), ledger.claims()))
frame.match_note(view, len(article) + len(claims), len(ledger.article()) + len(ledger.claims()))
figures.large(article, view.t)
questions.show(view.t)
figures.by_theme(article[article["headline"].isna()], claims, view.t)
disputes.show(view.t)
