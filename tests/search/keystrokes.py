"""What fingers do: Vietnamese text as the keys of Telex and VNI, and one slip."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from ocop_site.syllables import TABLE

if TYPE_CHECKING:
    from random import Random

LETTERS = "abcdeghiklmnopqrstuvxy"


def keys(text: str, way: str, chance: Random) -> str:
    """A text as it is typed; tones and marks stand behind their letter or at the end of the syllable, as people do."""
    return " ".join(_syllable(word, TABLE["typing"][way], chance) for word in text.lower().split())


def _syllable(word: str, table: dict[str, dict[str, object]], chance: Random) -> str:
    marks = {made: (letter, key) for key, pairs in table["marks"].items() for letter, made in pairs.items()}  # type: ignore[attr-defined]
    tones = {number: key for key, number in table["tones"].items()}
    late = chance.random() < 0.5
    out, ends, tone = "", "", ""
    for char in unicodedata.normalize("NFC", word):
        apart = unicodedata.normalize("NFD", char)
        mark = next((sign for sign in apart if sign in TABLE["tones"]), "")
        letter = unicodedata.normalize("NFC", apart.replace(mark, "") if mark else apart)
        if letter in marks:
            plain, key = marks[letter]
            out += plain
            # "ươ" takes one key for both, as people type it.
            if letter == "ư" and "ươ" in unicodedata.normalize("NFC", _toneless(word)):
                pass
            elif late and key != "d":
                ends += key if key not in ends else ""
            else:
                out += key
        else:
            out += letter
        if mark:
            tone = tones[TABLE["tones"].index(mark) + 1]
            if not late:
                out, tone = out + tone, ""
    return out + ends + tone


def _toneless(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in apart if sign not in TABLE["tones"])


def slip(text: str, chance: Random) -> str:
    """The text with one letter wrong, missing or too many, or two neighbours swapped, in a word of at least three."""
    words = text.split()
    long = [place for place, word in enumerate(words) if len(word) >= 3 and word.isalpha()]
    place = chance.choice(long)
    word = words[place]
    made = word
    while made == word:
        at = chance.randrange(len(word))
        made = {
            "wrong": word[:at] + chance.choice(LETTERS) + word[at + 1 :],
            "missing": word[:at] + word[at + 1 :],
            "more": word[:at] + chance.choice(LETTERS) + word[at:],
            "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        }[chance.choice(("wrong", "missing", "more", "swapped"))]
    return " ".join([*words[:place], made, *words[place + 1 :]])
