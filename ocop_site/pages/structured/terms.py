"""The pieces of which all things are drawn: who they are, organisations, addresses, pictures.

A thing is plain data. A link inside the site stands under `href`, the thing's own permanent name under `@id`, both
from the root of the site: `graph` makes them whole, or leaves them out while no real address is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.names import name_of, other_name
from ocop_site.records.vocabulary import CURRENT_VINTAGE
from ocop_site.words import Own, own

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue, Here
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Coded, Contact
    from ocop_site.records.others import Producer

CODE = "OCOP-catalogue-code"  # whose numbers these are: of one catalogue, not of the programme
COUNTRY = "VN"
THING = "#it"


def known(pairs: Plain) -> Plain:
    """What is known of some pairs."""
    return {key: value for key, value in pairs.items() if value not in (None, "", [])}


def lasting_id(record: Coded) -> str:
    """The name of what a record is about, for good: below the address of its code, which outlives a change of name."""
    return f"{addresses.code(record.code)}{THING}"


def coded(kind: str | list[str], record: Coded) -> Plain:
    """What every record with a page tells of itself."""
    return {
        "@type": kind,
        "@id": lasting_id(record),
        "name": name_of(record),
        "alternateName": other_name(record),
        "identifier": {"@type": "PropertyValue", "propertyID": CODE, "value": record.code},
        "href": addresses.of_record(record),
    }


def maker(producer: Producer | None) -> Plain | None:
    """A producer as another page names it; None where its name is not known or is not to be published."""
    if producer is None or not producer.publish_name:
        return None
    return {
        "@type": "Organization",
        "@id": lasting_id(producer),
        "name": name_of(producer),
        "href": addresses.producer(producer),
    }


def organisation(name: str | None) -> Plain | None:
    """An organisation of which nothing is known but its name, as printed or as the catalogue says it."""
    return {"@type": "Organization", "name": name if isinstance(name, Own) else own(name)} if name else None


def postal_address(here: Here, catalogue: Catalogue, country: str = COUNTRY) -> Plain | None:
    """Where something lies today, as far as that is known; never names of two maps in one address.

    A commune printed on the map of 63 provinces is left out: it may be another one by now.
    """
    address = here.address
    province = catalogue.vocabulary.province(here.province) if here.province else None
    if province is None or address is None:
        return None
    commune = address.current.commune if address.current else None
    printed = address.as_certified
    if commune is None and printed and printed.vintage == CURRENT_VINTAGE and not address.current:
        commune = printed.commune
    pairs = {
        "@type": "PostalAddress",
        "streetAddress": address.street if commune else "",
        "addressLocality": commune,
        "addressRegion": province.name,
        "addressCountry": country,
    }
    return known(pairs)


def ways_to_reach(contact: Contact | None, *, publish: bool) -> Plain:
    """How to reach somebody, only where the record allows it to be published."""
    if contact is None or not publish:
        return {}
    return {"telephone": contact.phone, "email": contact.email, "sameAs": contact.url}


def pictures(photos: Iterable[Plain]) -> list[Plain]:
    """Real photos, as pages show them. A drawn cover is no picture of anything."""
    return [
        known({"@type": "ImageObject", "caption": one["alt"], "creditText": one["credit"], "href": one["href"]})
        for one in photos
    ]
