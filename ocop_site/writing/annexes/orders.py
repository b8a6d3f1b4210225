"""What is asked of the annex of a decision, and what became of each of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.writing.content_files import ContentFile
    from ocop_site.writing.foreign.answer_sheets import Question
    from ocop_site.writing.foreign.tables import ForeignRow, ForeignTable

What = Literal["new", "matched", "known", "duplicate", "waiting", "refused"]


@dataclass(frozen=True, slots=True)
class AnnexOrder:
    """What to take in: the file, the decision (number, day, issuer as printed), where it was read, and on which day.

    `answers` is the sheet of questions, read where it is there. `source` is the address of the decision, "" for none.
    """

    file: Path
    content: Path
    number: str
    signed: date
    issuer: str
    read_on: date
    answers: Path
    mapping: Path | None = None
    source: str = ""
    vocabulary: Path | None = None


@dataclass(frozen=True, slots=True)
class RowFate:
    """What became of one row about a product: its record's id where it has one, why where something is to be told."""

    row: ForeignRow
    what: What
    act: str
    name: str
    product: str = ""
    producer: str = ""
    new_producer: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class AnnexPlan:
    """The files to write (none while something is open), every row's fate, the table with its other rows.

    `decision` is the decision's id; `questions` what waits for an answer, `sheet` the workbook that asks for it.
    `more`: how often `check` will say something else of the new records, by code.
    """

    decision: str = ""
    files: tuple[ContentFile, ...] = ()
    fates: tuple[RowFate, ...] = ()
    table: ForeignTable | None = None
    questions: tuple[Question, ...] = ()
    sheet: bytes = b""
    problems: tuple[Problem, ...] = ()
    more: tuple[tuple[str, int], ...] = ()


def answers_beside(file: Path) -> Path:
    """Where the questions about a file are asked: `phu-luc-doi-chieu.xlsx` beside `phu-luc.xlsx`."""
    return file.with_name(f"{file.stem}-doi-chieu.xlsx")
