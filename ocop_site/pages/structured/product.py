"""A product for machines: the product, its maker, the recognition that counts.

It claims nothing that the passing of time makes false: a term is given by its days, never called active. Stars are the
rating of the certificate, never a rating by customers. Only a recognition that a decision or a named source ended is
called inactive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import stars_text
from ocop_site.pages import addresses
from ocop_site.pages.names import word_name
from ocop_site.pages.structured.terms import COUNTRY, coded, known, maker, organisation, pictures, postal_address
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.product import Certificate

PLACES = "du-lich"  # the one group whose members are places to go to, and services there
MOST_STARS, LEAST_STARS = 5, 1
INACTIVE = "https://schema.org/CertificationInactive"


def product_data(entry: ProductEntry, catalogue: Catalogue, photos: Iterable[Plain] = ()) -> Plain:
    """A product as a thing; what no source says is left out. `photos`: those of its page."""
    product = entry.record
    group = catalogue.vocabulary.group(product.group)
    place = product.group == PLACES
    pairs = {
        # Of the two types of one thing, the place has its address and the service its provider.
        **coded(["TouristAttraction", "Service"] if place else "Product", product),
        "category": word_name(group) if group else "",
        "gtin": product.gtin,
        "image": pictures(photos),
        "provider" if place else "manufacturer": maker(entry.producer),
        "additionalProperty": _properties(entry, catalogue),
        "hasCertification": _certification(entry),
    }
    if place:
        pairs["address"] = postal_address(entry.here, catalogue)
    else:  # the programme recognises what is made in the communes of the country
        pairs["countryOfOrigin"] = {"@type": "Country", "name": COUNTRY}
    return known(pairs)


def _properties(entry: ProductEntry, catalogue: Catalogue) -> list[Plain]:
    """What schema.org has no property for: the code that the programme gave, the set of criteria."""
    product, certificate = entry.record, entry.status.certificate
    criteria = catalogue.vocabulary.set(product.set) if product.set else None
    facts = (
        ("OCOP-product-code", say("Mã số sản phẩm"), certificate.product_code if certificate else None),
        ("OCOP-criteria-set", say("Bộ tiêu chí"), word_name(criteria) if criteria else None),
    )
    kind = {"@type": "PropertyValue"}
    return [{**kind, "propertyID": key, "name": name, "value": value} for key, name, value in facts if value]


def _certification(entry: ProductEntry) -> Plain | None:
    """The recognition that counts; None without one."""
    status, certificate = entry.status, entry.status.certificate
    if certificate is None:
        unseen = {"@type": "Certification", "name": "OCOP", "certificationStatus": INACTIVE}
        return unseen if status.ending else None
    issued = certificate.issued.day if certificate.issued else None
    last = last_known_day(entry)
    return known(
        {
            "@type": "Certification",
            "name": say("OCOP {stars}", stars=stars_text(status.stars)) if status.stars else "OCOP",
            "certificationIdentification": certificate.decision,
            "certificationRating": _rating(status.stars) if status.stars else None,
            "issuedBy": organisation(certificate.issuer),
            "validFrom": issued.isoformat() if issued else "",
            "expires": last.isoformat() if last else "",
            "certificationStatus": INACTIVE if status.ending else "",
            "href": _decision(certificate, entry),
        }
    )


def _rating(stars: int) -> Plain:
    return {"@type": "Rating", "ratingValue": stars, "bestRating": MOST_STARS, "worstRating": LEAST_STARS}


def _decision(certificate: Certificate, entry: ProductEntry) -> str:
    """The page of the decision that gave a certificate, "" where there is no record of it."""
    given = next((paper.decision for paper in entry.papers if paper.certificate is certificate), None)
    return addresses.decision(given) if given else ""


def last_known_day(entry: ProductEntry) -> date | None:
    """The last day of the term, an extension included, where it is known exactly; the same before and after it."""
    phases = [entry.status, *(turn.status for turn in entry.turns)]
    days = [one.until for one in phases if one.certificate == entry.status.certificate and one.until and one.exact]
    return max(days, default=None)
