"""Lists by the province that the paper prints: one for every name of the 63 that today means another place, or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.maps import Fate, paged_units, printed_under, unit_address, without_map
from ocop_site.pages.merging import became_sentence, completeness_notes, last_day_words
from ocop_site.pages.names import full_name, place_name, place_opening
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece
from ocop_site.pages.shelves import Shelf, in_force_first
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary_files import FormerProvince


def former_shelves(catalogue: Catalogue, only: Only = EVERYTHING) -> Iterator[Shelf]:
    """The list of every former province that is not simply one of today's by the same name, as far as it is wanted."""
    units = [one for one in paged_units(catalogue.vocabulary) if only.shelf(unit_address(one[0], catalogue.vocabulary))]
    if not units:
        return
    under = printed_under(catalogue)
    today = Counter(entry.here.province for entry in catalogue.products.values())
    for unit, became in units:
        today_name = place_opening(became.today.name, became.today.type_on(catalogue.day))
        way = entry_piece(
            say("{place} hiện nay", place=today_name),
            addresses.province(became.today.id),
            today[became.today.id],
            say("từ ngày {day}", day=became.start) if became.start else say("nay"),
        )
        yield _shelf(unit, became, under.get(unit.id, []), way, catalogue)


def _shelf(unit: FormerProvince, became: Fate, entries: list[ProductEntry], way: Plain, catalogue: Catalogue) -> Shelf:
    last = last_day_words(unit, became)
    lives_on = became.kind == "grew"
    full = place_name(unit.name, unit.type)
    then = say("{place} {until}", place=full, until=last) if lives_on else full
    notes = [became_sentence(unit, became, catalogue)]
    if lives_on:
        notes.append(
            say("Trang này chỉ nói về {place} {until}; mỗi thời kỳ có một danh sách riêng.", place=full, until=last)
        )
    unclear = without_map(unit, catalogue)
    if unclear:
        wide = full_name(became.today, catalogue.day)
        notes.append(
            say_many(
                "{n} sản phẩm có nguồn ghi “{name}” mà không rõ là thời kỳ nào, nên chỉ có trong danh sách của {wide} "
                "hiện nay.",
                n=unclear,
                name=unit.name,
                wide=wide,
            )
        )
    notes += completeness_notes((unit,), then, catalogue)
    return Shelf(
        base=unit_address(unit, catalogue.vocabulary),
        heading=say("{name}, {until}", name=unit.name, until=last) if lives_on else unit.name,
        lead=say("Sản phẩm có giấy tờ hoặc nguồn tin ghi địa chỉ ở {place}.", place=then),
        crumbs=(
            HOME_CRUMB,
            (say("Tỉnh, thành phố"), addresses.PROVINCES),
            (became.today.name, addresses.province(became.today.id)),
        ),
        entries=in_force_first(entries),
        notes=tuple(notes),
        ways=(way,),
    )


def vanished_entries(catalogue: Catalogue) -> list[Plain]:
    """The names of the old map that no province has today, from A to Z, each with the way to its list."""
    under = printed_under(catalogue)
    lines = []
    for unit, became in paged_units(catalogue.vocabulary):
        if became.kind != "grew":
            href = unit_address(unit, catalogue.vocabulary)
            full = full_name(became.today, catalogue.day)
            note = say("nay là {full}", full=full) if became.kind == "renamed" else say("nay thuộc {full}", full=full)
            lines.append(entry_piece(unit.name, href, len(under.get(unit.id, [])), note))
    return lines
