"""The pages of the booths of a fair, and what stands behind their codes, also of booths that are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.booths import BOOTHS
from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import shown_at_booth
from ocop_site.pages.code_page import KINDS, Face
from ocop_site.pages.fair_cover import standing, statuses_note
from ocop_site.pages.fair_lines import booth_link, booth_name, exhibitor_piece, fair_days
from ocop_site.pages.floor import floor_of
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.others import fact_pieces, record_crumbs
from ocop_site.pages.pieces import page_piece, qr_piece, report_piece
from ocop_site.pages.record_jobs import code_files, short_page
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.booths import GoneBooth
    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.floor import Floor
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.some import Only
    from ocop_site.records.others import Booth


def booth_jobs(entry: FairEntry, catalogue: Catalogue, cards: Cards, only: Only) -> Iterator[Job]:
    """The page of every booth; with a code also the short page behind it and its pictures; those of booths gone."""
    fair, floor = entry.record, floor_of(entry, catalogue)
    for place, booth in enumerate(entry.booths):
        address = addresses.booth(fair, booth)
        owner = owner_of(entry, booth)
        if only.file(addresses.file_of(address)):
            context = booth_context(place, entry, catalogue, cards, floor)
            yield Job(addresses.file_of(address), "page", context, f"{KINDS[BOOTHS].template}.html", owner)
        if booth.code and only.record((booth.code,)):
            yield short_page(booth.code, _face(booth, entry, catalogue), catalogue, owner)
            yield from code_files(booth.code, owner, catalogue)
    for gone in entry.gone:
        if only.record((gone.code,)):
            yield _gone_job(gone, entry, catalogue)


def owner_of(entry: FairEntry, booth: Booth) -> str:
    """Who answers for the address of a booth: itself by its code, without one its fair."""
    return f"{BOOTHS}/{entry.record.id}/{booth.slug}" if booth.code else f"fairs/{entry.record.id}"


def booth_context(place: int, entry: FairEntry, catalogue: Catalogue, cards: Cards, floor: Floor) -> Plain:
    """The whole context of a booth's page. `place`: of the booth in the order of numbers."""
    fair, booth = entry.record, entry.booths[place]
    name = booth_name(booth)
    exhibitor = exhibitor_piece(booth, catalogue)
    facts: list[tuple[str, str]] = [
        (say("Nhà, khu"), own(booth.hall) if booth.hall else ""),
        (say("Vị trí"), own(booth.position) if booth.position else ""),
        (say("Ô trên sơ đồ"), _cell(booth)),
        (say("Mã trong danh mục"), booth.code or ""),
    ]
    it: Plain = {
        "name": name,
        "number": booth.number,
        "exhibitor": exhibitor,
        "fair": {"text": name_of(fair), "href": addresses.fair(fair), "days": fair_days(fair)},
        "facts": fact_pieces(facts),
        "cards": [{**cards.of(one), **standing(one, fair, catalogue)} for one in shown_at_booth(booth, catalogue)],
        "statuses_note": statuses_note(fair),
        "goods": [own(one) for one in booth.goods],
        "floor": floor.surroundings(place),
        "previous": booth_link(fair, entry.booths[place - 1]) if place else None,
        "next": booth_link(fair, entry.booths[place + 1]) if place + 1 < len(entry.booths) else None,
        "code": booth.code or "",
        "qr": qr_piece(catalogue.site.base_url, booth.code, files=True) if booth.code else None,
        "report": report_piece(catalogue, joined((name, name_of(fair)), ", "), booth.code or fair.code),
        "example": fair.example,
    }
    page = page_piece(
        KINDS[BOOTHS].template,
        addresses.booth(fair, booth),
        name,
        description=joined((joined((name, exhibitor["text"] if exhibitor else ""), ": "), name_of(fair)), ". "),
        base_url=catalogue.site.base_url,
        crumbs=[
            *record_crumbs(catalogue, entry.here, say("Hội chợ"), addresses.FAIRS),
            (name_of(fair), addresses.fair(fair)),
        ],
        title=joined((name, name_of(fair)), " – "),
    )
    return {"page": page, "it": it}


def _cell(booth: Booth) -> str:
    """Where a booth begins on the plan of its hall, and how many cells it takes where that is more than one."""
    if booth.row is None or booth.column is None:
        return ""
    cell = say("hàng {row}, cột {column}", row=booth.row, column=booth.column)
    size = say("{wide} × {deep} ô", wide=booth.wide, deep=booth.deep) if booth.wide * booth.deep > 1 else ""
    return joined((cell, size), "; ")


def _face(booth: Booth, entry: FairEntry, catalogue: Catalogue) -> Face:
    fair = entry.record
    exhibitor = exhibitor_piece(booth, catalogue)
    name, maker = booth_name(booth), exhibitor["text"] if exhibitor else ""
    return Face(BOOTHS, name, maker, fair.name, addresses.booth(fair, booth), booth.code or "", fair.example)


def _gone_job(gone: GoneBooth, entry: FairEntry, catalogue: Catalogue) -> Job:
    """What the code of a booth opens that is no longer on the list of its fair: the way to the fair."""
    fair = entry.record
    said = say("Gian hàng này không còn trong danh sách của hội chợ.")
    address = addresses.code(gone.code)
    page = page_piece("gone", address, name_of(fair), description=said, base_url=catalogue.site.base_url)
    page["canonical"] = addresses.canonical(catalogue.site.base_url, addresses.fair(fair))
    it = {
        "name": name_of(fair),
        "days": fair_days(fair),
        "code": gone.code,
        "href": addresses.fair(fair),
        "example": fair.example,
    }
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "gone.html", f"fairs/{fair.id}")
