"""Requests that a stranger makes up: every route, queries and bodies near and far from right."""

import json
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any, Final
from urllib.parse import quote, urlencode

from openpyxl import Workbook  # type: ignore[import-untyped]

from cqvet.api import models, tables
from cqvet.base import forms
from cqvet.models import flow
from cqvet.subjects import needs, register
from tests import hostile
from tests.api.conftest import API

OWN: Final = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/overview",
    "/api",
    "/api/",
    f"{API}/openapi.json",
)
READS: Final = (
    *OWN,
    *(f"{API}/{path}" for path in ("datapackage.json", "figures", "flow", "match", "plan")),
)
POSTS: Final = tuple(
    f"{API}/{path}"
    for path in ("match", "plan", "needs", "report", "validate/register", "validate/needs")
)
METHODS: Final = ("GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS")
NAMES: Final = (
    *flow.LEVERS,
    *models.PLAN,
    *("zone", "level", "district", "source", "year", "value", "id", "name_zh", "lang"),
)
NUMBERS: Final = (0, 1, -1, 2, 0.5, 1e308, -1e308, 1e-320, 10**40, 2**63, 0.1 + 0.2, True, None)
MEMBERS: Final = (
    *("supply", "demand", "budget", "years", "objective", "floors", "ceilings", "keep", "needs"),
    *(
        "zone",
        "cluster",
        "level",
        "points",
        "weight",
        "reason",
        "text",
        "kind",
        "organisation",
        "lang",
        "format",
        "register",
        "x",
    ),
)


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    address: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class Stranger:
    """Makes up requests; the same ones from the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def request(self) -> Asked:
        """One request of any kind."""
        pick = self.random.random()
        if pick < 0.45:
            return Asked(
                self.one(("POST",) * 9 + METHODS), self.target(), self.body(), self.headers()
            )
        if pick < 0.95:
            return Asked(
                self.one(("GET",) * 9 + METHODS), self.source() + self.query(), b"", self.headers()
            )
        return Asked(
            self.one(METHODS),
            "/" + "/".join(quote(self.text(), safe="") for _ in range(self.few())),
        )

    def one(self, of: Any) -> Any:
        return self.random.choice(of)

    def few(self) -> int:
        return self.random.randrange(4)

    def text(self) -> str:
        """A text of ours, of a stranger, or both."""
        known = (
            *(
                "metro",
                "northeast",
                "L1",
                "S2",
                "higher_vocational",
                "secondary_vocational",
                "500118",
            ),
            *(
                "永川区",
                "talent",
                "人才",
                "equal",
                "target_2027",
                "gap",
                "similarity",
                "510203",
                "2025",
            ),
        )
        pick = self.random.random()
        if pick < 0.4:
            return str(self.one(known))
        if pick < 0.9:
            return str(self.one(hostile.ALL))
        return str(self.one(known)) + str(self.one(hostile.ALL))

    def value(self) -> str:
        return str(self.one(NUMBERS)) if self.random.random() < 0.4 else self.text()

    def source(self) -> str:
        """The path of something to read."""
        pick = self.random.random()
        if pick < 0.5:
            return str(self.one(READS))
        name = (
            self.one(tables.names())
            if self.random.random() < 0.7
            else quote(self.text()[:200], safe="")
        )
        if pick < 0.8:
            return f"{API}/tables/{name}.{self.one(('csv', 'json', 'xlsx', 'xml', ''))}"
        if pick < 0.9:
            return f"{API}/geometry/{name}.geojson"
        return f"{API}/figures/{quote(self.text()[:200])}"

    def target(self) -> str:
        """The path of something to post to."""
        if self.random.random() < 0.8:
            return str(self.one(POSTS))
        return f"{API}/validate/{self.one(tables.names())}"

    def query(self) -> str:
        """Nothing, names that are known with any value, or anything."""
        given = [
            (
                self.one(NAMES) if self.random.random() < 0.8 else self.text()[:300],
                self.value()[:300],
            )
            for _ in range(self.few())
        ]
        raw = urlencode(given) if self.random.random() < 0.9 else self.noise(40).hex("%")
        return f"?{raw}" if raw else ""

    def headers(self) -> dict[str, str]:
        kinds = (
            "application/json",
            "text/csv",
            "multipart/form-data",
            "multipart/form-data; boundary=a",
            "",
        )
        found = {"Content-Type": self.one(kinds)} if self.random.random() < 0.3 else {}
        if self.random.random() < 0.2:
            found["If-None-Match"] = self.one(("*", 'W/"x"', ",,,", '"', "W/"))
        return found

    def noise(self, most: int) -> bytes:
        return self.random.randbytes(self.random.randrange(most + 1))

    def body(self) -> bytes:
        """JSON, a table, or bytes, whole or damaged."""
        content = self.one(
            (self.json_near, self.json_far, self.table, self.book, lambda: self.noise(300))
        )()
        return self.damaged(content) if self.random.random() < 0.3 else bytes(content)

    def damaged(self, content: bytes) -> bytes:
        """Cut short, or with some bytes in it exchanged."""
        if self.random.random() < 0.3:
            return content[: self.random.randrange(len(content) + 1)]
        changed = bytearray(content)
        for _ in range(min(len(changed), 1 + self.few())):
            changed[self.random.randrange(len(changed))] = self.random.randrange(256)
        return bytes(changed)

    def json_far(self) -> bytes:
        return json.dumps(self.anything(4)).encode()

    def anything(self, depth: int) -> Any:
        """Any value of JSON, with members of ours."""
        pick = self.random.random()
        if not depth or pick < 0.3:
            return self.one((self.one(NUMBERS), self.text()))
        if pick < 0.6:
            return [self.anything(depth - 1) for _ in range(self.few())]
        return {self.one(MEMBERS): self.anything(depth - 1) for _ in range(self.few() + 1)}

    def json_near(self) -> bytes:
        """A body as it should be, with a few things exchanged."""
        cells = [
            {
                "zone": zone,
                "cluster": cluster,
                "level": "higher_vocational",
                "points": self.random.randrange(9),
            }
            for zone in ("metro", "northeast")[: 1 + self.few() // 2]
            for cluster in ("L1", "L2", "L3")
        ]
        found: dict[str, Any] = {
            "supply": cells,
            "demand": [{"cluster": f"L{i}", "weight": self.random.random()} for i in (1, 2, 3)],
        }
        if self.random.random() < 0.5:
            found |= {
                "budget": self.one((0, 0.05, 0.2, 1)),
                "years": self.one((1, 2)),
                "objective": self.one(("gap", "similarity")),
            }
            found["floors"] = [
                {"zone": "metro", "cluster": "L1", "points": self.random.randrange(9)}
            ]
        if self.random.random() < 0.4:
            found = {
                "needs": [
                    {"text": self.text(), "kind": "talent", "district": self.text()[:9]}
                    for _ in range(self.few())
                ]
            }
        for _ in range(self.few()):
            self.exchange(found)
        return json.dumps(found).encode()

    def exchange(self, content: Any) -> None:
        """Put anything somewhere into it."""
        key = (
            self.one(list(content) if isinstance(content, dict) else range(len(content)))
            if content
            else None
        )
        if key is None:
            return
        if isinstance(content[key], dict | list) and self.random.random() < 0.8:
            self.exchange(content[key])
        else:
            content[key] = self.anything(2)

    def rows(self) -> list[list[str]]:
        """A table near a form or a table of ours."""
        header = self.one(
            (
                register.form(register.words()).columns,
                needs.COLUMNS,
                tables.fields(self.one(tables.names())),
            )
        )
        names = [name if self.random.random() < 0.95 else self.text()[:90] for name in header]
        return [names, *([self.value()[:90] for _ in names] for _ in range(self.few()))]

    def table(self) -> bytes:
        encoding = self.one(("utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"))
        header, *rows = self.rows()
        return forms.as_csv(header, rows).decode("utf-8-sig").encode(encoding, "replace")

    def book(self) -> bytes:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("sheet")
        for row in self.rows():
            sheet.append(list(map(printable, row)))
        file = BytesIO()
        book.save(file)
        return file.getvalue()


def printable(text: str) -> str:
    """A text as a workbook can hold it."""
    return "".join(letter for letter in text if letter.isprintable())
