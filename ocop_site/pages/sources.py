"""Every public page that was read, by publisher, with the number of times that records lean on it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import publisher
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, page_piece, pager
from ocop_site.vietnamese import sort_key
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Source

ON_A_PAGE = 400  # addresses


def source_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The pages that list all sources, by publisher in the order of the alphabet."""
    leaned = Counter((publisher(source), source.url) for source in _sources(catalogue) if source.url)
    lines = sorted(leaned.items(), key=lambda line: (sort_key(line[0][0]), line[0]))
    counts: Counter[str] = Counter()
    for (name, _), count in lines:
        counts[name] += count
    total = max(1, -(-len(lines) // ON_A_PAGE))
    for number in range(1, total + 1):
        address = addresses.page_of(addresses.SOURCES, number)
        some = lines[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
        publishers: list[Plain] = [
            {"name": name, "count": counts[name], "urls": [{"url": url, "count": count} for (_, url), count in mine]}
            for name, mine in groupby(some, key=lambda line: line[0][0])
        ]
        title = say("Nguồn")
        page = page_piece(
            "sources",
            address,
            title if number == 1 else say("{title} – trang {number}", title=title, number=number),
            description=say("Các trang công khai mà danh mục này đã đọc."),
            base_url=catalogue.site.base_url,
            crumbs=(HOME_CRUMB, (say("Giới thiệu"), addresses.ABOUT)),
        )
        it: Plain = {"publishers": publishers, "pager": pager(addresses.SOURCES, number, total)}
        yield Job(addresses.file_of(address), "page", {"page": page, "it": it}, "sources.html", owner=addresses.SOURCES)


def _sources(catalogue: Catalogue) -> Iterator[Source]:
    """Every source of every record, as often as it is named."""
    for entry in catalogue.products.values():
        yield from entry.record.sources
        for certificate in entry.certificates:
            yield from certificate.sources
            if certificate.extension:
                yield from certificate.extension.sources
        for nomination in entry.record.nominations:
            yield from nomination.sources
        for ending in entry.endings:
            yield from ending.sources
    for kind in (catalogue.producers, catalogue.outlets, catalogue.fairs):
        for other in kind.values():
            yield from other.record.sources
