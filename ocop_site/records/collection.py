"""All records of a catalogue, still unlinked: what `reading` found, typed, with the places for later complaints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ocop_site.problems import Place, Problem
from ocop_site.records.others import Coverage, Decision, Fair, Outlet, Page, Plan, Producer, Site, Tombstone
from ocop_site.records.parse import parse
from ocop_site.records.product import Product
from ocop_site.records.vocabulary import FILES, Vocabulary
from ocop_site.records.vocabulary_check import check_vocabulary
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from pydantic import BaseModel

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import Location, Raw, RawRecord
    from ocop_site.records.base import Coded

AnyRecord = TypeVar("AnyRecord", Product, Producer, Outlet, Fair, Decision, Plan, Page, Tombstone)


@dataclass(frozen=True, slots=True)
class Records:
    """Every record by kind, each kind sorted by id."""

    site: Site
    coverage: Coverage
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
    raws: Mapping[tuple[str, str], RawRecord]
    unread: Mapping[str, tuple[str, ...]]
    folder: str

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


def read_records(raw: RawContent) -> tuple[Records | None, list[Problem]]:
    """The records of a content folder, or None, with every problem of every file."""
    problems: list[Problem] = []

    def all_of(kind: str, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        found = []
        for one in raw.records[kind]:
            record, complaints = parse(one, model, id=one.id, story=one.story)
            problems.extend(complaints)
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
    vocabulary = _read_vocabulary(raw.vocabulary, raw.name, problems)
    site, coverage = _read_site(raw, problems)
    if site is None or vocabulary is None or coverage is None:
        return None, problems
    records = Records(
        site=site,
        coverage=coverage,
        vocabulary=vocabulary,
        products=products,
        producers=producers,
        outlets=outlets,
        fairs=fairs,
        decisions=decisions,
        plans=plans,
        pages=pages,
        tombstones=tombstones,
        photos=raw.photos,
        ledgers=raw.ledgers,
        unread=_not_records(raw, {"products": products, "producers": producers, "outlets": outlets, "fairs": fairs}),
        folder=raw.name,
        raws={(one.kind, one.id): one for one in _all_raws(raw)},
    )
    return records, problems


def _all_raws(raw: RawContent) -> list[RawRecord]:
    """The raw records of every kind, and `coverage.yaml` as the record `coverage` of the kind `coverage`."""
    singles = [raw.coverage] if raw.coverage else []
    return [one for kind in sorted(raw.records) for one in raw.records[kind]] + singles


def _not_records(raw: RawContent, parsed: Mapping[str, Sequence[Coded]]) -> dict[str, tuple[str, ...]]:
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


def _read_site(raw: RawContent, problems: list[Problem]) -> tuple[Site | None, Coverage | None]:
    site: Site | None = None
    coverage: Coverage | None = Coverage()
    if raw.site is not None:
        site, complaints = parse(raw.site, Site)
        problems.extend(complaints)
    if raw.coverage is not None:
        coverage, complaints = parse(raw.coverage, Coverage)
        problems.extend(complaints)
    return site, coverage


def _read_vocabulary(files: Mapping[str, RawRecord], folder: str, problems: list[Problem]) -> Vocabulary | None:
    """The vocabulary, or None where a file is missing or wrong: without it nothing can be judged."""
    read: dict[str, BaseModel] = {}
    for stem in sorted(set(files) - set(FILES)):
        hint = nearest(stem, FILES)
        problems.append(Problem("unexpected-file", files[stem].place(), {"value": stem}, hint))
    for stem in sorted(FILES):
        if stem not in files:
            problems.append(Problem("missing-file", Place(f"{folder}/vocabulary"), {"value": f"{stem}.yaml"}))
            continue
        model, complaints = parse(files[stem], FILES[stem])
        problems.extend(complaints)
        if model is not None:
            read[stem] = model
    if len(read) < len(FILES):
        return None
    vocabulary = Vocabulary.from_files(read)
    problems += check_vocabulary(vocabulary, lambda stem, location: files[stem].place(location))
    return vocabulary
