"""The catalogue's own rules over what an annex would write, told at the cells of the annex they come from."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules import cross_check
from ocop_site.problems import Problem, Severity
from ocop_site.reading.record_files import RecordFile, read_record
from ocop_site.reading.walk import FoundFile
from ocop_site.records.collection import read_records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.collection import Records
    from ocop_site.writing.content_files import ContentFile
    from ocop_site.writing.foreign.facts import RowFacts


def rule_problems(
    raw: RawContent, before: Records, files: Sequence[ContentFile], decision: str, rows: Sequence[RowFacts]
) -> list[Problem]:
    """What `check` will say of the new files that it does not say today, notices left out.

    `decision`: the path of the decision among them; `rows` stand in the order of its items.
    """
    fresh, problems = _read(raw.name, files)
    kinds = {one.kind for one in fresh}
    joined = {
        kind: tuple(sorted((*raw.records[kind], *(one for one in fresh if one.kind == kind)), key=lambda one: one.id))
        for kind in kinds
    }
    ledgers = {
        **raw.ledgers,
        **{f.path.removeprefix("ledger/"): f.text.encode() for f in files if f.path.startswith("ledger/")},
    }
    after, complaints = read_records(replace(raw, records={**raw.records, **joined}, ledgers=ledgers))
    problems += complaints
    if after is not None:
        old = {_identity(one) for one in cross_check(before)}
        problems += [one for one in cross_check(after) if _identity(one) not in old]
    record = next((one for one in fresh if one.path == f"{raw.name}/{decision}"), None)
    return [_at_its_row(one, record, rows) for one in problems if one.severity is not Severity.NOTICE]


def _identity(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem without its line: lines do not move here, but equal problems of other files are others."""
    return problem.code, str(problem.place), tuple(sorted(problem.values.items()))


def _read(name: str, files: Sequence[ContentFile]) -> tuple[list[RawRecord], list[Problem]]:
    found: list[RawRecord] = []
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        for at, file in enumerate(files):
            if not file.path.endswith(".yaml"):
                continue
            path = Path(folder) / str(at) / Path(file.path).name
            path.parent.mkdir()
            path.write_text(file.text, encoding="utf-8")
            kind = file.path.partition("/")[0]
            record, complaints = read_record(RecordFile(FoundFile(str(path), file.path), kind, f"{name}/{file.path}"))
            problems += complaints
            if record is not None:
                found.append(record)
    return found, problems


def _at_its_row(problem: Problem, decision: RawRecord | None, rows: Sequence[RowFacts]) -> Problem:
    """The problem at the row of the item that it speaks of; elsewhere where it is."""
    if decision is None or problem.place.path != decision.path:
        return problem
    starts = [decision.place(("items", at)).line for at in range(len(rows))]
    at = next((at for at in reversed(range(len(rows))) if starts[at] <= problem.place.line), None)
    if at is None or problem.place.line == 0:
        return problem
    fields = ("stars", "score", "product_code", "ground", "kind")
    spots = {
        decision.place(("items", at, field)).line: field for field in fields if ("items", at, field) in decision.values
    }
    return replace(problem, place=rows[at].row.place(spots.get(problem.place.line, "name")))
