from __future__ import annotations

import re
import unicodedata
from functools import cmp_to_key
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.vietnamese import (
    ALPHABET,
    first_letter,
    fold,
    is_slip,
    look_alikes,
    nearest,
    nfc,
    slug,
    sort_key,
    spelling,
)

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

# Sorted by ICU's collator for `vi`.
IN_ORDER_TEXT = """\
An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai,
Hà Nội, Hà Tĩnh, Hải Phòng, Hồ Chí Minh, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Nghệ An,
Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, Thanh Hóa, Tuyên Quang,
Vĩnh Long"""
IN_ORDER = re.split(r",\s+", IN_ORDER_TEXT)

# A second telling of the rules, from CLDR's own text: `&̀<<̉<<̃<<́<<̣ &a<ă<â &d<đ &e<ê &o<ô<ơ &u<ư`, small letters first.
# Each row is one vowel without a tone and with the five tones in their order.
VOWELS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ"
LETTERS = ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n"]
LETTERS += ["o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z"]
TONED = {char: (row[0], tone) for row in re.split(" ", VOWELS) for tone, char in enumerate(row)}

syllables = st.builds(
    lambda onset, vowel, coda, capital: (onset + vowel + coda).capitalize() if capital else onset + vowel + coda,
    st.sampled_from(["", "b", "d", "đ", "ng", "th", "g", "x", "f"]),
    st.sampled_from(sorted(TONED)),
    st.sampled_from(["", "n", "c", "ng", "i"]),
    st.booleans(),
)
names = st.lists(syllables, min_size=1, max_size=3).map(" ".join)


def weights(text: str) -> tuple[list[int], list[int], list[int]]:
    """The collation elements of a text, level by level: a tone is an element of its own without a first level."""
    first, second, third = [], [], []
    for char in text:
        lower = char.lower()
        letter, tone = TONED.get(lower, (lower, 0))
        first.append(LETTERS.index(letter) + 1 if letter in LETTERS else 0)
        second.append(0)
        third.append(int(char != lower))
        if tone:
            second.append(tone)
            third.append(0)
    return first, second, third


def compare(one: str, other: str) -> int:
    for mine, yours in zip(weights(one), weights(other), strict=True):
        if mine != yours:
            return -1 if mine < yours else 1
    return 0


@given(names, names)
def test_two_names_stand_as_cldr_would_have_them(one: str, other: str) -> None:
    expected = compare(one, other)
    assert (sort_key(one) > sort_key(other)) - (sort_key(one) < sort_key(other)) == expected


@given(st.lists(names, max_size=8))
def test_lists_are_sorted_as_cldr_would_have_them(some: list[str]) -> None:
    by_key = sorted(some, key=lambda name: (sort_key(name), name))
    assert by_key == sorted(sorted(some), key=cmp_to_key(compare))


def test_the_second_telling_knows_the_alphabet() -> None:
    assert "".join(LETTERS) == ALPHABET
    assert compare("Ba điểm", "Bà con") == 1
    assert compare("ba", "bà") == -1
    assert compare("Ba", "ba") == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_34_provinces_stand_in_order(seed: int) -> None:
    shuffled = list(IN_ORDER)
    Random(seed).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == IN_ORDER
    assert sorted(shuffled) != IN_ORDER


def test_the_vocabulary_holds_these_34(vocabulary: Vocabulary) -> None:
    assert sorted((province.name for province in vocabulary.provinces), key=sort_key) == IN_ORDER


@given(names)
def test_decomposed_text_is_the_same_text(name: str) -> None:
    apart = unicodedata.normalize("NFD", name)
    assert nfc(apart) == name
    assert sort_key(apart) == sort_key(name)
    assert (fold(apart), slug(apart), first_letter(apart)) == (fold(name), slug(name), first_letter(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("  Bưởi", "Bưởi"),
        ("(Bưởi)", "Bưởi "),
        ("Trà - gừng", "Trà gừng"),
        ("Ea H'leo", "Ea H’leo"),
    ],
)
def test_signs_count_as_one_space(one: str, other: str) -> None:
    assert sort_key(one)[0][:4] == sort_key(other)[0][:4]


def test_digits_stand_before_letters_and_other_scripts_behind() -> None:
    assert sorted(["Я", "Zê", "9 Rồng", "An"], key=sort_key) == ["9 Rồng", "An", "Zê", "Я"]


