"""Components of our own: the browser fetches what draws one once, by an address, and keeps it."""

import hashlib
import json
from pathlib import Path
from typing import Any, Final

import streamlit as st

SERVED: Final[dict[str, str]] = {}
"""What the server answers under an address of a script."""
# Streamlit sends the code of a component with every instance, so that code only fetches ours.
LOADER: Final = """export default async (component) =>
  (await import(new URL("{address}", document.baseURI))).show(component);"""


def component(path: Path) -> Any:
    """The component that `<path>.js` draws; to the script `STYLE` is `<path>.css`."""
    style, code = (path.with_suffix(end).read_text("utf-8") for end in (".css", ".js"))
    script = f"const STYLE = {json.dumps(style)};\n{code}"
    address = f"parts/{path.name}.{hashlib.sha256(script.encode()).hexdigest()[:8]}.js"
    SERVED[address] = script
    name = f"cqvet_{path.name}"
    return st.components.v2.component(name, js=LOADER.replace("{address}", address))
