"""Lists of products cut into pages, and the names of all products from A to Z."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import gloss, name_of
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    page_piece,
    pager,
    short_place,
    status_piece,
)
from ocop_site.pages.search.page import HEADING, search_page_job
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.vietnamese import ALPHABET, first_letter
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.shelves import Shelf


def list_jobs(shelf: Shelf, catalogue: Catalogue, cards: Cards, only: Only = EVERYTHING) -> Iterator[Job]:
    """The pages of one list, as far as they are wanted; an empty list still has its first page."""
    size = catalogue.site.page_size
    total = max(1, -(-len(shelf.entries) // size))
    in_force = [e for e in shelf.entries if e.status.in_force]
    ends = [t.start for e in shelf.entries for t in e.turns if t.status.in_force != e.status.in_force]
    counted_until = (min(ends) - timedelta(days=1)).isoformat() if ends else ""
    for number in range(1, total + 1):
        address = addresses.page_of(shelf.base, number)
        if not only.file(addresses.file_of(address)):
            continue
        some = shelf.entries[(number - 1) * size : number * size]
        heading = shelf.heading if number == 1 else say("{title} – trang {number}", title=shelf.heading, number=number)
        it = {
            "lead": shelf.lead,
            "total": len(shelf.entries),
            "in_force": len(in_force),
            "counted_until": counted_until,
            "facets": [{"title": title, "entries": list(lines)} for title, lines in shelf.facets],
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


def name_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The names of all products from A to Z: `/tim-kiem/` with search and letters, then each letter in pages."""
    by_letter: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        by_letter[first_letter(entry.record.name)].append(entry)
    letters = [*ALPHABET.upper(), "#"]
    known = [name for name in letters if by_letter[name]]
    size = catalogue.site.names_per_page

    def ways(current: str) -> list[Plain]:
        return [
            {"text": name, "href": addresses.letter(name), "count": len(by_letter[name]), "current": name == current}
            for name in known
        ]

    base_url = catalogue.site.base_url
    yield search_page_job(catalogue, ways(""))
    for name in known:
        entries = by_letter[name]
        base = addresses.letter(name)
        total = -(-len(entries) // size)
        for number in range(1, total + 1):
            address = addresses.page_of(base, number)
            title = say("Vần {letter}", letter=name) if name != "#" else say("Bắt đầu bằng số")
            heading = title if number == 1 else say("{title} – trang {number}", title=title, number=number)
            description = _letter_words(name, len(entries))
            crumbs = [HOME_CRUMB, (HEADING, addresses.SEARCH)]
            page = page_piece("letters", address, heading, description=description, base_url=base_url, crumbs=crumbs)
            some = entries[(number - 1) * size : number * size]
            it = {
                "letters": ways(name),
                "names": [_name_line(e, catalogue) for e in some],
                "pager": pager(base, number, total),
                "lead": description,
            }
            yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "letters.html", base)


def _letter_words(name: str, count: int) -> str:
    """How many names begin with a letter, or (`#`) with a digit."""
    if name == "#":
        return say_many("{n} sản phẩm có tên bắt đầu bằng số.", n=count)
    return say_many("{n} sản phẩm có tên vần {letter}.", n=count, letter=name)


def _name_line(entry: ProductEntry, catalogue: Catalogue) -> Plain:
    return {
        "name": name_of(entry.record),
        "gloss": gloss(entry.record, catalogue.vocabulary),
        "href": addresses.product(entry.record),
        "maker": entry.maker,
        "place": short_place(entry.here, catalogue),
        "status": status_piece(entry.status, entry.turns),
    }
