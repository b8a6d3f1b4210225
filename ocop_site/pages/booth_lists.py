"""The booths of a fair in other orders: by province, by group, and what is shown there with its booths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.fair_lines import booth_link, booth_name, exhibitor_piece, fair_days
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of, word_name
from ocop_site.pages.others import record_crumbs
from ocop_site.pages.pieces import entry_piece, page_piece, pager, report_piece
from ocop_site.vietnamese import sort_key
from ocop_site.words import joined, say, say_many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, FairEntry, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth, Fair

PRODUCTS_OF_A_PAGE = 300
FLOOR_PLAN = say("Sơ đồ gian hàng")
BY_PROVINCE = say("Gian hàng theo tỉnh")
BY_GROUP = say("Gian hàng theo nhóm sản phẩm")
BY_NAME = say("Sản phẩm và số gian")
NO_PROVINCE = say("Chưa rõ tỉnh")
NO_GROUP = say("Không có sản phẩm trong danh mục")


def shown_at_booth(booth: Booth, catalogue: Catalogue) -> list[ProductEntry]:
    """What is shown at a booth, each product once, in the order in which it is written."""
    return [catalogue.products[one] for one in dict.fromkeys(booth.products) if one in catalogue.products]


def ways_to_lists(entry: FairEntry) -> list[Plain]:
    """The ways to the lists of a fair's booths, for its page."""
    fair = entry.record
    ways = []
    if entry.booths:
        ways.append(entry_piece(FLOOR_PLAN, addresses.floor(fair), 0))
        ways.append(entry_piece(BY_PROVINCE, addresses.booths_by_province(fair), 0))
    if any(booth.products for booth in entry.booths):
        ways.append(entry_piece(BY_GROUP, addresses.booths_by_group(fair), 0))
        ways.append(entry_piece(BY_NAME, addresses.shown_products(fair), 0))
    return ways


def booth_list_jobs(entry: FairEntry, catalogue: Catalogue) -> Iterator[Job]:
    """The pages of these lists."""
    fair = entry.record
    if not entry.booths:
        return
    province_of = {one.id: one.name for one in catalogue.vocabulary.provinces}
    names = sorted(province_of, key=lambda one: sort_key(province_of[one]))
    titles: dict[str, tuple[str, str]] = {one: (province_of[one], addresses.province(one)) for one in names}
    sections = _sections(entry, catalogue, titles, (NO_PROVINCE, ""), provinces_at_booth)
    yield _job(entry, catalogue, BY_PROVINCE, addresses.booths_by_province(fair), sections)
    if not any(booth.products for booth in entry.booths):
        return
    titles = {one.id: (word_name(one), addresses.group(one.id)) for one in catalogue.vocabulary.groups}
    sections = _sections(entry, catalogue, titles, (NO_GROUP, ""), groups_at_booth)
    yield _job(entry, catalogue, BY_GROUP, addresses.booths_by_group(fair), sections)
    yield from _product_jobs(entry, catalogue)


def provinces_at_booth(booth: Booth, catalogue: Catalogue) -> dict[str, int]:
    """The province of who stands at a booth with the number of its products, else those of its products."""
    shown = shown_at_booth(booth, catalogue)
    producer = catalogue.producers.get(booth.exhibitor.producer or "") if booth.exhibitor else None
    if producer and producer.here.province:
        return {producer.here.province: len(shown)}
    return _counted(one.here.province for one in shown if one.here.province)


def groups_at_booth(booth: Booth, catalogue: Catalogue) -> dict[str, int]:
    """The groups of what is shown at a booth, with the number of products of each."""
    return _counted(one.record.group for one in shown_at_booth(booth, catalogue))


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _sections(
    entry: FairEntry,
    catalogue: Catalogue,
    titles: Mapping[str, tuple[str, str]],
    rest: tuple[str, str],
    keys_of: Callable[[Booth, Catalogue], dict[str, int]],
) -> list[Plain]:
    """The booths below these titles, in their order; those that belong to none below the last, `rest`."""
    found: dict[str, list[Plain]] = {key: [] for key in (*titles, "")}
    for booth in entry.booths:
        for key, count in (keys_of(booth, catalogue) or {"": len(booth.products)}).items():
            found[key if key in titles else ""].append(_line(entry.record, booth, catalogue, count))
    named = {**titles, "": rest}
    return [
        {"title": {"text": named[key][0], "href": named[key][1]}, "lines": lines}
        for key, lines in found.items()
        if lines
    ]


def _line(fair: Fair, booth: Booth, catalogue: Catalogue, count: int) -> Plain:
    exhibitor = exhibitor_piece(booth, catalogue)
    text = joined((booth_name(booth), exhibitor["text"] if exhibitor else ""), " · ")
    note = say_many("{n} sản phẩm", n=count) if count else ""
    return {**entry_piece(text, addresses.booth(fair, booth), 0, note), "booths": []}


def _product_jobs(entry: FairEntry, catalogue: Catalogue) -> Iterator[Job]:
    """What is shown at a fair, by name, some on a page; each with its maker and its booths."""
    fair = entry.record
    booths: dict[str, list[Booth]] = {}
    for booth in entry.booths:
        for one in shown_at_booth(booth, catalogue):
            booths.setdefault(one.record.id, []).append(booth)
    shown = sorted((catalogue.products[one] for one in booths), key=lambda one: (one.order, one.record.id))
    lines = [
        {
            **entry_piece(name_of(one.record), addresses.product(one.record), 0, one.maker),
            "booths": [booth_link(fair, booth) for booth in booths[one.record.id]],
        }
        for one in shown
    ]
    base = addresses.shown_products(fair)
    pages = [lines[start : start + PRODUCTS_OF_A_PAGE] for start in range(0, len(lines), PRODUCTS_OF_A_PAGE)]
    for number, some in enumerate(pages, 1):
        sections = [{"title": None, "lines": some}]
        turn = pager(base, number, len(pages))
        yield _job(entry, catalogue, BY_NAME, addresses.page_of(base, number), sections, turn)


def _job(
    entry: FairEntry,
    catalogue: Catalogue,
    heading: str,
    address: str,
    sections: list[Plain],
    turn: Plain | None = None,
) -> Job:
    fair = entry.record
    it: Plain = {
        "fair": {"text": name_of(fair), "href": addresses.fair(fair), "days": fair_days(fair)},
        "sections": sections,
        "pager": turn,
        "report": report_piece(catalogue, fair.name, fair.code),
        "example": fair.example,
    }
    page = page_piece(
        "booths",
        address,
        heading,
        description=joined((heading, name_of(fair), fair_days(fair)), ". "),
        base_url=catalogue.site.base_url,
        crumbs=[
            *record_crumbs(catalogue, entry.here, say("Hội chợ"), addresses.FAIRS),
            (name_of(fair), addresses.fair(fair)),
        ],
        title=joined((heading, name_of(fair)), " – "),
    )
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "booths.html", f"fairs/{fair.id}")
