"""From the rows of an annex to content files: one decision, and the products and producers that were not known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ocop_site.vietnamese import nfc, slug
from ocop_site.writing.names.makers import is_person_name, name_key, short_slug
from ocop_site.writing.tables.printed_places import district_key
from ocop_site.writing.tables.product_records import CODE_TO_COME, NewRecord
from ocop_site.writing.tables.record_ids import Wanted, give_ids
from ocop_site.writing.tables.table_rows import without_empty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.records.product import Product
    from ocop_site.writing.content_state import ContentState
    from ocop_site.writing.foreign.facts import RowFacts
    from ocop_site.writing.foreign.known import Resolved
    from ocop_site.writing.tables.table_rows import Data


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The decision itself: its id and folder, what it prints, and where it was read."""

    id: str
    folder: str
    number: str
    date: str
    issuer: str
    level: str
    source: Data


@dataclass(frozen=True, slots=True)
class AnnexRecords:
    """The new records; for each row the id of its product and of its producer ("" for none)."""

    records: tuple[NewRecord, ...]
    product_of: tuple[str, ...]
    producer_of: tuple[str, ...]


def annex_records(
    rows: Sequence[Resolved], decision: DecisionFacts, state: ContentState, products: Mapping[str, Product]
) -> AnnexRecords:
    """The records of these rows, each of which is decided. `products`: those of the catalogue, by id."""
    makers = _new_makers(rows)
    maker_ids = give_ids(
        [Wanted(key, some[0].producer, some[0].place.province_id, _near(some[0])) for key, some in makers.items()],
        state.ids["producers"],
    )
    producer_of = [one.producer or ("" if one.product else maker_ids.get(_maker_key(one.facts), "")) for one in rows]
    new = {str(at): one for at, one in enumerate(rows) if not one.product}
    ids = give_ids(
        [
            Wanted(f"{int(at):06}", one.facts.name, one.facts.place.province_id, short_slug(one.facts.producer or ""))
            for at, one in new.items()
        ],
        state.ids["products"],
    )
    product_of = [one.product or ids[f"{at:06}"] for at, one in enumerate(rows)]
    records = [
        NewRecord(
            "products", product_of[int(at)], one.facts.place.province_id, _product(one, producer_of[int(at)], decision)
        )
        for at, one in new.items()
    ]
    records += [
        NewRecord("producers", maker_ids[key], some[0].place.province_id, _producer(some, decision))
        for key, some in makers.items()
    ]
    items = [_item(one, product_of[at], products) for at, one in enumerate(rows)]
    records.append(NewRecord("decisions", decision.id, decision.folder, _decision(decision, items)))
    return AnnexRecords(tuple(records), tuple(product_of), tuple(producer_of))


def _new_makers(rows: Sequence[Resolved]) -> dict[str, list[RowFacts]]:
    """The rows of each producer that is not known, by what tells it from others of the annex."""
    found: dict[str, list[RowFacts]] = {}
    for one in rows:
        if not one.product and not one.producer and one.facts.producer:
            found.setdefault(_maker_key(one.facts), []).append(one.facts)
    return found


def _maker_key(facts: RowFacts) -> str:
    """One name in one province is one producer; a person's name only in one district and commune."""
    place = facts.place
    near = f"{district_key(place.district)}/{slug(place.commune)}" if is_person_name(facts.producer) else ""
    return f"{name_key(facts.producer)}/{place.province_id}/{near}"


def _near(facts: RowFacts) -> str:
    district = facts.place.district
    return slug(district_key(district)) if district else slug(facts.place.commune) if facts.place.commune else ""


def _product(one: Resolved, producer: str, decision: DecisionFacts) -> Data:
    facts = one.facts
    basis = "by-name" if one.by_name else "stated" if facts.group_as_printed else ""
    return without_empty(
        {
            "name": facts.name,
            "code": CODE_TO_COME,
            "producer": producer,
            "group": one.group,
            "set": facts.set,
            "group_basis": basis,
            "group_as_printed": facts.group_as_printed,
            "address": {"as_certified": facts.place.data()},
            "sources": [decision.source],
            "notes": [facts.notes] if facts.notes and facts.act == "recognise" else [],
        }
    )


def _producer(some: Sequence[RowFacts], decision: DecisionFacts) -> Data:
    spellings = list(dict.fromkeys(one.producer for one in some))
    name = max(spellings, key=lambda text: (len(text), text))
    others = ", ".join(f"“{text}”" for text in sorted(set(spellings) - {name}))
    fullest = max(some, key=lambda one: one.place.fullness)
    return without_empty(
        {
            "name": name,
            "code": CODE_TO_COME,
            "type": next((one.producer_type for one in some if one.producer_type), ""),
            "address": {"as_certified": fullest.place.data()},
            "sources": [decision.source],
            "notes": [f"Phụ lục còn viết: {others}."] if others else [],
        }
    )


def _item(one: Resolved, product: str, products: Mapping[str, Product]) -> Data:
    facts = one.facts
    known = products.get(product)
    recognised = facts.act == "recognise"
    return without_empty(
        {
            "act": facts.act,
            "product": product,
            "stars": facts.stars,
            "kind": facts.kind if recognised else "",
            "score": Decimal(facts.score) if facts.score and recognised else None,
            "product_code": facts.product_code,
            "name_as_printed": facts.name if known and nfc(known.name) != facts.name else "",
            "ground": facts.ground,
        }
    )


def _decision(decision: DecisionFacts, items: Sequence[Data]) -> Data:
    return without_empty(
        {
            "number": decision.number,
            "date": decision.date,
            "issuer": decision.issuer,
            "level": decision.level,
            "items": list(items),
            "sources": [decision.source],
        }
    )
