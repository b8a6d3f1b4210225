"""What records, words of the vocabulary and places are called, with their names in other languages where there are any.

Proper names of places stay Vietnamese in every language; only the word for what they are ("tỉnh") is said in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.words import own, say

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.records.base import Coded
    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import (
        CriteriaSet,
        CurrentProvince,
        Group,
        Level,
        Platform,
        ProducerType,
        UnitType,
    )
    from ocop_site.words import Own


def name_of(record: Coded) -> Own:
    """The name of a product, producer, outlet or fair."""
    return own(record.name, record.names.by_tag if record.names else {})


def other_name(record: Coded) -> str:
    """The name that stands below the name: the English one, in English the Vietnamese one; "" where there is one."""
    return own(record.names.en, {"en": record.name}) if record.names and record.names.en else ""


def word_name(word: CriteriaSet | Group | Level | Platform | ProducerType) -> Own:
    """The name of a group, a set, a level, a type of producers or a shop platform."""
    return own(word.name, {"en": word.name_en} if word.name_en else {})


def group_short(group: Group) -> Own:
    """The few words for a group."""
    return own(group.short, {"en": group.short_en or group.name_en})


def gloss(product: Product, vocabulary: Vocabulary) -> str:
    """A few words on what a product is, for languages in which it has no name; "" in Vietnamese.

    By its set, else by its group: "liquid seasoning" for a fish sauce.
    """
    criteria = vocabulary.set(product.set) if product.set else None
    group = vocabulary.group(product.group)
    words = (criteria.gloss_en if criteria else None) or (group.gloss_en if group else None)
    named = product.names.en if product.names else None
    return own("", {"en": words}) if words and not named else ""


def full_name(province: CurrentProvince, day: date) -> str:
    """The name with its type on a day: "tỉnh Hà Tĩnh", "thành phố Huế"."""
    return place_name(province.name, province.type_on(day))


def place_name(name: str, kind: UnitType) -> str:
    """The name of a province with its type: "tỉnh Phú Yên"."""
    return say("tỉnh {name}", name=name) if kind == "tỉnh" else say("thành phố {name}", name=name)


def place_opening(name: str, kind: UnitType) -> str:
    """The same at the beginning of a sentence: "Tỉnh Phú Yên"."""
    return say("Tỉnh {name}", name=name) if kind == "tỉnh" else say("Thành phố {name}", name=name)
