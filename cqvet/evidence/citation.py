"""How to cite the data: GB/T 7714 and APA, with version, date and address.

The title is given in the language of the style's readers; both name the version, so that a
reader can tell which state of the data was used.
"""

from datetime import date

from babel.dates import format_date

from cqvet import data
from cqvet.i18n import LOCALES

AUTHOR = "CQVET"


def gbt7714(address: str, accessed: date) -> str:
    """A reference after GB/T 7714-2015: an electronic data set with dates of state and access."""
    title = data.descriptor()["title_zh"]
    dates = f"({data.date()})[{accessed.isoformat()}]"
    return f"{AUTHOR}. {title}: {data.version()}[DS/OL]. {dates}. {address}."


def apa(address: str, accessed: date) -> str:
    """A reference after APA (seventh edition): a data set that is retrieved on a day."""
    title, year = data.descriptor()["title"], data.date()[:4]
    day = format_date(accessed, "MMMM d, y", locale=LOCALES["en"])
    return (
        f"{AUTHOR}. ({year}). {title} (Version {data.version()}) [Data set]. "
        f"Retrieved {day}, from {address}"
    )
