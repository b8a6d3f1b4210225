"""What must hold between the entries of the vocabulary, which `vocabulary` only looks up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.stocks import stock_problems
from ocop_site.vietnamese import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ocop_site.problems import Place
    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.records.vocabulary_files import Tile

Location = tuple[str | int, ...]
Found = tuple[str, str, Location, str]


def check_vocabulary(vocabulary: Vocabulary, place: Callable[[str, Location], Place]) -> list[Problem]:
    """What is wrong between entries that are each right: one id twice, a reference that leads nowhere, a wrong stock.

    `place(stem, location)` says where a value stands in the file of that stem.
    """
    problems = []
    known: dict[str, list[str]] = {}
    for kind, stem, location, value in _ids(vocabulary):
        if value in known.setdefault(kind, []):
            problems.append(Problem("same-id-twice", place(stem, location), {"value": value, "kind": kind}))
        known[kind].append(value)
    for kind, stem, location, value in _references(vocabulary):
        if value not in known.get(kind, []):
            field = next(str(part) for part in reversed(location) if isinstance(part, str))
            values = {"field": field, "value": value, "kind": kind}
            problems.append(
                Problem("unknown-reference", place(stem, location), values, nearest(value, known.get(kind, [])))
            )
    for at, stock in enumerate(vocabulary.stocks):
        problems += stock_problems(stock, partial(_in_stock, place, at))
    return problems


def _in_stock(place: Callable[[str, Location], Place], at: int, location: Location) -> Place:
    return place("stocks", ("stocks", at, *location))


def _ids(words: Vocabulary) -> Iterator[Found]:
    """The kind, file, location and text of every id."""
    yield from _tiles(words)
    for scheme_at, scheme in enumerate(words.schemes):
        kind = "groups" if scheme.until is None else f"groups of {scheme.id}"
        for at, group in enumerate(scheme.groups):
            yield kind, "groups", ("schemes", scheme_at, "groups", at, "id"), group.id
    lists: tuple[tuple[str, str, str, Sequence[str]], ...] = (
        ("schemes", "groups", "schemes", [one.id for one in words.schemes]),
        ("provinces", "provinces", "current", [one.id for one in words.provinces]),
        ("former provinces", "provinces", "former", [one.id for one in words.former_provinces]),
        ("ministries", "sets", "ministries", [one.id for one in words.ministries]),
        ("sets", "sets", "sets", [str(one.number) for one in words.sets]),
        ("rules", "rules", "rules", [one.id for one in words.rules]),
        ("stars", "stars", "stars", [str(one.stars) for one in words.stars]),
        ("platforms", "platforms", "platforms", [one.id for one in words.platforms]),
        ("producer types", "producer-types", "types", [one.id for one in words.producer_types]),
        ("levels", "levels", "levels", [one.id for one in words.levels]),
        ("districts", "districts", "provinces", [one.id for one in words.districts.provinces]),
        ("hosts", "hosts", "hosts", [one.id for one in words.hosts]),
        ("stocks", "stocks", "stocks", [one.id for one in words.stocks]),
        ("languages", "foreign-words", "languages", [one.language for one in words.foreign_words]),
    )
    for kind, stem, field, ids in lists:
        for at, value in enumerate(ids):
            yield kind, stem, (field, at), value


def _tiles(words: Vocabulary) -> Iterator[Found]:
    """As `_ids`: the places on the tile map, of which each is taken once."""
    for at, province in enumerate(words.provinces):
        found: list[tuple[Location, Tile]] = [(("current", at, "tile"), province.tile)]
        if province.islands:
            found.append((("current", at, "islands", "tile"), province.islands.tile))
        for location, tile in found:
            yield "tiles", "provinces", location, f"{{column: {tile.column}, row: {tile.row}}}"


def _references(words: Vocabulary) -> Iterator[Found]:
    """The kind, file, location and text of every id that stands for another entry."""
    yield from _mappings(words)
    for at, former in enumerate(words.former_provinces):
        yield "provinces", "provinces", ("former", at, "became"), former.became
    for at, listed in enumerate(words.districts.provinces):
        yield "former provinces", "districts", ("provinces", at, "id"), listed.id
    for at, one in enumerate(words.sets):
        yield "groups", "sets", ("sets", at, "group"), one.group
        for lead_at, lead in enumerate(one.lead):
            yield "ministries", "sets", ("sets", at, "lead", lead_at), lead
    for at, platform in enumerate(words.platforms):
        if platform.became is not None:
            yield "platforms", "platforms", ("platforms", at, "became"), platform.became
    for at, producer_type in enumerate(words.producer_types):
        if producer_type.only_for is not None:
            yield "groups", "producer-types", ("types", at, "only_for"), producer_type.only_for


def _mappings(words: Vocabulary) -> Iterator[Found]:
    """As `_references`: the groups of today to which old ones map."""
    for scheme_at, scheme in enumerate(words.schemes):
        for at, group in enumerate(scheme.groups):
            if group.maps_to is not None:
                yield "groups", "groups", ("schemes", scheme_at, "groups", at, "maps_to"), group.maps_to
