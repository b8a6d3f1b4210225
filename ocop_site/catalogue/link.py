"""The catalogue: records with their references followed, their places found and their status for one day.

Everything is immutable and sorted the Vietnamese way. Nothing is judged here (see `rules`) and nothing is worded
for a page (see `pages`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from ocop_site.catalogue.heirs import Owner, Withdrawn, merged_codes, withdrawn_records
from ocop_site.catalogue.papers import Act, Paper, acts_by_product, known_on, papers_of
from ocop_site.catalogue.status import Ending, Status, status_on
from ocop_site.catalogue.turns import Turn, turns_after
from ocop_site.reading.ledger import read_ledger
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.vietnamese import SortKey, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ocop_site.reading.ledger import Print, Promise
    from ocop_site.records.base import Address, Coded
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Decision, Fair, Outlet, Producer, Site, Statement
    from ocop_site.records.product import Certificate, Product
    from ocop_site.records.vocabulary import Vocabulary

    Vouching = Mapping[tuple[int, str], tuple[Statement, ...]]


@dataclass(frozen=True, slots=True)
class Here:
    """Where something lies: the current province's id (None: unknown) and the address it was derived from."""

    province: str | None
    address: Address | None

    def former(self, vocabulary: Vocabulary) -> str | None:
        """The id of the province of the 63 in which it lay; None where that is not known.

        A place printed on the map of 34 gives none, except where that province was made of one former unit alone.
        """
        printed = self.address.as_certified if self.address else None
        if printed and printed.vintage != CURRENT_VINTAGE:
            unit = vocabulary.province_by_printed_name(printed.province, FORMER_VINTAGE)
            if unit and (printed.vintage or not vocabulary.lives_on(unit.id)):
                return unit.id
        formers = vocabulary.formers_of(self.province) if self.province else ()
        return formers[0].id if len(formers) == 1 else None


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product, linked: its maker, its papers in order of issue, its endings, its status, its place.

    `vouched` are the statements that the list is complete where it lies; `turns` the changes of the status after the
    day that are certain to come if nothing new is learnt.
    """

    record: Product
    producer: Producer | None
    papers: tuple[Paper, ...]
    endings: tuple[Ending, ...]
    vouched: tuple[Statement, ...]
    status: Status
    turns: tuple[Turn, ...]
    here: Here
    order: SortKey

    @property
    def certificates(self) -> tuple[Certificate, ...]:
        """The recognitions, oldest first."""
        return tuple(paper.certificate for paper in self.papers)


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
class DecisionEntry:
    """A decision that can have been taken by the day, with the ids of the products that it names."""

    record: Decision
    products: tuple[str, ...]
    order: SortKey


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the pages are drawn from, on one day.

    `coverage`: where the list is vouched to be complete. Of the ledger: `published`, the codes of records whose pages
    were published; `promises`, all published addresses; `prints`, the labels that were printed; `merged`, by (kind, id)
    the codes of other records that this one answers for. `withdrawn`: what is left of records that are gone.
    """

    site: Site
    vocabulary: Vocabulary
    day: date
    products: Mapping[str, ProductEntry]
    producers: Mapping[str, ProducerEntry]
    outlets: Mapping[str, OutletEntry]
    fairs: Mapping[str, FairEntry]
    decisions: Mapping[str, DecisionEntry] = field(default_factory=dict)
    coverage: tuple[Statement, ...] = ()
    sold_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stands_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()
    prints: tuple[Print, ...] = ()
    merged: Mapping[Owner, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: tuple[Withdrawn, ...] = ()

    def coded(self) -> Iterator[tuple[str, Coded]]:
        """Every record that has a code, with its kind."""
        yield from (("products", entry.record) for entry in self.products.values())
        yield from (("producers", entry.record) for entry in self.producers.values())
        yield from (("outlets", entry.record) for entry in self.outlets.values())
        yield from (("fairs", entry.record) for entry in self.fairs.values())


def link(records: Records, day: date) -> Catalogue:
    """The catalogue of these records on a day. References must have passed `rules`; a dead one is left out."""
    vocabulary = records.vocabulary
    producers = {p.id: p for p in records.producers}
    acts = acts_by_product(records.decisions)
    # Nobody can vouch for days that are still to come.
    ledger, _ = read_ledger(records.ledgers, records.folder)
    withdrawn = withdrawn_records(records, ledger.codes)
    statements = tuple(statement for statement in records.coverage.statements if statement.end <= day)
    vouching = _by_unit(statements, vocabulary)
    products = [_product(p, producers, acts.get(p.id, ()), day, vocabulary, vouching) for p in records.products]
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
        decisions={
            d.id: DecisionEntry(d, tuple(dict.fromkeys(item.product for item in d.items)), sort_key(d.number or d.id))
            for d in records.decisions
            if not (d.date and d.date.first and d.date.first > day)
        },
        coverage=statements,
        sold_at=_pairs((stocked.product, o.id) for o in records.outlets for stocked in o.stocks),
        shown_at=_pairs((product, f.id) for f in records.fairs for b in f.booths for product in b.products),
        stands_at=_pairs(
            (b.exhibitor.producer, f.id)
            for f in records.fairs
            for b in f.booths
            if b.exhibitor and b.exhibitor.producer
        ),
        published=ledger.published,
        # What was promised later than the day was not promised yet; publishing such a day is refused.
        promises=tuple(one for one in ledger.promises if one.date <= day.isoformat()),
        prints=ledger.prints,
        merged=merged_codes(records, ledger.codes, withdrawn),
        withdrawn=withdrawn,
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
    acts: tuple[Act, ...],
    day: date,
    vocabulary: Vocabulary,
    statements: Vouching,
) -> ProductEntry:
    producer = producers.get(product.producer) if product.producer else None
    papers, endings = papers_of(product, known_on(acts, day), day, vocabulary)
    certificates = tuple(paper.certificate for paper in papers)
    here = locate(product.address, vocabulary)
    if here.address is None and producer:
        here = locate(producer.address, vocabulary)
    vouched = _vouching(here, statements, vocabulary)
    return ProductEntry(
        record=product,
        producer=producer,
        papers=papers,
        endings=endings,
        vouched=vouched,
        status=status_on(certificates, endings, day, vocabulary, vouched),
        turns=turns_after(certificates, endings, day, vocabulary, vouched),
        here=here,
        order=sort_key(product.name),
    )


def _by_unit(statements: Iterable[Statement], vocabulary: Vocabulary) -> Vouching:
    """The statements of `coverage.yaml` by the unit that each is about, on the map that it names."""
    found: dict[tuple[int, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        unit = vocabulary.province_by_printed_name(statement.province, int(statement.vintage))
        if unit:
            found[int(statement.vintage), unit.id].append(statement)
    return {unit: tuple(some) for unit, some in found.items()}


def _vouching(here: Here, statements: Vouching, vocabulary: Vocabulary) -> tuple[Statement, ...]:
    """The statements that are about a place: as it lies today, and as it was printed on the map of 63."""
    if not statements:
        return ()
    units = ((CURRENT_VINTAGE, here.province), (FORMER_VINTAGE, here.former(vocabulary)))
    return tuple(one for vintage, unit in units if unit for one in statements.get((vintage, unit), ()))


def _first_place(products: list[ProductEntry]) -> Here:
    """A producer without an address of its own lies where its first product does."""
    return next((e.here for e in in_order(products) if e.here.province), Here(None, None))


def _pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, set[str]] = defaultdict(set)
    for key, value in pairs:
        grouped[key].add(value)
    return {key: tuple(sorted(values)) for key, values in sorted(grouped.items())}
