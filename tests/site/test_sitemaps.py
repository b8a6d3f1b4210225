"""The map of the site by the rules of sitemaps.org, read by an XML library that is not ours; and `robots.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from ocop_site.pages import addresses

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

BASE = "https://example.org/ocop"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
NEVER = ("/Q/", "/01/", "/in-nhan/", "/404.html", "/bien-tap/")


def urls(site: BuiltSite) -> dict[str, dict[str, str]]:
    """Address -> language -> address, of every page in the map."""
    tree = etree.parse(site.output / "sitemap.xml")
    assert tree.getroot().tag == f"{{{NAMES['s']}}}urlset"
    found: dict[str, dict[str, str]] = {}
    for url in tree.getroot():
        (loc,) = url.findall("s:loc", NAMES)
        others = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)}
        assert all(link.get("rel") == "alternate" for link in url.findall("x:link", NAMES))
        assert loc.text not in found, loc.text
        assert [child.tag for child in url].count(f"{{{NAMES['s']}}}lastmod") == 0
        found[loc.text] = others
    return found


def heads(site: BuiltSite) -> dict[str, etree._Element]:
    """Address -> the head of every page of a site."""
    found = {}
    for path in sorted(site.output.rglob("*.html")):
        address = addresses.address_of(path.relative_to(site.output).as_posix())
        found[f"{BASE}{address}"] = etree.HTML(path.read_bytes()).find("head")
    return found


def test_every_page_for_search_engines_is_there_once_and_no_other(ocop_site: BuiltSite) -> None:
    wanted = set()
    for address, head in heads(ocop_site).items():
        hidden = head.xpath("meta[@name='robots' and @content='noindex']")
        moved = head.xpath("meta[@http-equiv='refresh']")
        canonical = head.xpath("string(link[@rel='canonical']/@href)")
        if not hidden and not moved and canonical == address:
            wanted.add(address)
    assert set(urls(ocop_site)) == wanted
    assert len(wanted) > 100
    assert not [address for address in wanted if any(part in address for part in NEVER)]


def test_languages_name_each_other_in_the_map_and_on_the_page(ocop_site: BuiltSite) -> None:
    found = urls(ocop_site)
    pages = heads(ocop_site)
    several = 0
    for address, others in found.items():
        links = {
            one.get("hreflang"): one.get("href") for one in pages[address].xpath("link[@rel='alternate'][@hreflang]")
        }
        assert links == others, address
        if others:
            several += 1
            assert set(others) == {"vi", "en", "x-default"}
            assert others["x-default"] == others["vi"]
            assert address in others.values()
            assert all(found[other] == others for other in others.values()), address
    assert several > len(found) * 0.9


def test_robots_lets_all_in_and_names_the_map(ocop_site: BuiltSite) -> None:
    rules = RobotFileParser()
    rules.parse((ocop_site.output / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert rules.site_maps() == [f"{BASE}/sitemap.xml"]
    assert rules.can_fetch("x", f"{BASE}/san-pham/")
    assert "X-Robots-Tag" not in (ocop_site.output / "_headers").read_text(encoding="utf-8")


def hidden_is_hidden(output: Path) -> None:
    assert list(output.rglob("sitemap*.xml")) == []
    robots = (output / "robots.txt").read_text(encoding="utf-8")
    assert "Sitemap" not in robots
    rules = RobotFileParser()
    rules.parse(robots.splitlines())
    assert rules.can_fetch("x", "/san-pham/")  # or nobody would read that no page is to be listed
    assert "/*\n  X-Robots-Tag: noindex\n" in (output / "_headers").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_what_is_not_for_search_engines_has_no_map(name: str, request: pytest.FixtureRequest) -> None:
    hidden_is_hidden(request.getfixturevalue(name).output)


def test_an_invented_catalogue_is_hidden_at_a_real_address_too(published_examples: BuiltSite) -> None:
    output = published_examples.output
    hidden_is_hidden(output)
    assert [path for path in output.rglob("*.html") if "noindex" not in path.read_text(encoding="utf-8")] == []
