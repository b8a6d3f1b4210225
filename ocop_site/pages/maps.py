"""The two maps: which of the 63 provinces a printed place means, where its page stands, what it became and when.

All dates come from `content/vocabulary/provinces.yaml` (NQ 202/2025/QH15: 63 units until 30/6/2025, 34 since). Seven
codes and 23 names mean one place on each map; here a unit is always named with its map, never by its code.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.pages import addresses
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE, place_name_key
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import sort_key

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, Here, ProductEntry
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import CurrentProvince


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a province of the 63: today's province and the first day on which it was so.

    `kind`: the same unit by the same name; the same by a new name; a part of one that has another name; a part of a
    larger one that has kept its name, which therefore means two places in time.
    """

    kind: Literal["same", "renamed", "joined", "grew"]
    today: CurrentProvince
    start: date | None


def fate(unit: FormerProvince, vocabulary: Vocabulary) -> Fate | None:
    """What became of a unit of the old map; None where the vocabulary names no unit of today."""
    today = vocabulary.province(unit.became)
    if today is None:
        return None
    start = today.start or (unit.until + timedelta(days=1) if unit.until else None)
    if len(vocabulary.formers_of(today.id)) > 1:
        return Fate("grew" if unit.id == today.id else "joined", today, start)
    if unit.id == today.id:
        return Fate("same", today, start)
    renamed = unit.later and place_name_key(unit.later.name) == place_name_key(today.name)
    return Fate("renamed", today, unit.later.start if unit.later and renamed else start)


def unit_address(unit: FormerProvince, vocabulary: Vocabulary) -> str:
    """The page that answers for a unit of the old map: today's, if it is the same by the same name, else its own."""
    became = fate(unit, vocabulary)
    if became and became.kind == "same":
        return addresses.province(unit.id)
    return addresses.former_province(unit.id, lives_on=vocabulary.lives_on(unit.id))


def paged_units(vocabulary: Vocabulary) -> list[tuple[FormerProvince, Fate]]:
    """The units of the old map that have a page of their own, with what they became, in the alphabet's order."""
    units = sorted(vocabulary.former_provinces, key=lambda unit: sort_key(unit.name))
    known = [(unit, became) for unit in units if (became := fate(unit, vocabulary))]
    return [(unit, became) for unit, became in known if became.kind != "same"]


def printed_unit(here: Here, vocabulary: Vocabulary) -> FormerProvince | None:
    """The unit of the old map that the printed address names; None where it may as well mean today's."""
    printed = here.address.as_certified if here.address else None
    if printed is None or printed.vintage == CURRENT_VINTAGE:
        return None
    unit = vocabulary.province_by_printed_name(printed.province, FORMER_VINTAGE)
    return unit if isinstance(unit, FormerProvince) and unit.id == here.former(vocabulary) else None


def printed_under(catalogue: Catalogue) -> dict[str, list[ProductEntry]]:
    """The products that were printed under each unit of the old map, by its id, in the catalogue's order."""
    units: dict[str, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        unit = printed_unit(entry.here, catalogue.vocabulary)
        if unit:
            units[unit.id].append(entry)
    return units


def without_map(unit: FormerProvince, catalogue: Catalogue) -> int:
    """How many products are printed under a name that lives on without a word of which map it is on."""
    words = catalogue.vocabulary
    if not words.lives_on(unit.id):
        return 0
    printed = [e.here.address.as_certified for e in catalogue.products.values() if e.here.address]
    meant = [words.province_by_printed_name(one.province) for one in printed if one and one.vintage is None]
    return sum(1 for one in meant if one and one.id == unit.id)


def changed_unit(here: Here, vocabulary: Vocabulary) -> tuple[FormerProvince, Fate] | None:
    """The printed unit of the old map and what became of it; None where it is the same place by the same name."""
    unit = printed_unit(here, vocabulary)
    became = fate(unit, vocabulary) if unit else None
    if unit is None or became is None or became.kind == "same":
        return None
    printed = here.address.as_certified if here.address else None
    if became.kind == "renamed" and printed and place_name_key(printed.province) == place_name_key(became.today.name):
        return None  # printed in the old map's last months, by the name that it still has
    return unit, became
