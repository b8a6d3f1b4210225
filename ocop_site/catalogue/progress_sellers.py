"""What is counted of producers and outlets for a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_ground import Count, Row, Table, by_label
from ocop_site.catalogue.progress_products import NO_DISTRICT, district_rows, with_share
from ocop_site.records.districts import bare_name
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.catalogue.entries import OutletEntry, ProductEntry
    from ocop_site.catalogue.progress_ground import Ground
    from ocop_site.records.others import Producer
    from ocop_site.records.plans import Target

SMALL = "doanh-nghiep"  # a plan that asks for small firms does not ask for large ones


# -- producers


def producers_enrolled(ground: Ground, target: Target) -> Count:
    """Distinct producers with a product that took part in the programme of the year, of the kinds asked for."""
    entries = [e for e in ground.products if ground.year in e.record.programme_years and e.producer]
    known = {e.producer.id: e.producer for e in entries if e.producer}
    found = [one for one in known.values() if not target.types or one.type in target.types]
    unclear = sum(one.type is None for one in known.values()) if target.types else 0
    return _of_producers(ground, "producers-enrolled", found, ground.complete("enrolled"), unclear)


def producers_new(ground: Ground, target: Target) -> Count:
    """Producers of the place that were founded or joined in the year, of the kinds asked for."""
    found, unclear = [], 0
    for entry in ground.producers:
        one = entry.record
        days = [known for known in (one.founded, one.joined) if known]
        if target.types and one.type is not None and one.type not in target.types:
            continue
        new = any(known.year == ground.year for known in days)
        if new and (one.type is not None or not target.types):
            found.append(one)
        elif new or not days or any(known.year is None for known in days):
            unclear += 1
    return _of_producers(ground, "producers-new", found, complete=False, unclear=unclear)


def producers_committed(ground: Ground, target: Target) -> Count:
    """Of the producers enrolled in the year those whose record holds a commitment to food safety."""
    base = producers_enrolled(ground, target.model_copy(update={"types": ()}))
    some = [ground.catalogue.producers[one].record for one in base.records if one in ground.catalogue.producers]
    found = [one for one in some if one.food_safety_commitment]
    count = _of_producers(ground, "producers-committed", found, complete=base.complete, unclear=base.unclear)
    return with_share(replace(count, looked=len(some), of=base.number))


def producers_of_type(ground: Ground, target: Target) -> Count:
    """Of the producers with a product in force at the end of the year those of a kind; beside it all kinds.

    The denominator is producers, not products. Large firms are not among small and middling ones.
    """
    base, unclear = _in_force(ground)
    found = [one for one in base if one.type in target.types and not (one.type == SMALL and one.size == "large")]
    unclear += sum(one.type is None for one in base)
    complete = ground.complete("products")
    count = Count(
        "producers-of-type",
        "producers",
        len(base),
        len(found),
        tuple(one.id for one in found),
        unclear=unclear,
        of=len(base),
        complete=complete,
        tables=_types(ground, base),
    )
    return with_share(count)


def producers_by_type(ground: Ground, target: Target) -> Count:
    """The producers with a product in force at the end of the year, by kind."""
    del target
    base, unclear = _in_force(ground)
    ids = tuple(one.id for one in base)
    complete = ground.complete("products")
    tables = _types(ground, base)
    return Count(
        "producers-by-type", "producers", len(base), len(base), ids, unclear=unclear, complete=complete, tables=tables
    )


def _in_force(ground: Ground) -> tuple[list[Producer], int]:
    """Producers with a product in force on the last day of the year; how many products are not known well enough."""
    known: dict[str, Producer] = {}
    unclear = 0
    for entry in ground.products:
        status = ground.status(entry, ground.end)
        if status.in_force and entry.producer:
            known[entry.producer.id] = entry.producer
        elif status.value == "undetermined" or status.in_force:
            unclear += 1
    return list(known.values()), unclear


def _types(ground: Ground, some: Sequence[Producer]) -> tuple[Table, ...]:
    """All kinds, so that the parts add up to the whole."""
    rows = []
    for kind in ground.catalogue.vocabulary.producer_types:
        of_kind = tuple(one.id for one in some if one.type == kind.id)
        if of_kind:
            rows.append(Row(own(kind.name, kind.others("name")), len(of_kind), of_kind))
    unknown = tuple(one.id for one in some if one.type is None)
    if unknown:
        rows.append(Row(say("chưa rõ loại"), len(unknown), unknown))
    return (Table(say("Theo loại chủ thể"), tuple(rows)),) if rows else ()


def _of_producers(ground: Ground, measure: str, found: Iterable[Producer], complete: bool, unclear: int) -> Count:  # noqa: FBT001 - as the record has it
    ids = tuple(one.id for one in found)
    number = len(ids) if ids or complete else None
    return Count(measure, "producers", len(ground.producers), number, ids, unclear=unclear, complete=complete)


# -- outlets


def outlets_opened(ground: Ground, target: Target) -> Count:
    """Outlets of the place that opened in the year, of the level asked for; those in a network of shops apart."""
    found, unclear = [], 0
    for entry in ground.outlets:
        one = entry.record
        if target.level and one.level is not None and one.level != target.level:
            continue
        new = bool(one.opened and one.opened.year == ground.year)
        if new and (one.level is not None or not target.level):
            found.append(entry)
        elif new or one.opened is None or one.opened.year is None:
            unclear += 1
    words = {True: say("gắn với một hệ thống cửa hàng"), False: say("hồ sơ không ghi hệ thống cửa hàng")}
    rows = by_label((words[bool(e.record.network)], e.record.id) for e in found)
    count = _of_outlets(ground, "outlets-opened", found, unclear)
    return replace(count, tables=(Table(say("Theo hệ thống cửa hàng"), rows),) if rows else ())


def districts_with_outlet(ground: Ground, target: Target) -> Count:
    """The districts of the period in which enough outlets were surely open on the last day of the year."""
    open_then, unclear = _open_at_end(ground)
    rows = district_rows(ground, [(e.record.id, e.here.address) for e in open_then])
    places = [row for row in rows if str(row.label) != str(NO_DISTRICT)]
    least = target.min_each or 1
    number = sum(row.number >= least for row in places)
    count = _of_outlets(ground, "districts-with-outlet", open_then, unclear)
    tables = (Table(say("Điểm bán mở vào ngày {day}, theo huyện của thời đó", day=ground.end), rows),)
    return replace(count, number=number, of=len(places), tables=tables)


def outlets_selling_others(ground: Ground, target: Target) -> Count:
    """Of the outlets whose record names what they sell those that sell products of another district or province."""
    del target
    told = [e for e in ground.outlets if ground.catalogue.stocked(e.record)]
    pairs = []
    for entry in told:
        kinds = {_from_where(ground, entry, product) for product, _ in ground.catalogue.stocked(entry.record)}
        pairs += [(word, entry.record.id) for word in ELSEWHERE.values() if str(word) in {str(k) for k in kinds}]
    ids = {one for _, one in pairs}
    found = [e for e in told if e.record.id in ids]
    count = _of_outlets(ground, "outlets-selling-others", found, len(ground.outlets) - len(told))
    rows = by_label(pairs)
    tables = (Table(say("Có bán sản phẩm của nơi khác"), rows),) if rows else ()
    return with_share(replace(count, looked=len(told), of=len(told), tables=tables))


ELSEWHERE = {"district": say("của huyện khác trong tỉnh"), "province": say("của tỉnh khác")}


def _from_where(ground: Ground, outlet: OutletEntry, product: ProductEntry) -> str:
    """Where a stocked product is from, seen from its outlet; "" for the same district, and for what is not known."""
    if product.here.province is None:
        return ""
    if not ground.here(product.here):
        return ELSEWHERE["province"]
    own_district, other = _district(outlet), _district(product)
    return ELSEWHERE["district"] if own_district and other and own_district != other else ""


def _district(entry: OutletEntry | ProductEntry) -> str:
    printed = entry.here.address.as_certified if entry.here.address else None
    return bare_name(printed.district) if printed and printed.district else ""


def _open_at_end(ground: Ground) -> tuple[list[OutletEntry], int]:
    """Outlets surely open on the last day of the year, and how many may have been."""
    found, perhaps = [], 0
    for entry in ground.outlets:
        opened, closed = entry.record.opened, entry.record.closed
        if closed and closed.last and closed.last <= ground.end:
            continue
        if opened and opened.first and opened.first > ground.end:
            continue
        surely = opened and opened.last and opened.last <= ground.end
        still = closed is None or (closed.first is not None and closed.first > ground.end)
        if surely and still and entry.record.stage != "planned":
            found.append(entry)
        else:
            perhaps += 1
    return found, perhaps


def _of_outlets(ground: Ground, measure: str, found: Sequence[OutletEntry], unclear: int) -> Count:
    ids = tuple(e.record.id for e in found)
    complete = ground.complete("outlets")
    return Count(measure, "outlets", len(ground.outlets), len(ids), ids, unclear=unclear, complete=complete)
