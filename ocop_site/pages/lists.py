"""Lists of products cut into pages; a long one has its names from A to Z beside it (`letters`)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.letters import leaving, letter_ways, shelf_name_jobs
from ocop_site.pages.pieces import page_piece, pager
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.shelves import Shelf

ONE_DAY = timedelta(days=1)
LONG = 40  # products that nobody looks through for a name, however many a page holds


def list_jobs(shelf: Shelf, catalogue: Catalogue, cards: Cards, only: Only = EVERYTHING) -> Iterator[Job]:
    """The pages of one list, as far as they are wanted; an empty list still has its first page."""
    size = catalogue.site.page_size
    total = max(1, -(-len(shelf.entries) // size))
    letters = letter_ways(shelf, catalogue) if len(shelf.entries) > min(size, LONG) else []
    counts = _counts(shelf)
    for number in range(1, total + 1):
        address = addresses.page_of(shelf.base, number)
        if not only.file(addresses.file_of(address)):
            continue
        some = shelf.entries[(number - 1) * size : number * size]
        heading = shelf.heading if number == 1 else say("{title} – trang {number}", title=shelf.heading, number=number)
        it = {
            "lead": shelf.lead,
            **counts,
            **leaving(shelf, some),
            "chips": list(shelf.chips),
            "facets": [{"title": title, "entries": list(lines)} for title, lines in shelf.facets],
            "letters": letters,
            "cards": [cards.of(e) for e in some],
            "pager": pager(shelf.base, number, total),
            "notes": list(shelf.notes),
            "ways": list(shelf.ways),
        }
        page = page_piece(
            "list",
            address,
            heading,
            description=say_many("{lead} {n} sản phẩm.", lead=shelf.lead, n=len(shelf.entries)),
            base_url=catalogue.site.base_url,
            crumbs=shelf.crumbs,
        )
        yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "list.html", shelf.base)
    if letters:
        yield from shelf_name_jobs(shelf, letters, catalogue, cards, only)


def _counts(shelf: Shelf) -> Plain:
    """How many products there are and are in force, until when that holds, and the way to those in force alone."""
    turns = [(e, t) for e in shelf.entries for t in e.turns]
    ends = [turn.start for e, turn in turns if turn.status.in_force != e.status.in_force]
    return {
        "total": len(shelf.entries),
        "in_force": sum(e.status.in_force for e in shelf.entries),
        "counted_until": (min(ends) - ONE_DAY).isoformat() if ends else "",
        "switch": shelf.switch,
        "only_in_force": shelf.in_force,
    }
