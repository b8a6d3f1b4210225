"""Vietnamese text: one form, folding for comparison, slugs for addresses, the alphabet's order, what was meant.

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
# Letters of other alphabets that look like ours: what some keyboards, and texts copied from pages, give instead.
_LOOK_ALIKES = str.maketrans(
    "ÐðƉɖАВЕКМНОРСТУХаеорсухіјѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ",
    "ĐđĐđABEKMHOPCTYXaeopcyxijsdqwABEZHIKMNOPTYXovu",
)
# Signs that nobody sees: spaces of no width, a joiner of words, a hyphen that shows only where a line ends.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_STRANGE = re.compile("[" + "".join(map(chr, {**_LOOK_ALIKES, **_UNSEEN})) + "]")
_STRANGE_WORD = re.compile(f"[\\w\u200b\u2060\ufeff\u00ad]*{_STRANGE.pattern}[\\w\u200b\u2060\ufeff\u00ad]*")
_BETWEEN = re.compile("\\w[\u200b\u2060\ufeff]+\\w")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def nfc(text: str) -> str:
    """The composed form (NFC), in which this project keeps every text."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def look_alikes(text: str) -> list[tuple[str, str]]:
    """Each word of a text with letters that only look like ours, or with unseen signs, and the word that is meant.

    "" where that is not certain: an unseen sign between two letters may stand where a space was. A word in another
    alphabet that has letters of its own is none of them: it is a name.
    """
    if text.isascii() or not _STRANGE.search(text):
        return []
    latin = any(_is_latin(char) for char in text)
    found = []
    for match in _STRANGE_WORD.finditer(text):
        word = match[0]
        meant = nfc(word.translate(_LOOK_ALIKES).translate(_UNSEEN))
        whole = all(_is_latin(char) or not char.isalpha() for char in meant)
        if any(_is_latin(char) for char in word) or (latin and whole):
            found.append((word, meant if whole and not _BETWEEN.search(word) else ""))
    return found


@lru_cache(maxsize=4096)
def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")


def fold(text: str) -> str:
    """Small letters without tones or marks, đ as d, signs as single spaces: "Hoà Bình" and "HÒA-BÌNH" fold alike."""
    return _NOT_SLUG.sub(" ", _base_letters(text)).strip()


def slug(text: str) -> str:
    """The text as a piece of an address: `dac-san-dak-lak` for "Đặc sản Đắk Lắk"; "san-pham" where nothing is left."""
    return _NOT_SLUG.sub("-", _base_letters(text)).strip("-") or "san-pham"


@lru_cache(maxsize=1 << 16)  # the names of a catalogue, each asked for in many places
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


def spelling(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """The letters and the tones of each word: what equal spellings share.

    Capitals, the signs between words and the letter of a word that carries its tone do not count: "HOÀ-BÌNH" and
    "Hòa Bình" are spelled alike, "Hà Tỉnh" and "Hà Tĩnh" are not.
    """
    keys = (sort_key(word) for word in re.findall(r"\w+", nfc(text)))
    return tuple((letters, tuple(sorted(filter(None, tones)))) for letters, tones, _ in keys)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or an empty text: the "did you mean" of a hint."""
    folded = {fold(name): name for name in sorted(known, reverse=True)}
    if fold(word) in folded:
        return folded[fold(word)]
    close = get_close_matches(fold(word), sorted(folded), n=1, cutoff=0.7)
    return folded[close[0]] if close else ""


def is_slip(written: str, right: str) -> bool:
    """Whether one slip of the finger makes what was written of what is right; no slip at all is none.

    A slip: one sign wrong, missing or too many, or two neighbours swapped.
    """
    if len(written) == len(right):
        wrong = [at for at, (one, other) in enumerate(zip(written, right, strict=True)) if one != other]
        if len(wrong) == 2:  # noqa: PLR2004 - two neighbours
            at = wrong[0]
            return wrong[1] == at + 1 and written[at : at + 2] == right[at : at + 2][::-1]
        return len(wrong) == 1
    longer, shorter = sorted((written, right), key=len, reverse=True)
    if len(longer) > len(shorter) + 1:
        return False
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
