"""Which lists of products there are: every choice of filters that has a page, and the products that fit it.

A list is what fits a choice. It has a page where it holds something and is smaller than one of the lists that lead to
it; a few have theirs in any case. Why the wider lists of a page then have pages: decision 14.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Literal

from ocop_site.pages import addresses
from ocop_site.pages.maps import paged_units, printed_unit, unit_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, ProductEntry

ALL_STARS = (5, 4, 3)

Filter = Literal["place", "group", "criteria", "stars", "in_force"]
Lists = dict["Choice", list["ProductEntry"]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: what is left empty chooses nothing.

    `place` is the address of a province's own list, of today or of the old map; `criteria` the number of a set, which
    stands beside its group; `in_force` only what is in force on the day.
    """

    place: str = ""
    group: str = ""
    criteria: int = 0
    stars: int = 0
    in_force: bool = False

    @property
    def address(self) -> str:
        """Where the list stands: every choice has one address, whatever way led to it."""
        base = self.place or addresses.HOME
        if self.group:
            base = addresses.with_group(base, self.group)
        if self.criteria:
            base = addresses.with_set(base, self.criteria)
        if self.stars:
            base = addresses.with_stars(base, self.stars)
        return addresses.in_force(base) if self.in_force else base

    @property
    def depth(self) -> int:
        """How many filters are chosen."""
        return sum((self.place != "", self.group != "", self.criteria > 0, self.stars > 0, self.in_force))

    def without(self, chosen: Filter) -> Choice:
        """The same without one of its filters; a set goes with its group."""
        match chosen:
            case "group":
                return replace(self, group="", criteria=0)
            case "criteria":
                return replace(self, criteria=0)
            case "place":
                return replace(self, place="")
            case "stars":
                return replace(self, stars=0)
        return replace(self, in_force=False)

    def wider(self) -> Iterator[tuple[Filter, Choice]]:
        """The choices that have one filter less, with the name of that filter."""
        if self.place:
            yield "place", self.without("place")
        if self.criteria:
            yield "criteria", self.without("criteria")
        elif self.group:
            yield "group", self.without("group")
        if self.stars:
            yield "stars", self.without("stars")
        if self.in_force:
            yield "in_force", self.without("in_force")


@dataclass(frozen=True, slots=True)
class Choices:
    """The lists that have pages: `entries` by their choice, in the order of their addresses, each in its own order.

    `narrower`: for each list, by filter, those with that filter more which have a page and hold less (or had their page
    from the first on).
    """

    entries: Mapping[Choice, list[ProductEntry]]
    narrower: Mapping[Choice, Mapping[Filter, list[Choice]]]

    def count(self, choice: Choice) -> int:
        """How many products fit; 0 too where there is no such list."""
        return len(self.entries.get(choice, ()))


def listed_stars(entry: ProductEntry) -> int:
    """Under which number of stars a product is listed: of the recognition that counts; 0 without a paper."""
    return entry.status.stars or 0


def in_force_first(entries: Iterable[ProductEntry]) -> tuple[ProductEntry, ...]:
    """In force first, then those with a paper of other standing, then the rest; each by name."""

    def rank(entry: ProductEntry) -> int:
        if entry.status.in_force:
            return 0
        return 2 if entry.status.value == "no-paper" else 1

    return tuple(sorted(entries, key=lambda e: (rank(e), e.order, e.record.id)))


def gather(catalogue: Catalogue) -> Choices:
    """Every list with a page. Each product is looked at once: products alike in all filters go to the same lists."""
    words = catalogue.vocabulary
    old = {unit.id: unit_address(unit, words) for unit, _ in paged_units(words)}
    lists: Lists = defaultdict(list)
    singles = [Choice(place=addresses.province(one.id)) for one in words.provinces]
    singles += [Choice(place=place) for place in old.values()]
    singles += [Choice(group=one.id) for one in words.groups]
    singles += [Choice(stars=count) for count in ALL_STARS]
    for choice in singles:  # they have their page while they are empty, too
        lists[choice] = []
    alike: dict[tuple[object, ...], list[list[ProductEntry]]] = {}
    for entry in in_force_first(catalogue.products.values()):
        unit = printed_unit(entry.here, words)
        today = addresses.province(entry.here.province) if entry.here.province else ""
        places = ("", today, old.get(unit.id, "") if unit else "")
        stars = listed_stars(entry) if listed_stars(entry) in ALL_STARS else 0
        traits = (places, entry.record.group, entry.record.set or 0, stars, entry.status.in_force)
        if traits not in alike:
            alike[traits] = [lists[choice] for choice in _fitting(*traits)]
        for one in alike[traits]:
            one.append(entry)
    return _with_pages(lists, frozenset(old.values()))


def _fitting(places: tuple[str, ...], group: str, criteria: int, stars: int, in_force: bool) -> list[Choice]:  # noqa: FBT001 - a trait like the others
    """Every choice that a product with these traits fits, each once; without the one that chooses nothing."""
    kinds = {("", 0), (group, 0), (group, criteria)}
    every = product({*places}, kinds, {0, stars}, {False, in_force})
    found = [Choice(place, *kind, count, force) for place, kind, count, force in every]
    # A set of criteria is not crossed with places: lists of one or two products each, by far the most of all.
    return [one for one in found if one.depth and not (one.criteria and one.place)]


def _with_pages(lists: Lists, old: frozenset[str]) -> Choices:
    """The lists that get a page, and which leads to which. `old`: the places of the old map.

    From a list of the whole country ways lead to the provinces of today alone.
    """
    pages: Lists = {}
    narrower: dict[Choice, dict[Filter, list[Choice]]] = {}
    for choice in sorted(lists, key=lambda one: (one.depth, one.address)):
        mine = lists[choice]
        always = _always(choice, old)
        leading = [
            (chosen, wide)
            for chosen, wide in choice.wider()
            if (always or len(lists.get(wide, ())) > len(mine))
            and wide in pages
            and not (chosen == "place" and choice.place in old)
        ]
        if leading or always:
            pages[choice] = mine
            narrower[choice] = defaultdict(list)
        for chosen, wide in leading:
            narrower[wide][chosen].append(choice)
    return Choices({one: pages[one] for one in sorted(pages, key=lambda one: one.address)}, narrower)


def _always(choice: Choice, old: frozenset[str]) -> bool:
    """Lists of one filter, and of two but for "in force" and places of the old map: those published from the first on.

    They keep their address and the ways to it, though they may hold all that a wider one holds.
    """
    both = choice.depth == 2 and not choice.in_force and choice.place not in old  # noqa: PLR2004
    return choice.depth == 1 or both
