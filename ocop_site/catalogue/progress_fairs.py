"""What is counted of fairs and booths for a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_ground import Count, Row, Table, by_label, same_place
from ocop_site.catalogue.progress_sellers import outlets_opened
from ocop_site.vietnamese import fold
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.catalogue.entries import FairEntry
    from ocop_site.catalogue.progress_ground import Ground
    from ocop_site.records.plans import Target

HOME_COUNTRY = "VN"


def fairs_held(ground: Ground, target: Target) -> Count:
    """Fairs of the year held in the place, by an organiser of the level asked for."""
    found = [
        e
        for e in ground.fairs()
        if ground.here(e.here) and target.level in {None, e.record.organiser_level} and _about(e, target.theme)
    ]
    return _of_fairs(ground, "fairs-held", found)


def fairs_organised(ground: Ground, target: Target) -> Count:
    """Fairs of the year that the place organised, of the theme asked for; other exhibits may be there too."""
    found = [e for e in ground.fairs() if _organised(ground, e) and _about(e, target.theme)]
    return _of_fairs(ground, "fairs-organised", found)


def fairs_elsewhere(ground: Ground, target: Target) -> Count:
    """Fairs of the year elsewhere at which somebody of the place stood; those abroad apart."""
    del target
    found = [e for e in ground.fairs() if not ground.here(e.here) and _took_part(ground, e)]
    words = {True: say("ở tỉnh, thành phố khác"), False: say("ở nước ngoài")}
    rows = by_label((words[e.record.country == HOME_COUNTRY], e.record.id) for e in found)
    count = _of_fairs(ground, "fairs-elsewhere", found)
    return replace(count, tables=(Table(say("Nơi tổ chức"), rows),) if rows else ())


def fairs_attended(ground: Ground, target: Target) -> Count:
    """Fairs of the year inside the place, and those elsewhere at which somebody of it stood."""
    del target
    inside = [e for e in ground.fairs() if ground.here(e.here)]
    outside = [e for e in ground.fairs() if not ground.here(e.here) and _took_part(ground, e)]
    pairs = [(say("trong tỉnh"), e.record.id) for e in inside] + [(say("ngoài tỉnh"), e.record.id) for e in outside]
    count = _of_fairs(ground, "fairs-attended", [*inside, *outside])
    return replace(count, tables=(Table(say("Nơi tổ chức"), by_label(pairs)),) if pairs else ())


def booths_at_fairs(ground: Ground, target: Target) -> Count:
    """Booths with OCOP products at the fairs of the place in the year; a booth may show other goods alone."""
    del target
    held = [e for e in ground.fairs() if ground.here(e.here)]
    rows = []
    for entry in held:
        with_products = sum(any(p in ground.catalogue.products for p in b.products) for b in entry.booths)
        if with_products:
            rows.append(Row(own(entry.record.name), with_products, (entry.record.id,)))
    count = _of_fairs(ground, "booths-at-fairs", [e for e in held if any(e.record.id in r.records for r in rows)])
    tables = (Table(say("Gian hàng có sản phẩm OCOP, theo hội chợ"), tuple(rows)),) if rows else ()
    return replace(count, number=sum(row.number for row in rows), looked=len(held), tables=tables)


def trade_events(ground: Ground, target: Target) -> Count:
    """Fairs held in the place in the year; beside them the outlets that opened there."""
    held = [e for e in ground.fairs() if ground.here(e.here)]
    opened = outlets_opened(ground, target)
    count = _of_fairs(ground, "trade-events", held)
    number = len(held) + len(opened.records)
    rows = (Row(say("hội chợ"), len(held), count.records), Row(say("điểm bán mở mới"), opened.number or 0))
    tables = (Table(say("Hoạt động có trong danh mục"), rows),) if number else ()
    return replace(count, number=number or None, looked=count.looked + len(ground.outlets), tables=tables)


def _organised(ground: Ground, entry: FairEntry) -> bool:
    """By the place itself: as the record says, else held in it by an organiser of the province's level."""
    if entry.record.organiser_province:
        return ground.names_place(entry.record.organiser_province)
    return ground.here(entry.here) and entry.record.organiser_level == "province"


def _about(entry: FairEntry, theme: str | None) -> bool:
    return theme is None or any(fold(theme) in fold(word) for word in entry.record.theme)


def _took_part(ground: Ground, entry: FairEntry) -> bool:
    """Whether the fair names the place among its provinces, or somebody or something of it is at a booth."""
    if any(same_place(name, ground.plan.province) for name in entry.record.provinces):
        return True
    makers, products = {e.record.id for e in ground.producers}, {e.record.id for e in ground.products}
    return any(
        (b.exhibitor and b.exhibitor.producer in makers) or not products.isdisjoint(b.products) for b in entry.booths
    )


def _of_fairs(ground: Ground, measure: str, found: Sequence[FairEntry]) -> Count:
    """A count of fairs; those whose year nobody knows may belong to it."""
    everything = ground.catalogue.fairs.values()
    undated = sum(1 for e in everything if ground.here(e.here) and not _dated(e))
    ids, complete = tuple(e.record.id for e in found), ground.complete("fairs")
    return Count(measure, "fairs", len(everything), len(ids), ids, unclear=undated, complete=complete)


def _dated(entry: FairEntry) -> bool:
    days = entry.record.days
    known = (days.start or days.end) if days else None
    return bool(known and known.year)
