"""What the map says of a district under the pointer, for every measure and in both languages.

A tooltip reads the fields of the feature it stands on, and geometry that is served by address
has only what is in the file. So the outlines are served once more with these texts in them,
under a name with their hash, and a change of measure only names another field.
"""

import hashlib
import json
from collections import Counter
from functools import cache

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import of_value
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.maps import base
from cqvet.subjects import layout

ZONES = "zones"


def fields(measure: str, lang: Lang) -> base.Tip:
    """The fields of a feature that hold the name of a district and what is said of it."""
    return f"name_{lang}", f"{measure}_{lang}"


@cache
def address() -> str:
    """Where the browser finds the outlines with their texts, seen from any page of the app."""
    return f"geometry/districts.{hashlib.sha256(geometry()).hexdigest()[:8]}.json"


@cache
def geometry() -> bytes:
    """The outlines of the districts, each with what is said of it."""
    content = json.loads(base.content("districts"))
    owns = [feature["properties"] for feature in content["features"]]
    for lang in LANGS:
        for measure in (ZONES, *layout.MEASURES):
            _, body = fields(measure, lang)
            told = said(measure, Text(lang))
            for own in owns:
                own[body] = told[own["district"]]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def said(measure: str, t: Text) -> dict[str, str]:
    """By district its zone or the measure with its unit, and how many institutions it has."""
    heads = _zones(t) if measure == ZONES else _values(measure, t)
    counts = Counter(data.table("institutions")["district"])
    told = {
        code: t.count("layout.tip_institutions", counts[code], n=number(counts[code], t.lang))
        for code in heads
    }
    return {code: f"{head}\n{told[code]}" for code, head in heads.items()}


def _zones(t: Text) -> dict[str, str]:
    return {
        row["district"]: quoting.word("zone", row["zone"], t) for row in data.every("districts")
    }


def _values(measure: str, t: Text) -> dict[str, str]:
    """By district the measure: the value with its unit, or why there is none."""
    chosen, name = layout.MEASURES[measure], t(f"layout.measure_{measure}")
    reasons: dict[str, str] = {}
    for row in data.every("district_statistics"):
        if row["measure"] in chosen.parts and row["missing"]:
            reasons.setdefault(row["district"], quoting.missing(row["missing"], t))
    values = {
        str(code): of_value(float(value), chosen.unit, "", t, chosen.digits).text
        for code, value in layout.by_district(measure).items()
    }
    return {
        code: t("layout.tip_measure", measure=name, value=reasons.get(code, value))
        for code, value in values.items()
    }
