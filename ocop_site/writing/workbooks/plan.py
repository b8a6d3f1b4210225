"""The import of the project's own workbook, planned whole: what changes, what is written, what is refused.

Every changed file is read again by the project's own reader and judged with all other records before anything is
written; a row that would leave a record wrong is refused with the problem that it would make.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules import cross_check
from ocop_site.digests import digest
from ocop_site.problems import Problem, Severity, any_errors
from ocop_site.reading.ledger import GivenCode, ledger_text, read_codes
from ocop_site.reading.record_files import RecordFile, record_of
from ocop_site.reading.walk import FoundFile
from ocop_site.records.base import ID
from ocop_site.records.collection import read_records
from ocop_site.records.columns import OF_KIND, all_tables
from ocop_site.records.parse import parse
from ocop_site.records.schemas import KINDS
from ocop_site.vietnamese import slug
from ocop_site.writing.codes import LEDGER, give_codes
from ocop_site.writing.content_state import KINDS as CODED
from ocop_site.writing.workbooks.changes import Refusal, compare
from ocop_site.writing.workbooks.intake import take_in
from ocop_site.writing.workbooks.record_edits import PlaceRefusedError, edited_file, in_order, wanted_data
from ocop_site.writing.yaml_edits import EditRefusedError
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.reading.workbooks import Sheet
    from ocop_site.records.collection import Records
    from ocop_site.writing.workbooks.changes import Change

_ROUNDS = 6  # of judging what is left after something was refused


@dataclass(frozen=True, slots=True)
class WorkbookPlan:
    """What the import would do.

    `files` leads from a path below the content folder to its bytes, `before` to the digest of what lay there, "" where
    nothing did. `missing` and `untouched` are by table and by kind. Where a problem is an error nothing may be written.
    """

    files: Mapping[str, bytes]
    before: Mapping[str, str]
    changes: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    untouched: Mapping[str, int]
    missing: Mapping[str, list[str]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A record's file as it would be."""

    changes: tuple[Change, ...]
    path: str  # below the content folder
    data: bytes
    record: RawRecord


class _DraftRefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def plan_workbook(
    sheets: Sequence[Sheet], file: str, content: Path, raw: RawContent, records: Records, day: date
) -> WorkbookPlan:
    """Everything that importing a workbook named `file` would write into the content, which must be without errors.

    `day` is written into the ledger beside new codes.
    """
    intake = take_in(sheets, file)
    if any_errors(intake.problems):
        return WorkbookPlan({}, {}, (), (), {}, {}, intake.problems)
    found = compare(intake, raw.records, all_tables())
    drafter = _Drafter(content, raw, records, day)
    drafts, refused = drafter.draft(found.changes)
    drafts, more = drafter.agree(drafts)
    return WorkbookPlan(
        files=drafter.files(drafts),
        before=drafter.before(drafts),
        changes=tuple(change for draft in drafts for change in draft.changes),
        refused=(*found.refused, *refused, *more),
        untouched=dict(found.untouched),
        missing=found.missing,
        problems=intake.problems,
    )


