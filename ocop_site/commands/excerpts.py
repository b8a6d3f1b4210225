"""The line of a file on which a problem stands, with a mark below the very place: what an editor looks for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from ocop_site.reading.record_files import read_bytes
from ocop_site.reading.text import decode

if TYPE_CHECKING:
    from ocop_site.problems import Place, Problem

LARGEST = 4 * 1024 * 1024  # bytes; ledgers and tables are larger than records
WIDTH = 100  # cells of a terminal; of a longer line a piece is shown
BEFORE = 30  # characters kept before the place where a line is cut


class Excerpts:
    """Lines of files by the places that problems name. Each file is read once; one that cannot be read has none."""

    def __init__(self, content: Path | None = None) -> None:
        """`content`: the folder of records as it was given; the places of its problems begin with its name."""
        self._above = _above(content) if content is not None else Path()
        self._lines: dict[str, list[str]] = {}

    def of(self, problem: Problem) -> list[str]:
        """The line with its number and the line of marks below it; [] where there is nothing to show."""
        line = self._line(problem.place)
        if line is None or not line.strip():
            return []
        start, length = _marked(line, min(problem.place.column - 1, len(line)), problem.values.get("value", ""))
        cut = max(0, start - BEFORE) if cell_len(line) > WIDTH else 0
        shown = line[cut : cut + WIDTH]
        before = "…" if cut else ""
        after = "…" if cut + WIDTH < len(line) else ""
        length = max(1, min(length, len(shown) - (start - cut)))
        number = str(problem.place.line)
        indent = " " * cell_len(before + shown[: start - cut])
        marks = "^" * max(1, cell_len(shown[start - cut : start - cut + length]))
        return [f"  {number} | {before}{shown}{after}", f"  {' ' * len(number)} | {indent}{marks}"]

    def _line(self, place: Place) -> str | None:
        if not place.line or not place.column:
            return None
        lines = self._lines.get(place.path)
        if lines is None:
            lines = self._lines[place.path] = _read(self._above / place.path)
        return lines[place.line - 1] if place.line <= len(lines) else None


def _above(content: Path) -> Path:
    """The folder from which the places of a content folder's problems lead: see `reading.folder`."""
    given = os.path.normpath(content)
    down = not os.path.isabs(given) and Path(given).parts[:1] not in {(), (os.pardir,)}  # noqa: PTH117
    return Path() if down else Path(os.path.abspath(content)).parent  # noqa: PTH100


def _read(file: Path) -> list[str]:
    """The lines as problems count them; signs that a terminal would obey, or that have no width, are shown as `�`."""
    data, _ = read_bytes(str(file), file.name, LARGEST)
    text, _ = decode(data, file.name, LARGEST) if data is not None else (None, [])
    if text is None:
        return []
    return ["".join(c if c.isprintable() else " " if c == "\t" else "�" for c in line) for line in text.split("\n")]


def _marked(line: str, start: int, value: str) -> tuple[int, int]:
    """Where the mark begins and how long it is: the value from the place on, with its quotes; else one character."""
    at = line.find(value, start) if value else -1
    if at < 0:
        return start, 1
    quoted = at > start and line[at - 1] in "\"'" and line[at + len(value) : at + len(value) + 1] == line[at - 1]
    return (at - 1, len(value) + 2) if quoted else (at, len(value))
