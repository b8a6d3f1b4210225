"""What a product page says to machines (schema.org): the product, its maker, the recognition that counts.

It claims nothing that the passing of time makes false: a term is given by its days, never called active. Stars are the
rating of the certificate, never a rating by customers. Only a recognition that a decision or a named source ended is
called inactive.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain

SERVICES = "du-lich"  # the one group whose members are services
MOST_STARS, LEAST_STARS = 5, 1
INACTIVE = "https://schema.org/CertificationInactive"


def product_data(entry: ProductEntry, catalogue: Catalogue) -> Plain:
    """The JSON-LD of a product; what no source says is left out."""
    product = entry.record
    group = catalogue.vocabulary.group(product.group)
    service = product.group == SERVICES
    maker = entry.producer.name if entry.producer and entry.producer.publish_name else ""
    organisation = {"@type": "Organization", "name": maker} if maker else None
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "Service" if service else "Product",
            "name": product.name,
            "alternateName": (product.names.en if product.names else None) or "",
            "category": group.name if group else "",
            "identifier": {"@type": "PropertyValue", "propertyID": "OCOP-catalogue-code", "value": product.code},
            "gtin": product.gtin or "",
            "provider" if service else "manufacturer": organisation,
            "url": addresses.canonical(catalogue.site.base_url, addresses.product(product)),
            "hasCertification": _certification(entry),
        }
    )


def _certification(entry: ProductEntry) -> Plain | None:
    """The recognition that counts; None without one."""
    status, certificate = entry.status, entry.status.certificate
    if certificate is None:
        unseen = {"@type": "Certification", "name": "OCOP", "certificationStatus": INACTIVE}
        return unseen if status.ending else None
    issued = certificate.issued.day if certificate.issued else None
    last = last_known_day(entry)
    return _known(
        {
            "@type": "Certification",
            "name": f"OCOP {status.stars} sao" if status.stars else "OCOP",
            "certificationIdentification": certificate.decision or "",
            "certificationRating": {
                "@type": "Rating",
                "ratingValue": status.stars,
                "bestRating": MOST_STARS,
                "worstRating": LEAST_STARS,
            }
            if status.stars
            else None,
            "issuedBy": {"@type": "Organization", "name": certificate.issuer} if certificate.issuer else None,
            "validFrom": issued.isoformat() if issued else "",
            "expires": last.isoformat() if last else "",
            "certificationStatus": INACTIVE if status.ending else "",
        }
    )


def last_known_day(entry: ProductEntry) -> date | None:
    """The last day of the term, an extension included, where it is known exactly; the same before and after it."""
    phases = [entry.status, *(turn.status for turn in entry.turns)]
    days = [one.until for one in phases if one.certificate == entry.status.certificate and one.until and one.exact]
    return max(days, default=None)


def _known(pairs: Plain) -> Plain:
    return {key: value for key, value in pairs.items() if value not in (None, "")}
