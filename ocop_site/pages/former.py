"""Lists by the province that the paper prints: one for every name of the 63 that today means another place, or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.maps import Fate, paged_units, printed_under, unit_address, without_map
from ocop_site.pages.merging import became_sentence, completeness_notes, last_day_words
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, full_name
from ocop_site.pages.shelves import Shelf, in_force_first
from ocop_site.pages.some import EVERYTHING, Only

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
        today_name = full_name(became.today, catalogue.day)
        way = entry_piece(
            f"{today_name[:1].upper()}{today_name[1:]} hiện nay",
            addresses.province(became.today.id),
            today[became.today.id],
            f"từ ngày {day_text(became.start)}" if became.start else "nay",
        )
        yield _shelf(unit, became, under.get(unit.id, []), way, catalogue)


def _shelf(unit: FormerProvince, became: Fate, entries: list[ProductEntry], way: Plain, catalogue: Catalogue) -> Shelf:
    last = last_day_words(unit, became)
    lives_on = became.kind == "grew"
    full = f"{unit.type} {unit.name}"
    notes = [became_sentence(unit, became, catalogue)]
    if lives_on:
        notes.append(f"Trang này chỉ nói về {full} {last}; mỗi thời kỳ có một danh sách riêng.")
    unclear = without_map(unit, catalogue)
    if unclear:
        wide = full_name(became.today, catalogue.day)
        notes.append(
            f"{unclear} sản phẩm có nguồn ghi “{unit.name}” mà không rõ là thời kỳ nào, "
            f"nên chỉ có trong danh sách của {wide} hiện nay."
        )
    notes += completeness_notes((unit,), f"{full} {last}" if lives_on else full, catalogue)
    return Shelf(
        base=unit_address(unit, catalogue.vocabulary),
        heading=f"{unit.name}, {last}" if lives_on else unit.name,
        lead=f"Sản phẩm có giấy tờ hoặc nguồn tin ghi địa chỉ ở {full}{f' {last}' if lives_on else ''}.",
        crumbs=(
            HOME_CRUMB,
            ("Tỉnh, thành phố", addresses.PROVINCES),
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
            note = f"nay {'là' if became.kind == 'renamed' else 'thuộc'} {full}"
            lines.append(entry_piece(unit.name, href, len(under.get(unit.id, [])), note))
    return lines
