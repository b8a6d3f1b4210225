"""The provinces of the old map: what is said above their lists, and where the names that vanished are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.maps import Fate, paged_units, printed_under, unit_address, without_map
from ocop_site.pages.merging import became_sentence, completeness_notes, last_day_words
from ocop_site.pages.names import full_name, place_name
from ocop_site.pages.pieces import entry_piece
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary_files import FormerProvince


def former_notes(unit: FormerProvince, became: Fate, then: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What a former province became, which products its list cannot hold, whether somebody vouches for it.

    `then` is its name with the time in which it was called so, where the name means another place today.
    """
    notes = [became_sentence(unit, became, catalogue)]
    if became.kind == "grew":
        full, last = place_name(unit.name, unit.type), last_day_words(unit, became)
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
    return (*notes, *completeness_notes((unit,), then, catalogue))


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
