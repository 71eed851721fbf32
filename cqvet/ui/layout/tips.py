"""What the map says of a district under the pointer, for every measure and in both languages.

A tooltip reads the fields of the feature it stands on, and geometry that is served by address
has only what is in the file. So the outlines are served once more with these texts in them,
under a name with their hash, and a change of measure only names another field.
"""

import hashlib
import json
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
    for feature in content["features"]:
        own = feature["properties"]
        for lang in LANGS:
            for measure in (ZONES, *layout.MEASURES):
                _, body = fields(measure, lang)
                own[body] = said(measure, own["district"], Text(lang))
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def said(measure: str, district: str, t: Text) -> str:
    """The zone or the measure with its unit, and how many institutions are named here."""
    count = int((data.table("institutions")["district"] == district).sum())
    institutions = t.count("layout.tip_institutions", count, n=number(count, t.lang))
    if measure == ZONES:
        zone = data.records("districts")[district]["zone"]
        return f"{quoting.word('zone', zone, t)}\n{institutions}"
    name, value = t(f"layout.measure_{measure}"), _value(measure, district, t)
    return f"{t('layout.tip_measure', measure=name, value=value)}\n{institutions}"


def _value(measure: str, district: str, t: Text) -> str:
    """The value with its unit, or why there is none."""
    chosen, value = layout.MEASURES[measure], float(layout.by_district(measure)[district])
    frame = data.table("district_statistics")
    own = frame[(frame["district"] == district) & frame["measure"].isin(chosen.parts)]
    for reason in own["missing"].dropna():
        return quoting.missing(reason, t)
    return of_value(value, chosen.unit, "", t, chosen.digits).text
