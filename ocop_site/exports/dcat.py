"""The data as a DCAT 3 data set in JSON-LD (https://www.w3.org/TR/vocab-dcat-3/): its files, digests, licence.

The context stands in the file: nobody has to fetch one. Nothing in it depends on the day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ocop_site.exports.package import written_json
from ocop_site.pages import addresses
from ocop_site.pages.structured.site import days_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.spools import DataFile

    Plain = dict[str, Any]

NAME = "dcat.jsonld"
MIME = "application/ld+json"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
IANA = "https://www.iana.org/assignments/media-types/"
# The countries of the EU's authority table are those of DCAT-AP, and lasting.
VIET_NAM = "http://publications.europa.eu/resource/authority/country/VNM"


def dcat(files: Iterable[DataFile], catalogue: Catalogue) -> bytes:
    """The data set with one distribution a file. Without a real address of the site its parts have relative names."""
    site = catalogue.site
    first_last = days_told(catalogue)
    english = site.names.by_tag.get("en") if site.names else None
    whole: Plain = {
        "@context": CONTEXT,
        "@id": _address("", catalogue) or "./",
        "@type": "dcat:Dataset",
        "dct:title": _said(site.title, english.title if english else None),
        "dct:description": _said(site.description, english.description if english else None),
        "dct:language": ["vi", *site.languages],
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": site.publisher},
        "dct:license": _licence(catalogue),
        "dct:spatial": {"@id": VIET_NAM, "@type": "dct:Location"},
        "dct:temporal": _period(first_last),
        "dcat:landingPage": _link(_address("", catalogue)),
        "dcat:distribution": [_distribution(file, catalogue) for file in files],
    }
    return written_json({key: value for key, value in whole.items() if value})


def _distribution(file: DataFile, catalogue: Catalogue) -> Plain:
    address = _address(file.name, catalogue) or file.name
    return {
        "@id": f"{address}#distribution",
        "@type": "dcat:Distribution",
        "dct:title": file.name,
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": IANA + file.mime},
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.digest, "@type": "xsd:hexBinary"},
        },
    }


def _said(text: str, english: str | None) -> list[Plain]:
    vietnamese = [{"@value": text, "@language": "vi"}]
    return [*vietnamese, {"@value": english, "@language": "en"}] if english else vietnamese


def _licence(catalogue: Catalogue) -> Plain | None:
    licence = catalogue.site.licence
    if licence is None:
        return None
    return {**_link(licence.url or ""), "@type": "dct:LicenseDocument", "dct:title": licence.name}


def _period(days: tuple[str, str] | None) -> Plain | None:
    """From the first to the last recognition whose day is known."""
    if days is None:
        return None
    first, last = ({"@value": day, "@type": "xsd:date"} for day in days)
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": first, "dcat:endDate": last}


def _link(address: str) -> Plain:
    return {"@id": address} if address else {}


def _address(name: str, catalogue: Catalogue) -> str:
    return addresses.canonical(catalogue.site.base_url, addresses.data_file(name))
