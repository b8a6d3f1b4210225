from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.pages.names import (
    full_name,
    gloss,
    group_short,
    name_of,
    other_name,
    place_name,
    place_opening,
    word_name,
)
from ocop_site.words import Own
from tests.small_content import catalogue_of, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.records.product import Product
    from ocop_site.records.vocabulary import Vocabulary


def record(folder: Path, more: str = "") -> Product:
    return catalogue_of(folder, {"products/mam.yaml": product(1, more=more)}).products["mam"].record


def in_english(words: str) -> str | None:
    """What is said in English; None where that is Vietnamese."""
    return words.others.get("en") if isinstance(words, Own) else words


def test_a_record_has_the_name_that_it_gives(tmp_path: Path) -> None:
    named = record(tmp_path, "names: {en: Example fish sauce}\n")
    assert (name_of(named), in_english(name_of(named))) == ("Nước mắm Ví Dụ", "Example fish sauce")
    assert (other_name(named), in_english(other_name(named))) == ("Example fish sauce", "Nước mắm Ví Dụ")


def test_a_record_without_another_name_has_one_everywhere(tmp_path: Path) -> None:
    unnamed = record(tmp_path)
    assert (name_of(unnamed), in_english(name_of(unnamed))) == ("Nước mắm Ví Dụ", None)
    assert other_name(unnamed) == ""


@pytest.mark.parametrize(
    ("more", "english"),
    [
        ("set: 9\n", "liquid seasoning"),
        ("", "food"),
        ("set: 9\nnames: {en: Example fish sauce}\n", ""),
    ],
    ids=["by its set", "by its group", "it has a name"],
)
def test_a_product_without_an_english_name_is_glossed(
    tmp_path: Path, vocabulary: Vocabulary, more: str, english: str
) -> None:
    said = gloss(record(tmp_path, more), vocabulary)
    assert said == ""
    assert in_english(said) == english


def test_every_set_and_every_group_of_today_glosses_in_a_few_small_letters(vocabulary: Vocabulary) -> None:
    words = [one.gloss_en for one in (*vocabulary.sets, *vocabulary.groups)]
    assert len(words) == 32
    for one in words:
        assert one
        assert one[0].islower()
        assert len(one) < 40


def test_words_of_the_vocabulary_have_english_names(vocabulary: Vocabulary) -> None:
    groups = [group for scheme in vocabulary.schemes for group in scheme.groups]
    for one in (*groups, *vocabulary.sets, *vocabulary.producer_types, *vocabulary.levels):
        assert in_english(word_name(one)), one.name
    assert [in_english(group_short(group)) for group in vocabulary.groups][:3] == [
        "Food",
        "Beverages",
        "Medicinal products",
    ]
    others = {one.name: in_english(word_name(one)) for one in vocabulary.platforms}
    assert (others["Trang web khác"], others["Shopee"]) == ("Another website", None)


def test_places_are_named_with_what_they_are(vocabulary: Vocabulary) -> None:
    assert place_name("Ví Dụ", "tỉnh") == "tỉnh Ví Dụ"
    assert place_opening("Ví Dụ", "thành phố") == "Thành phố Ví Dụ"
    hue = vocabulary.province("hue")
    assert hue
    assert full_name(hue, date(2026, 11, 22)) == "thành phố Huế"
