"""Calendars: the last days of terms as all-day events, for a province and for the whole country.

A calendar is taken away and kept, so that its words must hold for good: it names days and never the day on which it
was made, and the same records give the same bytes on every day on which they mean the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.catalogue.sentences import sentence
from ocop_site.catalogue.status import VALIDITY_MONTHS, months_later
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.records.base import is_trial

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.status import Status
    from ocop_site.pages.jobs import Plain

FILE = "lich.ics"
NO_HOST = "danh-muc-ocop.invalid"  # a name that can never be a host (RFC 2606)


def calendar_address(base: str) -> str:
    """Where the calendar of a list stands: beside its first page."""
    return f"{base}{FILE}"


def has_last_day(entry: ProductEntry) -> bool:
    """Whether a product is in force until a day that can be entered: the last day, or the earliest that can be."""
    return entry.status.in_force and entry.status.until is not None


def calendar_job(base: str, name: str, entries: Iterable[ProductEntry], catalogue: Catalogue) -> Job:
    """The calendar of a list of products, each with a last day; `name` is the place in its title."""
    events = [event(e, e.status.until, catalogue) for e in entries if e.status.until]
    context = {"name": f"Ngày cuối theo hồ sơ OCOP: {name} – {catalogue.site.title}", "events": events}
    address = calendar_address(base)
    return Job(addresses.file_of(address), "calendar", context, owner=address)


def event(entry: ProductEntry, until: date, catalogue: Catalogue) -> Plain:
    """One all-day event, days written 2027-12-29. `stamp` is the day from which the paper says so."""
    product, base_url = entry.record, catalogue.site.base_url
    what = "ngày cuối theo hồ sơ" if entry.status.exact else "ngày cuối sớm nhất có thể, theo hồ sơ"
    stars = f" ({entry.status.stars} sao)" if entry.status.stars else ""
    maker = entry.maker
    lines = [_lasting(entry.status), f"Chủ thể: {maker}" if maker else "", f"Mã trong danh mục: {product.code}"]
    return {
        "uid": f"{product.code}-{until:%Y%m%d}@{host_of(base_url)}",
        "day": until.isoformat(),
        "stamp": _stamp(entry.status, until).isoformat(),
        "summary": f"{product.name}{stars}: {what}",
        "description": "\n".join(line for line in lines if line),
        "url": addresses.canonical(base_url, addresses.product(product)),
    }


def host_of(base_url: str | None) -> str:
    """The host in the ids of events: the site's, or while it has none a name that can never be one."""
    return NO_HOST if is_trial(base_url) else urlsplit(base_url or "").hostname or NO_HOST


def _lasting(status: Status) -> str:
    """The fixed sentence without "sắp hết thời hạn", which is true only for a while."""
    return sentence(replace(status, value="valid") if status.value == "expiring" else status)


def _stamp(status: Status, until: date) -> date:
    """The first possible day of issue, else the day one term before the last."""
    issued = status.certificate.issued if status.certificate else None
    return (issued.first if issued else None) or months_later(until, -VALIDITY_MONTHS)
