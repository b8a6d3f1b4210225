"""Calendars of fairs: one of all, and one of each whose first and last day are known; none of days that nobody knows.

As every calendar it is taken away and kept: it names days and never the day on which it was made.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.calendars import calendar_address, host_of
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import short_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Fair

ZONE = "Asia/Ho_Chi_Minh"


def known_days(fair: Fair) -> tuple[date, date] | None:
    """The first and the last day of a fair, where both are known as days."""
    start = fair.days.start.day if fair.days and fair.days.start else None
    end = fair.days.end.day if fair.days and fair.days.end else None
    return (start, end) if start and end and start <= end else None


def fair_calendar(entry: FairEntry) -> str:
    """Where the calendar of a fair stands, "" while its days are not known."""
    return calendar_address(addresses.fair(entry.record)) if known_days(entry.record) else ""


def all_fairs_calendar(catalogue: Catalogue) -> str:
    """Where the calendar of all fairs stands, "" where the days of none are known."""
    known = any(known_days(entry.record) for entry in catalogue.fairs.values())
    return calendar_address(addresses.FAIRS) if known else ""


def fair_calendar_job(entry: FairEntry, catalogue: Catalogue) -> Iterator[Job]:
    """The calendar of a fair, where its days are known."""
    days = known_days(entry.record)
    if days:
        yield _job(fair_calendar(entry), entry.record.name, [_event(entry, *days, catalogue)], catalogue)


def all_fairs_job(catalogue: Catalogue) -> Iterator[Job]:
    """The calendar of all fairs whose days are known, by their first day."""
    dated = [(days, entry) for entry in catalogue.fairs.values() if (days := known_days(entry.record))]
    dated.sort(key=lambda pair: (pair[0], pair[1].order, pair[1].record.id))
    if dated:
        events = [_event(entry, *days, catalogue) for days, entry in dated]
        yield _job(calendar_address(addresses.FAIRS), "Hội chợ có sản phẩm OCOP", events, catalogue)


def _job(address: str, name: str, events: list[Plain], catalogue: Catalogue) -> Job:
    context = {"name": f"{name} – {catalogue.site.title}", "zone": ZONE, "events": events}
    return Job(addresses.file_of(address), "calendar", context, owner=address)


def _event(entry: FairEntry, first: date, last: date, catalogue: Catalogue) -> Plain:
    """All days of a fair as one event. `stamp` is the day on which the last of its sources was read."""
    fair, base_url = entry.record, catalogue.site.base_url
    read = [source.read for source in fair.sources if source.read]
    place = short_place(entry.here, catalogue)
    street = fair.address.street if fair.address else None
    lines = [
        f"Đơn vị tổ chức: {fair.organiser}" if fair.organiser else "",
        f"Số gian hàng trong danh mục: {len(fair.booths)}" if fair.booths else "",
        f"Mã trong danh mục: {fair.code}",
    ]
    return {
        "uid": f"{fair.code}@{host_of(base_url)}",
        "day": first.isoformat(),
        "end": (last + timedelta(days=1)).isoformat(),
        "stamp": max(read, default=first).isoformat(),
        "summary": fair.name,
        "location": ", ".join(part for part in (fair.venue, street, place) if part),
        "description": "\n".join(line for line in lines if line),
        "url": addresses.canonical(base_url, addresses.fair(fair)),
    }
