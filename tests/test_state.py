"""The URL codec: what is written can be read, and nothing that is asked for can break it."""

from collections.abc import Collection
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import registry
from cqvet.base.fault import Fault
from cqvet.base.params import CHANNELS, Param, clean, parse, query

PARAMS = tuple({p.name: p for page in registry.PAGES for p in registry.params(page)}.values())
LISTED = tuple(p for p in PARAMS if isinstance(p.choices, Collection))
DEFAULTS = {param.name: param.default for param in PARAMS}


def values(params: tuple[Param, ...]) -> st.SearchStrategy[dict[str, str]]:
    """Any view: a value or the default for each parameter."""
    return st.fixed_dictionaries(
        {
            p.name: st.sampled_from(sorted({p.default, *p.choices}))
            for p in params
            if isinstance(p.choices, Collection)
        }
    )


@given(values(LISTED))
def test_a_view_survives_its_address(view: dict[str, str]) -> None:
    """Writing a view into an address and reading it gives the same view, without a fault."""
    address = urlencode(query(view, LISTED))
    found, faults = parse(parse_qs(address, strict_parsing=bool(address)), LISTED)
    assert found == view
    assert faults == []


def test_defaults_are_left_out() -> None:
    """The default view has an empty address, and names come in the order of the parameters."""
    assert query(DEFAULTS, PARAMS) == {}
    view = {**DEFAULTS, "measure": "gdp", "zone": "metro", "lang": "en"}
    assert list(query(view, PARAMS).items()) == [
        ("lang", "en"),
        ("zone", "metro"),
        ("measure", "gdp"),
    ]


