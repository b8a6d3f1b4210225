"""Pages that list ways on: entries in sections, and where there are many, the same in pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain

Section = tuple[str, list["Plain"]]


def index_job(  # noqa: PLR0913 - one argument for each thing that the page shows
    catalogue: Catalogue,
    address: str,
    heading: str,
    lead: str,
    sections: Iterable[Section],
    *,
    crumbs: tuple[tuple[str, str], ...] = (HOME_CRUMB,),
    description: str = "",
    tiles: Plain | None = None,
) -> Job:
    """An index: sections of entries, each with a title or "". `description` is the lead where it is not given.

    `tiles`: the map of the provinces, where the first section is the table that says the same.
    """
    base_url = catalogue.site.base_url
    said = description or lead
    page = page_piece("index", address, heading, description=said, base_url=base_url, crumbs=crumbs)
    it = {"lead": lead, "sections": [{"title": title, "entries": lines} for title, lines in sections], "map": tiles}
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "index.html", address)


def other_pages(base: str, number: int, total: int) -> list[Section]:
    """The section that leads from one page of a long index to its other pages; none where there is one page."""
    others = [
        entry_piece(say("Trang {number}", number=n), addresses.page_of(base, n), 0)
        for n in range(1, total + 1)
        if n != number
    ]
    return [(say("Trang khác"), others)] if others else []


def year_title(year: int) -> str:
    """Above what is of one year; 0: of none that is known."""
    return say("Năm {year}", year=str(year)) if year else say("Chưa rõ năm")
