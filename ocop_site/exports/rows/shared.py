"""What rows of all kinds share: links, partly known days, places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses

if TYPE_CHECKING:
    from decimal import Decimal

    from ocop_site.catalogue.entries import Catalogue, Here
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Coded, Contact
    from ocop_site.records.days import Days


def page_of(address: str, catalogue: Catalogue) -> Plain:
    """Where a page stands: `path` from the root of the site, `url` whole where a real address of the site is known."""
    return {"path": address, "url": addresses.canonical(catalogue.site.base_url, address) or None}


def days_of(days: Days | None, name: str) -> Plain:
    """A partly known day in three columns: as it is known, and the first and last day that are possible."""
    if days is None:
        return {name: None, f"{name}_first": None, f"{name}_last": None}
    return {name: days.written, f"{name}_first": days.first, f"{name}_last": days.last}


def number(value: Decimal | None) -> float | None:
    """A number as programs read it."""
    return None if value is None else float(value)


def english(record: Coded) -> str | None:
    """The English name, where the record has one."""
    return record.names.en if record.names else None


def place_of(here: Here, catalogue: Catalogue, *, street: bool = True) -> Plain:
    """Where something lies: today's province and commune, and the place as printed; `street`: whether that is public."""
    address = here.address
    printed = address.as_certified if address else None
    current = address.current if address else None
    province = catalogue.vocabulary.province(here.province) if here.province else None
    return {
        "province": here.province,
        "province_name": province.name if province else None,
        "commune": current.commune if current else None,
        "province_as_certified": printed.province if printed else None,
        "district_as_certified": printed.district if printed else None,
        "commune_as_certified": printed.commune if printed else None,
        "map_as_certified": printed.vintage if printed else None,
        "street": address.street if address and street else None,
    }


def contact_of(contact: Contact | None, *, publish: bool) -> Plain:
    """How to reach somebody, where the record allows that to be published. People's names stay on the page."""
    shown = contact if publish else None
    return {
        "phone": shown.phone if shown else None,
        "email": shown.email if shown else None,
        "website": shown.url if shown else None,
    }
