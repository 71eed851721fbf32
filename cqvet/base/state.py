"""The URL codec: the only code that touches `st.query_params`.

The URL is the state. A parameter is declared once, its value is an id or a code, and a
default is left out of the URL. `lang` alone is always written: its default depends on
the reader, so a URL without it is an arrival or a click on a page name, and the
parameters that reach several pages are carried over from the session.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

LONGEST: Final = 128
NAME: Final = re.compile(r"[a-z_]{1,24}")
SEEN: Final = "_address"
FAULTS: Final = "_faults"
OPENED: Final = "_opened"
OWN_TO_STREAMLIT: Final = frozenset({"embed", "embed_options"})
CHANNELS: Final = re.compile(
    r"(utm|mtm|share|wx|weibo|bd|tt|mc)_\w+|hm(sr|pl|cu|kw|ci)|from|isappinstalled|nsukey|chksm"
    r"|(sub|a)?scene|clicktime|enterid|sessionid|pass_ticket|exportkey|timestamp|spm|scm|_wv"
    r"|tdsourcetag|adtag|vd_source|unique_k|(fb|g|d|y|tw|tt)clid|msclkid|(g|w)braid|igsh(id)?"
    r"|_g[al]",
    re.IGNORECASE,
)
"""Parameters that messengers, mail and search engines add to a link; they say nothing to us."""
ESCAPED: Final = re.compile(r"^(amp;)+")
"""What is left of `&amp;` where a link was copied out of a source text."""
GLUED: Final = re.compile(r"""[.,;:!?)\]}>"'*]*([。，、；：！？）】》」』”’…].*)?$""", re.DOTALL)
"""Punctuation, and words behind Chinese punctuation, that stood after a link."""


@dataclass(frozen=True)
class Param:
    """One parameter of the URL. `choices` are the ids that it accepts."""

    name: str
    choices: Container[str]
    default: str = ""
    longest: int = LONGEST

    def accepts(self, value: str) -> bool:
        return len(value) <= self.longest and value.isprintable() and value in self.choices


@dataclass(frozen=True)
class Fault:
    """A parameter that could not be used. `name` is empty where it is not fit to be shown."""

    name: str
    code: str


def parse(
    query: Mapping[str, Sequence[str]], params: Sequence[Param]
) -> tuple[dict[str, str], list[Fault]]:
    """Values of all `params` from a query, defaults where it has none or a bad one.

    `query` maps a name to all values given for it. Never raises; every name or value that
    could not be used is one `Fault` (`unknown_name`, `unknown_value` or `repeated`).
    """
    known = {param.name: param for param in params}
    values = {param.name: param.default for param in params}
    faults = []
    for name, given in query.items():
        if name in OWN_TO_STREAMLIT:
            continue
        shown = name if NAME.fullmatch(name) else ""
        if name not in known:
            faults.append(Fault(shown, "unknown_name"))
        elif len(set(given)) != 1:
            faults.append(Fault(shown, "repeated"))
        elif not known[name].accepts(given[0]):
            faults.append(Fault(shown, "unknown_value"))
        else:
            values[name] = given[0]
    return values, faults


def query(values: Mapping[str, str], params: Sequence[Param]) -> dict[str, str]:
    """The query of a view: names in the order of `params`, defaults left out."""
    return {p.name: values[p.name] for p in params if values.get(p.name, p.default) != p.default}


def unglued(text: str) -> str:
    """A part of a link without the punctuation that stood behind the link."""
    return GLUED.sub("", text) or text


def clean(query: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """A query as it was meant: without what channels add and what was glued to its end."""
    found: dict[str, list[str]] = {}
    for name, given in query.items():
        own = ESCAPED.sub("", name)
        if not CHANNELS.fullmatch(own):
            found.setdefault(own, []).extend(map(unglued, given))
    return found


def current() -> dict[str, list[str]]:
    """The query of the page as the browser shows it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def news() -> dict[str, list[str]]:
    """The query, where the reader came by an address or changed it; otherwise nothing."""
    asked = current()
    if asked == st.session_state.get(SEEN):
        return {}
    meant = clean(asked)
    return meant if "lang" in meant or SEEN not in st.session_state else {}


def opened() -> int:
    """How many addresses this session has opened: what was tried in one is nothing to another."""
    count: int = st.session_state.get(OPENED, 0)
    return count


def seed(asked: Mapping[str, Sequence[str]], params: Sequence[Param]) -> list[Fault]:
    """Before the widgets: take an address over into the session, whose keys are the names.

    Returns what could not be used of the address last opened, until the view changes.
    """
    if asked:
        values, st.session_state[FAULTS] = parse(asked, params)
        st.session_state.update(values)
        st.session_state[OPENED] = opened() + 1
    hold(params)
    faults: list[Fault] = st.session_state.get(FAULTS, [])
    return faults


def hold(params: Sequence[Param]) -> None:
    """Set every value anew: a widget shows it in the language of the run, one undrawn keeps it.

    Two pages may have a parameter of one name: what the other page chose may not fit here.
    """
    for param in params:
        value = st.session_state.get(param.name, param.default)
        fits = not isinstance(value, str) or value == param.default or param.accepts(value)
        st.session_state[param.name] = value if fits else param.default


def chosen(params: Sequence[Param]) -> dict[str, str]:
    """The query of the view as it stands in the session."""
    values = {param.name: st.session_state.get(param.name, param.default) for param in params}
    return query(values, params)


def commit(params: Sequence[Param]) -> None:
    """After the widgets: write the session into the URL."""
    wanted = {name: [value] for name, value in chosen(params).items()}
    if current() != wanted:
        st.query_params.from_dict(wanted)
    if st.session_state.get(SEEN) not in (None, wanted):
        st.session_state[FAULTS] = []
    st.session_state[SEEN] = wanted
