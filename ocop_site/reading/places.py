"""Where the keys and values of plain data stand, kept small: there are a million, and few are asked for.

The parser meets keys and values in the order in which a walk through the finished data meets them again.
So it is enough to keep line and column of each in a row of numbers; the tables by location are made when
someone asks.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ocop_site.reading.raw import Location, Raw, Spot


@dataclass(frozen=True, slots=True)
class Marks:
    """Line and column, from 0 inside the text, of each key and value of some data, in the order of the text.

    `first_line` and `last_line` are the lines of the file, from 1, on which the text begins and ends.
    """

    first_line: int
    last_line: int
    numbers: array[int] = field(default_factory=lambda: array("I"))

    def spot(self, line: int, column: int) -> Spot:
        """Line and column in the file: an empty value at the very end is marked behind the last line."""
        return min(self.first_line + line, self.last_line), column + 1

    def spots(self) -> Iterator[Spot]:
        """All of them."""
        return (self.spot(*pair) for pair in zip(self.numbers[::2], self.numbers[1::2], strict=True))


class Met(NamedTuple):
    """A key or a value met on the walk; `holder` is the mapping or list it stands in (None for the top)."""

    location: Location
    is_key: bool
    holder: Raw
    spot: Spot


class Places(Mapping["Location", "Spot"]):
    """From the location of each value (or of each key) to line and column, both from 1."""

    __slots__ = ("_data", "_marks", "_of_keys", "_table")

    def __init__(self, data: Raw, marks: Marks, *, of_keys: bool) -> None:
        self._data = data
        self._marks = marks
        self._of_keys = of_keys
        self._table: dict[Location, Spot] | None = None

    def _known(self) -> dict[Location, Spot]:
        if self._table is None:
            met = walk_marks(self._data, self._marks)
            self._table = {one.location: one.spot for one in met if one.is_key == self._of_keys}
        return self._table

    def __getitem__(self, location: Location) -> Spot:
        return self._known()[location]

    def __iter__(self) -> Iterator[Location]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def __repr__(self) -> str:
        return f"Places({self._known()!r})"


def walk_marks(data: Raw, marks: Marks) -> Iterator[Met]:
    """Every key and value of the data, in the order of the text, as far as the marks go."""
    spots = marks.spots()

    def visit(location: Location, value: Raw, holder: Raw) -> Iterator[Met]:
        for spot in spots:
            yield Met(location, is_key=False, holder=holder, spot=spot)
            break
        if isinstance(value, dict):
            for key, inner in value.items():
                below = (*location, key)
                for spot in spots:
                    yield Met(below, is_key=True, holder=value, spot=spot)
                    break
                yield from visit(below, inner, value)
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from visit((*location, number), inner, value)

    return visit((), data, None)
