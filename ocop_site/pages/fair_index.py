"""The index of fairs, `/hoi-cho/`: what is still to come, then all by year; those of a province on its own page.

Which fairs are still to come is true on the day of the build alone: a few lines of script take away those that are
over, and the heading says of which day it speaks. All of them stand below their years for good.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.catalogue.turns import ONE_DAY
from ocop_site.pages import addresses
from ocop_site.pages.fair_calendars import all_fairs_calendar
from ocop_site.pages.fair_lines import fair_days
from ocop_site.pages.indexes import year_title
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece, short_place
from ocop_site.words import joined, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Fair

LEAD = say("Hội chợ, ngày hội có sản phẩm OCOP.")


def fair_index_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The index of all fairs, which is there even while there are none, and that of each province that has some."""
    everything = list(catalogue.fairs.values())
    yield _job(addresses.FAIRS, say("Hội chợ"), LEAD, everything, catalogue, calendar=all_fairs_calendar(catalogue))
    for province in catalogue.vocabulary.provinces:
        fairs = fairs_in(province.id, catalogue)
        if fairs:
            base = addresses.in_province(addresses.FAIRS, province.id)
            yield _job(base, say("Hội chợ ở {place}", place=province.name), LEAD, fairs, catalogue)


def fairs_in(province_id: str, catalogue: Catalogue) -> list[FairEntry]:
    """The fairs that were or will be held in what is this province today."""
    return [entry for entry in catalogue.fairs.values() if entry.here.province == province_id]


def fairs_way(province_id: str, catalogue: Catalogue) -> tuple[Plain, ...]:
    """The way from a province's page to its fairs, where it has some."""
    count = len(fairs_in(province_id, catalogue))
    base = addresses.in_province(addresses.FAIRS, province_id)
    return (entry_piece(say("Hội chợ"), base, count),) if count else ()


def phase_piece(fair: Fair, day: date) -> Plain:
    """When a fair begins to be on and to be over, for words that turn by themselves; `over`: it is, for good.

    `on` and `last` are "" where no source bounds its first or its last day.
    """
    days = fair.days
    start = days.start.day if days and days.start else None
    last = days.end.last if days and days.end else None
    end = days.end.day if days and days.end else None
    return {
        "over": bool(last and last < day),
        "on": start.isoformat() if start and end else "",
        "last": end.isoformat() if start and end else "",
        "past": (last + ONE_DAY).isoformat() if last else "",
    }


def _job(
    address: str, heading: str, lead: str, fairs: list[FairEntry], catalogue: Catalogue, *, calendar: str = ""
) -> Job:
    coming = _coming(fairs, catalogue.day)
    it: Plain = {
        "lead": lead,
        "coming": [{**_line(entry, catalogue), "until": last.isoformat()} for last, entry in coming],
        "until": max(last for last, _ in coming).isoformat() if coming else "",
        "calendar": calendar,
        "sections": _by_year(fairs, catalogue),
    }
    crumbs: list[tuple[str, str]] = [HOME_CRUMB]
    if address != addresses.FAIRS:
        crumbs.append((say("Hội chợ"), addresses.FAIRS))
    base_url = catalogue.site.base_url
    page = page_piece("fairs", address, heading, description=lead, base_url=base_url, crumbs=crumbs)
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "fairs.html", address)


def _coming(fairs: list[FairEntry], day: date) -> list[tuple[date, FairEntry]]:
    """Fairs that are on or still to come, the soonest first, each with the last day on which that is known.

    Of one whose last day no source tells it is known only until it begins.
    """
    found = []
    for entry in fairs:
        start, end = (entry.record.days.start, entry.record.days.end) if entry.record.days else (None, None)
        last = end.last if end else start.last if start else None
        if last and last >= day:
            first = (start.first if start else None) or last
            found.append(((first, last, entry.order), last, entry))
    return [(last, entry) for _, last, entry in sorted(found, key=lambda one: one[0])]


def _by_year(fairs: list[FairEntry], catalogue: Catalogue) -> list[Plain]:
    """All fairs by year, newest first; those without a year last."""
    grouped: dict[int, list[FairEntry]] = defaultdict(list)
    for entry in fairs:
        days = entry.record.days
        known = (days.start or days.end) if days else None
        grouped[(known.year if known else None) or 0].append(entry)
    return [
        {"title": year_title(year), "entries": [_line(entry, catalogue) for entry in grouped[year]]}
        for year in sorted(grouped, reverse=True)
    ]


def _line(entry: FairEntry, catalogue: Catalogue) -> Plain:
    note = joined((short_place(entry.here, catalogue), fair_days(entry.record)), ". ")
    line = entry_piece(name_of(entry.record), addresses.fair(entry.record), 0, note)
    return {**line, "phase": phase_piece(entry.record, catalogue.day)}
