"""Why a question has no answer: what it asks for, beside the view that its words are nearest to.

A word for what the data do not have refuses nothing where it stands in the name of what is asked
for (a teacher in `double-qualified teacher`), or where another part of the text asks for a view.
"""

from typing import Final

from cqvet.subjects.search import figures, forms, ideas, words
from cqvet.subjects.search.absent import absent
from cqvet.subjects.search.reading import COUNTING, Read
from cqvet.subjects.search.wordings import REFUSE

OWN: Final = "institution"
ENOUGH: Final = 0.44
"""How near a view is at least whose own words may be those of a reason."""
AMOUNT: Final = figures.COUNTS | {"share"}
UNTOLD: Final = frozenset({"progress", "money", "special_fund", "per_student"})
"""Ideas that ask for what is known of the city alone, and of no school."""
NEVER: Final = frozenset({"elsewhere", "contact"})  # Reasons that hold whatever else is asked.
MONEY: Final = frozenset({"wages", "fees", "employment", "admission"})
RECORD_KEYS: Final = frozenset({"award", "item", "network", "policy"})
BESIDE: Final = 0.52
"""How near a part of a text is that does not give a reason itself."""
ASKED_FOR: Final = 0.78
"""How near a way of asking is that outweighs the other reasons."""


def reason(plain: str, near: forms.Fit) -> str:
    """Why a text has no answer: by its words, if it does not ask for a view in other words."""
    why, said = absent(plain)
    if why in NEVER or (why == "forecast" and near.page != "strategy"):
        return why
    if why and forms.holds(near, said) and near.near >= ENOUGH:
        return ""
    if not why or near.page.startswith(REFUSE):
        return why
    beside = (
        near.near >= BESIDE and not near.query.keys() & RECORD_KEYS and not absent(near.part)[0]
    )
    return "" if beside or (near.near >= ASKED_FOR and why not in MONEY) else why


def uncounted(plain: str) -> bool:
    """Whether a number is asked of something that nobody knows."""
    counts = bool(ideas.ideas(plain) & AMOUNT)
    return forms.unheard(figures.unknown(plain)) or (counts and forms.strange(plain, ()))


def beyond(read: Read) -> bool:
    """Whether something unknown is counted at a school."""
    unknown = not all(word.ideas for word in read.rest)
    if OWN not in read.named:
        return False
    defined = {"define"} if words.HAN.search(read.plain) else set[str]()
    return bool(read.ideas & UNTOLD) or (unknown and bool(read.ideas & (COUNTING | defined)))
