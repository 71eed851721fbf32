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


FOLDER: Final = "parts/"


def serve(name: str, script: str) -> str:
    """Serve a script in `FOLDER`; gives its name there, which changes with what is in it."""
    file = f"{name}.{hashlib.sha256(script.encode()).hexdigest()[:8]}.js"
    SERVED[FOLDER + file] = script
    return file


def asked(key: str) -> str:
    """What a component asks to open; nothing where the page left it behind meanwhile."""
    state = st.session_state.get(key)
    return str(state.open or "") if state else ""


def component(path: Path, **constants: str) -> Any:
    """The component that `<path>.js` draws; to the script `STYLE` is `<path>.css`."""
    style, code = (path.with_suffix(end).read_text("utf-8") for end in (".css", ".js"))
    known = {"STYLE": style, **constants}
    lines = [f"const {name} = {json.dumps(text)};" for name, text in known.items()]
    address = FOLDER + serve(path.name, "\n".join([*lines, code]))
    name = f"cqvet_{path.name}"
    return st.components.v2.component(name, js=LOADER.replace("{address}", address))
