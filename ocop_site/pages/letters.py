"""Names of products from A to Z: of all, a page for each letter; of a long list, with an anchor for each letter.

The letters are those of the Vietnamese alphabet: ă â đ ê ô ơ ư stand by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, page_piece, pager
from ocop_site.pages.search.page import HEADING, search_page_job
from ocop_site.vietnamese import ALPHABET, first_letter
from ocop_site.words import joined, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.shelves import Shelf
    from ocop_site.pages.some import Only

NUMBERS = "#"
LETTERS = (*ALPHABET.upper(), NUMBERS)
FOREIGN = "FJWZ#"  # not in the Vietnamese alphabet: they stand there only where names begin with them
PARTS = ("name", "gloss", "href", "maker", "place", "status")
ONE_DAY = timedelta(days=1)


def letter_ways(shelf: Shelf, catalogue: Catalogue) -> list[Plain]:
    """The letters of the alphabet, each with the way to where its names on a list begin; "" where there are none."""
    base = addresses.names_in(shelf.base)
    begins: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    for place, entry in enumerate(_by_name(shelf.entries)):
        letter = first_letter(entry.record.name)
        page = addresses.page_of(base, place // catalogue.site.names_per_page + 1)
        begins.setdefault(letter, f"{page}#{addresses.letter_slug(letter)}")
        counts[letter] += 1
    shown = [one for one in LETTERS if one in begins or one not in FOREIGN]
    return [{"text": one, "href": begins.get(one, ""), "count": counts[one], "current": False} for one in shown]


def shelf_name_jobs(
    shelf: Shelf, letters: list[Plain], catalogue: Catalogue, cards: Cards, only: Only
) -> Iterator[Job]:
    """The names of what is on a list, cut into pages in their order. `letters`: as `letter_ways` gives them."""
    base = addresses.names_in(shelf.base)
    size = catalogue.site.names_per_page
    entries = _by_name(shelf.entries)
    total = -(-len(entries) // size)
    lead = say("Tên xếp theo bảng chữ cái tiếng Việt.")
    for number in range(1, total + 1):
        address = addresses.page_of(base, number)
        if not only.file(addresses.file_of(address)):
            continue
        some = entries[(number - 1) * size : number * size]
        title = say("{title}: tên từ A đến Z", title=shelf.heading)
        page = page_piece(
            "letters",
            address,
            title if number == 1 else say("{title} – trang {number}", title=title, number=number),
            description=joined((title, shelf.lead), ". "),
            base_url=catalogue.site.base_url,
            crumbs=(*shelf.crumbs, (shelf.heading, shelf.base)),
        )
        sections = [
            {
                "text": letter if letter != NUMBERS else say("Số{first}", first=""),
                "anchor": addresses.letter_slug(letter),
                "names": [_name_line(cards.of(e), _last_day(e) if shelf.in_force else "") for e in of_letter],
            }
            for letter, of_letter in groupby(some, key=lambda entry: first_letter(entry.record.name))
        ]
        it = {
            "letters": letters,
            "sections": sections,
            "left": leaving(shelf, some)["left"],
            "pager": pager(base, number, total),
            "lead": lead,
        }
        yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "letters.html", shelf.base)


def leaving(shelf: Shelf, some: Sequence[ProductEntry]) -> Plain:
    """When products leave a list of what is in force: the last day of each, and the day on which none is left of them.

    [] and "" for other lists; "" too for what has no last day that is known.
    """
    if not shelf.in_force:
        return {"leaves": [], "left": ""}
    stops = [entry.force_stops for entry in some]
    known = [day for day in stops if day]
    return {
        "leaves": [_last_day(entry) for entry in some],
        "left": max(known).isoformat() if known and len(known) == len(stops) else "",
    }


def _last_day(entry: ProductEntry) -> str:
    """The last day on which it is in force for certain; "" where none is known."""
    return (entry.force_stops - ONE_DAY).isoformat() if entry.force_stops else ""


def _by_name(entries: Iterable[ProductEntry]) -> list[ProductEntry]:
    """In the alphabet's order; what begins with no letter comes last, as in the row of letters."""
    return sorted(entries, key=lambda e: (first_letter(e.record.name) == NUMBERS, e.order, e.record.id))


def name_jobs(catalogue: Catalogue, cards: Cards) -> Iterator[Job]:
    """The names of all products from A to Z: `/tim-kiem/` with search and letters, then each letter in pages."""
    by_letter: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        by_letter[first_letter(entry.record.name)].append(entry)
    known = [name for name in LETTERS if by_letter[name]]
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
                "sections": [{"text": "", "anchor": "", "names": [_name_line(cards.of(e)) for e in some]}],
                "left": "",
                "pager": pager(base, number, total),
                "lead": description,
            }
            yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "letters.html", base)


def _letter_words(name: str, count: int) -> str:
    """How many names begin with a letter, or (`#`) with a digit."""
    if name == "#":
        return say_many("{n} sản phẩm có tên bắt đầu bằng số.", n=count)
    return say_many("{n} sản phẩm có tên vần {letter}.", n=count, letter=name)


def _name_line(card: Plain, leaves: str = "") -> Plain:
    """One line: the words of a product's card. `leaves`: the last day on which it belongs to the list, "" for good."""
    return {**{part: card[part] for part in PARTS}, "leaves": leaves}
