"""The public record beside each record's page, `index.json`: its row, and the rows of other tables that speak of it.

The same rows by the same declaration as in the tables. A page names its file, so that programs find it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ocop_site.exports.declared import plain
from ocop_site.exports.rows import decisions, fairs, others, papers, plans, products, sellers
from ocop_site.pages import addresses
from ocop_site.pages.history import sources_of
from ocop_site.pages.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.declared import Row

    Plain = dict[str, Any]
    Rows = Mapping[str, Row | Iterable[Row]]


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What stands in the file of a record of one kind.

    `name`: that of its schema; `row`: under which key its row stands, of which table; `lists`: by key, the tables whose
    rows speak of it; `rows` gives all of them.
    """

    name: str
    page: str
    table: str
    lists: tuple[str, ...]
    rows: Callable[[str, Catalogue], Rows]


def with_records(jobs: Iterable[Job], catalogue: Catalogue, *, follow: bool = True) -> Iterator[Job]:
    """Every job; pages of records name the file of their public record, and the files `follow` each its page."""
    for job in jobs:
        kind, _, record = job.owner.partition("/")
        known = RECORD_FILES.get(kind)
        if job.maker != "page" or not known or job.template != known.page:
            yield job
            continue
        href = addresses.record_file(addresses.address_of(job.path))
        yield replace(job, context={**job.context, "page": {**job.context["page"], "record": {"href": href}}})
        if follow:
            text = json.dumps(public_record(kind, record, catalogue), ensure_ascii=False, indent=1)
            yield Job(addresses.file_of(href), "text", {"text": f"{text}\n"}, owner=job.owner)


def public_record(kind: str, record: str, catalogue: Catalogue) -> Plain:
    """The public record of one record ("products", its id) as plain data."""
    known = RECORD_FILES[kind]
    rows = dict(known.rows(record, catalogue))
    row = rows.pop(known.name)
    return {known.name: plain(row), **{name: [plain(one) for one in some] for name, some in rows.items()}}  # type: ignore[arg-type]  # the one row, and the lists


def _product(record: str, catalogue: Catalogue) -> Rows:
    entry = catalogue.products[record]
    code = entry.record.code
    return {
        "product": products.product_row(entry, catalogue),
        "certificates": papers.certificates_of(entry),
        "endings": papers.endings_of(entry),
        "nominations": papers.nominations_of(entry),
        "photos": others.photos_of("products", code, entry.record.photos),
        "sources": others.sources_rows_of("products", code, sources_of(entry)),
    }


def _producer(record: str, catalogue: Catalogue) -> Rows:
    entry = catalogue.producers[record]
    code = entry.record.code
    return {
        "producer": sellers.producer_row(entry, catalogue),
        "photos": others.photos_of("producers", code, entry.record.photos),
        "sources": others.sources_rows_of("producers", code, entry.record.sources),
    }


def _outlet(record: str, catalogue: Catalogue) -> Rows:
    entry = catalogue.outlets[record]
    code = entry.record.code
    return {
        "outlet": sellers.outlet_row(entry, catalogue),
        "stocks": sellers.stock_of(entry, catalogue),
        "photos": others.photos_of("outlets", code, entry.record.photos),
        "sources": others.sources_rows_of("outlets", code, entry.record.sources),
    }


def _fair(record: str, catalogue: Catalogue) -> Rows:
    entry = catalogue.fairs[record]
    code = entry.record.code
    return {
        "fair": fairs.fair_row(entry, catalogue),
        "booths": fairs.booths_of(entry, catalogue),
        "booth_products": fairs.booth_products_of(entry, catalogue),
        "photos": others.photos_of("fairs", code, entry.record.photos),
        "sources": others.sources_rows_of("fairs", code, entry.record.sources),
    }


def _decision(record: str, catalogue: Catalogue) -> Rows:
    entry = catalogue.decisions[record]
    return {
        "decision": decisions.decision_row(entry, catalogue),
        "decision_items": decisions.items_of(entry, catalogue),
        "sources": others.sources_rows_of("decisions", record, entry.record.sources),
    }


def _plan(record: str, catalogue: Catalogue) -> Rows:
    (plan,) = [one for one in catalogue.plans if one.id == record]
    return {
        "plan": plans.plan_row(plan, catalogue),
        "plan_elements": plans.elements_of(plan, catalogue),
        "plan_reports": plans.reports_of(plan),
        "sources": others.sources_rows_of("plans", record, plan.every_source),
    }


_COMMON = ("photos", "sources")
# By the kind of a record, as the name of its pages' owner begins.
RECORD_FILES: dict[str, RecordFile] = {
    "products": RecordFile(
        "product", "product.html", "products", ("certificates", "endings", "nominations", *_COMMON), _product
    ),
    "producers": RecordFile("producer", "producer.html", "producers", _COMMON, _producer),
    "outlets": RecordFile("outlet", "outlet.html", "outlets", ("stocks", *_COMMON), _outlet),
    "fairs": RecordFile("fair", "fair.html", "fairs", ("booths", "booth_products", *_COMMON), _fair),
    "decisions": RecordFile("decision", "decision.html", "decisions", ("decision_items", "sources"), _decision),
    "plans": RecordFile("plan", "plan.html", "plans", ("plan_elements", "plan_reports", "sources"), _plan),
}
