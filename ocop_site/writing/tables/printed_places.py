"""Places as tables print them, and the map they belong to: the 63 provinces until 30/6/2025 or the 34 since.

A province name is often on both maps with different land behind it, so the map is noted only where it can be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.place_names import spelled_province
from ocop_site.vietnamese import fold
from ocop_site.writing.tables.table_rows import Data, RowRefusedError, TableRow, without_empty

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

FORMER, CURRENT = 63, 34
# Kinds of units that ended with the districts, and the kind that came with the new map.
_OLD_KINDS = re.compile(r"\b(?:thị trấn|huyện|quận|thị xã)\b", re.IGNORECASE)
_NEW_KIND = "đặc khu"
_DISTRICT_TYPES = ("huyen ", "quan ", "thi xa ", "thanh pho ", "tp ", "t p ", "tx ", "t x ", "h ", "q ")


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Province, district and commune as printed, with the province's id and the map (63, 34 or None)."""

    province: str
    district: str
    commune: str
    vintage: int | None
    province_id: str

    def data(self) -> Data:
        """As it stands under `as_certified`."""
        return without_empty(
            {
                "province": self.province,
                "district": self.district,
                "commune": self.commune,
                "vintage": self.vintage,
            }
        )

    @property
    def fullness(self) -> int:
        """How many of its parts are known."""
        return sum(bool(part) for part in (self.district, self.commune))


@dataclass(frozen=True, slots=True)
class Clues:
    """What tells the map, besides the place itself.

    The notes speak of the new one; the last possible day of the paper or of the article; the programme year; the words
    of a venue.
    """

    new_map: bool = False
    latest: date | None = None
    year: int | None = None
    venue: str = ""


def printed_place(row: TableRow, clues: Clues, vocabulary: Vocabulary) -> PrintedPlace:
    """The place of a row, its province spelled as a name. Raises RowRefusedError for one on neither map."""
    province, district, commune = row.needed("province"), row.text("district"), row.text("commune")
    vintage = vintage_of(province, district, commune, clues, vocabulary)
    first, second = (CURRENT, FORMER) if vintage == CURRENT else (FORMER, CURRENT)
    unit = vocabulary.province_by_printed_name(province, first)
    unit = unit or vocabulary.province_by_printed_name(province, second)
    if unit is None:
        raise RowRefusedError(f"không có tỉnh nào tên {province}")
    spelled = spelled_province(province, vintage, vocabulary) or province
    return PrintedPlace(spelled, district, commune, vintage, unit.id)


def vintage_of(province: str, district: str, commune: str, clues: Clues, vocabulary: Vocabulary) -> int | None:
    """63, 34, or None where neither words nor dates tell."""
    on_current = vocabulary.province_by_printed_name(province, CURRENT) is not None
    if on_current and (clues.new_map or commune.startswith(_NEW_KIND)):
        return CURRENT
    if district or not on_current or _OLD_KINDS.search(f"{commune}; {clues.venue}"):
        return FORMER
    if vocabulary.province_by_printed_name(province, FORMER) is None:
        return CURRENT
    changed = new_map_since(vocabulary)
    if (clues.latest and clues.latest < changed) or (clues.year and clues.year < changed.year):
        return FORMER
    return CURRENT if clues.latest else None


def new_map_since(vocabulary: Vocabulary) -> date:
    """The first day of the map of 34."""
    return max(unit.until for unit in vocabulary.former_provinces if unit.until) + timedelta(days=1)


def district_key(district: str) -> str:
    """A district's name without its type: "huyện Phú Quốc" became "thành phố Phú Quốc" and stayed one place."""
    key = fold(district)
    kind = next((one for one in _DISTRICT_TYPES if key.startswith(one)), "")
    return key.removeprefix(kind)
