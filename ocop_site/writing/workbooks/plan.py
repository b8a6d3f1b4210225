"""The import of the project's own workbook, planned whole: what changes, what is written, what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import any_errors
from ocop_site.records.columns import all_tables
from ocop_site.writing.workbooks.agreement import agree
from ocop_site.writing.workbooks.changes import compare
from ocop_site.writing.workbooks.drafts import Drafter
from ocop_site.writing.workbooks.intake import take_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.problems import Problem
    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.workbooks import Sheet
    from ocop_site.records.collection import Records
    from ocop_site.writing.workbooks.changes import Change, Refusal


@dataclass(frozen=True, slots=True)
class WorkbookPlan:
    """What the import would do.

    `files` leads from a path below the content folder to its bytes, `before` to the digest of what lay there, "" where
    nothing did. `missing` and `untouched` are by table and by kind. Where a problem is an error nothing may be written.
    `doubts` are warnings that the catalogue would have anew, at the cells that make them.
    """

    files: Mapping[str, bytes]
    before: Mapping[str, str]
    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    untouched: Mapping[str, int]
    missing: Mapping[str, list[str]]
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...] = ()


def plan_workbook(
    sheets: Sequence[Sheet], file: str, content: Path, raw: RawContent, records: Records, day: date
) -> WorkbookPlan:
    """Everything that importing a workbook named `file` would write into the content, which must be without errors.

    `day` is written into the ledger beside new codes.
    """
    intake = take_in(sheets, file)
    if any_errors(intake.problems):
        return WorkbookPlan({}, {}, (), (), {}, {}, intake.problems)
    found = compare(intake, raw.records, all_tables(), records.vocabulary)
    drafter = Drafter(content, raw, records, day, found.refused)
    drafts, refused = drafter.draft(found.changes)
    agreed = agree(drafter, drafts)
    return WorkbookPlan(
        files=drafter.files(agreed.drafts),
        before=drafter.before(agreed.drafts),
        changes=tuple(change for draft in agreed.drafts for change in draft.changes),
        refused=(*found.refused, *refused, *agreed.refused),
        untouched=dict(found.untouched),
        missing=found.missing,
        problems=(*intake.problems, *found.lost),
        doubts=agreed.doubts,
    )
