"""Provinces as lists call them: the 34 of today, and those of the 63 that have lists of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.choices import Choice
from ocop_site.pages.fair_index import fairs_way
from ocop_site.pages.former import former_notes
from ocop_site.pages.maps import paged_units, unit_address
from ocop_site.pages.merging import completeness_notes, growth_notes, last_day_words, parts_of
from ocop_site.pages.names import full_name, place_name, place_opening
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece
from ocop_site.pages.plan_places import plans_way
from ocop_site.pages.statistics import statistics_way
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.choices import Choices
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.maps import Fate
    from ocop_site.records.vocabulary import Province, Vocabulary
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince

Crumb = tuple[str, str]
PROVINCES_CRUMB = (say("Tỉnh, thành phố"), addresses.PROVINCES)


@dataclass(frozen=True, slots=True)
class Place:
    """How lists call a province.

    `base` is the address of its own list, `name` the short one, `heading` that which tells it from the other map's,
    `full` that of a sentence ("tỉnh Hà Tĩnh"), `today` the province of today that it is or became a part of.
    """

    base: str
    name: str
    heading: str
    full: str
    crumbs: tuple[Crumb, ...]
    today: CurrentProvince
    unit: FormerProvince | None = None
    fate: Fate | None = None


def places(catalogue: Catalogue) -> dict[str, Place]:
    """Every province with lists, by the address of its own list."""
    return {one.base: one for one in (*_of_today(catalogue), *_of_the_old_map(catalogue))}


def _of_today(catalogue: Catalogue) -> Iterator[Place]:
    for province in catalogue.vocabulary.provinces:
        full = full_name(province, catalogue.day)
        base = addresses.province(province.id)
        yield Place(base, province.name, province.name, full, (HOME_CRUMB, PROVINCES_CRUMB), province)


def _of_the_old_map(catalogue: Catalogue) -> Iterator[Place]:
    for unit, became in paged_units(catalogue.vocabulary):
        full = place_name(unit.name, unit.type)
        name = heading = unit.name
        if became.kind == "grew":
            last = last_day_words(unit, became)
            name = say("{name} (cũ)", name=unit.name)
            heading = say("{name}, {until}", name=unit.name, until=last)
            full = say("{place} {until}", place=full, until=last)
        crumbs = (HOME_CRUMB, PROVINCES_CRUMB, (became.today.name, addresses.province(became.today.id)))
        base = unit_address(unit, catalogue.vocabulary)
        yield Place(base, name, heading, full, crumbs, became.today, unit, became)


def notes_of(place: Place, catalogue: Catalogue) -> tuple[str, ...]:
    """What is said of a province above its list: what it was made of or became, whether the list is complete."""
    if place.unit and place.fate:
        return former_notes(place.unit, place.fate, place.full, catalogue)
    units = _answered(place.today, catalogue.vocabulary)
    return (*growth_notes(place.today, catalogue), *completeness_notes(units, place.full, catalogue))


def ways_of(place: Place, choices: Choices, catalogue: Catalogue) -> tuple[Plain, ...]:
    """From a province of today to what it was made of and to its fairs, from one of the old map to what it became.

    From both to their plans, from one of today to its statistics.
    """
    words = catalogue.vocabulary
    if place.fate:
        text = say("{place} hiện nay", place=place_opening(place.today.name, place.today.type_on(catalogue.day)))
        start = place.fate.start
        note = say("từ ngày {day}", day=start) if start else say("nay")
        base = addresses.province(place.today.id)
        plans = plans_way(place.unit.id, catalogue) if place.unit else ()
        return (entry_piece(text, base, choices.count(Choice(place=base)), note), *plans)
    ways = []
    for unit, became in parts_of(place.today, words):
        name = say("{name} (cũ)", name=unit.name) if became.kind == "grew" else unit.name
        base = unit_address(unit, words)
        ways.append(entry_piece(name, base, choices.count(Choice(place=base)), last_day_words(unit, became)))
    statistics = statistics_way(place.today.id)
    return (*ways, *fairs_way(place.today.id, catalogue), *plans_way(place.today.id, catalogue), statistics)


def _answered(province: CurrentProvince, vocabulary: Vocabulary) -> tuple[Province, ...]:
    """The units of both maps that a province's list is about: itself, and the same of the old map if nothing joined."""
    formers = vocabulary.formers_of(province.id)
    return (province, *formers) if len(formers) == 1 else (province,)
