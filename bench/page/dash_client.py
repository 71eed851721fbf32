"""A reader of a Dash app without a browser: posts callbacks as its renderer does."""

import http.client
import json
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

URL = "/_dash-update-component"
JSON = {"Content-Type": "application/json"}


class Reader:
    """One reader with one connection that stays open."""

    def __init__(self, address: str, values: dict[str, str]) -> None:
        self.values = dict(values)
        self.received = self.sent = 0
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc)
        self.connection.request("GET", "/_dash-dependencies")
        self.callbacks: dict[str, dict[str, Any]] = {
            one["inputs"][0]["id"]: one for one in json.loads(self.connection.getresponse().read())
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.connection.close()

    def choose(self, name: str, value: str) -> None:
        """Change one box and take in what the server says."""
        self.values[name] = value
        callback = self.callbacks[name]
        outputs = callback["output"].strip(".").split("...")
        body = {
            "output": callback["output"],
            "outputs": [dict(zip(("id", "property"), o.split("."), strict=True)) for o in outputs],
            "inputs": self._filled(callback["inputs"]),
            "changedPropIds": [f"{name}.value"],
            "state": self._filled(callback["state"]),
        }
        content = json.dumps(body).encode()
        self.connection.request("POST", URL, content, JSON)
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{answer.status}: {text[:400]!r}")
        self.sent += len(content)
        self.received += len(text)
        json.loads(text)

    def _filled(self, parts: list[dict[str, str]]) -> list[dict[str, str]]:
        return [{**part, "value": self.values[part["id"]]} for part in parts]