NUL = "\x00"
MALFORMED: list[tuple[dict[str, list[str]], list[Fault]]] = [
    # ids that do not exist, or are those of something else
    ({"zone": ["nowhere"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["Metro"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["metro "]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["主城都市区"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["Metropolitan area"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["500101"]}, [Fault("zone", "unknown_value")]),
    ({"district": ["metro"]}, [Fault("district", "unknown_value")]),
    ({"district": ["500100"]}, [Fault("district", "unknown_value")]),
    ({"district": ["510100"]}, [Fault("district", "unknown_value")]),
    ({"district": ["500101.0"]}, [Fault("district", "unknown_value")]),
    ({"district": ["٥٠٠١٠١"]}, [Fault("district", "unknown_value")]),
    ({"district": ["-1"]}, [Fault("district", "unknown_value")]),
    ({"district": ["万州区"]}, [Fault("district", "unknown_value")]),
    ({"level": ["university"]}, [Fault("level", "unknown_value")]),
    ({"tier": ["future_2024"]}, [Fault("tier", "unknown_value")]),
    ({"cluster": ["L9"]}, [Fault("cluster", "unknown_value")]),
    ({"cluster": ["l1"]}, [Fault("cluster", "unknown_value")]),
    ({"evidence": ["all"]}, [Fault("evidence", "unknown_value")]),
    ({"lang": ["de"]}, [Fault("lang", "unknown_value")]),
    ({"lang": ["zh-CN"]}, [Fault("lang", "unknown_value")]),
    ({"lang": ["EN"]}, [Fault("lang", "unknown_value")]),
    ({"measure": ["happiness"]}, [Fault("measure", "unknown_value")]),
    ({"measure": ["__class__"]}, [Fault("measure", "unknown_value")]),
    ({"institution": ["0"]}, [Fault("institution", "unknown_value")]),
    # empty and repeated
    ({"zone": [""]}, [Fault("zone", "unknown_value")]),
    ({"measure": [""]}, [Fault("measure", "unknown_value")]),
    ({"zone": ["metro", "northeast"]}, [Fault("zone", "repeated")]),
    ({"zone": ["metro", ""]}, [Fault("zone", "repeated")]),
    ({"zone": []}, [Fault("zone", "repeated")]),
    ({"lang": ["zh", "en"]}, [Fault("lang", "repeated")]),
    ({"district": ["500101"] * 2 + ["500102"]}, [Fault("district", "repeated")]),
    ({"zone": [f"v{i}" for i in range(1000)]}, [Fault("zone", "repeated")]),
    # markup and code
    ({"zone": ["<script>alert(1)</script>"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["<img src=x onerror=alert(1)>"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["**bold** [link](//x.example)"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["$x^2$ :red[text]"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["{zone}"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["%s%n"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["' OR 1=1 --"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["../../etc/passwd"]}, [Fault("zone", "unknown_value")]),
    ({"cluster": ["=cmd|' /C calc'!A0"]}, [Fault("cluster", "unknown_value")]),
    # long, NUL, control characters, odd text
    ({"zone": ["x" * 10_240]}, [Fault("zone", "unknown_value")]),
    ({"institution": ["9" * 10_240]}, [Fault("institution", "unknown_value")]),
    ({"zone": [NUL]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["metro" + NUL]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["metro\n"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["\u202emetro"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["\ud800"]}, [Fault("zone", "unknown_value")]),
    ({"zone": ["\ufffd"]}, [Fault("zone", "unknown_value")]),
    ({"figure": ["nowhere/at/all"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["measure/population/510100"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["measure/happiness/city"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["standing/happiness/500101"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["matched/<script>"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["matched/" + "x" * 10_240]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["/"]}, [Fault("figure", "unknown_value")]),
    ({"figure": ["district_statistics/500101"]}, [Fault("figure", "unknown_value")]),
    ({"figure": [NUL]}, [Fault("figure", "unknown_value")]),
    # names that do not exist; what is not fit to be shown has no name
    ({"nonsense": ["1"]}, [Fault("nonsense", "unknown_name")]),
    ({"Zone": ["metro"]}, [Fault("", "unknown_name")]),
    ({"": ["metro"]}, [Fault("", "unknown_name")]),
    ({"<b>zone</b>": ["metro"]}, [Fault("", "unknown_name")]),
    ({"z" * 10_240: ["1"]}, [Fault("", "unknown_name")]),
    ({NUL: [NUL]}, [Fault("", "unknown_name")]),
    ({"区域": ["metro"]}, [Fault("", "unknown_name")]),
    ({"zone[]": ["metro"]}, [Fault("", "unknown_name")]),
    ({"zone\n": ["metro"]}, [Fault("", "unknown_name")]),
    # several at once
    (
        {"zone": ["x"], "district": ["y"], "oh": ["z"]},
        [
            Fault("zone", "unknown_value"),
            Fault("district", "unknown_value"),
            Fault("oh", "unknown_name"),
        ],
    ),
]


def test_there_are_at_least_50_malformed_queries() -> None:
    """The list of malformed queries is long, and no two are the same."""
    assert len({repr(entry) for entry, _ in MALFORMED}) == len(MALFORMED) >= 50


@pytest.mark.parametrize(
    ("malformed", "faults"), MALFORMED, ids=[f"{i:02}" for i in range(len(MALFORMED))]
)
def test_a_malformed_query_gives_defaults_and_faults(
    malformed: dict[str, list[str]], faults: list[Fault]
) -> None:
    """A bad part of an address is its default and one fault; a good part beside it still holds."""
    assert parse(malformed, PARAMS) == (DEFAULTS, faults)
    good = {} if "level" in malformed else {"level": ["vocational_bachelor"]}
    found, _ = parse({**malformed, **good}, PARAMS)
    assert found == {**DEFAULTS, **{name: given[0] for name, given in good.items()}}


@given(st.dictionaries(st.text(), st.lists(st.text()), max_size=5))
def test_no_query_raises(asked: dict[str, list[str]]) -> None:
    """Any names with any values give a value for each parameter, and faults fit to be shown."""
    found, faults = parse(asked, PARAMS)
    assert found.keys() == DEFAULTS.keys()
    assert all(fault.where == "" or fault.where.isascii() for fault in faults)


@given(
    st.sampled_from(sorted(DEFAULTS)),
    st.lists(st.text(max_size=80), min_size=1, max_size=3),
)
def test_no_value_raises(name: str, given_: list[str]) -> None:
    """Any values for a known name give one that the parameter accepts, or its default."""
    found, faults = parse({name: given_}, PARAMS)
    (param,) = (p for p in PARAMS if p.name == name)
    assert found[name] == param.default or param.accepts(found[name])
    assert len(faults) <= 1


def test_the_same_value_twice_is_no_fault() -> None:
    """A key that is repeated with the same value says nothing new."""
    found, faults = parse({"zone": ["metro", "metro"]}, PARAMS)
    assert (found["zone"], faults) == ("metro", [])


def test_what_streamlit_reads_itself_is_no_fault() -> None:
    """`embed` and `embed_options` belong to Streamlit and pass without a notice."""
    assert parse({"embed": ["true"], "embed_options": ["dark"]}, PARAMS) == (DEFAULTS, [])


class Anything:
    """A container that has everything in it."""

    def __contains__(self, _item: object) -> bool:
        return True


@pytest.mark.parametrize("text", ["x" * 129, "a\nb", NUL, "\ud800"])
def test_values_have_limits(text: str) -> None:
    """However much a parameter accepts, a long value and one that cannot be printed is refused."""
    found = parse({"any": [text]}, [Param("any", Anything())])
    assert found == ({"any": ""}, [Fault("any", "unknown_value")])


ADDED = (
    *("from", "isappinstalled", "utm_source", "utm_medium", "utm_campaign", "fbclid", "gclid"),
    *("msclkid", "spm", "scm", "share_token", "share_source", "wx_header", "scene", "clicktime"),
    *("enterid", "hmsr", "bd_vid", "vd_source", "timestamp", "mc_cid", "igshid", "_ga", "ADTAG"),
)


@pytest.mark.parametrize("name", ADDED)
def test_what_a_channel_adds_to_a_link_passes_unseen(name: str) -> None:
    """The view of the link is shown, without a fault, whatever the channel wrote there."""
    asked = clean({"zone": ["metro"], name: ["singlemessage", "0"]})
    assert parse(asked, PARAMS) == ({**DEFAULTS, "zone": "metro"}, [])


def test_no_parameter_of_ours_looks_like_one_of_a_channel() -> None:
    """What is taken off a link is never what we wrote into it."""
    assert [param.name for param in PARAMS if CHANNELS.fullmatch(param.name)] == []


@given(values(LISTED))
def test_a_view_is_not_cleaned_away(view: dict[str, str]) -> None:
    """Cleaning leaves every address that a view has as it is."""
    own = {name: [value] for name, value in query(view, LISTED).items()}
    assert clean(own) == own


@pytest.mark.parametrize(
    "tail",
    ["。", "，", "）", ")", ".", ",", ";", '"', "’", "”。", ").", "）。", "》", "！", "，请查收"],
)
def test_punctuation_behind_a_link_is_taken_off(tail: str) -> None:
    """A link at the end of a sentence or in brackets is the link."""
    asked = clean({"lang": ["en"], "zone": [f"metro{tail}"]})
    assert parse(asked, PARAMS) == ({**DEFAULTS, "lang": "en", "zone": "metro"}, [])


@pytest.mark.parametrize("escape", ["amp;", "amp;amp;"])
def test_an_escaped_separator_is_one(escape: str) -> None:
    """`&amp;` between two parameters separates them."""
    asked = clean({"lang": ["en"], f"{escape}zone": ["metro"]})
    assert parse(asked, PARAMS) == ({**DEFAULTS, "lang": "en", "zone": "metro"}, [])


@given(st.dictionaries(st.text(), st.lists(st.text()), max_size=5))
def test_cleaning_a_query_never_raises(asked: dict[str, list[str]]) -> None:
    """Any names with any values can be cleaned, and a second time changes nothing."""
    once = clean(asked)
    assert clean(once) == once
