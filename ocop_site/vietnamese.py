"""Vietnamese text: one form, folding for comparison, slugs for addresses, and the alphabet's order.

Order follows the CLDR collation for `vi`: ă â đ ê ô ơ ư are letters of their own, tones count only between
otherwise equal words (ngang < huyền < hỏi < ngã < sắc < nặng), small letters come before capitals last of all.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"̀": 1, "̉": 2, "̃": 3, "́": 4, "̣": 5}
_SHAPES = {"ă", "â", "đ", "ê", "ô", "ơ", "ư"}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def nfc(text: str) -> str:
    """The composed form (NFC), in which this project keeps every text."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Small letters without tones or marks, đ as d, signs as single spaces: "Hoà Bình" and "HÒA-BÌNH" fold alike."""
    return _NOT_SLUG.sub(" ", _base_letters(text)).strip()


def slug(text: str) -> str:
    """The text as a piece of an address: `dac-san-dak-lak` for "Đặc sản Đắk Lắk"; "san-pham" where nothing is left."""
    return _NOT_SLUG.sub("-", _base_letters(text)).strip("-") or "san-pham"


def _base_letters(text: str) -> str:
    # U+00D0 (Ð, Icelandic eth) is what some old keyboards give for Đ.
    lowered = text.replace("Ð", "Đ").replace("ð", "đ").lower().replace("đ", "d")
    return "".join(char for char in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(char))


@lru_cache(maxsize=4096)
def _weigh(char: str) -> tuple[int, int, int]:
    """Letter, tone and case of one composed character."""
    lower = char.lower()
    tone = 0
    marks = []
    for part in unicodedata.normalize("NFD", lower):
        if part in _TONES:
            tone = _TONES[part]
        else:
            marks.append(part)
    letter = unicodedata.normalize("NFC", "".join(marks))
    if letter not in _SHAPES and letter not in ALPHABET:
        letter = unicodedata.normalize("NFD", letter)[:1]
    place = ALPHABET.find(letter) if letter else -1
    case = int(char != lower)
    if place >= 0:
        return 1000 + place, tone, case
    if char.isdigit():
        return 500 + unicodedata.digit(char, 0), tone, case
    return (1100 + ord(char[0]), tone, case) if char.isalpha() else (0, tone, case)


def sort_key(text: str) -> SortKey:
    """A key that sorts texts the Vietnamese way. Signs and spaces count as one space before every letter."""
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in nfc(text):
        letter, tone, case = _weigh(char)
        if letter == 0 and (not letters or letters[-1] == 0):
            continue
        letters.append(letter)
        tones.append(tone)
        cases.append(case)
    return tuple(letters), tuple(tones), tuple(cases)


def first_letter(text: str) -> str:
    """The letter of the alphabet under which a name stands in an A–Z list, `#` for digits and signs."""
    for char in nfc(text):
        letter = _weigh(char)[0]
        if letter:
            return ALPHABET[letter - 1000].upper() if 1000 <= letter < 1000 + len(ALPHABET) else "#"  # noqa: PLR2004
    return "#"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty text: the "did you mean" of a hint."""
    folded = {fold(name): name for name in sorted(known, reverse=True)}
    if fold(word) in folded:
        return folded[fold(word)]
    close = get_close_matches(fold(word), sorted(folded), n=1, cutoff=0.7)
    return folded[close[0]] if close else ""
