"""The catalogue itself for machines: the site on the home page, what it holds on the page about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.site_words import site_description, site_publisher, site_title
from ocop_site.pages.structured.terms import COUNTRY, known, organisation
from ocop_site.words import own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.site import Site

SITE = f"{addresses.HOME}#site"
DATASET = f"{addresses.ABOUT}#danh-muc"
LEAST_DESCRIPTION = 50  # characters; Google takes no shorter one of a dataset


def website_data(site: Site) -> Plain:
    """The site, as its home page tells it."""
    return known(
        {
            "@type": "WebSite",
            "@id": SITE,
            "name": site_title(site),
            "description": site_description(site),
            "inLanguage": own("vi", {tag: tag for tag in site.languages}),
            "publisher": organisation(site_publisher(site)),
            "href": addresses.HOME,
        }
    )


def dataset_data(catalogue: Catalogue, downloads: list[Plain]) -> Plain | None:
    """What the catalogue holds, as a set of data; None where `site.yaml` says too little of it.

    It keeps the name that it had while the page about the catalogue told it. `downloads`: its files, {} for one without
    a whole address.
    `temporalCoverage`: from the first to the last recognition whose day is known.
    """
    site = catalogue.site
    if len(site.description) < LEAST_DESCRIPTION:
        return None
    days = days_told(catalogue)
    return known(
        {
            "@type": "Dataset",
            "@id": DATASET,
            "name": site_title(site),
            "description": site_description(site),
            "inLanguage": own("vi", {tag: tag for tag in site.languages}),
            "license": site.licence.url if site.licence else "",
            "publisher": organisation(site_publisher(site)),
            "isAccessibleForFree": True,
            "temporalCoverage": f"{days[0]}/{days[-1]}" if days else "",
            "spatialCoverage": {"@type": "Country", "name": COUNTRY},
            "distribution": [one for one in downloads if one],
            "href": addresses.DATA,
        }
    )


def days_told(catalogue: Catalogue) -> tuple[str, str] | None:
    """The first and the last recognition whose day is known; None where there is none."""
    days = sorted(_days(catalogue))
    return (days[0].isoformat(), days[-1].isoformat()) if days else None


def _days(catalogue: Catalogue) -> Iterator[date]:
    for entry in catalogue.products.values():
        for certificate in entry.certificates:
            if certificate.issued and certificate.issued.day:
                yield certificate.issued.day
