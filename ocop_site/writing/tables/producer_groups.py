"""Which rows speak of one producer: the same name under another spelling, in one province, not in two districts.

Equal names are enough for companies and co-operatives; a household or a person of the same name is the same one only
in the same district or on the same page. Contradictory districts always stay apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.writing.names.makers import name_key
from ocop_site.writing.tables.printed_places import PrintedPlace, district_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.writing.tables.product_rows import ProductRow

HOUSEHOLD = "ho-gia-dinh"


@dataclass(frozen=True, slots=True)
class Known:
    """A producer that the content already holds, with what tells it from others."""

    id: str
    name: str
    place: PrintedPlace | None
    urls: frozenset[str]
    household: bool


@dataclass(frozen=True, slots=True)
class Maker:
    """One producer and its rows; `known` where the content already holds it."""

    rows: tuple[ProductRow, ...]
    known: Known | None

    @property
    def name(self) -> str:
        """The most complete spelling; among equally long ones the most frequent."""
        counted = Counter(row.producer for row in self.rows)
        return min(counted, key=lambda name: (-len(name), -counted[name], name))

    @property
    def spellings(self) -> tuple[str, ...]:
        """The other spellings, sorted."""
        return tuple(sorted({row.producer for row in self.rows} - {self.name}))

    @property
    def type(self) -> str:
        """The kind that most rows name, as an id; empty where none does."""
        counted = Counter(row.producer_type for row in self.rows if row.producer_type)
        return min(counted, key=lambda word: (-counted[word], word)) if counted else ""

    @property
    def place(self) -> PrintedPlace:
        """The fullest of the printed places; among equals that of the first row."""
        return min((row for row in self.rows), key=lambda row: (-row.place.fullness, row.row.number)).place


def group_producers(rows: Sequence[ProductRow], known: Sequence[Known]) -> list[Maker]:
    """The producers of the rows that name one, in the order of their first rows."""
    groups: dict[tuple[str, str], list[ProductRow | Known]] = defaultdict(list)
    for one in known:
        groups[name_key(one.name), one.place.province_id if one.place else ""].append(one)
    for row in rows:
        if row.producer:
            groups[name_key(row.producer), row.place.province_id].append(row)
    makers = [maker for members in groups.values() for maker in _makers(members)]
    return sorted(makers, key=lambda maker: (maker.rows[0].row.file, maker.rows[0].row.number))


def _makers(members: list[ProductRow | Known]) -> list[Maker]:
    """The members of one name and province, parted by district and, for households, by page."""
    household = any(_is_household(member) for member in members)
    parts: list[list[ProductRow | Known]] = []
    # Those whose district is known come first: they make the parts that the others may join.
    for member in sorted(members, key=lambda member: not _district(member)):
        fitting = [part for part in parts if _fits(member, part, household=household)]
        if _district(member):
            home = fitting[0] if fitting else None
        else:
            same_page = [part for part in fitting if _pages(member) & _all_pages(part)]
            home = same_page[0] if len(same_page) == 1 else (fitting[0] if len(fitting) == 1 else None)
        if home is None:
            parts.append([member])
        else:
            home.append(member)
    return [maker for part in parts if (maker := _maker(part)).rows]


def _fits(member: ProductRow | Known, part: list[ProductRow | Known], *, household: bool) -> bool:
    district = _district(member)
    districts = {_district(other) for other in part} - {""}
    if district and districts and district not in districts:
        return False
    if district in districts:
        return True
    return not household or bool(_pages(member) & _all_pages(part))


def _maker(part: list[ProductRow | Known]) -> Maker:
    known = sorted((one for one in part if isinstance(one, Known)), key=lambda one: one.id)
    rows = sorted((one for one in part if not isinstance(one, Known)), key=lambda one: (one.row.file, one.row.number))
    return Maker(tuple(rows), known[0] if known else None)


def _is_household(member: ProductRow | Known) -> bool:
    """A household or a person: the kind says so, or no kind is known."""
    if isinstance(member, Known):
        return member.household
    return member.producer_type in {HOUSEHOLD, ""} or bool(re.match(r"hộ\b", member.producer, re.IGNORECASE))


def _district(member: ProductRow | Known) -> str:
    place = member.place
    return district_key(place.district) if place else ""


def _pages(member: ProductRow | Known) -> frozenset[str]:
    return member.urls if isinstance(member, Known) else frozenset({member.url})


def _all_pages(part: list[ProductRow | Known]) -> frozenset[str]:
    return frozenset().union(*(_pages(member) for member in part))
