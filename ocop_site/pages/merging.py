"""What is said of a place on two maps: what it was made of, what it became, whether its list is complete."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.pages.maps import paged_units
from ocop_site.pages.names import full_name, place_name
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.maps import Fate
    from ocop_site.records.vocabulary import Province, Vocabulary
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince

SILENCE = say("Danh mục không nói gì về sản phẩm không có tên ở đây.")


def parts_of(province: CurrentProvince, vocabulary: Vocabulary) -> list[tuple[FormerProvince, Fate]]:
    """The units of the old map with a page of their own that a province of today was made of, by name."""
    return [(unit, became) for unit, became in paged_units(vocabulary) if became.today.id == province.id]


def became_sentence(unit: FormerProvince, became: Fate, catalogue: Catalogue) -> str:
    """What a unit of the old map became, and from which day."""
    start = became.start
    full = full_name(became.today, start or catalogue.day)
    before = place_name(unit.name, unit.type)
    if became.kind == "grew":
        parts = joined(_joined(became.today, catalogue.vocabulary), ", ")
        if start:
            return say("Từ ngày {day}, {full} gồm cả địa bàn {parts} trước đây.", day=start, full=full, parts=parts)
        return say("Nay {full} gồm cả địa bàn {parts} trước đây.", full=full, parts=parts)
    if became.kind == "renamed":
        if start:
            return say("Từ ngày {day}, {unit} trở thành {full}.", day=start, unit=before, full=full)
        return say("Nay {unit} là {full}.", unit=before, full=full)
    if start:
        return say("Từ ngày {day}, địa bàn {unit} thuộc {full}.", day=start, unit=before, full=full)
    return say("Nay địa bàn {unit} thuộc {full}.", unit=before, full=full)


def last_day_words(unit: FormerProvince, became: Fate) -> str:
    """Until when a unit of the old map was called so, in words: the day before its new name, else its own last day."""
    end = became.start - timedelta(days=1) if became.kind == "renamed" and became.start else unit.until
    return say("đến hết ngày {day}", day=end) if end else say("trước đây")


def growth_notes(province: CurrentProvince, catalogue: Catalogue) -> tuple[str, ...]:
    """What a province of today was made of, and that its own name meant another place before; else nothing."""
    notes: list[str] = []
    for unit, became in parts_of(province, catalogue.vocabulary):
        if became.kind == "renamed":
            notes.append(became_sentence(unit, became, catalogue))
        elif became.kind == "grew":
            notes.append(became_sentence(unit, became, catalogue))
            notes.append(_smaller(unit, became))
    return tuple(notes)


def _smaller(unit: FormerProvince, became: Fate) -> str:
    """That the name of a province that has grown meant a smaller one before."""
    before = say("Trước ngày {day}", day=became.start) if became.start else say("Trước đây")
    if unit.type == "tỉnh":
        return say(
            "{before}, {name} là tên của một tỉnh nhỏ hơn; mỗi thời kỳ có một danh sách riêng.",
            before=before,
            name=unit.name,
        )
    return say(
        "{before}, {name} là tên của một thành phố nhỏ hơn; mỗi thời kỳ có một danh sách riêng.",
        before=before,
        name=unit.name,
    )


def parts_note(province: CurrentProvince, vocabulary: Vocabulary) -> str:
    """The former names behind a province of today, for a line of a list: "gồm cả Phú Yên"; "" where there are none."""
    others = _joined(province, vocabulary)
    if others:
        return say("gồm cả {parts}", parts=joined(others, ", "))
    renamed = [unit.name for unit, became in parts_of(province, vocabulary) if became.kind == "renamed"]
    return say("trước là {parts}", parts=joined(renamed, ", ")) if renamed else ""


def provinces_lead(vocabulary: Vocabulary) -> str:
    """What the index of provinces shows: how many there are since which day."""
    starts = [province.start for province in vocabulary.provinces if province.start]
    count = len(vocabulary.provinces)
    if starts:
        return say_many("{n} tỉnh, thành phố từ ngày {day}, kèm tên các tỉnh cũ đã nhập vào.", n=count, day=max(starts))
    return say_many("{n} tỉnh, thành phố, kèm tên các tỉnh cũ đã nhập vào.", n=count)


def _joined(province: CurrentProvince, vocabulary: Vocabulary) -> list[str]:
    return [unit.name for unit, became in parts_of(province, vocabulary) if became.kind == "joined"]


def completeness_notes(units: tuple[Province, ...], full: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The word of every authority that the list of a place is complete; without one, that silence says nothing.

    `units` are those for which one page answers; `full` is how that page calls the place.
    """
    said: list[str] = []
    for statement in sorted(catalogue.coverage, key=lambda one: (one.start, one.end, one.authority)):
        about = catalogue.vocabulary.province_by_printed_name(statement.province, int(statement.vintage))
        if about is not None and about in units and "products" in statement.lists:
            said.append(
                say(
                    "Theo {authority}, danh sách của {place} là đầy đủ cho thời gian từ {start} đến {end}.",
                    authority=own(statement.authority),
                    place=full,
                    start=statement.start,
                    end=statement.end,
                )
            )
    return tuple(said) or (SILENCE,)
