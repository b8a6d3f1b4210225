"""Queries that somebody who looks for one product of a catalogue may type, made from its records by a seed.

A query is fair: no more than five products have all of its words, so that the one that is meant can be among the first.
Nothing of the engine's own index is used here: words are compared in a way of our own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from tests.search.keystrokes import keys, slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry

KINDS = ("toned", "untoned", "telex", "vni", "former", "slip")
FIRST = 5


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, of which kind it is, and the address of the product that it is meant for."""

    kind: str
    text: str
    href: str


def plain(text: str) -> str:
    """Small letters and digits without marks, one space between words."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.findall("[a-z0-9]+", "".join(char for char in apart if not unicodedata.combining(char))))


def words(text: str) -> list[str]:
    """The words of a text with their marks, without signs."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


@dataclass(frozen=True, slots=True)
class Known:
    """What a shopper may know of a product."""

    entry: ProductEntry
    name: list[str]
    places: list[str]
    former: list[str]
    bag: frozenset[str]


def known_of(entry: ProductEntry, catalogue: Catalogue) -> Known:
    address = entry.here.address
    printed = address.as_certified if address else None
    today = catalogue.vocabulary.province(entry.here.province) if entry.here.province else None
    near = [name for name in (printed.commune, printed.district) if name] if printed else []
    province = [printed.province] if printed else []
    gone = [name for name in province if today and plain(name) != plain(today.name)]
    old = [name for name in near if printed and printed.vintage == 63]
    current = [today.name] if today else []
    whole = " ".join([entry.record.name, entry.maker, *near, *province, *current])
    return Known(
        entry, words(entry.record.name), [*near, *province, *current], [*gone, *old], frozenset(plain(whole).split())
    )


class Asker:
    """Makes queries for the products of a catalogue."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self.chance = Random(seed)
        self.known = [known_of(entry, catalogue) for entry in catalogue.products.values()]

    def queries(self, number: int) -> Iterator[Query]:
        """So many queries, the kinds in turn."""
        for turn in range(number):
            yield self._query(KINDS[turn % len(KINDS)])

    def _query(self, kind: str) -> Query:
        while True:
            known = self.chance.choice(self.known)
            text = self._text(known, former=kind == "former")
            if text and self._is_fair(text):
                return Query(kind, self._typed(kind, text), addresses.product(known.entry.record))

    def _text(self, known: Known, *, former: bool) -> str:
        """The name, whole or its first words, with a place or the producer where that is needed or known."""
        if former:
            if not known.former:
                return ""
            return " ".join([*known.name[: self.chance.choice((2, 3, 9))], *words(self.chance.choice(known.former))])
        more = [text for text in (known.entry.maker, *known.places) if text]
        if self.chance.random() < 0.5 and self._is_fair(" ".join(known.name)):
            return " ".join(known.name)
        part = known.name[: self.chance.choice((2, 3, 4))]
        return " ".join([*part, *words(self.chance.choice(more))]) if more else ""

    def _is_fair(self, text: str) -> bool:
        wanted = set(plain(text).split())
        long = any(len(word) >= 3 and word.isalpha() for word in wanted)
        return long and sum(1 for one in self.known if wanted <= one.bag) <= FIRST

    def _typed(self, kind: str, text: str) -> str:
        if kind in ("telex", "vni"):
            return keys(text, kind, self.chance)
        if kind == "untoned":
            return plain(text)
        if kind == "former":
            return text if self.chance.random() < 0.5 else plain(text)
        if kind == "slip":
            return slip(text.lower() if self.chance.random() < 0.5 else plain(text), self.chance)
        return text
