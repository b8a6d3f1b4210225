from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from ocop_site.making.feeds import ATOM, feed_file

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain

NAMES = {"a": ATOM}
BASE = "https://vi-du.org/ocop"


def entry(number: int, day: str) -> Plain:
    return {
        "id": f"/Q/{number}/#cong-nhan-{day}",
        "title": f"Mắm <b>số</b> {number} & bạn",
        "day": day,
        "summary": "HTX Ví Dụ · Hà Tĩnh",
        "href": f"/san-pham/mam-{number}/",
    }


def context(*entries: Plain, rights: str = "CC BY 4.0") -> Plain:
    data = {
        "title": "Tin mới",
        "language": "vi",
        "author": "Nhóm Ví Dụ",
        "rights": rights,
        "itself": {"href": "/tin-moi.atom"},
        "page": {"href": "/"},
        "entries": list(entries),
    }
    return {"base": BASE, "data": data}


def test_a_feed_is_as_new_as_its_newest_entry_and_says_where_it_is() -> None:
    feed = etree.fromstring(feed_file(context(entry(2, "2026-02-28"), entry(1, "2025-12-01"))))
    assert feed.tag == f"{{{ATOM}}}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    assert feed.findtext("a:updated", namespaces=NAMES) == "2026-02-28T00:00:00+07:00"
    assert feed.findtext("a:id", namespaces=NAMES) == f"{BASE}/tin-moi.atom"
    links = {one.get("rel"): one.get("href") for one in feed.findall("a:link", NAMES)}
    assert links == {"self": f"{BASE}/tin-moi.atom", "alternate": f"{BASE}/"}
    assert feed.findtext("a:author/a:name", namespaces=NAMES) == "Nhóm Ví Dụ"
    assert len(feed.findall("a:entry", NAMES)) == 2


def test_texts_are_texts_and_no_markup() -> None:
    feed = etree.fromstring(feed_file(context(entry(2, "2026-02-28"))))
    assert feed.findtext("a:entry/a:title", namespaces=NAMES) == "Mắm <b>số</b> 2 & bạn"
    assert feed.find("a:entry/a:link", NAMES).get("href") == f"{BASE}/san-pham/mam-2/"


def test_without_a_licence_no_rights_are_claimed() -> None:
    feed = etree.fromstring(feed_file(context(entry(2, "2026-02-28"), rights="")))
    assert feed.find("a:rights", NAMES) is None
