"""What the catalogue is made of: records with their references followed, their places found, their status for one day.

Everything is immutable and sorted the Vietnamese way. Nothing is judged here (see `rules`) and nothing is worded
for a page (see `pages`); `link` makes it from records.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.words import own

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ocop_site.catalogue.booths import At, GoneBooth
    from ocop_site.catalogue.heirs import Owner, Withdrawn
    from ocop_site.catalogue.papers import Paper
    from ocop_site.catalogue.status import Ending, Status
    from ocop_site.catalogue.turns import Turn
    from ocop_site.reading.ledger import Print, Promise
    from ocop_site.records.base import Address, Coded
    from ocop_site.records.counts import OfficialCount
    from ocop_site.records.others import Booth, Decision, Fair, Outlet, Producer, Statement
    from ocop_site.records.plans import Plan
    from ocop_site.records.product import Certificate, Product
    from ocop_site.records.site import Site
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.vietnamese import SortKey

WhyNoStars = Literal[
    "past-term", "expired", "revoked", "undetermined", "no-paper", "no-maker", "fair-days", "not-at-fair"
]


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

    @property
    def maker(self) -> str:
        """The producer's name where it is known and may be published."""
        known = self.producer if self.producer and self.producer.publish_name else None
        return own(known.name, known.names.by_tag if known.names else {}) if known else ""

    @property
    def why_no_stars(self) -> WhyNoStars | None:
        """Why neither stars nor "OCOP" may stand on its printed label; None where they may.

        Paper cannot be mended: they stand on it only where the product is in force (then its stars are known) and its
        maker is known, too.
        """
        if not self.status.in_force:
            return self.status.value  # type: ignore[return-value]  # the values that are not in force
        return None if self.maker else "no-maker"

    @property
    def label_stars(self) -> int:
        """The stars that its printed label bears, with "OCOP" beside them; 0 where neither may stand there."""
        return 0 if self.why_no_stars else self.status.stars or 0

    @property
    def stars_stop(self) -> date | None:
        """The first day on which it is known not to be in force with today's stars, or not to be out of force as today.

        None where no such day is known. What bears its stars or counts by them is right until the day before.
        """
        now = (self.status.in_force, self.status.stars)
        return next((t.start for t in self.turns if (t.status.in_force, t.status.stars) != now), None)

    @property
    def force_stops(self) -> date | None:
        """The first day on which it is known not to be in force; None where no such day is known."""
        return next((turn.start for turn in self.turns if not turn.status.in_force), None)


@dataclass(frozen=True, slots=True)
class ProducerEntry:
    """A producer with its place and the ids of its products."""

    record: Producer
    here: Here
    products: tuple[str, ...]
    order: SortKey


@dataclass(frozen=True, slots=True)
class OutletEntry:
    """An outlet with its place."""

    record: Outlet
    here: Here
    order: SortKey


@dataclass(frozen=True, slots=True)
class FairEntry:
    """A fair with its place, its booths by their numbers, and the codes of those that are gone."""

    record: Fair
    here: Here
    order: SortKey
    booths: tuple[Booth, ...] = ()
    gone: tuple[GoneBooth, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionEntry:
    """A decision that can have been taken by the day, with the ids of the products that it names."""

    record: Decision
    products: tuple[str, ...]
    order: SortKey


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the pages are drawn from, on one day.

    `plans` of the programme. `coverage`: where the list is vouched to be complete; `counts`: official ones, which
    others published. By product and by producer: `sold_at`, the ids of outlets; `shown_at` and `stands_at`, the booths
    of fairs. Of the ledger: `published`, the codes of records whose pages were published; `promises`, all published
    addresses; `prints`, the labels that were printed; `merged`, by (kind, id) the codes of other records that this one
    answers for. `withdrawn`: what is left of records that are gone.
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
    plans: tuple[Plan, ...] = ()
    counts: tuple[OfficialCount, ...] = ()
    sold_at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shown_at: Mapping[str, tuple[At, ...]] = field(default_factory=dict)
    stands_at: Mapping[str, tuple[At, ...]] = field(default_factory=dict)
    published: frozenset[str] = frozenset()
    promises: tuple[Promise, ...] = ()
    prints: tuple[Print, ...] = ()
    merged: Mapping[Owner, tuple[str, ...]] = field(default_factory=dict)
    withdrawn: tuple[Withdrawn, ...] = ()

    def codes_of(self, kind: str, record: Coded) -> tuple[str, ...]:
        """The codes that lead to a record: its own, then those of records that were merged into it."""
        return (record.code, *self.merged.get((kind, record.id), ()))

    def stocked(self, outlet: Outlet) -> tuple[tuple[ProductEntry, int | None], ...]:
        """What an outlet is said to sell, in the order of its record, with its own price in đồng where it names one."""
        return tuple((self.products[one.product], one.price) for one in outlet.stocks if one.product in self.products)

    def coded(self) -> Iterator[tuple[str, Coded]]:
        """Every record that has a code, with its kind."""
        yield from (("products", entry.record) for entry in self.products.values())
        yield from (("producers", entry.record) for entry in self.producers.values())
        yield from (("outlets", entry.record) for entry in self.outlets.values())
        yield from (("fairs", entry.record) for entry in self.fairs.values())

    def booths(self) -> Iterator[tuple[FairEntry, Booth]]:
        """Every booth with its fair."""
        yield from ((entry, booth) for entry in self.fairs.values() for booth in entry.booths)
