"""Atom feeds (RFC 4287) from plain data; an XML library writes them, and no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from ocop_site.making.sitemaps import written

if TYPE_CHECKING:
    from collections.abc import Mapping

ATOM = "http://www.w3.org/2005/Atom"
KIND = "application/atom+xml"
MIDNIGHT = "T00:00:00+07:00"  # a decision has a day and no hour: it begins in Viet Nam


def feed_file(context: Mapping[str, Any]) -> bytes:
    """The file of `{base, data: {…}}`.

    `data`: `title`, `language`, `author`, `rights` ("" for none), `itself {href}`, `page {href}` and `entries: [{id,
    title, day, summary, href}]`, newest first and never none; days as 2027-12-29.
    """
    base, data = context["base"], context["data"]
    address = f"{base}{data['itself']['href']}"
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": data["language"]})
    SubElement(feed, "id").text = address
    SubElement(feed, "title").text = data["title"]
    SubElement(feed, "updated").text = max(one["day"] for one in data["entries"]) + MIDNIGHT
    SubElement(SubElement(feed, "author"), "name").text = data["author"]
    if data["rights"]:
        SubElement(feed, "rights").text = data["rights"]
    SubElement(feed, "link", {"rel": "self", "type": KIND, "href": address})
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{data['page']['href']}"})
    for one in data["entries"]:
        entry = SubElement(feed, "entry")
        SubElement(entry, "id").text = f"{base}{one['id']}"
        SubElement(entry, "title").text = one["title"]
        SubElement(entry, "updated").text = SubElement(entry, "published").text = one["day"] + MIDNIGHT
        SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}{one['href']}"})
        SubElement(entry, "summary").text = one["summary"]
    return written(feed)
