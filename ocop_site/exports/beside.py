"""The public record beside each record's page, `index.json`: its row, and the rows of other tables that speak of it.

The same rows by the same declaration as in the tables. A page names its file, so that programs find it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ocop_site.exports.declared import plain
from ocop_site.exports.rows.products import product_row
from ocop_site.exports.rows.sellers import outlet_row, producer_row, stock_of
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.declared import Row

    Plain = dict[str, Any]
    Rows = Row | list[Row]

# By the template of a record's page: its kind, as its owner's name begins.
PAGES = {
    "product.html": "products",
    "producer.html": "producers",
    "outlet.html": "outlets",
}


def with_records(jobs: Iterable[Job], catalogue: Catalogue, *, follow: bool = True) -> Iterator[Job]:
    """Every job; pages of records name the file of their public record, and the files `follow` each its page."""
    for job in jobs:
        kind, _, record = job.owner.partition("/")
        if job.maker != "page" or PAGES.get(job.template) != kind:
            yield job
            continue
        href = addresses.record_file(addresses.address_of(job.path))
        yield replace(job, context={**job.context, "page": {**job.context["page"], "record": {"href": href}}})
        if follow:
            text = json.dumps(public_record(kind, record, catalogue), ensure_ascii=False, indent=1)
            yield Job(addresses.file_of(href), "text", {"text": f"{text}\n"}, owner=job.owner)


def public_record(kind: str, record: str, catalogue: Catalogue) -> Plain:
    """The public record of one record ("products", its id) as plain data."""
    found = _KINDS[kind](record, catalogue)
    return {
        name: [plain(row) for row in some] if isinstance(some, list) else plain(some) for name, some in found.items()
    }


def _product(record: str, catalogue: Catalogue) -> dict[str, Rows]:
    return {"product": product_row(catalogue.products[record], catalogue)}


def _producer(record: str, catalogue: Catalogue) -> dict[str, Rows]:
    return {"producer": producer_row(catalogue.producers[record], catalogue)}


def _outlet(record: str, catalogue: Catalogue) -> dict[str, Rows]:
    entry = catalogue.outlets[record]
    return {"outlet": outlet_row(entry, catalogue), "stocks": list(stock_of(entry, catalogue))}


_KINDS: dict[str, Callable[[str, Catalogue], dict[str, Rows]]] = {
    "products": _product,
    "producers": _producer,
    "outlets": _outlet,
}
