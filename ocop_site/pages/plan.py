"""Every file that will exist, before anything is made; `plan_check` looks at what must hold between them (gate 2)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.about import about_jobs
from ocop_site.pages.cards import Cards
from ocop_site.pages.code_page import Face, code_context
from ocop_site.pages.decisions import decision_jobs
from ocop_site.pages.fairs import fair_jobs
from ocop_site.pages.front import home_job, index_jobs
from ocop_site.pages.gs1 import digital_link_jobs
from ocop_site.pages.lists import list_jobs
from ocop_site.pages.others import producer_context
from ocop_site.pages.outlet import outlet_context
from ocop_site.pages.outlet_files import outlet_file_jobs
from ocop_site.pages.pieces import short_place, shown_name
from ocop_site.pages.plan_lists import PLANS
from ocop_site.pages.plans import plan_jobs
from ocop_site.pages.print_page import print_page_jobs
from ocop_site.pages.product import product_context
from ocop_site.pages.promises import withdrawn_jobs
from ocop_site.pages.record_jobs import record_jobs
from ocop_site.pages.related import relate
from ocop_site.pages.search.jobs import search_jobs
from ocop_site.pages.search.page import HEADING
from ocop_site.pages.sharing import with_pictures
from ocop_site.pages.shelves import shelves
from ocop_site.pages.site_words import site_publisher, site_tagline, site_title
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.pages.standing import standing_jobs
from ocop_site.pages.statistics import HEADING as STATISTICS
from ocop_site.pages.statistics import statistics_jobs
from ocop_site.records.base import is_trial
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.pictures import PhotoFacts
    from ocop_site.records.site import Page

NAV = (
    (say("Tỉnh, thành"), addresses.PROVINCES),
    (say("Nhóm{plural}", plural=""), addresses.GROUPS),
    (say("Hạng sao"), addresses.STARS),
    (HEADING, addresses.SEARCH),
)
FOOT = (
    (say("Chủ thể"), addresses.PRODUCERS),
    (say("Điểm bán"), addresses.OUTLETS),
    (say("Hội chợ"), addresses.FAIRS),
    (say("Quyết định{plural}", plural=""), addresses.DECISIONS),
    (PLANS, addresses.PLANS),
    (STATISTICS, addresses.STATISTICS),
    (say("Giới thiệu"), addresses.ABOUT),
    (say("Cách làm"), addresses.METHOD),
    (say("Nguồn"), addresses.SOURCES),
    (say("Dữ liệu mở"), addresses.DATA),
    (say("Báo sai, gửi giấy chứng nhận"), addresses.REPORT),
)


def site_context(catalogue: Catalogue, assets: Mapping[str, str]) -> Plain:
    """What every page knows of the site. `assets`: name of each asset -> its address."""
    site = catalogue.site
    read = site.sources_read
    return {
        "title": site_title(site),
        "tagline": site_tagline(site),
        "publisher": site_publisher(site),
        "contact": site.contact or "",
        "licence": {"name": site.licence.name, "url": site.licence.url or ""} if site.licence else None,
        "read_on": day_text(read) if read else "",
        "nav": [{"text": text, "href": href} for text, href in NAV],
        "foot": [{"text": text, "href": href} for text, href in FOOT],
        "assets": {name: {"href": address} for name, address in sorted(assets.items())},
        "trial": is_trial(site.base_url),
        "example": site.example,
        "hidden": not site.searchable,
        "root": addresses.HOME,
        "base": addresses.canonical(site.base_url, ""),
        "search": {"href": addresses.SEARCH},
    }


def plan_pages(
    catalogue: Catalogue,
    photos: Mapping[str, PhotoFacts],
    pages: Iterable[Page],
    *,
    sheets: bool = False,
    only: Only = EVERYTHING,
    more: Iterable[Job] = (),
) -> Iterator[Job]:
    """A job for every page, code and photo in a fixed order, or for `only` some; `sheets`: the outlets' PDFs too.

    With a real address of the site also the pictures that pages show where they are shared. `more`: jobs drawn
    elsewhere, whose pages show them too.
    """
    cards = Cards(catalogue, photos)
    yield from with_pictures(chain(_all_jobs(catalogue, cards, pages, only, sheets=sheets), more), catalogue)


def _all_jobs(catalogue: Catalogue, cards: Cards, pages: Iterable[Page], only: Only, *, sheets: bool) -> Iterator[Job]:
    if only.file(addresses.file_of(addresses.HOME)):
        yield home_job(catalogue, cards)
    if only.indexes():
        yield from index_jobs(catalogue)
    yield from _shelf_jobs(catalogue, cards, only)
    if only.below(addresses.EXPIRED, addresses.REVOKED, addresses.OUTDATED, addresses.ENDING_SOON):
        yield from standing_jobs(catalogue, cards)
    if only.below(addresses.NAMES):
        yield from search_jobs(catalogue, cards, only)
    yield from _record_jobs(catalogue, cards, only, sheets=sheets)
    if only.below(addresses.DECISIONS):
        yield from decision_jobs(catalogue)
    if only.below(addresses.PLANS):
        yield from plan_jobs(catalogue)
    if only.below(addresses.STATISTICS):
        yield from statistics_jobs(catalogue)
    if only.below(addresses.CODE, addresses.DECISIONS):
        yield from withdrawn_jobs(catalogue)
    if only.below(addresses.ABOUT, addresses.NOT_FOUND):
        yield from about_jobs(catalogue, pages)


def _shelf_jobs(catalogue: Catalogue, cards: Cards, only: Only) -> Iterator[Job]:
    """The pages of all lists by province, group, set, stars and standing."""
    if only.below(addresses.PROVINCES, addresses.GROUPS, addresses.STARS, addresses.IN_FORCE):
        for shelf in shelves(catalogue, only):
            yield from list_jobs(shelf, catalogue, cards, only)


def _record_jobs(catalogue: Catalogue, cards: Cards, only: Only, *, sheets: bool) -> Iterator[Job]:
    """For each record its page, the page behind its code, its code files where it has them, its photos."""
    products = [
        product
        for product in catalogue.products.values()
        if only.record(catalogue.codes_of("products", product.record), product.record.gtin)
    ]
    if products:  # nobody else needs to know who is near whom
        related = relate(catalogue)
    for product in products:
        address = addresses.product(product.record)
        near = short_place(product.here, catalogue)
        record = product.record
        face = Face("products", record.name, product.maker, near, address, record.code, record.example)
        context = product_context(product, catalogue, cards, related)
        status = context["it"]["status"]
        yield from record_jobs(product.record, face, context, catalogue, cards, status=status)
        code_page = code_context(record.code, face, catalogue, status=status)
        yield from digital_link_jobs(product, context, code_page, catalogue)
    for producer in catalogue.producers.values():
        if not only.record(catalogue.codes_of("producers", producer.record)):
            continue
        address = addresses.producer(producer.record)
        near = short_place(producer.here, catalogue)
        maker = producer.record
        face = Face("producers", shown_name(maker), "", near, address, maker.code, maker.example)
        yield from record_jobs(maker, face, producer_context(producer, catalogue, cards), catalogue, cards)
    for outlet in catalogue.outlets.values():
        if not only.record(catalogue.codes_of("outlets", outlet.record)):
            continue
        address = addresses.outlet(outlet.record)
        shop = outlet.record
        near = short_place(outlet.here, catalogue)
        face = Face("outlets", shop.name, shop.operator or "", near, address, shop.code, shop.example)
        context = outlet_context(outlet, catalogue, cards, sheets=sheets)
        yield from record_jobs(outlet.record, face, context, catalogue, cards)
        yield from outlet_file_jobs(outlet, catalogue, sheets=sheets)
        yield from print_page_jobs(outlet, catalogue)
    yield from fair_jobs(catalogue, cards, only)
