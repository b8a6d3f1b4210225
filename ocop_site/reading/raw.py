"""What one file of content says, before anyone judges it: plain data, and where each piece of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ocop_site.problems import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

Raw: TypeAlias = str | list["Raw"] | dict[str, "Raw"] | None
"""Plain data as written: text stays text ("0123", "no", "2022-12-29"); an empty value is None."""

Location: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of its record: `("certificates", 0, "stars")`, like pydantic's `loc`."""

Spot: TypeAlias = tuple[int, int]
"""Line and column in the file, both counted from 1."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One file of content.

    `kind` is the folder ("products", "vocabulary") or "site" and "coverage"; `id` the file's stem; `path` the
    file, POSIX and NFC, relative to the parent of the content folder. `values` tells where each value begins,
    `keys` where each key stands, both in lines of the whole file. `story` is the Markdown below the front
    matter ("" if there is none) and `story_line` the line on which it begins (0 if there is none). `digest`
    is that of the file's bytes.
    """

    kind: str
    id: str
    path: str
    data: dict[str, Raw]
    values: Mapping[Location, Spot]
    keys: Mapping[Location, Spot]
    story: str
    story_line: int
    digest: str

    def place(self, location: Location = ()) -> Place:
        """Where a value begins; where the nearest value around it begins if it is not in the file."""
        for length in range(len(location), -1, -1):
            spot = self.values.get(location[:length])
            if spot is not None:
                return Place(self.path, *spot)
        return Place(self.path)

    def key_place(self, location: Location) -> Place:
        """Where the key of a value stands; the place of the value where it has no key, as in a list."""
        spot = self.keys.get(location)
        return self.place(location) if spot is None else Place(self.path, *spot)
