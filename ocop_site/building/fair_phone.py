"""Making a fair's file for phones: all languages of the site, with pictures as large as the whole file can bear."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from ocop_site.building.languages import read_tongues
from ocop_site.building.photographs import probe_photos
from ocop_site.building.sheets import template_problem
from ocop_site.building.small_photos import Original, Room, widest
from ocop_site.making.pages import PageMaker, TemplateFault
from ocop_site.pages.fair_phone import TEMPLATE, fair_phone_context, file_name, shown_at_fair, with_pictures
from ocop_site.pages.plan import site_context
from ocop_site.pages.tongues import VIETNAMESE, in_all, untranslated
from ocop_site.problems import any_errors

if TYPE_CHECKING:
    from ocop_site.building.orders import Order
    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.making.kept import Keep
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.pictures import PhotoFacts
    from ocop_site.problems import Problem
    from ocop_site.records.collection import Records

LARGEST_FILE = 7_800_000  # bytes
WIDTHS = (320, 240, 160, 96, 64)  # pixels
MARKUP = 160  # bytes about a picture in the file, besides its words
BEFORE = "data:image/webp;base64,"


def phone_files(
    entry: FairEntry, catalogue: Catalogue, records: Records, order: Order, store: Keep
) -> tuple[dict[str, bytes], list[Problem]]:
    """The file of a fair in each language of the site, by its name, and what is wrong; with errors there are none."""
    facts, problems = probe_photos(records, order.store)
    tongues, complaints = read_tongues(records.site.languages, order.templates)
    problems += complaints
    if any_errors(problems):
        return {}, problems
    context = fair_phone_context(entry, catalogue)
    said = {VIETNAMESE: context, **{one.tag: one.context(context) for one in tongues}}
    problems += untranslated(tongues)
    maker = PageMaker(order.templates, in_all(site_context(catalogue, {}), tongues), store)
    try:
        without = max(len(_page(maker, tag, one, {})) for tag, one in said.items())
        photos = _originals(entry, catalogue, records, facts)
        pictures = _pictures(photos, LARGEST_FILE - without, store, order.workers)
        made = {file_name(tag): _page(maker, tag, one, pictures) for tag, one in said.items()}
    except TemplateFault as fault:
        problems.append(template_problem(fault, f"fairs/{entry.record.id}"))
    return ({}, problems) if any_errors(problems) else (made, problems)


def _page(maker: PageMaker, tag: str, context: Plain, pictures: dict[str, Plain]) -> bytes:
    seen = with_pictures(context, pictures)
    return maker.render(TEMPLATE, file_name(tag), {**seen, "page": {**seen["page"], "language": tag}})


def _originals(
    entry: FairEntry, catalogue: Catalogue, records: Records, facts: dict[str, PhotoFacts]
) -> dict[str, Original]:
    """The first photo of each product that has one, by its code."""
    return {
        one.record.code: Original(records.photos[name], facts[name])
        for one, _ in shown_at_fair(entry, catalogue)
        if one.record.photos and (name := one.record.photos[0].file) in facts
    }


def _pictures(photos: dict[str, Original], room: int, store: Keep, workers: int) -> dict[str, Plain]:
    """The pictures, all at the largest width at which they take no more bytes than `room`; none where none is."""
    width = widest(list(photos.values()), WIDTHS, Room(room, _length), store, workers)
    return {code: _picture(photo, width, store) for code, photo in photos.items()} if width else {}


def _length(size: int) -> int:
    """The bytes that a picture of so many takes in the file."""
    return len(BEFORE) + 4 * -(-size // 3) + MARKUP


def _picture(photo: Original, width: int, store: Keep) -> Plain:
    known = photo.facts.small(width)
    uri = BEFORE + b64encode(photo.at(width, store)).decode("ascii")
    return {"src": uri, "width": known.width, "height": known.height}
