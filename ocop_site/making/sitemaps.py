"""Maps of the site for search engines (sitemaps.org, 0.9), with the other languages of each page.

No day of change stands there: the catalogue does not know on which day a page came to say something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, tostring

if TYPE_CHECKING:
    from collections.abc import Mapping

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
DEFAULT = "x-default"


def sitemap_file(context: Mapping[str, Any]) -> bytes:
    """The file of `{base, pages: [{href, languages: [{tag, href}]}], parts: [{href}]}`.

    With parts it is the index that names them. Otherwise each page stands there once for each of its languages, and
    each of these names all of them, itself too; the first is the one for whom none is meant.
    """
    base = context["base"]
    if context["parts"]:
        index = Element("sitemapindex", {"xmlns": SITEMAP})
        for part in context["parts"]:
            SubElement(SubElement(index, "sitemap"), "loc").text = f"{base}{part['href']}"
        return written(index)
    pages = Element("urlset", {"xmlns": SITEMAP, "xmlns:xhtml": XHTML})
    for page in context["pages"]:
        ways = [(one["tag"], f"{base}{one['href']}") for one in page["languages"]]
        for address in [way for _, way in ways] or [f"{base}{page['href']}"]:
            url = SubElement(pages, "url")
            SubElement(url, "loc").text = address
            for tag, way in [*ways, *((DEFAULT, way) for _, way in ways[:1])]:
                SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": way})
    return written(pages)


def written(root: Element) -> bytes:
    """An XML file, one element of the first level on each line, so that a difference can be read."""
    root.text = "\n"
    for child in root:
        child.tail = "\n"
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"
