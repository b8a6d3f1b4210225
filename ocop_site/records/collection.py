"""All records of a catalogue, still unlinked: what `reading` found, typed, with the places for later complaints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from ocop_site.records.foundations import read_foundations
from ocop_site.records.ledger_codes import LedgerCodes
from ocop_site.records.others import Decision, Fair, Outlet, Producer, Tombstone
from ocop_site.records.parse import parse
from ocop_site.records.plans import Plan
from ocop_site.records.product import Product
from ocop_site.records.site import Page
from ocop_site.records.vocabulary_names import meanings_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ocop_site.problems import Place, Problem
    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import Location, Raw, RawRecord
    from ocop_site.records.base import Coded, Record
    from ocop_site.records.counts import OfficialCounts
    from ocop_site.records.others import Coverage
    from ocop_site.records.parse import Model
    from ocop_site.records.site import Site
    from ocop_site.records.vocabulary import Vocabulary

    class Judge(Protocol):
        """Makes a record of a raw one, as `parse`."""

        def __call__(
            self, raw: RawRecord, model: type[Model], meanings: Mapping[str, str] | None = None, **given: str
        ) -> tuple[Model | None, list[Problem]]:
            """The record, or None, with what is wrong with it."""


AnyRecord = TypeVar("AnyRecord", Product, Producer, Outlet, Fair, Decision, Plan, Page, Tombstone)


@dataclass(frozen=True, slots=True)
class Records:
    """Every record by kind, each kind sorted by id.

    Not `whole`: something stands in for a foundation that could not be read, so that these records can be judged; they
    are never built.
    """

    site: Site
    coverage: Coverage
    counts: OfficialCounts
    vocabulary: Vocabulary
    products: tuple[Product, ...]
    producers: tuple[Producer, ...]
    outlets: tuple[Outlet, ...]
    fairs: tuple[Fair, ...]
    decisions: tuple[Decision, ...]
    plans: tuple[Plan, ...]
    pages: tuple[Page, ...]
    tombstones: tuple[Tombstone, ...]
    photos: Mapping[str, Path]
    ledgers: Mapping[str, bytes]
    dated: Mapping[str, Path]
    raws: Mapping[tuple[str, str], RawRecord]
    no_pictures: frozenset[str]
    unread: Mapping[str, tuple[str, ...]]
    folder: str
    whole: bool

    def coded(self) -> tuple[tuple[str, Sequence[Coded]], ...]:
        """The kinds that carry codes, addresses and photos, in the order in which they are compared."""
        return (
            ("products", self.products),
            ("producers", self.producers),
            ("outlets", self.outlets),
            ("fairs", self.fairs),
        )

    def with_base_url(self, base_url: str) -> Records:
        """The same records for a site at another address; its own is then one at which it also stands."""
        others = (*self.site.formerly_at, *([self.site.base_url] if self.site.base_url else []))
        return replace(self, site=self.site.model_copy(update={"base_url": base_url, "formerly_at": others}))

    def place(self, kind: str, record_id: str, *location: str | int) -> Place:
        """Where a value of a record stands, for a complaint about it."""
        where: Location = location
        return self.raws[kind, record_id].place(where)


def read_records(raw: RawContent, judge: Judge = parse) -> tuple[Records, list[Problem]]:
    """The records of a content folder that are right, with every problem of every file.

    `judge` makes a record of a raw one: as `parse`, or from a memory of what it came to before.
    Where the result is not `whole`, an error says what is wrong with the foundations.
    """
    base, problems = read_foundations(raw)
    meanings = meanings_of(base.vocabulary)
    given = LedgerCodes(raw.ledgers)

    def all_of(kind: str, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        found = []
        for one in raw.records[kind]:
            record, complaints = judge(one, model, meanings, id=one.id, story=one.story)
            problems.extend(given.corrected(complaint, one) for complaint in complaints)
            if record is not None:
                found.append(record)
        return tuple(found)

    products = all_of("products", Product)
    producers = all_of("producers", Producer)
    outlets = all_of("outlets", Outlet)
    fairs = all_of("fairs", Fair)
    decisions = all_of("decisions", Decision)
    plans = all_of("plans", Plan)
    pages = all_of("pages", Page)
    tombstones = all_of("tombstones", Tombstone)
    parsed: dict[str, Sequence[Record | Page]] = {
        "products": products,
        "producers": producers,
        "outlets": outlets,
        "fairs": fairs,
        "decisions": decisions,
        "plans": plans,
        "pages": pages,
        "tombstones": tombstones,
    }
    records = Records(
        site=base.site,
        coverage=base.coverage,
        counts=base.counts,
        vocabulary=base.vocabulary,
        products=products,
        producers=producers,
        outlets=outlets,
        fairs=fairs,
        decisions=decisions,
        plans=plans,
        pages=pages,
        tombstones=tombstones,
        photos=raw.photos,
        no_pictures=raw.no_pictures,
        ledgers=raw.ledgers,
        dated=raw.dated,
        unread=_not_records(raw, parsed),
        folder=raw.name,
        raws={(one.kind, one.id): one for one in _all_raws(raw)},
        whole=base.whole,
    )
    return records, problems


def _all_raws(raw: RawContent) -> list[RawRecord]:
    """The raw records of every kind, and `coverage.yaml` as the record of that kind; `counts` likewise."""
    singles = [one for one in (raw.coverage, raw.counts) if one]
    return [one for kind in sorted(raw.records) for one in raw.records[kind]] + singles


def _not_records(raw: RawContent, parsed: Mapping[str, Sequence[Record | Page]]) -> dict[str, tuple[str, ...]]:
    """Per kind the ids of files that are no records: a problem says why, and nobody calls them missing."""
    wrong = {kind: {one.id for one in raw.records[kind]} - {one.id for one in some} for kind, some in parsed.items()}
    # The names that such a file had before are not missing either.
    former = {
        kind: {str(old) for one in raw.records[kind] if one.id in ids for old in _listed(one.data.get("formerly"))}
        for kind, ids in wrong.items()
    }
    return {kind: tuple(sorted(wrong[kind] | former[kind] | set(raw.unread.get(kind, ())))) for kind in sorted(wrong)}


def _listed(value: Raw) -> list[Raw]:
    return value if isinstance(value, list) else []
