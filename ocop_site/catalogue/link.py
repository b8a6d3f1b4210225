"""Records become the catalogue of one day: references followed, places found, status computed (`entries`)."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from ocop_site.catalogue.booths import At, by_number, gone_booths
from ocop_site.catalogue.entries import (
    Catalogue,
    DecisionEntry,
    FairEntry,
    Here,
    OutletEntry,
    ProducerEntry,
    ProductEntry,
)
from ocop_site.catalogue.heirs import carried_codes, merged_codes, withdrawn_records
from ocop_site.catalogue.papers import Act, acts_by_product, known_on, papers_of
from ocop_site.catalogue.status import status_on
from ocop_site.catalogue.turns import turns_after
from ocop_site.reading.ledger import read_ledger
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ocop_site.catalogue.heirs import Withdrawn
    from ocop_site.reading.ledger import GivenCode
    from ocop_site.records.base import Address
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Booth, Producer, Statement
    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary

    Vouching = Mapping[tuple[int, str], tuple[Statement, ...]]


class Linked:
    """The entries of products from one catalogue to the next: one that rests on the very same things is used again."""

    def __init__(self) -> None:
        self._common: tuple[object, ...] = ()
        self._known: dict[str, tuple[Product, Producer | None, tuple[Act, ...], ProductEntry]] = {}

    def begin(self, *common: object) -> None:
        """Another catalogue is linked. `common`: what every entry rests on."""
        if common != self._common:
            self._common, self._known = common, {}

    def entry(
        self, product: Product, producer: Producer | None, acts: tuple[Act, ...], make: Callable[[], ProductEntry]
    ) -> ProductEntry:
        """The entry of a product, made only where nobody made it before of the very same records."""
        known = self._known.get(product.id)
        if known and known[0] is product and known[1] is producer and known[2] == acts:
            return known[3]
        entry = make()
        self._known[product.id] = (product, producer, acts, entry)
        return entry


def link(records: Records, day: date, linked: Linked | None = None) -> Catalogue:
    """The catalogue of these records on a day. References must have passed `rules`; a dead one is left out.

    `linked`: what was linked before, to be used again.
    """
    linked = linked or Linked()
    vocabulary = records.vocabulary
    producers = {p.id: p for p in records.producers}
    acts = acts_by_product(records.decisions)
    # Nobody can vouch for days that are still to come.
    ledger, _ = read_ledger(records.ledgers, records.folder)
    withdrawn = withdrawn_records(records, ledger.codes)
    statements = tuple(statement for statement in records.coverage.statements if statement.end <= day)
    vouching = _by_unit([one for one in statements if "products" in one.lists], vocabulary)
    linked.begin(day, vocabulary, statements)
    fairs = in_order(_fairs(records, ledger.codes, withdrawn))
    products = [
        linked.entry(
            p,
            producers.get(p.producer) if p.producer else None,
            acts.get(p.id, ()),
            partial(_product, p, producers, acts.get(p.id, ()), day, vocabulary, vouching),
        )
        for p in records.products
    ]
    return Catalogue(
        site=records.site,
        vocabulary=vocabulary,
        day=day,
        products={e.record.id: e for e in in_order(products)},
        producers={e.record.id: e for e in in_order(_producers(records, products))},
        outlets={
            e.record.id: e
            for e in in_order(OutletEntry(o, locate(o.address, vocabulary), sort_key(o.name)) for o in records.outlets)
        },
        fairs={e.record.id: e for e in fairs},
        decisions={
            d.id: DecisionEntry(d, tuple(dict.fromkeys(item.product for item in d.items)), sort_key(d.number or d.id))
            for d in records.decisions
            if not (d.date and d.date.first and d.date.first > day)
        },
        coverage=statements,
        plans=records.plans,
        counts=tuple(
            one for one in records.counts.counts if not (one.as_of and one.as_of.first and one.as_of.first > day)
        ),
        sold_at=_pairs((stocked.product, o.id) for o in records.outlets for stocked in o.stocks),
        shown_at=_pairs((product, at) for at, booth in _booths(fairs) for product in booth.products),
        stands_at=_pairs(
            (booth.exhibitor.producer, at)
            for at, booth in _booths(fairs)
            if booth.exhibitor and booth.exhibitor.producer
        ),
        published=ledger.published,
        # What was promised later than the day was not promised yet; publishing such a day is refused.
        promises=tuple(one for one in ledger.promises if one.date <= day.isoformat()),
        prints=ledger.prints,
        merged=merged_codes(records, ledger.codes, withdrawn),
        withdrawn=withdrawn,
    )


def _producers(records: Records, products: list[ProductEntry]) -> Iterator[ProducerEntry]:
    """The producers with their products; one without an address lies where the first of these does."""
    made_by: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in products:
        if entry.producer:
            made_by[entry.producer.id].append(entry)
    for p in records.producers:
        own = in_order(made_by[p.id])
        here = locate(p.address, records.vocabulary) if p.address else _first_place(made_by[p.id])
        yield ProducerEntry(p, here, tuple(e.record.id for e in own), sort_key(p.name))


def _fairs(records: Records, lines: Sequence[GivenCode], withdrawn: Sequence[Withdrawn]) -> Iterator[FairEntry]:
    """The fairs with their booths. What the ledger gave to a booth and nobody carries leads to its fair."""
    answered = carried_codes(records) | {code for one in withdrawn for code in one.codes}
    gone = gone_booths(records.fairs, lines, answered)
    for fair in records.fairs:
        here = locate(fair.address, records.vocabulary)
        yield FairEntry(fair, here, sort_key(fair.name), by_number(fair.booths), gone.get(fair.id, ()))


def _booths(fairs: Iterable[FairEntry]) -> Iterator[tuple[At, Booth]]:
    for entry in fairs:
        for place, booth in enumerate(entry.booths):
            yield At(entry.record.id, place), booth


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


V = TypeVar("V", str, At)


def _pairs(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    grouped: dict[str, set[V]] = defaultdict(set)
    for key, value in pairs:
        grouped[key].add(value)
    return {key: tuple(sorted(values)) for key, values in sorted(grouped.items())}
