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
NEWSPAPER: Final = "newspaper"
BEIJING: Final = timezone(timedelta(hours=8))


def today() -> date:
    """The day on which somebody reads this, in Chongqing."""
    return datetime.now(UTC).astimezone(BEIJING).date()


def gbt7714(address: str, accessed: date, part: str = "", source: str = "") -> str:
    """A reference after GB/T 7714-2015: an electronic data set with dates of state and access.

    `part` is what of it is cited, in Chinese; where it is printed in a source, that is cited, and
    the data as where it was read.
    """
    title = f"{AUTHOR}. {data.descriptor()['title_zh']}: {data.version()}"
    dates = f"({data.date()})[{accessed.isoformat()}]"
    if source:
        row = data.records("sources")[source]
        name, by, day = row["title_zh"], row["publisher_zh"], row["date"] or "日期不详"
        paper = row["kind"] == NEWSPAPER
        printed = f"{name}[N]. {by}, {day}" if paper else f"{by}. {name}[Z]. {day}"
        return f"{printed}: {part}. 转引自: {title}[DS/OL]. {dates}. {address}."
    what = f"{AUTHOR}. {part}[DS/OL]//{title}." if part else f"{title}[DS/OL]."
    return f"{what} {dates}. {address}."


def apa(address: str, accessed: date, part: str = "", source: str = "") -> str:
    """A reference after APA (seventh edition): a data set that is retrieved on a day.

    `part` is what of it is cited, in English; where it is printed in a source, that is cited, and
    the data as where it was read.
    """
    title, year = data.descriptor()["title"], data.date()[:4]
    day = format_date(accessed, "MMMM d, y", locale=LOCALES["en"])
    version = f"(Version {data.version()}) [Data set]. Retrieved {day}, from {address}"
    if source:
        row = data.records("sources")[source]
        name, by, printed = row["title_en"], row["publisher_en"], _printed(row["date"])
        paper = row["kind"] == NEWSPAPER
        head = f"{name}. ({printed}). {by}" if paper else f"{by}. ({printed}). {name}"
        return f"{head}. {part}. As cited in {AUTHOR}. ({year}). {title} {version}"
    what = f"{part}. In {title}" if part else title
    return f"{AUTHOR}. ({year}). {what} {version}"


def _printed(day: str | None) -> str:
    """When a source was printed, as APA writes it."""
    if day is None:
        return "n.d."
    if len(day) < len("2025-01-01"):
        return day
    found = date.fromisoformat(day)
    return f"{found.year}, {format_date(found, 'MMMM d', locale=LOCALES['en'])}"
