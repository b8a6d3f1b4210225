"""The pages of the pack of one fair: those of the site that belong to it, a search of its products, and a front page.

They say what they say on the site. What they lead to and the pack does not hold is on the web (`making.environment`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.booths import BOOTHS
from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import BY_NAME, BY_PROVINCE, FLOOR_PLAN, shown_at_booth, ways_to_lists
from ocop_site.pages.cards import Cards
from ocop_site.pages.fair_calendars import fair_calendar
from ocop_site.pages.jobs import links_in
from ocop_site.pages.names import name_of
from ocop_site.pages.pictures import photo_jobs
from ocop_site.pages.plan import plan_pages, site_context
from ocop_site.pages.search.jobs import search_jobs
from ocop_site.pages.search.page import HEADING
from ocop_site.pages.some import Only
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.pictures import PhotoFacts

PHOTOS = "/anh/"
_ON_THE_WEB = (addresses.CODE, addresses.DIGITAL_LINKS)


def at_the_fair(entry: FairEntry, catalogue: Catalogue) -> Catalogue:
    """What of a catalogue is at a fair: the fair, what its booths show, who made that or stands there."""
    shown = {one.record.id: one for booth in entry.booths for one in shown_at_booth(booth, catalogue)}
    products = {key: one for key, one in catalogue.products.items() if key in shown}
    makers = {one.producer.id for one in shown.values() if one.producer}
    makers |= {booth.exhibitor.producer or "" for booth in entry.booths if booth.exhibitor}
    producers = {key: one for key, one in catalogue.producers.items() if key in makers}
    return replace(catalogue, products=products, producers=producers, outlets={}, fairs={entry.record.id: entry})


def pack_jobs(entry: FairEntry, catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Iterator[Job]:
    """The pages of a pack in Vietnamese, in a fixed order, without those that are its own and without photos."""
    held = at_the_fair(entry, catalogue)
    owners = {f"{kind}/{record.id}" for kind, record in held.coded()} | {fair_calendar(entry)}
    booths = f"{BOOTHS}/{entry.record.id}/"
    for job in plan_pages(catalogue, photos, (), only=Only(_pages(entry, held))):
        mine = job.owner in owners or job.owner.startswith(booths)
        address = addresses.address_of(job.path)
        if mine and job.maker in {"page", "calendar"} and not address.startswith(_ON_THE_WEB):
            yield _kept_from_engines(job)
    for job in search_jobs(held, Cards(held, photos)):
        yield _with_ways(_kept_from_engines(job), entry)


def _pages(entry: FairEntry, held: Catalogue) -> Iterator[str]:
    """The files of the pages of records and booths."""
    for _, record in held.coded():
        yield addresses.file_of(addresses.of_record(record))
    for booth in entry.booths:
        yield addresses.file_of(addresses.booth(entry.record, booth))


def _kept_from_engines(job: Job) -> Job:
    """A page of a pack that somebody puts on the web is not to be found there beside the one that is kept up."""
    if job.maker != "page":
        return job
    return replace(job, context={**job.context, "page": {**job.context["page"], "hidden": True, "picture": None}})


def _with_ways(job: Job, entry: FairEntry) -> Job:
    """The page of the search leads to the lists of the fair."""
    if job.template != "search.html":
        return job
    return replace(job, context={**job.context, "it": {**job.context["it"], "ways": ways_to_lists(entry)}})


def pack_photos(contexts: Iterable[Plain], catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Iterator[Job]:
    """A job for each photo that some pages show, also of products that are not at the fair."""
    shown = {href.lstrip("/") for context in contexts for href in links_in(context) if href.startswith(PHOTOS)}
    for kind, record in catalogue.coded():
        for job in photo_jobs(record.photos, photos, f"{kind}/{record.id}"):
            if job.path in shown:
                shown.remove(job.path)
                yield job


def pack_site(entry: FairEntry, catalogue: Catalogue, assets: Mapping[str, str]) -> Plain:
    """What every page of a pack knows of the site: the ways within the pack, what it is and of which day."""
    fair = entry.record
    nav: list[tuple[str, str]] = [(name_of(fair), addresses.fair(fair))]
    if entry.booths:
        nav += [(FLOOR_PLAN, addresses.floor(fair)), (BY_PROVINCE, addresses.booths_by_province(fair))]
    if any(booth.products for booth in entry.booths):
        nav += [(BY_NAME, addresses.shown_products(fair))]
    return {
        **site_context(catalogue, assets),
        "nav": [{"text": text, "href": href} for text, href in (*nav, (HEADING, addresses.SEARCH))],
        "pack": {
            "text": say(
                "Gói ngoại tuyến của {fair}, làm theo hồ sơ ngày {day}. Đường dẫn ra ngoài gói cần có mạng.",
                fair=name_of(fair),
                day=catalogue.day,
            ),
            "web": addresses.canonical(catalogue.site.base_url, addresses.fair(fair)),
        },
    }
