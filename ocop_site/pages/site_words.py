"""What `site.yaml` says of the catalogue, in the languages in which it says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.words import own

if TYPE_CHECKING:
    from ocop_site.records.site import Site, SiteWords
    from ocop_site.words import Own


def site_title(site: Site) -> Own:
    """The name of the catalogue."""
    return own(site.title, {tag: words.title for tag, words in _others(site).items()})


def site_tagline(site: Site) -> Own:
    """The short line below its name."""
    return own(site.tagline, {tag: words.tagline for tag, words in _others(site).items()})


def site_publisher(site: Site) -> Own:
    """Who publishes it."""
    return own(site.publisher, {tag: words.publisher for tag, words in _others(site).items() if words.publisher})


def site_description(site: Site) -> Own:
    """What it is, for search engines."""
    return own(site.description, {tag: words.description for tag, words in _others(site).items()})


def _others(site: Site) -> dict[str, SiteWords]:
    return site.names.by_tag if site.names else {}
