"""The workbooks that imports themselves put beside a table: known again, written over only while nobody worked in them.

Such a workbook is a report or a sheet of questions, never a table to be imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from ocop_site.reading.workbooks import read_workbook
from ocop_site.writing.foreign import answer_sheets, reject_sheets
from ocop_site.writing.workbooks import rejects

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ocop_site.reading.workbooks import Sheet

OwnFile = Literal["rejects", "answers", ""]
_FAR_ENOUGH = 3  # rows in which our headers stand


def own_file(sheets: Sequence[Sheet]) -> OwnFile:
    """Which of our own workbooks this is: rows that were not imported, or questions; "" for a table of somebody's."""
    for sheet in sheets:
        rows = [[cell.text for cell in row] for row in sheet.rows[:_FAR_ENOUGH]]
        if any(set(row) >= answer_sheets.ASKED for row in rows):
            return "answers"
        heads = (row for row in rows if row)
        if any(reject_sheets.is_header(row) or row[0] == rejects.REASON for row in heads):
            return "rejects"
    return ""


def may_write_rejects(path: Path) -> bool:
    """Whether there is nothing at a path, or rejects of an earlier import in which nobody has changed anything."""
    if not path.exists():
        return True
    sheets, _ = read_workbook(path)
    return len(sheets) == 1 and reject_sheets.is_untouched(sheets[0])


def may_write_answers(path: Path) -> bool:
    """Whether there is nothing at a path, or a sheet of questions with nothing but answers added to it."""
    if not path.exists():
        return True
    sheets, _ = read_workbook(path)
    return len(sheets) == 1 and answer_sheets.holds_only_answers(sheets[0])
