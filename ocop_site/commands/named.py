"""What somebody means by a word on the command line: an id, a code, or a name as people write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold, nearest

if TYPE_CHECKING:
    from ocop_site.records.collection import Records


def meant(kind: str, text: str, records: Records) -> tuple[str | None, str]:
    """The id that a text means among things of a kind ("provinces", "producers"), else None and the nearest id.

    A name counts whatever its tones and capitals, where only one thing has it.
    """
    named = _names(kind, records)
    if text in named.values():
        return text, ""
    found = {one for name, one in named.items() if fold(name.partition("\0")[0]) == fold(text)}
    if len(found) == 1:
        return found.pop(), ""
    words = {name.partition("\0")[0]: one for name, one in named.items()} | {one: one for one in named.values()}
    return None, words.get(nearest(text, words), "")


def _names(kind: str, records: Records) -> dict[str, str]:
    """Name and id of each thing; names of two things are told apart behind a zero sign."""
    words = records.vocabulary
    match kind:
        case "groups":
            some = [(name, one.id) for one in words.groups for name in (one.name, one.short)]
        case "provinces":
            some = [(one.name, one.id) for one in words.provinces]
        case "producer_types":
            some = [(one.name, one.id) for one in words.producer_types]
        case "producers":
            some = [(one.name, one.id) for one in records.producers] + [(one.code, one.id) for one in records.producers]
        case _:
            some = [(one.name, one.id) for one in records.products] + [(one.code, one.id) for one in records.products]
    return {f"{name}\0{one}": one for name, one in some}
