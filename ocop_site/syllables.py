"""What a search compares: the syllables of a text, and how people type them in Telex and VNI.

`TABLE` is the one table of it. The index of a site is made by it (`pages.search`) and carries it, so that the
script that reads what is typed goes by the same one (`assets/search-words.js`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

# Marks of letters as one key gives them; a tone is a number: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
TABLE: dict[str, Any] = {
    # A syllable in small letters, taken apart (NFD): what else there is stands between syllables.
    "syllable": "(?:[a-z0-9đ][\u0300-\u036f]*)+",
    "tones": "\u0300\u0309\u0303\u0301\u0323",
    "other_d": "ð",  # what some old keyboards give for đ
    # Telex and VNI: what a key does to the letters before it. A mark goes to the nearest letter that can bear it.
    "typing": {
        "telex": {
            "tones": {"z": 0, "f": 1, "r": 2, "x": 3, "s": 4, "j": 5},
            "marks": {
                "a": {"a": "â"},
                "e": {"e": "ê"},
                "o": {"o": "ô"},
                "d": {"d": "đ"},
                "w": {"a": "ă", **_HORN},
            },
        },
        "vni": {
            "tones": {"0": 0, "2": 1, "3": 2, "4": 3, "1": 4, "5": 5},
            "marks": {"6": _CIRCUMFLEX, "7": _HORN, "8": {"a": "ă"}, "9": {"d": "đ"}},
        },
    },
    # One sound that is written in two ways: "mì" and "mỳ", "quí" and "quý".
    "two_ways": "^(qu|[hklmst]|gh|ng|ph|th|tr|ch|nh|kh|v|r)([iy])$",
}
_SYLLABLE = re.compile(TABLE["syllable"])
_TONES = {mark: number for number, mark in enumerate(TABLE["tones"], 1)}
_MARKS = re.compile("[\u0300-\u036f]")


class Syllable(NamedTuple):
    """One syllable, or what stands for one ("500g", "st25").

    `folded`: its letters without any mark, `d` for `đ`; `letters`: with their own marks, without the tone; `tone`: its
    number. So "hoà" and "hòa" are equal.
    """

    folded: str
    letters: str
    tone: int


@lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[Syllable, ...]:
    """The syllables of a text, in their order."""
    apart = unicodedata.normalize("NFD", text.lower()).replace(TABLE["other_d"], "đ")
    return tuple(_read(found) for found in _SYLLABLE.findall(apart))


@lru_cache(maxsize=65536)
def _read(apart: str) -> Syllable:
    tone = max((_TONES.get(char, 0) for char in apart), default=0)
    letters = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    return Syllable(_MARKS.sub("", apart).replace("đ", "d"), letters, tone)
