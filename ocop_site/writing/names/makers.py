"""Names of producers and goods taken apart: legal form, trade words, the words that tell one from another.

Two spellings of one name give equal parts: "HTXNN Hoà Phong" and "Hợp tác xã nông nghiệp Hòa Phong". Tones and marks
are kept apart from the letters, so that "Tân Thành" and "Tân Thạnh" are seen to differ while both fold alike.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ocop_site.writing.names.words import AND, TRADES, Word, even, stands, words_of

_TRADE_WORDS = (*TRADES.values(), "đầu tư", "phát triển")
# Legal forms by their first words once spellings are evened out; longer ones first.
_FORMS = (
    ("cty tnhh mtv", "tnhh"),
    ("cty tnhh", "tnhh"),
    ("cty mtv", "tnhh"),
    ("ctcp", "ctcp"),
    ("cty", "cty"),
    ("dntn", "dntn"),
    ("lhhtx", "lhhtx"),
    ("htx", "htx"),
    ("tht", "tht"),
    ("hkd", "ho"),
    ("hộ sản xuất kinh doanh", "ho"),
    ("hộ sản xuất", "ho"),
    ("hộ gia đình", "ho"),
    ("hộ ông", "ho"),
    ("hộ bà", "ho"),
    ("hộ anh", "ho"),
    ("hộ chị", "ho"),
    ("hộ", "ho"),
    ("cơ sở", "co-so"),
)
_LEGAL = frozenset(
    (
        *("cty", "ctcp", "tnhh", "mtv", "htx", "tht", "dntn", "hkd", "ho", "co", "so", "san", "xuat", "kinh"),
        *("doanh", "phan", "chi", "nhanh", "nong", "nghiep", "dich", "vu", "thuong", "mai", "va"),
    )
)
COMPANIES = frozenset({"cty", "ctcp", "tnhh"})
# Family names of most of the people; a core of two to four words that begins with one may be a person's name.
_FAMILIES = frozenset(
    (
        *("nguyen", "tran", "le", "pham", "huynh", "hoang", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo"),
        *("duong", "li", "dinh", "trinh", "doan", "truong", "luong", "mai", "to", "ha", "cao", "dao", "chu", "ta"),
        *("lam", "thai", "quach", "chau", "son", "thach", "kim", "danh", "lo", "vi", "nong", "quan", "luu", "tong"),
    )
)
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_SYLLABLE = re.compile(
    r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu?|r|s|t|th|tr|v|x)?[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?"
)
# Kinds of places at the end of a name: "… huyện Thạch Hà", "… - TP. Đà Nẵng".
_PLACES = ("thành phố", "thị trấn", "thị xã", "tỉnh", "huyện", "quận", "phường", "xã", "tp", "tx", "tt")
_LONGEST_PLACE = 4  # words


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name taken apart. `form` is "" where none is written; `trades` are trade words, in any order.

    `core` are the words that are left, in their order; `place` are those of what stands at the end as a place, without
    its kind ("Thạch Hà"), also where brackets alone set it off. `marked`: whether any mark or tone is written.
    """

    form: str
    trades: frozenset[str]
    core: tuple[Word, ...]
    place: tuple[Word, ...]
    marked: bool

    @property
    def key(self) -> tuple[str, ...]:
        """The telling words with their marks."""
        return tuple(word.marked for word in self.core)

    @property
    def plain(self) -> tuple[str, ...]:
        """The telling words without marks."""
        return tuple(word.loose for word in self.core)

    @property
    def place_name(self) -> str:
        """The place folded, "" where none is written."""
        return " ".join(word.plain for word in self.place)

    @property
    def run(self) -> str:
        """The telling words written together, which hides where one was parted wrongly."""
        return "".join(word.plain for word in self.core)

    @property
    def weight(self) -> int:
        """How much the telling words tell: one for each syllable, two for a word that is no Vietnamese syllable."""
        return sum(1 if _is_syllable(word.plain) else 2 for word in self.core)