@given(st.text(max_size=40))
def test_a_folded_text_is_plain_and_folds_to_itself(text: str) -> None:
    folded = fold(text)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded


@given(st.text(max_size=40))
def test_a_slug_is_plain_and_slugs_to_itself(text: str) -> None:
    piece = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", piece)
    assert slug(piece) == piece


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Đặc sản Đắk Lắk", "dac-san-dak-lak"),
        ("Ðặc sản", "dac-san"),  # the Icelandic eth of old keyboards
        ("NƯỚC MẮM 40° ĐẠM", "nuoc-mam-40-dam"),
        ("…", "san-pham"),
    ],
)
def test_slugs(text: str, piece: str) -> None:
    assert slug(text) == piece


@pytest.mark.parametrize(
    "spellings",
    [("Hòa Bình", "Hoà Bình", "HÒA-BÌNH"), ("Thủy", "Thuỷ"), ("Ea H'leo", "Ea H’leo"), ("Đăk Nông", "dak nong")],
)
def test_spellings_of_one_name_fold_alike(spellings: tuple[str, ...]) -> None:
    assert len({fold(one) for one in spellings}) == 1


@given(names)
def test_a_name_stands_under_a_letter_of_the_alphabet(name: str) -> None:
    letter = first_letter(name)
    assert letter == TONED.get(name[0].lower(), (name[0].lower(), 0))[0].upper()


@pytest.mark.parametrize(
    ("name", "letter"), [("Ứng", "Ư"), ("(Đường)", "Đ"), ("9 Rồng", "#"), ("", "#"), ("Яблоко", "#")]
)
def test_first_letters(name: str, letter: str) -> None:
    assert first_letter(name) == letter


@given(names, st.lists(names, max_size=6))
def test_the_nearest_word_is_a_known_one(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    assert found == "" or found in known
    if fold(word) in {fold(name) for name in known}:
        assert fold(found) == fold(word)


def test_nearest_words() -> None:
    assert nearest("thuc pham", ["do-uong", "thuc-pham"]) == "thuc-pham"
    assert nearest("Phú Yênn", ["Phú Thọ", "Phú Yên"]) == "Phú Yên"
    assert nearest("xyz", ["do-uong", "thuc-pham"]) == ""
    assert nearest("x", []) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Việt Nam, Đắk Lắk 100 %", []),
        ("Ðắk Nông và Ɖà Nẵng", [("Ðắk", "Đắk"), ("Ɖà", "Đà")]),
        ("Mật оng Cо Ba", [("оng", "ong"), ("Cо", "Co")]),  # the Cyrillic о
        ("ОСОР 4 sao", [("ОСОР", "OCOP")]),
        ("Công ty Москва", []),  # a name in its own letters
        ("Việt Nам", [("Nам", "")]),  # м is nobody's m
        ("Trà\u200bxanh", [("Trà\u200bxanh", "")]),  # there may have been a space
        ("Trà\u00ad xanh\u200b", [("Trà\u00ad", "Trà"), ("xanh\u200b", "xanh")]),
    ],
)
def test_letters_that_only_look_like_ours(text: str, found: list[tuple[str, str]]) -> None:
    assert look_alikes(text) == found


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        ("992849428", "992849429", True),
        ("992894429", "992849429", True),
        ("l7610", "l7160", True),
        ("l716", "l7160", True),
        ("7160", "l7160", True),
        ("l71600", "l7160", True),
        ("l7160", "l7160", False),
        ("l7016", "l7160", False),
        ("l7651", "l7160", False),
        ("", "l7160", False),
        ("l71", "l7160", False),
        ("1200000051", "120000015", False),
    ],
)
def test_one_slip_and_no_more(written: str, right: str, slip: bool) -> None:  # noqa: FBT001 - a table
    assert is_slip(written, right) is slip
    assert is_slip(right, written) is slip


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Hoà Bình", "HÒA-BÌNH", True),
        ("Thuỷ", "thủy", True),
        ("Hà Tĩnh", "Hà Tỉnh", False),
        ("Đà Nẵng", "Da Nang", False),
        ("Phú Yên", "Phú Yen", False),
        ("Phú Yên", "Phúyên", False),
        ("e\u0302\u0300", "ề", True),
    ],
)
def test_spelling_is_letters_and_tones_of_words(one: str, other: str, *, alike: bool) -> None:
    assert (spelling(one) == spelling(other)) is alike
