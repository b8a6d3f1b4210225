"""What is said of a place on two maps: what it was made of, what it became, whether its list is complete."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages.maps import paged_units
from ocop_site.pages.pieces import full_name

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.maps import Fate
    from ocop_site.records.vocabulary import Province, Vocabulary
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince

SILENCE = "Danh mục không nói gì về sản phẩm không có tên ở đây."


def parts_of(province: CurrentProvince, vocabulary: Vocabulary) -> list[tuple[FormerProvince, Fate]]:
    """The units of the old map with a page of their own that a province of today was made of, by name."""
    return [(unit, became) for unit, became in paged_units(vocabulary) if became.today.id == province.id]


def became_sentence(unit: FormerProvince, became: Fate, catalogue: Catalogue) -> str:
    """What a unit of the old map became, and from which day."""
    since = f"Từ ngày {day_text(became.start)}," if became.start else "Nay"
    full = full_name(became.today, became.start or catalogue.day)
    if became.kind == "grew":
        return f"{since} {full} gồm cả địa bàn {', '.join(_joined(became.today, catalogue.vocabulary))} trước đây."
    if became.kind == "renamed":
        return f"{since} {unit.type} {unit.name} {'trở thành' if became.start else 'là'} {full}."
    return f"{since} địa bàn {unit.type} {unit.name} thuộc {full}."


def last_day_words(unit: FormerProvince, became: Fate) -> str:
    """Until when a unit of the old map was called so, in words: the day before its new name, else its own last day."""
    end = became.start - timedelta(days=1) if became.kind == "renamed" and became.start else unit.until
    return f"đến hết ngày {day_text(end)}" if end else "trước đây"


def growth_notes(province: CurrentProvince, catalogue: Catalogue) -> tuple[str, ...]:
    """What a province of today was made of, and that its own name meant another place before; else nothing."""
    notes = []
    for unit, became in parts_of(province, catalogue.vocabulary):
        if became.kind == "renamed":
            notes.append(became_sentence(unit, became, catalogue))
        elif became.kind == "grew":
            notes.append(became_sentence(unit, became, catalogue))
            before = f"Trước ngày {day_text(became.start)}" if became.start else "Trước đây"
            notes.append(
                f"{before}, {unit.name} là tên của một {unit.type} nhỏ hơn; mỗi thời kỳ có một danh sách riêng."
            )
    return tuple(notes)


def parts_note(province: CurrentProvince, vocabulary: Vocabulary) -> str:
    """The former names behind a province of today, for a line of a list: "gồm cả Phú Yên"; "" where there are none."""
    joined = _joined(province, vocabulary)
    if joined:
        return f"gồm cả {', '.join(joined)}"
    renamed = [unit.name for unit, became in parts_of(province, vocabulary) if became.kind == "renamed"]
    return f"trước là {', '.join(renamed)}" if renamed else ""


def provinces_lead(vocabulary: Vocabulary) -> str:
    """What the index of provinces shows: how many there are since which day."""
    starts = [province.start for province in vocabulary.provinces if province.start]
    since = f" từ ngày {day_text(max(starts))}" if starts else ""
    return f"{len(vocabulary.provinces)} tỉnh, thành phố{since}, kèm tên các tỉnh cũ đã nhập vào."


def _joined(province: CurrentProvince, vocabulary: Vocabulary) -> list[str]:
    return [unit.name for unit, became in parts_of(province, vocabulary) if became.kind == "joined"]


def completeness_notes(units: tuple[Province, ...], full: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The word of every authority that the list of a place is complete; without one, that silence says nothing.

    `units` are those for which one page answers; `full` is how that page calls the place.
    """
    said = []
    for statement in sorted(catalogue.coverage, key=lambda one: (one.start, one.end, one.authority)):
        about = catalogue.vocabulary.province_by_printed_name(statement.province, int(statement.vintage))
        if about is not None and about in units:
            days = f"từ {day_text(statement.start)} đến {day_text(statement.end)}"
            said.append(f"Theo {statement.authority}, danh sách của {full} là đầy đủ cho thời gian {days}.")
    return tuple(said) or (SILENCE,)
