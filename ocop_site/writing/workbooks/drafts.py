"""Records' files as the rows of a workbook would leave them, each read again by the project's own reader.

A row that would leave its record wrong is refused with the problem that it would make.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.digests import digest
from ocop_site.problems import Problem, Severity
from ocop_site.reading.ledger import GivenCode, ledger_text, read_codes
from ocop_site.reading.record_files import RecordFile, record_of
from ocop_site.reading.walk import FoundFile
from ocop_site.records.base import ID
from ocop_site.records.columns import OF_KIND
from ocop_site.records.parse import parse
from ocop_site.records.schemas import KINDS
from ocop_site.records.vocabulary_names import meanings_of
from ocop_site.vietnamese import slug
from ocop_site.writing.assign_booths import hung_codes
from ocop_site.writing.codes import LEDGER, give_codes
from ocop_site.writing.content_state import KINDS as CODED
from ocop_site.writing.workbooks.changes import Refusal
from ocop_site.writing.workbooks.layout import path_above, place_key
from ocop_site.writing.workbooks.record_edits import PlaceRefusedError, edited_file, in_order, wanted_data
from ocop_site.writing.workbooks.row_problems import guilty, refusal
from ocop_site.writing.workbooks.rows import name_of
from ocop_site.writing.yaml_edits import EditRefusedError
from ocop_site.writing.yaml_text import yaml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.collection import Records
    from ocop_site.records.columns import Table
    from ocop_site.writing.workbooks.changes import Change


@dataclass(frozen=True, slots=True)
class Draft:
    """A record's file as it would be."""

    changes: tuple[Change, ...]
    path: str  # below the content folder
    data: bytes
    record: RawRecord

    @property
    def owner(self) -> tuple[str, str]:
        """Kind and id."""
        return self.record.kind, self.record.id


class DraftRefusedError(Exception):
    """A record cannot be written so: the problems, and the record in whose file they stand, if one came to be."""

    def __init__(self, problems: Sequence[Problem], record: RawRecord | None = None) -> None:
        super().__init__(problems[0].code)
        self.problems = problems
        self.record = record


