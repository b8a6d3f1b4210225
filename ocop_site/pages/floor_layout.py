"""Where booths lie on the drawings of a fair's halls: cells as they are recorded, else rows of ten by number.

Nothing here knows of pages: booths in the order of their numbers go in, rectangles of cells come out. Whatever the
record says, every booth stands on one drawing, inside it, and on no other booth.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.booths import cells_of, hall_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.records.others import Booth, Fair

ROW_OF_UNPLACED = 10
REACH = 2  # how many of the smallest booths are seen on each side of one in its surroundings


@dataclass(frozen=True, slots=True)
class Spot:
    """The cells of a booth, counted from 0. `place`: of the booth in the order of numbers."""

    place: int
    column: int
    row: int
    wide: int = 1
    deep: int = 1


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing: a grid of cells and the booths on it. `placed`: by the cells that the record gives."""

    hall: str
    placed: bool
    columns: int
    rows: int
    spots: tuple[Spot, ...]

    @property
    def side(self) -> int:
        """The shortest side of all its booths, in cells: some fairs measure a booth in nine cells, not in one."""
        return min((min(spot.wide, spot.deep) for spot in self.spots), default=1)


@dataclass(slots=True)
class _Hall:
    """A hall while it is filled; the grid of one that the fair does not describe reaches as far as its booths."""

    placed: list[Spot] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    columns: int = 0
    rows: int = 0


def drawings(fair: Fair, booths: Sequence[Booth]) -> list[Drawing]:
    """The drawings of all halls that have booths, as the fair names its halls, then the others by their booths.

    Booths of a hall whose cells are not known follow on a drawing of their own, and so do those whose cells lie outside
    the hall or belong to a booth before them.
    """
    halls = {hall.name: _Hall(columns=hall.columns, rows=hall.rows) for hall in fair.halls}
    described = set(halls)
    for place, booth in enumerate(booths):
        known = hall_of(booth, fair)
        name = known.name if known else booth.hall or ""
        _enter(halls.setdefault(name, _Hall()), place, booth, fixed=name in described)
    named = sorted(halls, key=lambda name: not name)  # without a name: last
    return [drawing for name in named for drawing in _drawn(name, halls[name])]


def _enter(hall: _Hall, place: int, booth: Booth, *, fixed: bool) -> None:
    cells = cells_of(booth)
    outside = fixed and any(row > hall.rows or column > hall.columns for row, column in cells)
    if not cells or outside or not hall.taken.isdisjoint(cells):
        hall.unplaced.append(place)
        return
    (row, column), (last_row, last_column) = cells[0], cells[-1]
    hall.taken.update(cells)
    hall.placed.append(Spot(place, column - 1, row - 1, booth.wide, booth.deep))
    hall.rows, hall.columns = max(hall.rows, last_row), max(hall.columns, last_column)


def _drawn(name: str, hall: _Hall) -> Iterator[Drawing]:
    if hall.placed:
        # From the door to the back, row by row: so the keyboard goes through the hall.
        spots = sorted(hall.placed, key=lambda spot: (spot.row, spot.column))
        yield Drawing(name, placed=True, columns=hall.columns, rows=hall.rows, spots=tuple(spots))
    if hall.unplaced:
        rows = -(-len(hall.unplaced) // ROW_OF_UNPLACED)
        spots = [Spot(one, i % ROW_OF_UNPLACED, i // ROW_OF_UNPLACED) for i, one in enumerate(hall.unplaced)]
        columns = min(len(spots), ROW_OF_UNPLACED)
        yield Drawing(name, placed=False, columns=columns, rows=rows, spots=tuple(spots))


def around(drawing: Drawing, place: int) -> Drawing:
    """The part of a drawing about one of its booths; booths that reach over its edge are cut there."""
    own = next(spot for spot in drawing.spots if spot.place == place)
    reach = REACH * drawing.side
    left, right = max(0, own.column - reach), min(drawing.columns, own.column + own.wide + reach)
    top, bottom = max(0, own.row - reach), min(drawing.rows, own.row + own.deep + reach)
    seen = []
    for spot in drawing.spots:
        first_column, end_column = max(spot.column, left), min(spot.column + spot.wide, right)
        first_row, end_row = max(spot.row, top), min(spot.row + spot.deep, bottom)
        if first_column < end_column and first_row < end_row:
            wide, deep = end_column - first_column, end_row - first_row
            seen.append(Spot(spot.place, first_column - left, first_row - top, wide, deep))
    return replace(drawing, columns=right - left, rows=bottom - top, spots=tuple(seen))
