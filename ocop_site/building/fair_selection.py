"""What is printed for a fair: the signs of its booths, or the labels of what stands on their tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.building.label_items import WHY_NOTHING, Chosen, Item, nothing
from ocop_site.catalogue.booth_entries import booth_entries
from ocop_site.problems import Place, Problem
from ocop_site.vietnamese import is_slip, nearest, slug

if TYPE_CHECKING:
    from ocop_site.building.label_items import Selection
    from ocop_site.catalogue.booth_entries import BoothEntry
    from ocop_site.catalogue.entries import Catalogue, FairEntry

MOST_IN_A_NAME = 3  # numbers of booths that stand in the name of a file


def of_fair(selection: Selection, fair: FairEntry, catalogue: Catalogue) -> tuple[Chosen | None, list[Problem]]:
    """The labels for a fair, booth after booth; None with the problems: a booth that it does not have, no booths."""
    booths, problems = _narrowed(booth_entries(fair, catalogue), selection.booths)
    if problems:
        return None, problems
    if not booths:
        return None, [nothing(Place("--fair"), fair.record.name, WHY_NOTHING["no-booths"])]
    chosen = booth_signs(fair, booths) if selection.booth_signs else table_labels(fair, booths, catalogue)
    return _named(chosen, booths) if selection.booths else chosen, []


def booth_signs(fair: FairEntry, booths: tuple[BoothEntry, ...]) -> Chosen:
    """The signs of some booths of a fair; those without a code have none."""
    record = fair.record
    items = tuple(Item(booth) for booth in booths if booth.record.code)
    uncoded = tuple(booth.booth.number for booth in booths if not booth.record.code)
    return Chosen(f"{record.name} – biển gian", f"bien-gian-{record.id}", items, signs=True, uncoded=uncoded, fair=fair)


def table_labels(fair: FairEntry, booths: tuple[BoothEntry, ...], catalogue: Catalogue) -> Chosen:
    """The labels of what some booths of a fair show; what two booths show gets a label for each."""
    items = tuple(
        Item(catalogue.products[product], at=booth)
        for booth in booths
        for product in dict.fromkeys(booth.booth.products)
        if product in catalogue.products
    )
    return Chosen(fair.record.name, fair.record.id, items, fair=fair)


def _named(chosen: Chosen, booths: tuple[BoothEntry, ...]) -> Chosen:
    """The same, named after its booths, too."""
    some = booths[:MOST_IN_A_NAME]
    more = len(booths) - len(some)
    vi = ", ".join(booth.booth.number for booth in some) + (f" và {more} gian khác" if more else "")
    file = "-".join(booth.booth.slug for booth in some) + (f"-va-{more}-gian-khac" if more else "")
    return replace(chosen, title=f"{chosen.title}: gian {vi}", name=f"{chosen.name}-{file}")


def _narrowed(booths: tuple[BoothEntry, ...], wanted: tuple[str, ...]) -> tuple[tuple[BoothEntry, ...], list[Problem]]:
    """Only the booths with these numbers, in the order of numbers; all of them where none is named."""
    if not wanted:
        return booths, []
    found: set[str] = set()
    problems = []
    for number in wanted:
        one = _numbered(number, booths)
        if one is None:
            values = {"field": "--booth", "value": number, "kind": "booths"}
            problems.append(Problem("unknown-reference", Place("--booth"), values, _hint(number, booths)))
        else:
            found.add(one.booth.slug)
    return tuple(booth for booth in booths if booth.booth.slug in found), problems


def _hint(number: str, booths: tuple[BoothEntry, ...]) -> str:
    """The number most like what was typed; of numbers as short as these the first that one slip of the finger gives."""
    numbers = [booth.booth.number for booth in booths]
    slips = (one for one in numbers if is_slip(_bare(number), _bare(one)))
    return nearest(number, numbers) or next(slips, "")


def _numbered(number: str, booths: tuple[BoothEntry, ...]) -> BoothEntry | None:
    """The booth with a number, however it is typed: "a12" is A12, and so is "A 12" where no other booth is."""
    wanted = slug(number)
    exact = next((booth for booth in booths if booth.booth.slug == wanted), None)
    if exact or not wanted:
        return exact
    alike = [booth for booth in booths if _bare(booth.booth.number) == _bare(number)]
    return alike[0] if len(alike) == 1 else None


def _bare(number: str) -> str:
    """A number without case, tone, punctuation and spaces."""
    return slug(number).replace("-", "")
