"""Which product of the catalogue a row means: its name under its producer, or its name and place where that is unknown.

Certain is one name in another spelling under the very producer. A product of the same name under somebody else in the
province is asked about: it may have passed on. Everything else is a new product.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ocop_site.writing.names.likeness import likeness
from ocop_site.writing.names.makers import read_goods
from ocop_site.writing.names.matching import MOST_CANDIDATES, Found, Match
from ocop_site.writing.names.spots import nearness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.writing.names.makers import NameParts
    from ocop_site.writing.names.matching import Candidate
    from ocop_site.writing.names.spots import Nearness, Spot

_OF_ONE_MAKER = 0.7  # likeness from which two names under one producer are worth a question
_WITHOUT_MAKER = 0.88
_IN_PROVINCE: tuple[Nearness, ...] = ("commune", "district", "province", "merged", "elsewhere")  # nearest first


@dataclass(slots=True)
class Goods:
    """Products to be found by name. Built once for all rows of a table."""

    candidates: Sequence[Candidate]
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_maker: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        """Note by which words and under which producer each product can be found."""
        for at, one in enumerate(self.candidates):
            self.by_maker[one.producer].append(at)
            for word in {*read_goods(one.name).plain, read_goods(one.name).run}:
                self.by_word[word].append(at)

    def match(self, name: str, where: Spot, maker: Match | None, *, first: bool = False) -> Match:
        """The product that a row calls by this name. `maker`: whom the row names as producer; None for nobody.

        `first`: the row says that this is the product's first recognition, so it is no other maker's of before.
        """
        wanted = read_goods(name)
        makers = {one.id for one in maker.found} if maker else set()
        places = {at for word in (*wanted.plain, wanted.run) for at in self.by_word.get(word, ())}
        places |= {at for one in makers for at in self.by_maker.get(one, ())}
        judged = [_judge(wanted, self.candidates[at], where, maker, makers) for at in sorted(places)]
        found = sorted((one for one in judged if one and not (first and one.why[1] == "maker-other")), key=_rank)
        sure = [one for one in found if one.why[:2] == ("same", "maker") and one.near != "abroad"]
        if len(sure) == 1:
            return Match("certain", (sure[0],))
        return Match("likely" if found else "none", tuple(found[:MOST_CANDIDATES]))


def _judge(wanted: NameParts, one: Candidate, where: Spot, maker: Match | None, makers: set[str]) -> Found | None:
    known = read_goods(one.name)
    alike = likeness(wanted.plain, known.plain)
    same = wanted.key == known.key
    near = nearness(where, one.spot)
    same_name = wanted.plain == known.plain
    name = "same" if same else "marks" if same_name else "words"
    relation = _relation(one.producer, maker, makers)
    worth = {
        "maker": alike >= _OF_ONE_MAKER,
        "maker-likely": alike >= _OF_ONE_MAKER and near != "abroad",
        "maker-unknown": near in _IN_PROVINCE and (same_name or (near != "elsewhere" and alike >= _WITHOUT_MAKER)),
        # A product may pass from one maker to another, and a table may name the wrong one.
        "maker-other": same_name and near in _IN_PROVINCE,
    }[relation]
    return Found(one.id, one.name, (name, relation, near), alike, near) if worth else None


def _rank(one: Found) -> tuple[bool, bool, float, int, str]:
    """Same names first, other makers last, then the more alike, the nearer."""
    near = _IN_PROVINCE.index(one.near) if one.near in _IN_PROVINCE else len(_IN_PROVINCE)
    return one.why[0] != "same", one.why[1] == "maker-other", -one.likeness, near, one.id


def _relation(producer: str, maker: Match | None, makers: set[str]) -> str:
    if not producer or maker is None:
        return "maker-unknown"
    if producer in makers:
        return "maker" if _is_certain(maker) else "maker-likely"
    return "maker-other"


def _is_certain(maker: Match | None) -> bool:
    return maker is not None and maker.sureness == "certain"
