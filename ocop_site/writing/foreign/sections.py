"""Rows between products that speak of all rows below them: "I. Sản phẩm 4 sao", "HUYỆN MẪU", "B. THU HỒI".

A section holds until one of its own kind or above follows. What is not understood holds nothing and is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold, nearest, nfc
from ocop_site.writing.foreign.values import PlaceRead, read_address, stars_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ocop_site.records.vocabulary import Vocabulary

_NUMBERED = re.compile(
    r"^(?:(?:phần|mục)\s+)?(\(?(?:[IVXLC]{1,6}|[A-ZĐ]|[0-9]{1,2}(?:\.[0-9]{1,2})*)\)?)\s*[.):/–-]\s*", re.IGNORECASE
)
_WITHDRAWN = re.compile(r"\b(?:thu hoi|huy bo)\b")
_RECOGNISED = re.compile(r"\b(?:cong nhan|duoc xep hang|phan hang|cap giay chung nhan)\b")
# One list of both: "công nhận và thu hồi", not "thu hồi sản phẩm đã công nhận", which is of withdrawals alone.
_OF_BOTH = re.compile(
    r"(?<!đã )(?<!đã được )(?:công nhận|phân hạng|xếp hạng)[^,;/&]{0,40}(?:,|;|/|&|\bvà|\bhoặc)\s*(?:thu hồi|hủy bỏ)"
    r"|(?:thu hồi|hủy bỏ)[^,;/&]{0,40}(?:,|;|/|&|\bvà|\bhoặc)\s*(?:công nhận|phân hạng|xếp hạng)",
    re.IGNORECASE,
)
_PROPOSED = re.compile(r"\b(?:tiem nang|de nghi|de xuat|du kien)\b")
_STARS = re.compile(r"\b(?:([1-5])|(mot|hai|ba|bon|nam)) sao\b|\bhang ([1-5])\b")
_GROUP_WORDS = re.compile(r"^(?:nganh hang|nganh|nhom san pham|nhom|san pham thuoc nhom|san pham nhom|san pham)\s+")
_NO_LEVEL = 9


class Sections:
    """The sections in force at a row of one sheet."""

    def __init__(self, vocabulary: Vocabulary, day: date) -> None:
        self.vocabulary, self.day = vocabulary, day
        self._stack: list[tuple[int, dict[str, str]]] = []
        self._act = ""

    def begin(self, act: str) -> None:
        """What the title says is done, until a section says something else."""
        self._act = act

    def values(self) -> dict[str, str]:
        """What the sections say: stars, act, province, district, commune, group.

        An act is recognise, revoke, proposal, or unclear where a title speaks of two.
        """
        found: dict[str, str] = {"act": self._act} if self._act else {}
        for _, values in self._stack:
            found |= values
        return found

    def take(self, number: str, text: str) -> bool:
        """A section row begins here; whether it was understood. A section that was not ends those of its level."""
        numbered = _NUMBERED.match(text)
        level = _level(number or (numbered[1] if numbered else ""))
        values = section_in(text, self)
        if level < _NO_LEVEL or values is None:
            self._stack = [(its, some) for its, some in self._stack if its < level]
        if values is None:
            return False
        while any(kind in some for _, some in self._stack for kind in values):
            self._stack.pop()
        self._stack.append((level, values))
        return True


def act_of_titles(titles: Sequence[str]) -> str:
    """What the words above a table, and the sheet's name, say is done: "revoke", "" for nothing but recognition.

    "unclear" where they speak of withdrawals and of recognitions: then the rows themselves must tell.
    """
    folded = [fold(title) for title in titles]
    if not any(_WITHDRAWN.search(title) for title in folded):
        return ""
    return "unclear" if any(_RECOGNISED.search(title) for title in folded) else "revoke"


def is_of_both(title: str) -> bool:
    """Whether a title announces recognitions and withdrawals in one list, of which each row may tell its own."""
    return bool(_OF_BOTH.search(nfc(title)))


def speaks_of_withdrawals(title: str) -> bool:
    """Whether a title has the word."""
    return bool(_WITHDRAWN.search(fold(title)))


def section_in(text: str, sections: Sections) -> dict[str, str] | None:
    """What a section's text says of the rows below it; None where that is not clear."""
    text = _NUMBERED.sub("", text).strip(" :.")
    key = re.sub(r"\s+\d+ san pham$", "", fold(re.sub(r"\([^()]*\)$", "", text)))
    values: dict[str, str] = {}
    if stars := _STARS.search(key):
        values["stars"] = str(stars_in(next(one for one in stars.groups() if one)))
    if _PROPOSED.search(key):
        values["act"] = "proposal"
    elif _WITHDRAWN.search(key):
        values["act"] = "revoke"
    elif _RECOGNISED.search(key):
        values["act"] = "recognise"
    group = _group(key, sections)
    if group:
        values["group"] = group
    place = _place(text, sections.vocabulary)
    values |= {name: getattr(place, name) for name in ("province", "district", "commune") if getattr(place, name)}
    return values or None


def _group(key: str, sections: Sections) -> str:
    for words in (key, _GROUP_WORDS.sub("", key)):
        found = sections.vocabulary.group_by_printed_name(words, sections.day)
        if found:
            return found.name
    return ""


def _place(text: str, vocabulary: Vocabulary) -> PlaceRead:
    """A section that is the name of a place alone: "HUYỆN MẪU", "Xã Ví Dụ", "Tỉnh Hà Tĩnh"."""
    if not re.fullmatch(
        r"(?:huyện|quận|thị xã|thành phố|tp\.?|tỉnh|xã|phường|thị trấn|đặc khu)\s+\S.{0,40}", text, re.IGNORECASE
    ):
        return PlaceRead()
    found = read_address(text.partition("(")[0].strip(), vocabulary)
    if found.province:
        names = [one.name for one in vocabulary.provinces] + [one.name for one in vocabulary.former_provinces]
        return PlaceRead(province=nearest(found.province, names) or found.province)
    return PlaceRead(district=_as_name(found.district), commune=_as_name(found.commune))


def _as_name(text: str) -> str:
    """A name in capitals as names are written: "HUYỆN CẨM XUYÊN" is "huyện Cẩm Xuyên"."""
    if not text.isupper():
        return text
    kinds = ("thành phố", "thị trấn", "thị xã", "đặc khu", "huyện", "quận", "phường", "xã", "tp.", "tp")
    lowered = text.lower()
    kind = next((one for one in kinds if lowered.startswith(one + " ")), "")
    return f"{kind} {lowered[len(kind) :].strip().title()}".strip()


def _level(number: str) -> int:
    """How deep a number stands: letters, Roman, Arabic; the last where there is none."""
    plain = number.strip("().").upper()
    if re.fullmatch(r"[IVXLC]{1,6}", plain) and plain not in {"C", "D", "L"}:
        return 1
    if re.fullmatch(r"[A-ZĐ]", plain):
        return 0
    return 2 + plain.count(".") if plain else _NO_LEVEL
