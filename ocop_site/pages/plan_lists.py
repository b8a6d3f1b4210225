"""The lists behind the figures of plans: which records were counted for an element."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import label
from ocop_site.pages import addresses
from ocop_site.pages.indexes import index_job
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, short_place, shown_name
from ocop_site.pages.plan_words import MEASURED
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.progress import Result
    from ocop_site.catalogue.progress_ground import Count, Kind
    from ocop_site.pages.indexes import Section
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.records.plans import Plan

PLANS = say("Kế hoạch")


def has_list(result: Result) -> bool:
    """Whether some record was counted for an element."""
    return any(_named(count) for count in (result.count, *result.beside) if count)


def list_jobs_of(plan: Plan, results: tuple[Result, ...], catalogue: Catalogue) -> Iterator[Job]:
    """A page for each element for which some record was counted."""
    crumbs = (HOME_CRUMB, (PLANS, addresses.PLANS), (own(plan.title), addresses.plan(plan.id)))
    for result in results:
        if not has_list(result):
            continue
        number = result.element.id
        sections: list[Section] = []
        for count in (result.count, *result.beside):
            if count and _named(count):
                sections += _sections(count, catalogue)
        heading = say("Hồ sơ tính vào mục {number}", number=number)
        lead = say("Kế hoạch: “{quote}”", quote=own(result.element.quote))
        yield index_job(
            catalogue, addresses.plan_list(plan.id, number), heading, lead, sections, crumbs=crumbs, description=heading
        )


def _named(count: Count) -> bool:
    return bool(count.records) or any(row.records for table in count.tables for row in table.rows)


def _sections(count: Count, catalogue: Catalogue) -> list[Section]:
    """All that were counted, then those of every line of every table."""
    sections = [(MEASURED[count.measure], [_line(count.kind, one, catalogue) for one in count.records])]
    for table in count.tables:
        for row in table.rows:
            if row.records:
                title = joined((table.title, row.label), ": ")
                sections.append(
                    (title, [_line(_kind_of(one, count, catalogue), one, catalogue) for one in row.records])
                )
    return [(title, lines) for title, lines in sections if lines]


def _kind_of(one: str, count: Count, catalogue: Catalogue) -> Kind:
    return "outlets" if count.kind == "fairs" and one not in catalogue.fairs else count.kind


def _line(kind: Kind, one: str, catalogue: Catalogue) -> Plain:
    """A record with the way to its page, its place and, of a product, what is said of it now."""
    if kind == "products":
        entry = catalogue.products[one]
        note = joined((entry.maker, short_place(entry.here, catalogue), label(entry.status)), ". ")
        return entry_piece(name_of(entry.record), addresses.product(entry.record), 0, note)
    if kind == "producers":
        maker = catalogue.producers[one]
        return entry_piece(
            shown_name(maker.record), addresses.producer(maker.record), 0, short_place(maker.here, catalogue)
        )
    if kind == "outlets":
        shop = catalogue.outlets[one]
        return entry_piece(name_of(shop.record), addresses.outlet(shop.record), 0, short_place(shop.here, catalogue))
    fair = catalogue.fairs[one]
    return entry_piece(name_of(fair.record), addresses.fair(fair.record), 0, short_place(fair.here, catalogue))
