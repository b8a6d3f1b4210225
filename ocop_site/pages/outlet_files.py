"""The files beside the page of an outlet: its calendar, and sheets of its labels ready to print (`build --sheets`).

Both are taken away and kept, so nothing on them depends on the day on which they were made; the same records give the
same bytes on every day on which they mean the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.reprints import reprints
from ocop_site.catalogue.status import first_day
from ocop_site.pages import addresses
from ocop_site.pages.calendars import calendar_address, event, has_last_day, host_of
from ocop_site.pages.jobs import Job
from ocop_site.pages.labels import FORMATS, outlet_label, product_label, size_text
from ocop_site.pages.others import outlet_stage
from ocop_site.pages.reprint_list import counted_labels, fault_text, labels_text
from ocop_site.pages.sheets import run_of
from ocop_site.records.base import is_trial
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId
    from ocop_site.records.stocks import Stock

# The formats that nearly every shelf needs, each on a stock that is sold everywhere and that it fits.
READY: tuple[tuple[FormatId, str], ...] = (
    ("shelf", "avery-l7160"),
    ("small", "avery-l7651"),
    ("price", "avery-l7163"),
)
DOOR_SIGN: tuple[FormatId, str] = ("shelf", "a4-quarters")


@dataclass(frozen=True, slots=True)
class ReadySheet:
    """A PDF of labels: its address, what is on it in words, the last day on which all its labels are right, its run."""

    address: str
    text: str
    note: str
    until: date | None
    run: Plain


def outlet_calendar(entry: OutletEntry, catalogue: Catalogue) -> Job | None:
    """The last days of what an outlet sells and of the labels that hang there; None where no such day is known."""
    outlet = entry.record
    if outlet_stage(outlet, catalogue.day) == "closed":
        return None
    stocked = [e for e, _ in catalogue.stocked(outlet) if has_last_day(e)]
    events = [event(e, e.status.until, catalogue) for e in stocked if e.status.until]
    events += [
        _label_event(one, one.wrong_from, entry, catalogue)
        for one in reprints(outlet.code, catalogue, None)
        if one.wrong_from and one.wrong_from > catalogue.day
    ]
    if not events:
        return None
    context = {"name": f"Ngày cuối theo hồ sơ OCOP: {outlet.name} – {catalogue.site.title}", "events": events}
    address = calendar_address(addresses.outlet(outlet))
    return Job(addresses.file_of(address), "calendar", context, owner=address)


def _label_event(one: Reprint, wrong_from: date, entry: OutletEntry, catalogue: Catalogue) -> Plain:
    """The last day on which printed labels are right, as an all-day event; `stamp` is the day of the print."""
    base_url = catalogue.site.base_url
    line, last = one.lines[0], wrong_from - timedelta(days=1)
    printed = labels_text(one.lines, one.entry)
    why = [fault_text(fault, one.entry) for fault in one.faults if fault.since]
    return {
        "uid": f"{entry.record.code}-{line.digest}-{last:%Y%m%d}@{host_of(base_url)}",
        "day": last.isoformat(),
        "stamp": _iso(line.date) or last.isoformat(),
        "summary": f"{line.name}: ngày cuối của nhãn đã in",
        "description": "\n".join([*printed, *why, f"Mã trong danh mục: {line.code}"]),
        "url": addresses.canonical(base_url, addresses.outlet(entry.record)),
    }


def _iso(text: str) -> str:
    """The day as it stands in the ledger, "" where it is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def ready_sheets(entry: OutletEntry, catalogue: Catalogue) -> Iterator[ReadySheet]:
    """The sheets to offer: a label of everything it sells, in each ready format, and the sign for its door.

    None without a real address: a code on paper cannot be mended. None for an outlet that has closed.
    """
    outlet = entry.record
    if is_trial(catalogue.site.base_url) or outlet_stage(outlet, catalogue.day) == "closed":
        return
    for format_id, stock_id in READY:
        stock = catalogue.vocabulary.stock(stock_id)
        priced = FORMATS[format_id].price
        sold = [(e, price) for e, price in catalogue.stocked(outlet) if not priced or price is not None]
        if stock and sold:
            labels = [product_label(e, catalogue, price if priced else None) for e, price in sold]
            some = [e for e, _ in sold]
            name = FORMATS[format_id].text
            title = f"{name.capitalize()} – {outlet.name}"
            run = run_of(stock, format_id, labels, stamp_of(some, catalogue), title=title)
            address = f"{addresses.outlet(outlet)}nhan-{stock_id}.pdf"
            text = say("{labels}, mỗi sản phẩm một nhãn", labels=counted_labels(format_id, len(some)))
            yield ReadySheet(address, text, _paper(stock), _right_until(some), run)
    stock = catalogue.vocabulary.stock(DOOR_SIGN[1])
    if stock:
        title = f"Biển cửa – {outlet.name}"
        run = run_of(stock, DOOR_SIGN[0], [outlet_label(entry, catalogue)], stamp_of([], catalogue), title=title)
        address = f"{addresses.outlet(outlet)}bien-cua.pdf"
        yield ReadySheet(address, say("Biển cửa có mã của điểm bán"), _paper(stock), None, run)


def outlet_file_jobs(entry: OutletEntry, catalogue: Catalogue, *, sheets: bool) -> Iterator[Job]:
    """A job for the calendar, where it has a day, and for each ready sheet, where they are asked for."""
    calendar = outlet_calendar(entry, catalogue)
    if calendar:
        yield calendar
    for sheet in ready_sheets(entry, catalogue) if sheets else ():
        yield Job(addresses.file_of(sheet.address), "sheet", sheet.run, owner=f"outlets/{entry.record.id}")


def _paper(stock: Stock) -> str:
    return say("giấy {stock}, mỗi nhãn {size}", stock=stock.name, size=size_text(stock))


def _right_until(entries: Iterable[ProductEntry]) -> date | None:
    """The last day on which every label is right: the first after which one's stars or term do not hold.

    A label without stars claims nothing that a day could make wrong.
    """
    starred = [e for e in entries if e.label_stars]
    ends = [e.status.until for e in starred if e.status.until]
    ends += [e.stars_stop - timedelta(days=1) for e in starred if e.stars_stop]
    return min(ends, default=None)


def stamp_of(entries: Sequence[ProductEntry], catalogue: Catalogue) -> date:
    """The day that a PDF is dated: of the newest recognition on it, else of the last reading of sources.

    Not the day of the build: then every sheet would be another one every day.
    """
    issued = [c.issued.day for e in entries for c in e.certificates if c.issued and c.issued.day]
    known = [day for day in issued if day <= catalogue.day]
    return max(known, default=catalogue.site.sources_read or first_day(catalogue.vocabulary))
