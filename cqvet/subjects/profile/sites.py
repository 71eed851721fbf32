"""Public websites of schools, where a source of ours is a page of the school itself.

No table lists websites. A source that a school published under one of its names has an address;
what stands before its path is a site of the school, the main one where it begins with `www`.
"""

from functools import cache
from urllib.parse import urlsplit

from cqvet import data


def site(institution: str) -> str:
    """The website of an institution; empty where no source is a page of its own."""
    return _sites().get(institution, "")


@cache
def _sites() -> dict[str, str]:
    names = {row["name_zh"]: row["institution"] for row in data.every("institution_names")}
    names |= {row["name_zh"]: row["institution"] for row in data.every("institutions")}
    found: dict[str, set[str]] = {}
    for row in data.every("sources"):
        if row["url"] and row["publisher_zh"] in names:
            parts = urlsplit(row["url"])
            address = f"{parts.scheme}://{parts.netloc}/"
            found.setdefault(names[row["publisher_zh"]], set()).add(address)
    return {
        code: min(own, key=lambda one: ("//www." not in one, one)) for code, own in found.items()
    }
