"""What records, words of the vocabulary and places are called, with their names in other languages if there are any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.words import own

if TYPE_CHECKING:
    from ocop_site.records.base import Coded
    from ocop_site.records.vocabulary_files import CriteriaSet, Group, Level, ProducerType
    from ocop_site.words import Own


def name_of(record: Coded) -> Own:
    """The name of a product, producer, outlet or fair."""
    names = record.names
    return own(record.name, {"en": names.en} if names and names.en else {})


def word_name(word: CriteriaSet | Group | Level | ProducerType) -> Own:
    """The name of a group, a set, a level or a type of producers."""
    return own(word.name, {"en": word.name_en} if word.name_en else {})


def group_short(group: Group) -> Own:
    """The few words for a group."""
    return own(group.short, {"en": group.name_en})
