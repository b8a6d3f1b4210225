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
    """The name that stands below the name: the English one, or the Vietnamese one where the name is not Vietnamese."""
    return own(record.names.en or "", dict.fromkeys(record.names.by_tag, record.name)) if record.names else ""


def word_name(word: CriteriaSet | Group | Level | Platform | ProducerType) -> Own:
    """The name of a group, a set, a level, a type of producers or a shop platform."""
    return own(word.name, word.others("name"))


def group_short(group: Group) -> Own:
    """The few words for a group."""
    return own(group.short, group.others("name") | group.others("short"))


def gloss(product: Product, vocabulary: Vocabulary) -> str:
    """A few words on what a product is, for languages in which it has no name; "" in Vietnamese.

    By its set, else by its group: "liquid seasoning" for a fish sauce.
    """
    criteria = vocabulary.set(product.set) if product.set else None
    group = vocabulary.group(product.group)
    words = (group.others("gloss") if group else {}) | (criteria.others("gloss") if criteria else {})
    named = product.names.by_tag if product.names else {}
    said = {tag: text for tag, text in words.items() if tag not in named}
    return own("", said) if said else ""


def full_name(province: CurrentProvince, day: date) -> str:
    """The name with its type on a day: "tỉnh Hà Tĩnh", "thành phố Huế"."""
    return place_name(province.name, province.type_on(day))


def place_name(name: str, kind: UnitType) -> str:
    """The name of a province with its type: "tỉnh Phú Yên"."""
    return say("tỉnh {name}", name=name) if kind == "tỉnh" else say("thành phố {name}", name=name)


def place_opening(name: str, kind: UnitType) -> str:
    """The same at the beginning of a sentence: "Tỉnh Phú Yên"."""
    return say("Tỉnh {name}", name=name) if kind == "tỉnh" else say("Thành phố {name}", name=name)
