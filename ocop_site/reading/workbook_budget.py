"""What one spreadsheet may cost: every part, text and cell of a file is paid for before it is kept.

One budget stands over the whole file, so that many small parts buy no more than one large one. The bounds lie far
above the catalogue of the whole country (some 2,400,000 cells) and far below what fills the memory of a small machine.
"""

from __future__ import annotations

import sys

from ocop_site.problems import Place, Problem

LARGEST_WORKBOOK = 32 * 1024 * 1024  # bytes of the file
MOST_ENTRIES = 2000
LARGEST_UNPACKED = 256 * 1024 * 1024  # bytes of all parts together
LARGEST_RATIO = 200  # unpacked to packed, of a part above a megabyte; sheets of real offices have 10 to 60
LARGEST_TAG = 1024 * 1024  # bytes of one tag or comment, about
DEEPEST = 60  # levels of XML; workbooks have some ten
MOST_ELEMENTS = 10_000_000  # of XML; three in a cell with a text
MOST_NAMES = 2000  # different names of elements and attributes; the parser keeps each
MOST_KEPT = 256 * 1024 * 1024  # bytes of memory for all different texts and cells
LONGEST_TEXT = 100_000  # letters of one cell; programs hold 32,767
MOST_SHEETS = 200
MOST_RELATIONS = 10_000
MOST_STYLES = 100_000  # programs know 65,490
MOST_ROWS = 200_000  # down to the last row with anything in it
MOST_COLUMNS = 1000
MOST_CELLS = 4_000_000  # of all sheets: every row down to the last full one, empty cells before a full one counted
MOST_MERGES = 100_000
_AROUND_A_TEXT = 64  # bytes: the cell that holds it


class WorkbookRefusedError(Exception):
    """A workbook cannot be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Budget:
    """What is left of the bounds while one file is read. Its methods raise WorkbookRefusedError.

    `place` is where problems say that something is: the file, or the sheet that is being read.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.place = Place(path)
        self._unpacked = self._elements = self._cells = self._kept = self._merges = 0

    def refusal(self, code: str, **values: str) -> WorkbookRefusedError:
        """The error that says a problem of this workbook."""
        return WorkbookRefusedError(Problem(code, self.place, values))

    def limit(self, measure: str, found: int, most: int) -> None:
        """Raises where something is more than a workbook of ours or of an office ever has."""
        if found > most:
            raise self.refusal("workbook-too-large", measure=measure, found=str(found), limit=str(most))

    def pay_unpacked(self, count: int) -> None:
        """For bytes about to be parsed."""
        self._unpacked += count
        self.limit("unpacked-bytes", self._unpacked, LARGEST_UNPACKED)

    def pay_elements(self, count: int) -> None:
        """For elements that were parsed."""
        self._elements += count
        self.limit("elements", self._elements, MOST_ELEMENTS)

    def pay_cells(self, count: int) -> None:
        """For cells about to be laid out, empty ones too."""
        self._cells += count
        self.limit("cells", self._cells, MOST_CELLS)

    def pay_merge(self) -> None:
        """For one area of merged cells."""
        self._merges += 1
        self.limit("merges", self._merges, MOST_MERGES)

    def keep(self, text: str) -> str:
        """The text, paid for; twice the same text is paid twice."""
        self._kept += sys.getsizeof(text) + _AROUND_A_TEXT
        self.limit("memory-bytes", self._kept, MOST_KEPT)
        return text
