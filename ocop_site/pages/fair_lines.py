"""What other pages say of a fair: its days, what a booth is called, who stands there, the fairs of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import days_text
from ocop_site.pages import addresses
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import entry_piece, shown_name
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.booths import At
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth, Fair, FairDays

HOME_COUNTRY = "VN"


def fair_days(fair: Fair) -> str:
    """The days of a fair in one sentence, as far as they are known."""
    days: FairDays | None = fair.days
    start = days.start if days else None
    end = days.end if days else None
    if start and end and start.day and end.day:
        return say("Từ ngày {first} đến ngày {last}.", first=start.day, last=end.day)
    if start and end:
        return say("Bắt đầu {start}, kết thúc {end}.", start=days_text(start), end=days_text(end))
    if start:
        return say("Bắt đầu {days}; nguồn không ghi ngày kết thúc.", days=days_text(start))
    return say("Kết thúc {days}.", days=days_text(end)) if end else say("Nguồn không ghi đủ ngày tổ chức.")


def booth_name(booth: Booth) -> str:
    """What a booth is called: "Gian A12"."""
    return say("Gian {number}", number=booth.number)


def exhibitor_piece(booth: Booth, catalogue: Catalogue) -> Plain | None:
    """Who stands at a booth, with the page of a producer; None where that is not known."""
    if booth.exhibitor is None:
        return None
    entry = catalogue.producers.get(booth.exhibitor.producer or "")
    if entry:
        return {"text": shown_name(entry.record), "href": addresses.producer(entry.record)}
    return {"text": own(booth.exhibitor.name), "href": ""} if booth.exhibitor.name else None


def booth_link(fair: Fair, booth: Booth) -> Plain:
    """The way to a booth, by its number."""
    return {"text": booth.number, "href": addresses.booth(fair, booth)}


def fair_lines(booths: Iterable[At], catalogue: Catalogue, *, with_days: bool = True) -> list[Plain]:
    """The fairs of some booths, each with its days and the ways to these booths, by the fairs' ids."""
    grouped: dict[str, list[int]] = {}
    for fair, place in sorted(booths):
        grouped.setdefault(fair, []).append(place)
    found = []
    for fair, places in grouped.items():
        entry = catalogue.fairs[fair]
        note = fair_days(entry.record) if with_days else ""
        links = [booth_link(entry.record, entry.booths[place]) for place in places]
        found.append({**entry_piece(name_of(entry.record), addresses.fair(entry.record), 0, note), "booths": links})
    return found
