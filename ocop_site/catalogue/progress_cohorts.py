"""What a plan's year did to products that were there: kept, raised, revoked; where they are sold and traced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_ground import Count, Row, Table, by_label
from ocop_site.catalogue.progress_products import count_of, ids_of, sure_and_perhaps, with_share
from ocop_site.words import own, say

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import ProductEntry
    from ocop_site.catalogue.progress_ground import Ground
    from ocop_site.catalogue.status import Value
    from ocop_site.records.plans import Target

# A product of a cohort as its record tells it, in the words of the statuses.
STANDINGS: dict[str, str] = {
    "again": say("đã được công nhận lại"),
    "valid": say("còn thời hạn theo hồ sơ"),
    "expiring": say("còn thời hạn theo hồ sơ"),
    "extended": say("được kéo dài"),
    "past-term": say("quá thời hạn của lần công nhận này, chưa rõ đánh giá lại"),
    "expired": say("đã hết hạn"),
    "revoked": say("đã bị thu hồi"),
    "undetermined": say("chưa đủ dữ kiện tính thời hạn"),
    "no-paper": say("danh mục chưa có giấy chứng nhận"),
}


def kept(ground: Ground, target: Target) -> Count:
    """Of the products in force on a day those not revoked by the year's end, and assessed again if their term ran."""
    day = target.cohort.day if target.cohort else None
    start = day or date(ground.year - 1, 12, 31)
    cohort = [e for e in ground.products if ground.status(e, start).in_force]
    unclear = sum(ground.status(e, start).value == "undetermined" for e in ground.products)
    then = [(e, ground.status(e, ground.end)) for e in cohort]
    unclear += sum(status.value == "undetermined" for _, status in then)
    found = [e for e, status in then if status.in_force]
    rows = by_label((STANDINGS[_standing(status.value)], e.record.id) for e, status in then)
    title = say("Đến ngày {day}, theo hồ sơ", day=ground.end)
    return with_share(
        Count(
            "products-kept",
            "products",
            len(ground.products),
            len(found),
            ids_of(found),
            unclear=unclear,
            of=len(cohort),
            complete=ground.complete("products", start),
            tables=(Table(title, rows),) if rows else (),
        )
    )


def since(ground: Ground, target: Target) -> Count:
    """The products recognised in an earlier year, and what the record says of each now. No share follows from it."""
    year = int(target.cohort.year) if target.cohort and target.cohort.year else ground.year
    found, unclear = sure_and_perhaps(ground, target, lambda entry: entry.certificates, year)
    rows = by_label((_now(e, year, ground), e.record.id) for e in found)
    order = {str(label): at for at, label in enumerate(STANDINGS.values())}
    title = say("Hồ sơ nói gì về từng sản phẩm, ngày {day}", day=ground.catalogue.day)
    tables = (Table(title, tuple(sorted(rows, key=lambda row: order[str(row.label)]))),) if rows else ()
    return replace(count_of(ground, "products-since", found, len(unclear)), tables=tables)


def raised(ground: Ground, target: Target) -> Count:
    """Products that got more stars in the year; beside them those whose term ran in it without a newer paper."""
    del target
    found, ran = [], []
    for entry in ground.products:
        papers = entry.certificates
        if any(ground.of_year(new) and (new.stars or 0) > (old.stars or 9) for old, new in pairwise(papers)):
            found.append(entry)
        status = ground.status(entry, ground.end)
        if status.value in {"past-term", "expired"} and status.until and status.until.year == ground.year:
            ran.append(entry)
    rows = (
        Row(say("nâng hạng trong năm"), len(found), ids_of(found)),
        Row(say("hết thời hạn trong năm, danh mục chưa thấy công nhận lại"), len(ran), ids_of(ran)),
    )
    return replace(count_of(ground, "products-raised", found, 0), tables=(Table(say("Trong năm"), rows),))


def revoked(ground: Ground, target: Target) -> Count:
    """Products that a decision or a named source of the year revoked, with ground and number as far as known."""
    del target
    pairs: list[tuple[str, str]] = []
    unclear = 0
    for entry in ground.products:
        endings = [one for one in entry.endings if one.says == "revoked"]
        sure = [one for one in endings if one.on and one.on.year == ground.year]
        if sure:
            words = ", ".join(word for word in (sure[0].decision, sure[0].ground) if word)
            pairs.append((own(words) if words else say("nguồn không ghi số và lý do"), entry.record.id))
        elif any(one.on is None or one.on.year is None for one in endings):
            unclear += 1
    rows = by_label(pairs)
    found = [e for e in ground.products if e.record.id in {one for _, one in pairs}]
    tables = (Table(say("Theo quyết định và lý do"), rows),) if rows else ()
    return replace(count_of(ground, "products-revoked", found, unclear), tables=tables)


def on_platforms(ground: Ground, target: Target) -> Count:
    """Products with a link to a shop, by platform; a platform keeps the name it had, with what it became."""
    del target
    words = ground.catalogue.vocabulary
    found = [e for e in ground.products if e.record.shops]
    rows = []
    for platform in words.platforms:
        some = [e for e in found if any(shop.platform == platform.id for shop in e.record.shops)]
        after = words.platform(platform.became) if platform.became else None
        name = own(platform.name, platform.others("name"))
        label = say("{name} (nay là {after})", name=name, after=own(after.name)) if after else name
        if some:
            rows.append(Row(label, len(some), ids_of(some)))
    tables = (Table(say("Theo sàn"), tuple(rows)),) if rows else ()
    return replace(count_of(ground, "products-on-platforms", found, 0), tables=tables)


def traced(ground: Ground, target: Target) -> Count:
    """Products whose record holds a traceability code or address; beside them those with a quality system."""
    del target
    found = [e for e in ground.products if e.record.trace and (e.record.trace.code or e.record.trace.url)]
    systems = [e for e in ground.products if e.record.standards]
    rows = (
        Row(say("có mã hoặc địa chỉ truy xuất nguồn gốc"), len(found), ids_of(found)),
        Row(say("có hệ thống quản lý chất lượng, chứng nhận"), len(systems), ids_of(systems)),
    )
    count = count_of(ground, "products-traced", found, 0)
    return with_share(replace(count, of=len(ground.products), tables=(Table(say("Theo hồ sơ của danh mục"), rows),)))


def _standing(value: Value) -> str:
    return "valid" if value == "expiring" else value


def _now(entry: ProductEntry, year: int, ground: Ground) -> str:
    """What the record says now of a product recognised in a year; a newer paper comes before its term."""
    last = max(at for at, one in enumerate(entry.certificates) if ground.of_year(one, year) or at == 0)
    again = entry.status.in_force and len(entry.certificates) > last + 1
    return STANDINGS["again" if again else _standing(entry.status.value)]
