"""What products are filtered and sorted by: for each filter its choices, and the choice of every product.

The status is that of today wherever the page is read: each product has all that its status will become, with the days.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.pages.choices import ALL_STARS, listed_stars
from ocop_site.pages.search.postings import PLACES
from ocop_site.records.days import LAST_YEAR
from ocop_site.syllables import syllables
from ocop_site.vietnamese import sort_key
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain

NONE = ""  # the choice of those of which it is not known
STATUSES = {
    "valid": say("Còn thời hạn theo hồ sơ"),
    "expiring": say("Sắp hết thời hạn"),
    "extended": say("Được kéo dài hiệu lực"),
    "past-term": say("Quá thời hạn, chưa rõ đánh giá lại"),
    "expired": say("Hết hạn"),
    "revoked": say("Bị thu hồi"),
    "undetermined": say("Chưa đủ dữ kiện tính thời hạn"),
    "no-paper": say("Chưa có giấy chứng nhận"),
}
DAY_ONE = date(2000, 1, 1)  # days are counted from here


def filters(entries: Sequence[ProductEntry], catalogue: Catalogue) -> Plain:
    """For each filter its choices as (id, text), and the number of the choice of every product."""
    words = catalogue.vocabulary
    today = sorted(words.provinces, key=lambda one: sort_key(one.name))
    former = sorted(words.former_provinces, key=lambda one: sort_key(one.name))
    types = {one.id: one.name for one in words.producer_types}
    return {
        "tinh": _column({one.id: one.name for one in today}, (e.here.province for e in entries)),
        "tinh-cu": _column({one.id: one.name for one in former}, (e.here.former(words) for e in entries)),
        "nhom": _column({one.id: one.short for one in words.groups}, (e.record.group for e in entries)),
        "bo": _column({str(one.number): one.name for one in words.sets}, (str(e.record.set or "") for e in entries)),
        "sao": _column({str(one): f"{one} sao" for one in ALL_STARS}, (str(listed_stars(e) or "") for e in entries)),
        "chu-the": _column(types, (e.producer.type if e.producer and e.maker else None for e in entries)),
    }


def _column(choices: dict[str, str], values: Iterable[str | None]) -> Plain:
    """Choices that no product has are left out; the first is that of products without one."""
    found = [value if value in choices else NONE for value in values]
    had = set(found)
    kept = [NONE, *(one for one in choices if one in had)]
    place = {one: number for number, one in enumerate(kept)}
    return {"choices": [[one, choices.get(one, "")] for one in kept], "values": [place[one] for one in found]}


def statuses(entries: Sequence[ProductEntry]) -> Plain:
    """Every course that a status takes, and the number of the course of each product."""
    names = list(STATUSES)

    def course(entry: ProductEntry) -> tuple[int, ...]:
        """Its status now, then for each turn the day and what it turns to."""
        later = ((_days(turn.start), names.index(turn.status.value)) for turn in entry.turns)
        return (names.index(entry.status.value), *(number for turn in later for number in turn))

    courses = [course(entry) for entry in entries]
    known = sorted(set(courses))
    place = {one: number for number, one in enumerate(known)}
    return {
        "names": [[name, STATUSES[name]] for name in names],
        "courses": [list(one) for one in known],
        "values": [place[one] for one in courses],
    }


def lengths(entries: Sequence[ProductEntry]) -> list[int]:
    """Of how many syllables each name is."""
    return [min(len(syllables(entry.record.name)), PLACES) for entry in entries]


def orders(entries: Sequence[ProductEntry]) -> Plain:
    """By name and by the newest paper: the place of each product in that order. Loaded only where it is asked for."""
    newest = _places(entries, lambda entry: (-_newest(entry), entry.order, entry.record.id))
    return {"ten": _places(entries, lambda entry: (entry.order, entry.record.id)), "moi": newest}


def _newest(entry: ProductEntry) -> int:
    """The last day on which its newest paper can have been issued; of what has none, the first of all days."""
    issued = [paper.certificate.issued for paper in entry.papers if paper.certificate.issued]
    days = [known for one in issued if (known := one.last or one.first) and known.year <= LAST_YEAR]
    years = [date(p.certificate.programme_year, 12, 31) for p in entry.papers if p.certificate.programme_year]
    return max((_days(day) for day in days or years), default=0)


def _places(entries: Sequence[ProductEntry], key: Callable[[ProductEntry], Hashable]) -> list[int]:
    ordered = sorted(range(len(entries)), key=lambda number: key(entries[number]))  # type: ignore[arg-type,return-value]
    places = [0] * len(entries)
    for place, number in enumerate(ordered):
        places[number] = place
    return places


def _days(day: date) -> int:
    return max(0, (day - DAY_ONE).days)
