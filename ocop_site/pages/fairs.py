"""The page of a fair: its facts and its booths, each with the way to its own page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import booth_list_jobs, shown_at_booth, ways_to_lists
from ocop_site.pages.booths import booth_jobs
from ocop_site.pages.code_page import Face
from ocop_site.pages.fair_calendars import all_fairs_job, fair_calendar, fair_calendar_job
from ocop_site.pages.fair_cover import standing, statuses_note
from ocop_site.pages.fair_index import phase_piece
from ocop_site.pages.fair_lines import HOME_COUNTRY, booth_link, exhibitor_piece, fair_days
from ocop_site.pages.floor import floor_jobs
from ocop_site.pages.names import name_of, other_name, word_name
from ocop_site.pages.others import fact_pieces, record_crumbs
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import map_piece, page_piece, place_piece, report_piece, short_place, source_pieces
from ocop_site.pages.record_jobs import record_jobs
from ocop_site.pages.stories import told
from ocop_site.pages.structured.others import fair_data
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.some import Only
    from ocop_site.records.others import Booth

MOST_NAMED = 120  # products of all booths; above that the page only counts them, and each booth's own page names them


def fair_jobs(catalogue: Catalogue, cards: Cards, only: Only) -> Iterator[Job]:
    """The pages of every fair, of its booths and of the lists of its booths, and those behind their codes."""
    for entry in catalogue.fairs.values():
        fair = entry.record
        if only.record(catalogue.codes_of("fairs", fair)):
            place = short_place(entry.here, catalogue)
            face = Face("fairs", fair.name, fair_days(fair), place, addresses.fair(fair), fair.code, fair.example)
            yield from record_jobs(fair, face, fair_context(entry, catalogue, cards), catalogue, cards)
            yield from fair_calendar_job(entry, catalogue)
            yield from booth_list_jobs(entry, catalogue)
            yield from floor_jobs(entry, catalogue)
        yield from booth_jobs(entry, catalogue, cards, only)
    if only.below(addresses.FAIRS):
        yield from all_fairs_job(catalogue)


def fair_context(entry: FairEntry, catalogue: Catalogue, cards: Cards) -> Plain:
    """The whole context of a fair's page."""
    fair = entry.record
    level = catalogue.vocabulary.level(fair.organiser_level) if fair.organiser_level else None
    facts: list[tuple[str, str]] = [
        (say("Địa điểm"), own(fair.venue) if fair.venue else ""),
        (say("Nước"), fair.country if fair.country != HOME_COUNTRY else ""),
        (say("Đơn vị tổ chức"), own(fair.organiser) if fair.organiser else ""),
        (say("Cấp tổ chức"), word_name(level) if level else ""),
        (say("Tỉnh tổ chức"), fair.organiser_province or ""),
        (say("Chủ đề"), own(", ".join(fair.theme)) if fair.theme else ""),
        (say("Tỉnh tham gia"), ", ".join(fair.provinces)),
        (say("Số gian hàng, theo nguồn"), str(fair.reported_booths) if fair.reported_booths is not None else ""),
        (say("Mã trong danh mục"), fair.code),
    ]
    it: Plain = {
        "name": name_of(fair),
        "name_en": other_name(fair),
        "days": fair_days(fair),
        "phase": phase_piece(fair, catalogue.day),
        "calendar": fair_calendar(entry),
        "facts": fact_pieces(facts),
        "place": place_piece(entry.here, catalogue),
        "geo": map_piece(fair.geo),
        "directions": own(fair.directions) if fair.directions else "",
        "booths": [_booth(b, entry, catalogue) for b in entry.booths],
        "ways": ways_to_lists(entry),
        "statuses_note": statuses_note(fair) if any(b.products for b in entry.booths) else "",
        "photos": [p for photo in fair.photos if (p := picture(photo, cards.photos))],
        "story": told(fair.story),
        "sources": source_pieces(fair.sources),
        "code": fair.code,
        "report": report_piece(catalogue, fair.name, fair.code),
        "example": fair.example,
    }
    page = page_piece(
        "fair",
        addresses.fair(fair),
        name_of(fair),
        description=joined((name_of(fair), fair_days(fair)), ". "),
        base_url=catalogue.site.base_url,
        crumbs=record_crumbs(catalogue, entry.here, say("Hội chợ"), addresses.FAIRS),
    )
    page["data"] = [fair_data(entry, catalogue, it["photos"])]
    return {"page": page, "it": it}


def _booth(booth: Booth, entry: FairEntry, catalogue: Catalogue) -> Plain:
    shown = shown_at_booth(booth, catalogue)
    named = sum(len(one.products) for one in entry.booths) <= MOST_NAMED
    return {
        **booth_link(entry.record, booth),
        "hall": own(booth.hall) if booth.hall else "",
        "position": own(booth.position) if booth.position else "",
        "exhibitor": exhibitor_piece(booth, catalogue),
        "count": 0 if named else len(shown),
        "products": [
            {
                "name": name_of(e.record),
                "href": addresses.product(e.record),
                **standing(e, entry.record, catalogue),
            }
            for e in (shown if named else ())
        ],
    }
