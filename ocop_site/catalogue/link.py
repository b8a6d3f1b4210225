"""The catalogue: records with their references followed, their places found and their status for one day.

Everything is immutable and sorted the Vietnamese way. Nothing is judged here (see `rules`) and nothing is worded
for a page (see `pages`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeVar

from ocop_site.catalogue.status import Ending, Status, status_on
from ocop_site.records.days import Days
from ocop_site.records.product import Certificate, Extension
from ocop_site.vietnamese import SortKey, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ocop_site.records.base import Address
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Decision, Fair, Item, Outlet, Producer, Site
    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary

EXTENSION_DAYS_NOTE = "QĐ 26/2026/QĐ-TTg, điều 12.3"


@dataclass(frozen=True, slots=True)
class Here:
    """Where something lies: the current province's id (None: unknown) and the address it was derived from."""

    province: str | None
    address: Address | None


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product, linked: its maker, its papers in order of issue, its endings, its status, its place."""

    record: Product
    producer: Producer | None
    certificates: tuple[Certificate, ...]
    endings: tuple[Ending, ...]
    status: Status
    here: Here
    order: SortKey


@dataclass(frozen=True, slots=True)
class ProducerEntry:
    """A producer with its place and the ids of its products."""

    record: Producer
    here: Here
    products: tuple[str, ...]
    order: SortKey


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An outlet with its place and the ids of what it stocks."""

    record: Outlet
    here: Here
    order: SortKey


@dataclass(frozen=True, slots=True)
class FairEntry:
    """A fair with its place."""

    record: Fair
    here: Here
    order: SortKey


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the pages are drawn from, on one day."""

    site: Site
    vocabulary: Vocabulary
    day: date
    products: Mapping[str, ProductEntry]
    producers: Mapping[str, ProducerEntry]
    outlets: Mapping[str, OutletEntry]
    fairs: Mapping[str, FairEntry]
    sold_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def link(records: Records, day: date) -> Catalogue:
    """The catalogue of these records on a day. References must have passed `rules`; a dead one is left out."""
    vocabulary = records.vocabulary
    producers = {p.id: p for p in records.producers}
    acts = _acts(records.decisions)
    products = [_product(p, producers, acts.get(p.id, ()), day, vocabulary) for p in records.products]
    made_by: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in products:
        if entry.producer:
            made_by[entry.producer.id].append(entry)
    producer_entries = [
        ProducerEntry(
            record=p,
            here=locate(p.address, vocabulary) if p.address else _first_place(made_by[p.id]),
            products=tuple(e.record.id for e in in_order(made_by[p.id])),
            order=sort_key(p.name),
        )
        for p in records.producers
    ]
    return Catalogue(
        site=records.site,
        vocabulary=vocabulary,
        day=day,
        products={e.record.id: e for e in in_order(products)},
        producers={e.record.id: e for e in in_order(producer_entries)},
        outlets={
            e.record.id: e
            for e in in_order(OutletEntry(o, locate(o.address, vocabulary), sort_key(o.name)) for o in records.outlets)
        },
        fairs={
            e.record.id: e
            for e in in_order(FairEntry(f, locate(f.address, vocabulary), sort_key(f.name)) for f in records.fairs)
        },
        sold_at=_pairs((stocked.product, o.id) for o in records.outlets for stocked in o.stocks),
        shown_at=_pairs((product, f.id) for f in records.fairs for b in f.booths for product in b.products),
    )


E = TypeVar("E", ProductEntry, ProducerEntry, OutletEntry, FairEntry)


def in_order(entries: Iterable[E]) -> list[E]:
    """Sorted by name the Vietnamese way, then by id."""
    return sorted(entries, key=lambda entry: (entry.order, entry.record.id))


def locate(address: Address | None, vocabulary: Vocabulary) -> Here:
    """The current province of an address: as entered, else derived from the printed one."""
    if address is None:
        return Here(None, None)
    if address.current:
        return Here(address.current.province, address)
    if address.as_certified:
        printed = address.as_certified
        current = vocabulary.current_of(printed.province, printed.vintage)
        return Here(current.id if current else None, address)
    return Here(None, address)


def _product(
    product: Product,
    producers: Mapping[str, Producer],
    acts: Iterable[tuple[Decision, Item]],
    day: date,
    vocabulary: Vocabulary,
) -> ProductEntry:
    producer = producers.get(product.producer) if product.producer else None
    # Of what is decided later nobody knows on the day.
    known = [(d, item) for d, item in acts if not (d.date and d.date.first and d.date.first > day)]
    certificates, endings = _papers(product, known)
    here = locate(product.address, vocabulary)
    if here.address is None and producer:
        here = locate(producer.address, vocabulary)
    return ProductEntry(
        record=product,
        producer=producer,
        certificates=certificates,
        endings=endings,
        status=status_on(certificates, endings, day, vocabulary),
        here=here,
        order=sort_key(product.name),
    )


def _papers(product: Product, acts: list[tuple[Decision, Item]]) -> tuple[tuple[Certificate, ...], tuple[Ending, ...]]:
    """Certificates of the record and of decisions, oldest first; endings by reports and decisions."""
    certificates = list(product.certificates)
    endings = [Ending(r.says, r.on, r.decision, r.ground, r.sources) for r in product.reports]
    for decision, item in acts:
        if item.act == "recognise":
            certificates.append(
                Certificate(
                    stars=item.stars,
                    issued=decision.date,
                    level=decision.level,
                    issuer=decision.issuer,
                    decision=decision.number,
                    product_code=item.product_code,
                    score=item.score,
                    sources=decision.sources,
                )
            )
        elif item.act == "extend" and item.until and certificates:
            newest = max(range(len(certificates)), key=lambda i: _issue_order(certificates[i]))
            extension = Extension(until=item.until, basis=item.ground or EXTENSION_DAYS_NOTE, sources=decision.sources)
            certificates[newest] = certificates[newest].model_copy(update={"extension": extension})
        elif item.act in {"revoke", "strike-off"}:
            says: Literal["expired", "revoked"] = "revoked" if item.act == "revoke" else "expired"
            endings.append(Ending(says, decision.date, decision.number, item.ground, decision.sources))
    return tuple(sorted(certificates, key=_issue_order)), tuple(endings)


def _issue_order(certificate: Certificate) -> tuple[str, str]:
    days = certificate.issued or Days(None, None)
    last = days.last.isoformat() if days.last else f"{certificate.programme_year or 9998:04}-99"
    return last, days.first.isoformat() if days.first else ""


def _acts(decisions: Iterable[Decision]) -> dict[str, list[tuple[Decision, Item]]]:
    """What decisions do, by product, in the order of their dates."""
    acts: dict[str, list[tuple[Decision, Item]]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda d: (d.date.last.isoformat() if d.date and d.date.last else "", d.id)):
        for item in decision.items:
            acts[item.product].append((decision, item))
    return acts


def _first_place(products: list[ProductEntry]) -> Here:
    """A producer without an address of its own lies where its first product does."""
    return next((e.here for e in in_order(products) if e.here.province), Here(None, None))


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        grouped[key].add(value)
    return {key: tuple(sorted(values)) for key, values in sorted(grouped.items())}
