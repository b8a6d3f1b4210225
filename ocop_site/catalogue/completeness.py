"""What records lack and what in them is doubtful, by province: for those who keep them, never for shoppers. Pure.

A gap is what a record of its kind should say and does not; a doubt is what it says but somebody should look at again.
Neither is a fault: what no source says stays unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.due import GAPS, Gap, due, gaps, has_place
from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ocop_site.catalogue.entries import (
        Catalogue,
        DecisionEntry,
        FairEntry,
        OutletEntry,
        ProducerEntry,
        ProductEntry,
    )
    from ocop_site.records.base import Record

    Entry = ProductEntry | ProducerEntry | OutletEntry | FairEntry | DecisionEntry

OLD = timedelta(days=365)
Kind = Literal["products", "producers", "outlets", "fairs", "decisions"]
KINDS: tuple[Kind, ...] = ("products", "producers", "outlets", "fairs", "decisions")
Lack = Gap | Literal["type", "product", "hours", "stocks", "days", "number", "date", "issuer"]
LACKS: tuple[Lack, ...] = (*GAPS, "type", "product", "hours", "stocks", "days", "number", "date", "issuer")
Doubt = Literal["undetermined", "past-term", "same-as", "old-source", "warning", "by-name"]
DOUBTS: tuple[Doubt, ...] = ("undetermined", "past-term", "same-as", "old-source", "warning", "by-name")


@dataclass(frozen=True, slots=True)
class Card:
    """One record with something to look after: what it lacks and what is doubtful, each in its fixed order."""

    kind: Kind
    entry: Entry
    lacks: tuple[Lack, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class ProvinceCompleteness:
    """The records of one province (None: in none that is known).

    `records`, `whole`: how many there are of each kind, and how many of them lack nothing; `lacks`, `doubts`: how many
    records have each; `due` is how many products have a date near (see `due`); `cards` are the records with a gap or a
    doubt, by kind, those with most gaps first.
    """

    province: str | None
    records: Mapping[Kind, int]
    whole: Mapping[Kind, int]
    lacks: Mapping[Lack, int]
    doubts: Mapping[Doubt, int]
    due: int
    cards: tuple[Card, ...]


def completeness(catalogue: Catalogue, warned: Iterable[tuple[str, str]] = ()) -> tuple[ProvinceCompleteness, ...]:
    """Every province that has records, the Vietnamese way, and what lies in none last.

    `warned`: (kind, id) of the records about which the checks have a warning.
    """
    with_warning = frozenset(warned)
    grouped: dict[str | None, list[Card]] = defaultdict(list)
    for kind, province, entry in _placed(catalogue):
        doubts = _doubts(kind, entry, catalogue.day, warned=(kind, entry.record.id) in with_warning)
        grouped[province].append(Card(kind, entry, _lacks(kind, entry, catalogue), doubts))
    dates = {one.province: len(one.windows) + len(one.notices) + len(one.lapsed) for one in due(catalogue)}
    provinces = sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name))
    names: list[str | None] = [*(p.id for p in provinces), None]
    return tuple(_of_province(name, grouped[name], dates.get(name, 0)) for name in names if grouped[name])


def _placed(catalogue: Catalogue) -> Iterator[tuple[Kind, str | None, Entry]]:
    """Every record with the province whose officers keep it; a decision lies where all its products do."""
    yield from (("products", one.here.province, one) for one in catalogue.products.values())
    yield from (("producers", one.here.province, one) for one in catalogue.producers.values())
    yield from (("outlets", one.here.province, one) for one in catalogue.outlets.values())
    yield from (("fairs", one.here.province, one) for one in catalogue.fairs.values())
    for one in catalogue.decisions.values():
        places = {
            catalogue.products[product].here.province for product in one.products if product in catalogue.products
        }
        yield "decisions", next(iter(places)) if len(places) == 1 else None, one


def _lacks(kind: Kind, entry: Entry, catalogue: Catalogue) -> tuple[Lack, ...]:
    if kind == "products":
        return gaps(catalogue.products[entry.record.id])
    missing: dict[Lack, bool] = {"source": not _has_source(entry.record)}
    if kind == "producers":
        producer = catalogue.producers[entry.record.id]
        missing |= {
            "place": not has_place(producer.here),
            "type": producer.record.type is None,
            "product": not producer.products,
        }
    if kind == "outlets":
        outlet = catalogue.outlets[entry.record.id]
        missing |= {
            "place": not has_place(outlet.here),
            "hours": not outlet.record.hours and outlet.record.stage != "closed",
            "stocks": not outlet.record.stocks,
        }
    if kind == "fairs":
        fair = catalogue.fairs[entry.record.id]
        days = fair.record.days
        missing |= {"place": fair.here.address is None, "days": days is None or days.start is None or days.end is None}
    if kind == "decisions":
        act = catalogue.decisions[entry.record.id].record
        missing |= {
            "number": act.number is None,
            "date": act.date is None or act.date.day is None,
            "issuer": act.issuer is None,
        }
    return tuple(lack for lack in LACKS if missing.get(lack))


def _doubts(kind: Kind, entry: Entry, day: date, *, warned: bool) -> tuple[Doubt, ...]:
    read = [source.read for source in entry.record.sources if source.read]
    found: dict[Doubt, bool] = {"old-source": bool(read) and max(read) < day - OLD, "warning": warned}
    if kind == "products":
        found |= _product_doubts(entry)  # type: ignore[arg-type]  # the kind says which entry it is
    return tuple(doubt for doubt in DOUBTS if found.get(doubt))


def _product_doubts(entry: ProductEntry) -> dict[Doubt, bool]:
    return {
        "undetermined": entry.status.value == "undetermined",
        "past-term": entry.status.value == "past-term",
        "by-name": entry.record.group_basis == "by-name",
        "same-as": bool(entry.record.possibly_same_as),
    }


def _of_province(province: str | None, cards: list[Card], dates: int) -> ProvinceCompleteness:
    records = Counter(card.kind for card in cards)
    whole = Counter(card.kind for card in cards if not card.lacks)
    lacks = Counter(lack for card in cards for lack in card.lacks)
    doubts = Counter(doubt for card in cards for doubt in card.doubts)

    def order(card: Card) -> tuple[object, ...]:
        return (KINDS.index(card.kind), -len(card.lacks), -len(card.doubts), card.entry.order, card.entry.record.id)

    return ProvinceCompleteness(
        province=province,
        records={kind: records[kind] for kind in KINDS if records[kind]},
        whole={kind: whole[kind] for kind in KINDS if records[kind]},
        lacks={lack: lacks[lack] for lack in LACKS if lacks[lack]},
        doubts={doubt: doubts[doubt] for doubt in DOUBTS if doubts[doubt]},
        due=dates,
        cards=tuple(sorted((card for card in cards if card.lacks or card.doubts), key=order)),
    )


def _has_source(record: Record) -> bool:
    return any(source.url or source.publisher or source.title for source in record.sources)
