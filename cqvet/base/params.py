"""What an address may carry: parameters, each declared once, and how a query is read.

A value is an id or a code, and a default is left out.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.base.fault import Fault

LONGEST: Final = 128
NAME: Final = re.compile(r"[a-z_]{1,24}")
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
class Reads:
    """The set of all texts that a function can read: it raises `refused` for the others."""

    decode: Callable[[str], object]
    refused: type[Exception] = ValueError

    def __contains__(self, text: object) -> bool:
        try:
            self.decode(str(text))
        except self.refused:
            return False
        return True


ANY_TEXT: Final = Reads(str)
"""All texts: what cannot be taken is said where it is."""


@dataclass(frozen=True)
class Param:
    """One parameter of the URL. `choices` are the ids that it accepts."""

    name: str
    choices: Container[str]
    default: str = ""
    longest: int = LONGEST

    def accepts(self, value: str) -> bool:
        return len(value) <= self.longest and value.isprintable() and value in self.choices


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
