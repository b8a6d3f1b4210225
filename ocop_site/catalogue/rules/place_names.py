"""How the names of printed places are spelled: with the letters and tones of the unit that is meant.

A source's words are kept as printed, so a wrong letter is a warning, never mended by itself: the source may have it so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.districts import bare_name
from ocop_site.records.vocabulary import CURRENT_VINTAGE, FORMER_VINTAGE, place_name_key
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.vietnamese import fold, is_slip, look_alikes, spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.base import PrintedPlace
    from ocop_site.records.collection import Records
    from ocop_site.records.districts import DistrictsOf
    from ocop_site.records.vocabulary import Province, Vocabulary

_KIND = "tinh "
# Names of the highlands are written down from other languages: Đắk Pơ, Đăk Pơ and Đak Pơ are one, and all are right.
_HIGHLANDS = frozenset({"dak", "dac", "lak", "lac", "ea", "krong", "kong", "chu", "cu", "ia"})


def spelled_province(name: str, vintage: int | None, words: Vocabulary) -> str:
    """The right name of a province whose printed name has its letters, but is not spelled as a name; "" if it is right.

    Wrong are other marks and tones ("Hà Tỉnh"), capitals or small letters throughout ("HÀ TĨNH"), and "tỉnh" before it:
    they come from typing. "TP" before the name of a city is part of how people say it. "" also for a name that means no
    province at all.
    """
    maps = [vintage] if vintage else [CURRENT_VINTAGE, FORMER_VINTAGE]
    units = [unit for unit in (words.province_by_printed_name(name, one) for one in maps) if unit]
    if not units or look_alikes(name):
        return ""
    names = [one for unit in units for one in _names_of(unit)]
    if not _is_highland(name) and _bare_spelling(name) not in {_bare_spelling(one) for one in names}:
        return units[0].name
    plain = next((one for one in names if place_name_key(one) == place_name_key(name)), name)
    typed = name.isupper() or name.islower() or fold(name).startswith(_KIND)
    return plain if typed and not plain.isupper() and "." not in plain and plain != name else ""


def _names_of(unit: Province) -> tuple[str, ...]:
    later = (unit.later.name,) if isinstance(unit, FormerProvince) and unit.later else ()
    return (unit.name, *unit.also, *later)


def _bare_spelling(name: str) -> tuple[object, ...]:
    """The spelling without "tỉnh", "thành phố" or "TP." before it."""
    found = spelling(name)
    return found[len(found) - len(spelling(place_name_key(name))) :]


def _is_highland(name: str) -> bool:
    return not _HIGHLANDS.isdisjoint(fold(name).split())


def district_spellings(records: Records) -> Iterator[Problem]:
    """A printed district of the 63 provinces is spelled as in the list (`districts.yaml`), if it nearly is.

    A name that is like none of its province says nothing: the list is of one year, and units came and went.
    """
    words = records.vocabulary
    for kind, some in records.coded():
        for record in some:
            printed = record.address.as_certified if record.address else None
            right = _spelled_district(printed, words) if printed else ""
            if printed and printed.district and right:
                place = records.place(kind, record.id, "address", "as_certified", "district")
                yield Problem("place-spelling", place, {"value": printed.district}, right)


def _spelled_district(printed: PrintedPlace, words: Vocabulary) -> str:
    """The name in the list that a printed district misses by its tones, or by one letter; "" for none."""
    name = printed.district
    if not name or printed.vintage == CURRENT_VINTAGE or _is_highland(name) or look_alikes(name):
        return ""
    unit = words.province_by_printed_name(printed.province, FORMER_VINTAGE)
    listed = words.districts.of(unit.id) if unit else None
    return _missed(name, listed) if listed else ""


def districts_of_their_province(records: Records) -> Iterator[Problem]:
    """A printed district of the 63 provinces lies in the printed province, if only one other province has that name.

    The list is of one year, so a name that is in none says nothing, nor does one that is spelled otherwise. An address
    without a map may name the province that the other one became.
    """
    words = records.vocabulary
    homes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for province in words.districts.provinces:
        for unit in province.names:
            homes[bare_name(unit)].append((province.id, unit))
    for kind, some in records.coded():
        for record in some:
            printed = record.address.as_certified if record.address else None
            if printed is None or printed.district is None or printed.vintage == CURRENT_VINTAGE:
                continue
            said = words.province_by_printed_name(printed.province, FORMER_VINTAGE)
            meant = homes.get(bare_name(printed.district), [])
            home = words.former_province(meant[0][0]) if len({one for one, _ in meant}) == 1 else None
            if not isinstance(said, FormerProvince) or home is None or home.id == said.id:
                continue
            today = words.province_by_printed_name(printed.province, CURRENT_VINTAGE)
            merged = printed.vintage is None and today is not None and today.id == home.became
            if not merged and _same_spelling(printed.district, meant[0][1]):
                place = records.place(kind, record.id, "address", "as_certified", "province")
                values = {"value": printed.province, "district": printed.district, "right": home.name}
                yield Problem("district-elsewhere", place, values, home.name)


def _same_spelling(name: str, listed: str) -> bool:
    """Whether a district is spelled as in the list; the kind before the name may be another or be written short."""
    length = len(bare_name(listed).split())
    return spelling(name)[-length:] == spelling(listed)[-length:]


def _missed(name: str, listed: DistrictsOf) -> str:
    meant = listed.named(name)
    if meant:
        return "" if _same_spelling(name, meant) else meant
    wanted = bare_name(name).replace(" ", "")
    near = [one for one in listed.names if is_slip(wanted, bare_name(one).replace(" ", ""))]
    return near[0] if len(near) == 1 else ""