class Drafter:
    """Makes the files of one import. `refused` are the rows that were refused before."""

    def __init__(self, content: Path, raw: RawContent, records: Records, day: date, refused: Iterable[Refusal]) -> None:
        self.content = content
        self.raw = raw
        self.records = records
        self.day = day
        self._meanings = meanings_of(records.vocabulary)
        self.known = {(kind, one.id): one for kind in OF_KIND for one in raw.records[kind]}
        self.ledger, _ = read_codes(raw.ledgers.get("codes.csv", b""), f"{raw.name}/{LEDGER}")
        self.given: dict[tuple[str, str], GivenCode] = {}
        self._refused_items: set[tuple[str, tuple[str, ...], str]] = set()
        for one in refused:
            self._note(one.row.table, "#".join([one.row.id, *one.row.places]))

    def draft(self, changes: Iterable[Change]) -> tuple[list[Draft], list[Refusal]]:
        """The files of all records that change, each judged alone, and the rows that would leave one wrong."""
        of_record: dict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in changes:
            of_record[change.row.table.kind, change.row.id].append(change)
        self._give_codes(owner for owner in of_record if owner not in self.known)
        drafts: list[Draft] = []
        refused: list[Refusal] = []
        for owner in sorted(of_record):
            draft, more = self.settle(owner, of_record[owner], lambda _: ())
            drafts += [draft] if draft else []
            refused += more
        return drafts, refused

    def _give_codes(self, new: Iterable[tuple[str, str]]) -> None:
        used = {line.code for line in self.ledger} | {
            str(one.data.get("code")) for one in self.known.values() if one.data.get("code")
        }
        used |= hung_codes(self.raw.records["fairs"])
        wanted = [owner for owner in new if owner[0] in CODED]
        block = self.records.site.code_block
        self.given = {(line.kind, line.id): line for line in give_codes(block, wanted, used, self.day)}

    def settle(
        self, owner: tuple[str, str], changes: Sequence[Change], wrong: Callable[[Draft], Sequence[Problem]]
    ) -> tuple[Draft | None, list[Refusal]]:
        """All rows of one record if they go together; else those that do, one after another.

        A new record is taken whole or not at all. `wrong` says what else is wrong with a draft.
        """
        try:
            return self._tried(owner, changes, wrong), []
        except DraftRefusedError as error:
            whole = error
        if owner not in self.known:
            return None, self._refused_whole(changes, whole)
        if len(changes) == 1:
            return None, [self._refused(changes[0], whole)]
        kept: list[Change] = []
        draft = None
        refused = []
        for change in changes:
            try:
                draft = self._tried(owner, [*kept, change], wrong)
                kept.append(change)
            except DraftRefusedError as error:
                refused.append(self._refused(change, error))
        return draft, refused

    def _tried(
        self, owner: tuple[str, str], changes: Sequence[Change], wrong: Callable[[Draft], Sequence[Problem]]
    ) -> Draft:
        draft = self._draft(owner, changes)
        if problems := wrong(draft):
            raise DraftRefusedError(problems, draft.record)
        return draft

    def _refused(self, change: Change, error: DraftRefusedError) -> Refusal:
        if change.what == "added":
            self._note(change.row.table, name_of(change.row.id, change.places))
        return refusal(change, error.problems, error.record)

    def _refused_whole(self, changes: Sequence[Change], error: DraftRefusedError) -> list[Refusal]:
        """Every row of a new record: those in which a problem lies have it as their reason, the others go with them."""
        of_row: dict[int, list[Problem]] = defaultdict(list)
        for problem in error.problems:
            first = next((one for one in changes if one.row.place() == problem.place), None)
            wrong = first or guilty(changes, problem, error.record)
            of_row[changes.index(wrong)].append(problem)
        named = changes[next(iter(of_row))]
        name = name_of(named.row.id, named.places)
        return [
            refusal(one, of_row[number], error.record)
            if number in of_row
            else Refusal(one.row, Problem("row-of-refused", one.row.place(), {"value": name}))
            for number, one in enumerate(changes)
        ]

    def _note(self, table: Table, name: str) -> None:
        """Remember an item that will not be there."""
        self._refused_items.add((table.kind, table.path, name))

    def _misplaced(self, change: Change) -> Problem:
        """Why a row's item is not there."""
        table = change.row.table
        item = name_of(change.row.id, change.places[:-1])
        if (table.kind, path_above(table), item) in self._refused_items:
            return Problem("row-of-refused", change.row.place(place_key(max(1, table.depth - 1))), {"value": item})
        value = "#".join(change.row.places)
        return Problem("row-place", change.row.place(place_key(max(1, table.depth - 1))), {"value": value})

    def _draft(self, owner: tuple[str, str], changes: Sequence[Change]) -> Draft:
        kind, record_id = owner
        before = self.known.get(owner)
        place = changes[0].row.place()
        try:
            wanted = wanted_data(before.data if before else {}, changes)
            if before is None and not re.fullmatch(ID, record_id):  # it becomes the name of a file
                raise DraftRefusedError([Problem("bad-file-name", place, {"value": record_id}, slug(record_id))])
            if before is None:
                given = self.given.get(owner)
                path = "/".join(part for part in (kind, self._folder(kind, wanted), f"{record_id}.yaml") if part)
                whole = in_order(kind, wanted, given.code if given else "")
                data = yaml_text(whole).encode()  # type: ignore[arg-type]
            else:
                path = before.path.removeprefix(f"{self.raw.name}/")
                data = edited_file((self.content / path).read_bytes(), path, kind, wanted)
        except PlaceRefusedError as error:
            raise DraftRefusedError([self._misplaced(error.change)]) from None
        except (EditRefusedError, UnicodeDecodeError):
            shown = before.path if before else record_id
            raise DraftRefusedError([Problem("row-not-spliced", place, {"value": shown})]) from None
        record, problems = record_of(RecordFile(FoundFile("", path), kind, f"{self.raw.name}/{path}"), data)
        if record is not None:
            problems += parse(record, KINDS[OF_KIND[kind]][0], self._meanings, id=record.id, story=record.story)[1]
        wrong = [one for one in problems if one.severity is Severity.ERROR]
        if wrong or record is None:
            raise DraftRefusedError(wrong, record)
        return Draft(tuple(changes), path, data, record)

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

    def ledger_with(self, drafts: Sequence[Draft]) -> bytes:
        """The ledger of codes with those of new records, b"" where there are none."""
        lines = [self.given[owner] for draft in drafts if (owner := (draft.record.kind, draft.record.id)) in self.given]
        return ledger_text([*self.ledger, *lines], GivenCode).encode() if lines else b""

    def files(self, drafts: Sequence[Draft]) -> dict[str, bytes]:
        """Everything to be written, the ledger of codes with it."""
        ledger = self.ledger_with(drafts)
        return {**{draft.path: draft.data for draft in drafts}, **({LEDGER: ledger} if ledger else {})}

    def before(self, drafts: Sequence[Draft]) -> dict[str, str]:
        """The digest of each file as it was read, "" where there was none."""
        found = {}
        for draft in drafts:
            known = self.known.get((draft.record.kind, draft.record.id))
            found[draft.path] = known.digest if known else ""
        ledger = self.raw.ledgers.get("codes.csv")
        return {**found, LEDGER: digest(ledger) if ledger is not None else ""}
