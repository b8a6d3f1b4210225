"""The products of each province, or of none that is known, and which of them need a look: for the lists by standing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.status import EXPIRING_DAYS
from ocop_site.pages import addresses
from ocop_site.pages.calendars import has_last_day
from ocop_site.pages.names import full_name
from ocop_site.vietnamese import sort_key
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.status import Value

NO_PROVINCE = "chua-ro-tinh"
OUTDATED_VALUES: frozenset[Value] = frozenset({"past-term", "undetermined"})


@dataclass(frozen=True, slots=True)
class Part:
    """The products of one province, or (`id` = NO_PROVINCE) those whose province is not known.

    `whose` are the words that follow "sản phẩm": "của tỉnh Hà Tĩnh"; `page` is the list of the province, if any; `day`
    is the catalogue's.
    """

    id: str
    name: str
    whose: str
    page: str
    day: date
    entries: tuple[ProductEntry, ...]

    @property
    def outdated(self) -> tuple[ProductEntry, ...]:
        """Those whose last known paper has run its term, or whose term cannot be computed."""
        return tuple(e for e in self.entries if e.status.value in OUTDATED_VALUES)

    @property
    def ending(self) -> tuple[ProductEntry, ...]:
        """Those whose term surely ends soon, by the day of its end."""
        return by_last_day(e for e in self.entries if ends_soon(e, self.day))

    @property
    def dated(self) -> tuple[ProductEntry, ...]:
        """Those in force with a last day, which is what a calendar holds."""
        return by_last_day(e for e in self.entries if has_last_day(e))


def ends_soon(entry: ProductEntry, day: date) -> bool:
    """Whether the term, an extension included, ends within 90 days, on a day that is known.

    "Ít nhất đến" is no such day.
    """
    status = entry.status
    known = status.until if status.in_force and status.exact else None
    return known is not None and known - day <= timedelta(days=EXPIRING_DAYS)


def by_last_day(entries: Iterable[ProductEntry]) -> tuple[ProductEntry, ...]:
    """Sorted by the last day of the term, then by name. All must have such a day."""
    return tuple(sorted(entries, key=lambda e: (e.status.until, e.order, e.record.id)))


def parts(catalogue: Catalogue) -> tuple[Part, ...]:
    """Every province that has a product, in the alphabet's order, then the products without a province.

    A product never leaves the catalogue, so that a province once here stays, and with it the address of its lists.
    """
    grouped: dict[str | None, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        grouped[entry.here.province].append(entry)
    found = [
        Part(
            p.id,
            p.name,
            say("của {place}", place=full_name(p, catalogue.day)),
            addresses.province(p.id),
            catalogue.day,
            tuple(grouped[p.id]),
        )
        for p in sorted(catalogue.vocabulary.provinces, key=lambda p: sort_key(p.name))
        if grouped[p.id]
    ]
    if grouped[None]:
        found.append(
            Part(
                NO_PROVINCE, say("Chưa rõ tỉnh"), say("chưa rõ thuộc tỉnh nào"), "", catalogue.day, tuple(grouped[None])
            )
        )
    return tuple(found)
