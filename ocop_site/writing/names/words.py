"""The words of Vietnamese names: tones apart from letters, spellings of legal forms and of trades evened out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ocop_site.vietnamese import fold, look_alikes, nfc

# What is written -> the short form that stands for it from then on; tried with the most words first.
_SPELLINGS = (
    ("công ty cổ phần", "ctcp"),
    ("công ty cp", "ctcp"),
    ("cty cổ phần", "ctcp"),
    ("cty cp", "ctcp"),
    ("ct cp", "ctcp"),
    ("ct tnhh", "cty tnhh"),
    ("công ty", "cty"),
    ("trách nhiệm hữu hạn", "tnhh"),
    ("một thành viên", "mtv"),
    ("1 thành viên", "mtv"),
    ("1 tv", "mtv"),
    ("1tv", "mtv"),
    ("liên hiệp hợp tác xã", "lhhtx"),
    ("liên hiệp htx", "lhhtx"),
    ("hợp tác xã", "htx"),
    ("tổ hợp tác", "tht"),
    ("doanh nghiệp tư nhân", "dntn"),
    ("doanh nghiệp tn", "dntn"),
    ("hộ kinh doanh", "hkd"),
    ("hộ kd", "hkd"),
    ("vn", "việt nam"),
    ("vietnam", "việt nam"),
    ("cs sx", "cơ sở sản xuất"),
    ("cssx", "cơ sở sản xuất"),
)
# Abbreviations of trades; several may be written as one word: TMDV, SXKD, HTXDVNN.
TRADES = {
    "sx": "sản xuất",
    "tm": "thương mại",
    "dv": "dịch vụ",
    "kd": "kinh doanh",
    "nn": "nông nghiệp",
    "xnk": "xuất nhập khẩu",
    "cb": "chế biến",
    "th": "tổng hợp",
}
_ALONE = frozenset({"sx", "tm", "dv", "kd", "nn", "xnk"})  # the others are too often a part of a name
_GLUED = re.compile(rf"(htx|tht|hkd)?((?:{'|'.join(TRADES)})*)")
AND = frozenset({"va1", "va"})
_TONES = {"̀": "1", "̉": "2", "̃": "3", "́": "4", "̣": "5"}
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}[^\W\d_]?|\bc\.\s?ty\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_I_OR_Y = re.compile(r"^(h|k|l|m|s|t|v)y$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word: `marked` with its marks and the tone as a digit behind it, `plain` folded.

    `bare`: it is written without any mark or tone.
    """

    marked: str
    plain: str
    bare: bool

    @property
    def loose(self) -> str:
        """Folded, i for y behind a single consonant: what "Mì", "Mỳ" and "My" share."""
        return _evened(self.plain)


def words_of(text: str) -> list[Word]:
    """The words of a text; letters that only look like ours are read as ours, signs part words."""
    for word, meant in look_alikes(nfc(text)):
        text = nfc(text).replace(word, meant or word)
    lowered = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]), nfc(text).translate(_UNSEEN).lower())
    return [_word(one) for one in _WORD.findall(lowered.replace("&", " và "))]


@lru_cache(maxsize=20_000)
def _word(text: str) -> Word:
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", text):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    # Where a tone stands ("hoà", "hòa") and i for y behind a single consonant ("mì", "mỳ") are two ways to write one.
    return Word(_evened(unicodedata.normalize("NFC", "".join(letters))) + tone, fold(text), text.isascii())


def _evened(letters: str) -> str:
    return re.sub(r"^quy(?=$|nh$|t$)", "qui", _I_OR_Y.sub(r"\1i", letters))


def even(words: list[Word], *, marked: bool) -> list[Word]:
    """The words with spellings of legal forms and abbreviations of trades evened out, "và" left out.

    `marked`: a word with marks stands only for a word with the same marks.
    """
    found: list[Word] = []
    at = 0
    while at < len(words):
        length, meant = _spelling(words, at, marked=marked)
        found += meant
        at += length
    return found


def _spelling(words: list[Word], at: int, *, marked: bool) -> tuple[int, list[Word]]:
    for written, meant in _PHRASES:
        if stands(words, at, written, marked=marked):
            return len(written), list(meant)
    word = words[at]
    parts = _GLUED.fullmatch(word.plain) if word.bare else None
    if parts and (parts[1] or len(parts[2]) > max(map(len, _ALONE)) or word.plain in _ALONE):
        trades = re.findall("|".join(sorted(TRADES, key=len, reverse=True)), parts[2])
        return 1, [*words_of(parts[1] or ""), *(one for trade in trades for one in words_of(TRADES[trade]))]
    return 1, [] if word.marked in AND and marked else [word]


def stands(words: list[Word], at: int, phrase: tuple[Word, ...], *, marked: bool) -> bool:
    """Whether a phrase stands at a place."""
    some = words[at : at + len(phrase)]
    return len(some) == len(phrase) and all(
        one.plain == other.plain and (not marked or one.bare or one.marked == other.marked)
        for one, other in zip(some, phrase, strict=True)
    )


_PHRASES = tuple(
    sorted(
        ((tuple(words_of(a)), tuple(words_of(b))) for a, b in _SPELLINGS), key=lambda pair: len(pair[0]), reverse=True
    )
)
