from __future__ import annotations

from lxml import etree

from ocop_site.making.sitemaps import SITEMAP, XHTML, sitemap_file

NAMES = {"s": SITEMAP, "x": XHTML}
BASE = "https://vi-du.org/a&b"


def test_a_page_of_one_language_names_no_others() -> None:
    data = sitemap_file({"base": BASE, "pages": [{"href": "/tinh/", "languages": []}], "parts": []})
    root = etree.fromstring(data)
    assert root.xpath("s:url/s:loc/text()", namespaces=NAMES) == [f"{BASE}/tinh/"]
    assert root.findall(".//x:link", NAMES) == []


def test_each_language_of_a_page_names_all_of_them() -> None:
    ways = [{"tag": "vi", "href": "/tinh/"}, {"tag": "en", "href": "/en/tinh/"}]
    root = etree.fromstring(sitemap_file({"base": BASE, "pages": [{"href": "/tinh/", "languages": ways}], "parts": []}))
    assert root.xpath("s:url/s:loc/text()", namespaces=NAMES) == [f"{BASE}/tinh/", f"{BASE}/en/tinh/"]
    for url in root:
        links = [(one.get("hreflang"), one.get("href")) for one in url.findall("x:link", NAMES)]
        assert links == [
            ("vi", f"{BASE}/tinh/"),
            ("en", f"{BASE}/en/tinh/"),
            ("x-default", f"{BASE}/tinh/"),
        ]


def test_an_index_names_its_parts_and_nothing_else() -> None:
    parts = [{"href": "/sitemap-1.xml"}, {"href": "/sitemap-2.xml"}]
    root = etree.fromstring(sitemap_file({"base": BASE, "pages": [], "parts": parts}))
    assert root.tag == f"{{{SITEMAP}}}sitemapindex"
    assert root.xpath("s:sitemap/s:loc/text()", namespaces=NAMES) == [f"{BASE}/sitemap-1.xml", f"{BASE}/sitemap-2.xml"]


def test_a_map_of_nothing_is_one_all_the_same() -> None:
    assert len(etree.fromstring(sitemap_file({"base": BASE, "pages": [], "parts": []}))) == 0
