"""Addresses that earlier releases wrote or that readers keep: page and parameters still count."""

from urllib.parse import parse_qs, urlsplit

import pytest

from cqvet import registry
from cqvet.base.filters import NAMES, reconcile
from cqvet.base.params import clean, parse

LINKS = (
    "/",
    "/?lang=en",
    "/?lang=zh&zone=northeast",
    "/overview?lang=zh&zone=metro&district=500118",
    "/overview?lang=en&cluster=L1&evidence=high",
    "/?lang=zh&figure=layout_match_rate",
    "/layout?lang=zh",
    "/layout?lang=zh&zone=metro&district=500118&measure=population",
    "/layout?lang=en&measure=urban_share",
    "/layout?lang=en&zone=metro&measure=gdp",
    "/layout?zone=metro",
    "/layout?zone=metro&from=singlemessage&isappinstalled=0",
    "/layout?lang=en&measure=higher_per_100k&level=higher_vocational",
    "/layout?lang=zh&figure=districts/500101",
    "/layout?lang=zh&figure=measure/higher_per_100k/metro",
    "/layout?lang=en&district=500101&evidence=published",
    "/layout?lang=zh&off=colleges.community&zoom=2&part=districts",
    "/layout?lang=zh&tier=leading",
    "/layout?lang=zh&utm_source=mail&utm_medium=letter",
    "/pipeline?lang=en",
    "/pipeline?evidence=high",
    "/pipeline?lang=zh&zone=southeast&level=secondary_vocational",
    "/pipeline?lang=en&series=colleges",
    "/pipeline?lang=zh&district=500118&cluster=L1",
    "/matching?lang=zh",
    "/matching?lang=en&basis=target_2027&cluster=L1",
    "/matching?lang=en&tab=lab",
    "/matching?lang=zh&supply=register&year=2024",
    "/matching?lang=zh&tier=leading&evidence=high",
    "/matching?lang=en&index=similarity&zone=metro",
    "/international?lang=en",
    "/international?lang=en&country=THA",
    "/international?lang=zh&type=luban_workshop&zone=metro",
    "/international?lang=zh&cluster=L1&evidence=published",
    "/partners?lang=en",
    "/partners?lang=en&tab=finder&district=500103",
    "/partners?lang=en&tab=needs",
    "/partners?zone=metro&amp;lang=en",
    "/partners?lang=zh&level=vocational_bachelor&cluster=P1",
    "/twin_cities?lang=en",
    "/twin_cities?lang=en&type=competition",
    "/twin_cities?lang=zh&zone=metro&district=500118",
    "/strategy?lang=zh",
    "/strategy?lang=en&evidence=high",
    "/quality?lang=zh&zone=northeast",
    "/quality?lang=en&medal=gold",
    "/sources?lang=en&tab=glossary",
    "/sources?lang=zh&table=districts",
    "/sources?lang=zh&tab=errata&evidence=high",
    "/sources?lang=en&fbclid=x&spm=a.b",
)


@pytest.mark.parametrize("link", LINKS)
def test_an_old_link_is_still_understood(link: str) -> None:
    """The page exists, every parameter is taken over as it stands, and no filter is dropped."""
    address = urlsplit(link)
    wanted = address.path.strip("/") or registry.PAGES[0].id
    (page,) = (page for page in registry.PAGES if page.id == wanted)
    asked = clean(parse_qs(address.query, strict_parsing=bool(address.query)))
    values, faults = parse(asked, registry.params(page))
    assert faults == []
    assert {name: [values[name]] for name in asked} == asked
    assert reconcile({name: values[name] for name in NAMES})[1] == []


def test_fifty_links_reach_every_page() -> None:
    """No page is left out, and there are fifty links."""
    paths = {urlsplit(link).path.strip("/") or registry.PAGES[0].id for link in LINKS}
    assert paths == {page.id for page in registry.PAGES}
    assert len(set(LINKS)) == 50