class _Drafter:
    """Makes the files of one import."""

    def __init__(self, content: Path, raw: RawContent, records: Records, day: date) -> None:
        self.content = content
        self.raw = raw
        self.records = records
        self.day = day
        self.known = {(kind, one.id): one for kind in OF_KIND for one in raw.records[kind]}
        self.ledger, _ = read_codes(raw.ledgers.get("codes.csv", b""), f"{raw.name}/{LEDGER}")
        self.given: dict[tuple[str, str], GivenCode] = {}

    def draft(self, changes: Iterable[Change]) -> tuple[list[_Draft], list[Refusal]]:
        """The files of all records that change, each judged alone, and the rows that would leave one wrong."""
        of_record: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in changes:
            of_record[change.row.table.kind, change.row.id].append(change)
        self._give_codes(owner for owner in of_record if owner not in self.known)
        drafts: list[_Draft] = []
        refused: list[Refusal] = []
        for owner in sorted(of_record):
            draft, more = self._settle(owner, of_record[owner])
            drafts += [draft] if draft else []
            refused += more
        return drafts, refused

    def _give_codes(self, new: Iterable[tuple[str, str]]) -> None:
        used = {line.code for line in self.ledger} | {
            str(one.data.get("code")) for one in self.known.values() if one.data.get("code")
        }
        wanted = [owner for owner in new if owner[0] in CODED]
        block = self.records.site.code_block
        self.given = {(line.kind, line.id): line for line in give_codes(block, wanted, used, self.day)}

    def _settle(self, owner: tuple[str, str], changes: Sequence[Change]) -> tuple[_Draft | None, list[Refusal]]:
        """All rows of one record if they go together; else those that do, one after another."""
        try:
            return self._draft(owner, changes), []
        except _DraftRefusedError as refusal:
            problem = refusal.problem
        if len(changes) == 1 or owner not in self.known:
            return None, [_refusal(change, problem) for change in changes]
        kept: list[Change] = []
        draft = None
        refused = []
        for change in changes:
            try:
                draft = self._draft(owner, [*kept, change])
                kept.append(change)
            except _DraftRefusedError as refusal:
                refused.append(_refusal(change, refusal.problem))
        return draft, refused

    def _draft(self, owner: tuple[str, str], changes: Sequence[Change]) -> _Draft:
        kind, record_id = owner
        before = self.known.get(owner)
        place = changes[0].row.place()
        try:
            wanted = wanted_data(before.data if before else {}, changes)
            if before is None and not re.fullmatch(ID, record_id):  # it becomes the name of a file
                raise _DraftRefusedError(Problem("bad-file-name", place, {"value": record_id}, slug(record_id)))
            if before is None:
                given = self.given.get(owner)
                path = "/".join(part for part in (kind, self._folder(kind, wanted), f"{record_id}.yaml") if part)
                whole = in_order(kind, wanted, given.code if given else "")
                data = yaml_text(whole).encode()  # type: ignore[arg-type]
            else:
                path = before.path.removeprefix(f"{self.raw.name}/")
                data = edited_file((self.content / path).read_bytes(), path, kind, wanted)
        except PlaceRefusedError:
            raise _DraftRefusedError(Problem("row-place", place, {"value": "#".join(changes[0].row.places)})) from None
        except (EditRefusedError, UnicodeDecodeError):
            shown = before.path if before else record_id
            raise _DraftRefusedError(Problem("row-not-spliced", place, {"value": shown})) from None
        record, problems = record_of(RecordFile(FoundFile("", path), kind, f"{self.raw.name}/{path}"), data)
        if record is not None:
            problems += parse(record, KINDS[OF_KIND[kind]][0], id=record.id, story=record.story)[1]
        wrong = [one for one in problems if one.severity is Severity.ERROR]
        if wrong or record is None:
            raise _DraftRefusedError(wrong[0])
        return _Draft(tuple(changes), path, data, record)

    def _folder(self, kind: str, data: Mapping[str, object]) -> str:
        """Where the file of a new record lies: by its province, else beside the record that it belongs to."""
        words = self.records.vocabulary
        address = data.get("address")
        printed = address.get("as_certified") if isinstance(address, dict) else None
        current = address.get("current") if isinstance(address, dict) else None
        if kind == "plans":
            printed = data
        if isinstance(printed, dict) and printed.get("province"):
            vintage = str(printed.get("vintage") or "")
            unit = words.province_by_printed_name(str(printed["province"]), int(vintage) if vintage.isdigit() else None)
            if unit:
                return unit.id
        if isinstance(current, dict) and words.province(str(current.get("province"))):
            return str(current["province"])
        beside = self.known.get(("producers", str(data.get("producer"))))
        items = data.get("items")
        if isinstance(items, list) and items and isinstance(items[0], dict):
            beside = self.known.get(("products", str(items[0].get("product"))))
        return "/".join(beside.path.removeprefix(f"{self.raw.name}/").split("/")[1:-1]) if beside else ""

    # -- all records together

    def agree(self, drafts: list[_Draft]) -> tuple[list[_Draft], list[Refusal]]:
        """Those drafts with which the whole catalogue has no error that it did not have before."""
        if not drafts:
            return [], []
        known = {_what(one) for one in self._judged([])}
        refused: list[Refusal] = []
        for _ in range(_ROUNDS):
            problems = [one for one in self._judged(drafts) if _what(one) not in known]
            if not problems:
                return drafts, refused
            of_path = {one.place.path: one for one in reversed(problems)}
            wrong = [draft for draft in drafts if draft.record.path in of_path] or drafts
            for draft in wrong:
                problem = of_path.get(draft.record.path, problems[0])
                refused += [_refusal(change, problem) for change in draft.changes]
            drafts = [draft for draft in drafts if draft not in wrong]
        return [], [*refused, *(_refusal(change, problems[0]) for draft in drafts for change in draft.changes)]

    def _judged(self, drafts: Sequence[_Draft]) -> list[Problem]:
        new = {(draft.record.kind, draft.record.id): draft.record for draft in drafts}
        records = {kind: {one.id: one for one in some} for kind, some in self.raw.records.items()}
        for (kind, record_id), record in new.items():
            records[kind][record_id] = record
        sorted_records = {kind: tuple(some[one] for one in sorted(some)) for kind, some in records.items()}
        ledger = self._ledger(drafts)
        ledgers = {**self.raw.ledgers, "codes.csv": ledger} if ledger else self.raw.ledgers
        found, problems = read_records(replace(self.raw, records=sorted_records, ledgers=ledgers))
        if found.whole:
            problems = problems + cross_check(found)
        return [one for one in problems if one.severity is Severity.ERROR]

    def _ledger(self, drafts: Sequence[_Draft]) -> bytes:
        lines = [self.given[owner] for draft in drafts if (owner := (draft.record.kind, draft.record.id)) in self.given]
        return ledger_text([*self.ledger, *lines], GivenCode).encode() if lines else b""

    def files(self, drafts: Sequence[_Draft]) -> dict[str, bytes]:
        """Everything to be written, the ledger of codes with it."""
        ledger = self._ledger(drafts)
        return {**{draft.path: draft.data for draft in drafts}, **({LEDGER: ledger} if ledger else {})}

    def before(self, drafts: Sequence[_Draft]) -> dict[str, str]:
        """The digest of each file as it was read, "" where there was none."""
        found = {}
        for draft in drafts:
            known = self.known.get((draft.record.kind, draft.record.id))
            found[draft.path] = known.digest if known else ""
        ledger = self.raw.ledgers.get("codes.csv")
        return {**found, LEDGER: digest(ledger) if ledger is not None else ""}


def _refusal(change: Change, problem: Problem) -> Refusal:
    """A problem of a record told at the row that makes it."""
    first = next((name for name in change.fields if name.split(".")[-1] == problem.values.get("field")), "")
    column = first or next(iter(change.fields), "")
    return Refusal(change.row, replace(problem, place=change.row.place(column)))


def _what(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem without its line, which moves when lines are added above it."""
    return problem.code, problem.place.path, tuple(sorted(problem.values.items()))
