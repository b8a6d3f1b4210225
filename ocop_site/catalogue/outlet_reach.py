"""Where outlets are known: by province of today, and by district of the map of 63, on which most of them are printed.

It says what the catalogue holds and never what there is: a district without an outlet here may well have some.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.records.vocabulary import CURRENT_VINTAGE
from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_site.catalogue.entries import Catalogue, OutletEntry
    from ocop_site.records.vocabulary_files import CurrentProvince, FormerProvince


@dataclass(frozen=True, slots=True)
class ProvinceReach:
    """The outlets of a province of today (None: not known where), and how many products they are said to sell."""

    province: CurrentProvince | None
    outlets: tuple[OutletEntry, ...]
    products: int


@dataclass(frozen=True, slots=True)
class DistrictReach:
    """The outlets of a former province by its districts, named as in the list.

    `held`: those with an outlet, with how many; `others`: the rest of the list. `elsewhere`: outlets whose district is
    not written, or not in the list under that name.
    """

    unit: FormerProvince
    held: Mapping[str, int]
    others: tuple[str, ...]
    elsewhere: int


def by_province(catalogue: Catalogue) -> tuple[ProvinceReach, ...]:
    """Every province with an outlet, in the alphabet's order; those in no known province last."""
    grouped: dict[str | None, list[OutletEntry]] = defaultdict(list)
    for entry in catalogue.outlets.values():
        known = entry.here.province and catalogue.vocabulary.province(entry.here.province)
        grouped[entry.here.province if known else None].append(entry)
    provinces = sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name))
    found = [(province, grouped[province.id]) for province in provinces if grouped[province.id]]
    return tuple(
        ProvinceReach(province, tuple(some), _products(some, catalogue))
        for province, some in [*found, (None, grouped[None])]
        if some
    )


def without_outlet(catalogue: Catalogue) -> tuple[CurrentProvince, ...]:
    """The provinces of today for which the catalogue has no outlet."""
    there = {entry.here.province for entry in catalogue.outlets.values()}
    return tuple(p for p in sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name)) if p.id not in there)


def by_district(entries: Iterable[OutletEntry], catalogue: Catalogue) -> tuple[DistrictReach, ...]:
    """Each former province under which some of these outlets are printed, with its districts, by name.

    An address on the map of 34 names no district and is not among them.
    """
    words = catalogue.vocabulary
    printed: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        place = entry.here.address.as_certified if entry.here.address else None
        former = entry.here.former(words) if place and place.vintage != CURRENT_VINTAGE else None
        if place and former:
            printed[former].append(place.district or "")
    found = []
    for unit_id, names in printed.items():
        unit, listed = words.former_province(unit_id), words.districts.of(unit_id)
        if unit is None or listed is None:
            continue
        meant = [listed.named(name) if name else None for name in names]
        held = {name: meant.count(name) for name in listed.names if name in meant}
        others = tuple(name for name in listed.names if name not in held)
        found.append(DistrictReach(unit, held, others, meant.count(None)))
    return tuple(sorted(found, key=lambda one: sort_key(one.unit.name)))


def _products(entries: Iterable[OutletEntry], catalogue: Catalogue) -> int:
    sold = {one.product for entry in entries for one in entry.record.stocks}
    return len(sold & set(catalogue.products))
