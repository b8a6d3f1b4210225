"""What is asked of the import of somebody else's table, what became of each of its rows, and what would be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.writing.content_files import ContentFile
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.rows import ForeignRow
    from ocop_site.writing.foreign.tables import ForeignTable

What = Literal["new", "matched", "known", "duplicate", "waiting", "refused", "rejected"]
"""A refused row keeps its whole annex from being written, a rejected one only itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignOrder:
    """What to take in: the file, where it was read (an address for every row without one), the day of reading.

    `answers` is the sheet of questions, read where it is there.
    """

    file: Path
    content: Path
    day: date
    answers: Path
    mapping: Path | None = None
    source: str = ""
    vocabulary: Path | None = None


@dataclass(frozen=True, slots=True)
class RowFate:
    """What became of one row about a product: its record's id where it has one, why where something is to be told.

    `act` and the producer are told of annexes alone.
    """

    row: ForeignRow
    what: What
    name: str
    product: str = ""
    why: str = ""
    act: str = ""
    producer: str = ""
    new_producer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPlan:
    """The files to write (none while something is open), every row's fate, the table with its other rows.

    `questions`: what waits for an answer, of `asked` rows; `sheet` the workbook that asks for it. `more`: how often
    `check` will say something else of the new records, by code.
    """

    files: tuple[ContentFile, ...] = ()
    fates: tuple[RowFate, ...] = ()
    table: ForeignTable | None = None
    questions: tuple[Question, ...] = ()
    asked: int = 0
    sheet: bytes = b""
    problems: tuple[Problem, ...] = ()
    more: tuple[tuple[str, int], ...] = ()


def answers_beside(file: Path) -> Path:
    """Where the questions about a file are asked: `phu-luc-doi-chieu.xlsx` beside `phu-luc.xlsx`."""
    return file.with_name(f"{file.stem}-doi-chieu.xlsx")
