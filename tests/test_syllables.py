from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.syllables import TABLE, Syllable, syllables
from ocop_site.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Nước", [Syllable("nuoc", "nươc", 4)]),
        ("Đường phên", [Syllable("duong", "đương", 1), Syllable("phen", "phên", 0)]),
        ("ST25, 500g", [Syllable("st25", "st25", 0), Syllable("500g", "500g", 0)]),
        ("Ðà", [Syllable("da", "đa", 1)]),
        ("—", []),
    ],
)
def test_letters_and_tone_are_told_apart(text: str, read: list[Syllable]) -> None:
    assert list(syllables(text)) == read


def test_it_does_not_matter_where_the_tone_is_written_nor_how_the_text_is_composed() -> None:
    assert syllables("Hòa Bình") == syllables("Hoà Bình") == syllables(unicodedata.normalize("NFD", "HÒA BÌNH"))


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệợửỵ -,.39", max_size=30))
def test_syllables_fold_as_everything_else_does(text: str) -> None:
    assert " ".join(one.folded for one in syllables(text)) == fold(text)


def test_the_table_names_each_mark_and_tone_once_for_each_way_of_typing() -> None:
    for way in TABLE["typing"].values():
        assert sorted(way["tones"].values()) == [0, 1, 2, 3, 4, 5]
        made = [letter for pairs in way["marks"].values() for letter in pairs.values()]
        assert sorted(made) == sorted("ăâđêôơư")
        assert not set(way["tones"]) & set(way["marks"])
    assert re.fullmatch(TABLE["two_ways"], "quy")
    assert not re.fullmatch(TABLE["two_ways"], "cai")
