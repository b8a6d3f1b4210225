"""The lists of products by province, group, set, stars and standing, one for every choice; `lists` cuts them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages.choices import Choice, gather
from ocop_site.pages.list_words import ListWords
from ocop_site.pages.pieces import entry_piece
from ocop_site.pages.places import notes_of, ways_of
from ocop_site.pages.some import EVERYTHING, Only
from ocop_site.vietnamese import sort_key
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.choices import Choices, Filter
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.places import Crumb

Facets = tuple[tuple[str, tuple["Plain", ...]], ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One list before it is cut into pages: where it stands, what it is called, what is on it.

    `facets` lead to lists that hold less, `chips` to those without one of its filters, `switch` to what of it is in
    force and back. `notes` are sentences below the heading, `ways` entries that lead to lists and files that belong to
    this one. To a list `in_force` a product belongs until the last day of its term.
    """

    base: str
    heading: str
    lead: str
    crumbs: tuple[Crumb, ...]
    entries: tuple[ProductEntry, ...]
    facets: Facets = ()
    notes: tuple[str, ...] = ()
    ways: tuple[Plain, ...] = ()
    chips: tuple[Plain, ...] = ()
    switch: Plain | None = None
    in_force: bool = False


def shelves(catalogue: Catalogue, only: Only = EVERYTHING) -> Iterator[Shelf]:
    """Every list of the site, in the order of its address. Those of which nothing is wanted may be left out."""
    choices = gather(catalogue)
    words = ListWords(catalogue)
    for choice, entries in choices.entries.items():
        if only.shelf(choice.address):
            alone = words.places[choice.place] if choice == Choice(place=choice.place) else None
            yield Shelf(
                choice.address,
                words.heading(choice),
                words.lead(choice),
                words.crumbs(choice),
                tuple(entries),
                _facets(choice, choices, words),
                notes_of(alone, catalogue) if alone else _star_notes(choice, catalogue),
                ways_of(alone, choices, catalogue) if alone else (),
                _chips(choice, choices, words),
                _switch(choice, choices),
                choice.in_force,
            )


def star_meaning(count: int, catalogue: Catalogue) -> str:
    """What so many stars mean, in the words of the rules."""
    star = catalogue.vocabulary.star(count)
    return own(star.definition, star.others("definition")) if star else ""


def _star_notes(choice: Choice, catalogue: Catalogue) -> tuple[str, ...]:
    return (star_meaning(choice.stars, catalogue),) if choice == Choice(stars=choice.stars) and choice.stars else ()


def _facets(choice: Choice, choices: Choices, words: ListWords) -> Facets:
    """The ways to the lists with one filter more that hold less; a filter that all products share is none.

    Names stand in the alphabet's order, not by count: who looks for a province knows its name, and an order by count
    would change with every new record.
    """
    titles: tuple[tuple[Filter, str], ...] = (
        ("stars", say("Theo hạng sao")),
        ("group", say("Theo nhóm")),
        ("place", say("Theo tỉnh, thành phố")),
        ("criteria", say("Theo bộ tiêu chí")),
    )
    found = []
    for kind, title in titles:
        narrower = choices.narrower[choice].get(kind, [])
        lines = [entry_piece(words.short(one, kind), one.address, choices.count(one)) for one in narrower]
        if lines:
            lines.sort(key=lambda line: sort_key(line["text"]), reverse=kind == "stars")
            found.append((title, tuple(lines)))
    return tuple(found)


def _chips(choice: Choice, choices: Choices, words: ListWords) -> tuple[Plain, ...]:
    """Each filter with the way to the list without it; for "in force" that is the switch.

    A list of one filter has none: what is wider is above it in the crumbs.
    """
    kinds: list[Filter] = [kind for kind, _ in choice.wider() if kind != "in_force"]
    if choice.criteria:
        kinds.insert(kinds.index("criteria"), "group")
    without = [(kind, choice.without(kind)) for kind in kinds]
    return tuple(
        {"text": words.short(choice, kind), "href": wide.address} for kind, wide in without if wide in choices.entries
    )


def _switch(choice: Choice, choices: Choices) -> Plain | None:
    """Between all products and those in force, where both lists have pages: address and count of each."""
    everything = choice.without("in_force")
    narrower = choices.narrower.get(everything, {}).get("in_force", [])
    current = choice if choice.in_force else next(iter(narrower), None)
    if current is None or everything not in choices.entries:
        return None
    return {
        "all": {"href": everything.address, "count": choices.count(everything)},
        "in_force": {"href": current.address, "count": choices.count(current)},
    }
