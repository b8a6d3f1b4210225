"""The feeds by the rules of RFC 4287, read by an XML library that is not ours."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml import etree

from ocop_site.pages import addresses
from tests.site.built import DAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.built import BuiltSite

BASE = "https://example.org/ocop"
NAMES = {"a": "http://www.w3.org/2005/Atom"}
RFC3339 = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")


def one(element: etree._Element, path: str) -> str:
    """The text of the only element at a path."""
    (found,) = element.findall(path, NAMES)
    assert found.text, path
    return str(found.text)


def moment(element: etree._Element, path: str) -> datetime:
    text = one(element, path)
    assert RFC3339.fullmatch(text), text
    return datetime.fromisoformat(text)


def links(element: etree._Element) -> dict[str, str]:
    found = [(link.get("rel"), link.get("href")) for link in element.findall("a:link", NAMES)]
    assert len(dict(found)) == len(found)
    return dict(found)


def is_there(site: BuiltSite, address: str) -> bool:
    return (site.output / addresses.file_of(address.removeprefix(BASE))).is_file()


def check(path: Path, site: BuiltSite) -> list[str]:
    """Check a feed (RFC 4287, 4.1.1 and 4.1.2); gives the ids of its entries."""
    feed = etree.parse(path).getroot()
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    itself = f"{BASE}/{path.relative_to(site.output).as_posix()}"
    assert one(feed, "a:id") == links(feed)["self"] == itself
    assert one(feed, "a:title")
    assert one(feed, "a:author/a:name")
    assert is_there(site, links(feed)["alternate"])
    entries = feed.findall("a:entry", NAMES)
    days = [moment(entry, "a:updated") for entry in entries]
    assert moment(feed, "a:updated") == max(days) == days[0]
    assert days == sorted(days, reverse=True)
    assert all(day.date() <= DAY for day in days)
    for entry in entries:
        assert one(entry, "a:title")
        assert one(entry, "a:summary")
        assert moment(entry, "a:published") == moment(entry, "a:updated")
        assert set(links(entry)) == {"alternate"}
        assert is_there(site, links(entry)["alternate"])
        assert urlsplit(one(entry, "a:id")).scheme == "https"
    return [one(entry, "a:id") for entry in entries]


def test_every_feed_keeps_to_the_rules_and_its_ids_are_its_own(ocop_site: BuiltSite) -> None:
    feeds = sorted(ocop_site.output.rglob("*.atom"))
    found = {path.relative_to(ocop_site.output).as_posix(): check(path, ocop_site) for path in feeds}
    assert len(found) > 10
    for path, ids in found.items():
        assert len(set(ids)) == len(ids), path
    assert {path for path in found if path.startswith("en/")} == {f"en/{path}" for path in found if path[:3] != "en/"}
    assert not set(found["tin-moi.atom"]) & set(found["en/tin-moi.atom"])


def test_the_pages_that_a_feed_belongs_to_name_it(ocop_site: BuiltSite) -> None:
    kind = "link[@rel='alternate' and @type='application/atom+xml']"
    named = set()
    for path in sorted(ocop_site.output.rglob("*.html")):
        for link in etree.HTML(path.read_bytes()).find("head").xpath(kind):
            target = (path.parent / link.get("href")).resolve()
            assert target.is_file(), path
            assert link.get("title")
            named.add(target)
    assert named == {path.resolve() for path in ocop_site.output.rglob("*.atom")}


def test_while_no_address_is_known_there_is_no_feed(real_site: BuiltSite) -> None:
    assert list(real_site.output.rglob("*.atom")) == []