@lru_cache(maxsize=20_000)
def read_name(name: str) -> NameParts:
    """The parts of a producer's name as printed."""
    text, bracketed = _without_brackets(name)
    words = even(words_of(text), marked=True)
    form, words = _form(words)
    words, place = _without_place(words)
    trades, core = _trades(words)
    place = place or _placewords_of(bracketed)
    if bracketed and not place:
        core += words_of(bracketed)
    return NameParts(form, frozenset(trades), tuple(core), tuple(place), any(not word.bare for word in words_of(name)))


@lru_cache(maxsize=20_000)
def read_goods(name: str) -> NameParts:
    """The parts of a product's name: no legal form, no trade words, no place."""
    words = [word for word in words_of(name) if word.marked not in AND]
    if len(words) > 2 and [word.plain for word in words[:2]] == ["san", "pham"]:  # noqa: PLR2004 - two words
        words = words[2:]
    return NameParts("", frozenset(), tuple(words), (), any(not word.bare for word in words))


def is_person(name: NameParts) -> bool:
    """Whether a name of no company may be a person's alone: it begins with a family name."""
    return name.form not in {*COMPANIES, "htx", "lhhtx", "tht"} and (
        1 < len(name.core) < 5 and name.plain[0] in _FAMILIES  # noqa: PLR2004 - words of a person's name
    )


def is_person_name(name: str) -> bool:
    """The same, of a name as printed."""
    return is_person(read_name(name))


def name_key(name: str) -> str:
    """What all spellings of a producer's name share, folded: CTCP and "Công ty cổ phần", HTXNN and its long form."""
    return " ".join(word.plain for word in even(words_of(name), marked=False))


def short_slug(name: str, limit: int = 24) -> str:
    """A few words of a producer's name for an id, without its legal form: "hai-son"."""
    words = name_key(name).split()
    while len(words) > 1 and words[0] in _LEGAL:
        words.pop(0)
    text = "-".join(words)
    if len(text) <= limit:
        return text
    return text[: limit + 1].rpartition("-")[0] or text[:limit]


def _form(words: list[Word]) -> tuple[str, list[Word]]:
    for phrase, form in _FORM_PHRASES:
        if stands(words, 0, phrase, marked=True):
            return form, words[len(phrase) :]
    return "", words


def _trades(words: list[Word]) -> tuple[set[str], list[Word]]:
    """The trade words and what is left."""
    trades: set[str] = set()
    core: list[Word] = []
    at = 0
    while at < len(words):
        phrase = next((one for one in _TRADE_PHRASES if stands(words, at, one, marked=True)), None)
        if phrase:
            trades.add(" ".join(word.plain for word in phrase))
        else:
            core.append(words[at])
        at += len(phrase) if phrase else 1
    return trades, core


def _without_brackets(name: str) -> tuple[str, str]:
    found = _BRACKETS.search(name)
    return (name[: found.start()], found[1]) if found and found.start() else (name, "")


def _without_place(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words without places named with their kinds at the end, and the first of these places."""
    place: list[Word] = []
    for at in range(len(words) - 2, 0, -1):
        phrase = next((one for one in _PLACE_PHRASES if stands(words, at, one, marked=True)), None)
        tail = words[at + len(phrase) :] if phrase else []
        if phrase and 0 < len(tail) <= _LONGEST_PLACE and len(_trades(words[:at])[1]) > 0:
            words, place = words[:at], tail
    return words, place


def _placewords_of(bracketed: str) -> list[Word]:
    """What stands in brackets at the end, as a place without its kind."""
    words = words_of(bracketed)
    phrase = next((one for one in _PLACE_PHRASES if stands(words, 0, one, marked=True)), ())
    tail = words[len(phrase) :]
    return tail if len(tail) <= _LONGEST_PLACE else []


def _is_syllable(plain: str) -> bool:
    return bool(_SYLLABLE.fullmatch(plain)) or plain.isdigit()


def _phrases(texts: tuple[str, ...]) -> tuple[tuple[Word, ...], ...]:
    return tuple(sorted((tuple(words_of(text)) for text in texts), key=len, reverse=True))


_FORM_PHRASES = tuple((tuple(words_of(phrase)), form) for phrase, form in _FORMS)
_TRADE_PHRASES = _phrases(_TRADE_WORDS)
_PLACE_PHRASES = _phrases(_PLACES)
