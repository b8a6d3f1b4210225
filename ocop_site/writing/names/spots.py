"""Where something lies, as far as that tells it from others of its name: provinces of both maps, district, commune."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import fold
from ocop_site.writing.tables.printed_places import district_key

if TYPE_CHECKING:
    from ocop_site.records.base import Address
    from ocop_site.records.vocabulary import Vocabulary

_COMMUNE_TYPES = ("xa ", "phuong ", "thi tran ", "dac khu ", "tt ", "t t ", "x ", "p ")
Nearness = Literal["commune", "district", "province", "merged", "unknown", "elsewhere", "abroad"]
"""How two places agree, from best to worst.

`merged`: one province of today, but perhaps not one of the 63. `elsewhere`: one province, contradicting districts or
communes. `abroad`: two provinces.
"""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: ids of the province of the 63 and of today, folded names of district and commune, the map's number.

    "" or None where it is not known. A province of today that was one of the 63 alone gives both ids.
    """

    former: str = ""
    current: str = ""
    district: str = ""
    commune: str = ""
    vintage: int | None = None

    @property
    def names(self) -> frozenset[str]:
        """What the place is called on either map, folded and without kinds."""
        provinces = (one.replace("-", " ") for one in (self.former, self.current))
        return frozenset({*provinces, self.district, self.commune} - {""})


def spot(province: str, district: str, commune: str, vintage: int | None, vocabulary: Vocabulary) -> Spot:
    """The place behind printed names. A province that neither map knows leaves the ids empty."""
    unit = vocabulary.province_by_printed_name(province, vintage) if province else None
    if unit is None and province and vintage:
        unit = vocabulary.province_by_printed_name(province)
    former = current = ""
    if isinstance(unit, FormerProvince):
        former, current = unit.id, unit.became
    elif unit is not None:
        current = unit.id
        formers = vocabulary.formers_of(unit.id)
        if len(formers) == 1:
            former = formers[0].id
        elif vintage is None and (old := vocabulary.province_by_printed_name(province, FORMER_VINTAGE)) and district:
            former = old.id  # districts are of the map of 63
    return Spot(former, current, district_key(district), commune_key(commune), vintage)


def spot_of(address: Address | None, vocabulary: Vocabulary) -> Spot:
    """The place of a record's address; what is entered for today counts where nothing was printed."""
    printed = address.as_certified if address else None
    if printed:
        return spot(printed.province, printed.district or "", printed.commune or "", printed.vintage, vocabulary)
    if address and address.current:
        unit = vocabulary.province(address.current.province)
        return spot(unit.name if unit else "", "", address.current.commune or "", CURRENT_VINTAGE, vocabulary)
    return Spot()


def commune_key(commune: str) -> str:
    """A commune's name without its type."""
    key = fold(commune)
    kind = next((one for one in _COMMUNE_TYPES if key.startswith(one)), "")
    return key.removeprefix(kind)


def nearness(one: Spot, other: Spot) -> Nearness:
    """How well two places agree."""
    level = _provinces(one, other)
    if level in {"abroad", "unknown"}:
        return level
    if one.district and other.district and one.district != other.district:
        return "elsewhere"
    if one.commune and one.commune == other.commune:
        return "commune"
    if one.commune and other.commune and one.vintage is not None and one.vintage == other.vintage:
        return "elsewhere"
    return "district" if one.district and other.district else level


def _provinces(one: Spot, other: Spot) -> Nearness:
    if one.former and other.former:
        return "province" if one.former == other.former else "abroad"
    if one.current and other.current:
        return "merged" if one.current == other.current else "abroad"
    return "unknown"
