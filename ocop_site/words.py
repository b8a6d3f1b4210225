"""Words that can be said in several languages: texts that are Vietnamese, and know how they came to be.

A `Phrase` is the Vietnamese text itself, so that whoever knows nothing of languages can print, compare and cut it; and
it carries its message and what was put into it, so that `pages.tongues` can say the same in another language. What is
cut or joined is a plain text again and stays Vietnamese: put words into words with `say`, join them with `joined`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LANGUAGE = re.compile(r"/(?!sao/)([a-z]{2,3})(?=/)")

# Alone on its line in a story, it begins what is told in a language, by its tag: `{en}`.
LANGUAGE_LINE = re.compile(r"(?m)^\{([a-z]{2,3})\}[ \t]*$")

Sayable = str | int | Decimal | date


class Month(date):
    """A month: its first day, said without the day: "12/2027", "December 2027"."""

    __slots__ = ()


class Phrase(str):
    """Words of the catalogue's own, in Vietnamese: a message of the translations with its gaps filled.

    `counted`: the name of the gap whose number decides between singular and plural; "" for none.
    """

    __slots__ = ("counted", "gaps", "message")
    message: str
    gaps: Mapping[str, Sayable]
    counted: str


class Joined(str):
    """Texts one behind another, each to be said by itself, with something between them."""

    __slots__ = ("between", "parts")
    parts: tuple[Sayable, ...]
    between: str


class Opening(Joined):
    """Texts at the beginning of a sentence: the first letter is a capital, in every language."""

    __slots__ = ()


class Versions(list[Any]):
    """A list of plain data of a record, which stands as a whole in other languages, by their tag."""

    others: Mapping[str, list[Any]]


class Own(str):
    """Words of a record, in Vietnamese as they were entered; `others`: the same in other languages, by their tag."""

    __slots__ = ("others",)
    others: Mapping[str, str]


def say(message: str, /, **gaps: Sayable) -> Phrase:
    """The message with its gaps (`{name}`) filled. It must stand in the code as a literal, so that it can be found.

    A gap that is filled with "" tells messages apart that are one word in Vietnamese and two in other languages.
    """
    return _said(message, gaps, "")


def say_many(message: str, /, *, n: int, **gaps: Sayable) -> Phrase:
    """The same for a number `{n}` of things: other languages have a singular."""
    return _said(message, {"n": n, **gaps}, "n")


def filled(phrase: Phrase, /, **gaps: Sayable) -> Phrase:
    """A message of a table, said without its gaps there, with them."""
    return _said(phrase.message, gaps, "")


def opening(words: str) -> Opening:
    """Words as they begin a sentence."""
    text = Opening(words[:1].upper() + words[1:])
    text.parts = (words,)
    text.between = ""
    return text


def versions(plain: Iterable[Any], others: Mapping[str, list[Any]]) -> Versions:
    """Plain data in Vietnamese, with what stands instead of it in other languages."""
    both = Versions(plain)
    both.others = others
    return both


def joined(parts: Iterable[str], between: str = "") -> Joined:
    """Those of some texts that are not empty, with something between them."""
    kept = tuple(part for part in parts if part)
    text = Joined(between.join(kept))
    text.parts = kept
    text.between = between
    return text


def shown(value: Sayable) -> Joined:
    """A day or a number by itself: each language writes it by its own rules, without a message."""
    text = Joined(in_vietnamese(value))
    text.parts = (value,)
    text.between = ""
    return text


def own(text: str, others: Mapping[str, str] | None = None) -> Own:
    """Words of a record, with what it gives for other languages."""
    words = Own(text)
    words.others = others or {}
    return words


def without_language(address: str) -> tuple[str, str]:
    """The language of an address and the same in Vietnamese: "/en/tinh/" gives "en" and "/tinh/".

    It is asked of addresses of the past too, whatever languages a site has today: no section of ours has a name of two
    or three small letters but `sao`.
    """
    match = _LANGUAGE.match(address)
    return (match[1], address[match.end(1) :]) if match else ("vi", address)


def in_vietnamese(gap: Sayable) -> str:
    """A value as Vietnamese write it: a day as 29/12/2027, a month as 12/2027, a number with its comma."""
    if isinstance(gap, Month):
        return f"{gap.month}/{gap.year}"
    if isinstance(gap, date):
        return f"{gap.day:02}/{gap.month:02}/{gap.year}"
    if isinstance(gap, Decimal):
        return str(gap).replace(".", ",")
    return str(gap)


def _said(message: str, gaps: Mapping[str, Sayable], counted: str) -> Phrase:
    shown = {name: in_vietnamese(gap) for name, gap in gaps.items()}
    words = Phrase(message.format(**shown) if shown else message)
    words.message = message
    words.gaps = gaps
    words.counted = counted
    return words
