"""What must be true of letters: Vietnamese ones are typed as such, not as others that look the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.vietnamese import look_alikes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.raw import Location, Raw
    from ocop_site.records.collection import Records

# What stands there as a paper prints it, letter for letter, and what editors write for each other.
VERBATIM = frozenset({"as_certified", "group_as_printed", "name_as_printed", "notes", "quote"})


def letter_problems(records: Records) -> Iterator[Problem]:
    """A word with a letter that only looks Vietnamese is found by no search, and sorts where nobody looks."""
    for key in sorted(records.raws):
        raw = records.raws[key]
        for location, text in _texts(raw.data, ()):
            for word, meant in look_alikes(text):
                yield Problem("look-alike-letter", raw.place(location), {"value": word}, meant)


def _texts(value: Raw, at: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in VERBATIM:
                yield from _texts(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*at, number))
