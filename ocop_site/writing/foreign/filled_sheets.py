"""A sheet with its merged cells filled: what is written once over several cells holds for each of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.reading.workbooks import EMPTY, cell_name

if TYPE_CHECKING:
    from ocop_site.reading.workbooks import Cell, Sheet

MOST_FILLED = 2_000_000  # cells; merged ranges of real sheets do not overlap, those of a bomb may


class FilledSheet:
    """A sheet and, for each row, the values that merged cells bring into it. Ranges end where the sheet does.

    `not_filled`: merged ranges beyond what is filled, as spreadsheets write them; their values stand in the first cell.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.name = sheet.name
        self.rows = sheet.rows
        self._brought: dict[int, list[tuple[int, int, Cell, int]]] = defaultdict(list)
        width = max(map(len, sheet.rows), default=0)
        filled = 0
        self.not_filled: list[str] = []
        for top, left, bottom, right in sheet.merges:
            first = sheet.rows[top][left] if top < len(sheet.rows) and left < len(sheet.rows[top]) else EMPTY
            last, end = min(bottom, len(sheet.rows) - 1), min(right, width - 1)
            if not first.text:
                continue
            size = max(last - top + 1, 0) * max(end - left + 1, 0)
            if filled + size > MOST_FILLED:
                self.not_filled.append(f"{cell_name(top, left)}:{cell_name(bottom, right)}")
                continue
            filled += size
            for row in range(top, last + 1):
                self._brought[row].append((left, end, first, bottom - top + 1))

    def filled(self, row: int, highest: int = 0) -> list[Cell]:
        """The cells of a row; ranges of more than `highest` rows are left out, none where it is 0."""
        cells = list(self.rows[row])
        for left, end, first, height in self._brought.get(row, ()):
            if highest and height > highest:
                continue
            cells += [EMPTY] * (end + 1 - len(cells))
            cells[left : end + 1] = [first] * (end + 1 - left)
        return cells
