"""How to cite the data, or one figure of it: GB/T 7714 and APA, with version, date and address.

The title is given in the language of the style's readers; both name the version, so that a
reader can tell which state of the data was used.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from babel.dates import format_date

from cqvet import data
from cqvet.i18n import LOCALES

AUTHOR: Final = "CQVET"
BEIJING: Final = timezone(timedelta(hours=8))


def today() -> date:
    """The day on which somebody reads this, in Chongqing."""
    return datetime.now(UTC).astimezone(BEIJING).date()


def gbt7714(address: str, accessed: date, part: str = "") -> str:
    """A reference after GB/T 7714-2015: an electronic data set with dates of state and access.

    `part` is what of it is cited, in Chinese.
    """
    title = f"{AUTHOR}. {data.descriptor()['title_zh']}: {data.version()}"
    dates = f"({data.date()})[{accessed.isoformat()}]"
    what = f"{AUTHOR}. {part}[DS/OL]//{title}." if part else f"{title}[DS/OL]."
    return f"{what} {dates}. {address}."


def apa(address: str, accessed: date, part: str = "") -> str:
    """A reference after APA (seventh edition): a data set that is retrieved on a day.

    `part` is what of it is cited, in English.
    """
    title, year = data.descriptor()["title"], data.date()[:4]
    day = format_date(accessed, "MMMM d, y", locale=LOCALES["en"])
    what = f"{part}. In {title}" if part else title
    return (
        f"{AUTHOR}. ({year}). {what} (Version {data.version()}) [Data set]. "
        f"Retrieved {day}, from {address}"
    )
