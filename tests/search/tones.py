"""Queries of one or two toned words that other products have in other tones: the exact tone must come first."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from tests.search.queries import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue

TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class ToneQuery:
    """What is typed, and the addresses of the products that have all its words in these very tones."""

    text: str
    exact: frozenset[str]


def key(word: str) -> tuple[str, str]:
    """Letters and tone of a word, wherever the tone is written: "hoà" and "hòa" are one."""
    apart = unicodedata.normalize("NFD", word.lower())
    tone = "".join(sign for sign in apart if sign in TONES)
    return "".join(sign for sign in apart if sign not in TONES), tone


class ToneAsker:
    """Makes such queries of the names of a catalogue."""

    def __init__(self, catalogue: Catalogue, seed: int) -> None:
        self.chance = Random(seed)
        self.products = []
        for entry in catalogue.products.values():
            record = entry.record
            printed = entry.here.address.as_certified if entry.here.address else None
            place = [printed.commune, printed.district, printed.province] if printed else []
            current = catalogue.vocabulary.province(entry.here.province) if entry.here.province else None
            group = catalogue.vocabulary.group(record.group)
            criteria = catalogue.vocabulary.set(record.set) if record.set else None
            texts = [record.name, entry.maker, record.name_as_printed, *record.components, *place]
            texts += [current.name if current else "", criteria.name if criteria else ""]
            texts += [group.name if group else "", group.short if group else "", "sản phẩm tỉnh thành phố sao"]
            texts += [paper.name_as_printed for paper in entry.certificates]
            bag = frozenset(key(word) for text in texts for word in words(text or ""))
            self.products.append((words(record.name), bag, addresses.product(record)))

    def queries(self, number: int) -> Iterator[ToneQuery]:
        made = 0
        while made < number:
            name, _, _ = self.chance.choice(self.products)
            start, length = self.chance.randrange(len(name)), self.chance.choice((1, 2))
            part = name[start : start + length]
            wanted = {key(word) for word in part}
            folded = {plain(word) for word in part}
            others = sum(1 for _, bag, _ in self.products if folded <= {plain(one[0]) for one in bag})
            exact = frozenset(href for _, bag, href in self.products if wanted <= bag)
            toned = any(tone or letters != plain(letters) for letters, tone in wanted)
            if toned and len(exact) < others:
                made += 1
                yield ToneQuery(" ".join(part), exact)
