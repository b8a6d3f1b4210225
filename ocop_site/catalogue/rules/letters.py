"""What must be true of letters: Vietnamese ones are typed as such, not as others that look the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.vietnamese import look_alikes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.reading.raw import Location, Raw
    from ocop_site.records.collection import Records

# Letters that Vietnamese lacks. Where fonts like .VnTime and VNI gave them the looks of its own, texts that leave the
# font are full of them ("Hµ TÜnh", "Maät ong"), as are texts that were read with the wrong encoding ("Máº­t").
_FOREIGN = "äåæçëîïñöøûüÿÄÅÆÇËÎÏÑÖØÛÜµ¶¸¹¬§¨º»¼½¾¿¦"
_STRANGE = re.compile(rf"[^\W\d_]*[{_FOREIGN}][\w{_FOREIGN}]*|\w+[{_FOREIGN}]")
_CERTAIN = re.compile(rf"á[º»]|\w[{_FOREIGN}](?<=[ÄÅÆÇËÎÏÑÖØÛÜ])(?=[a-z])|\w[µ¶¸¹](?=[a-z])")

# What stands there as a paper prints it, letter for letter, and what editors write for each other.
VERBATIM = frozenset({"as_certified", "group_as_printed", "name_as_printed", "notes", "quote"})


def letter_problems(records: Records) -> Iterator[Problem]:
    """A word with a letter that only looks Vietnamese, or that only did in its font, is found by no search."""
    for key in sorted(records.raws):
        raw = records.raws[key]
        for location, text in _texts(raw.data, ()):
            for word, meant in look_alikes(text):
                yield Problem("look-alike-letter", raw.place(location), {"value": word}, meant)
            strange = legacy_word(text)
            if strange:
                yield Problem("legacy-letters", raw.place(location), {"value": strange})


def legacy_word(text: str) -> str:
    """The first word that shows that a text was typed for an old font or read with a wrong encoding; "" for none.

    One foreign letter may belong to a foreign name; two of them, or a capital inside a word, do not.
    """
    if text.isascii():
        return ""
    found = [match[0] for match in _STRANGE.finditer(text) if any(char.isalpha() for char in match[0])]
    several = sum(char in _FOREIGN for word in found for char in word) > 1
    return found[0] if found and (several or _CERTAIN.search(text)) else ""


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
