"""New content files judged before they are written: what `check` would say of them that it does not say today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.rules import cross_check
from ocop_site.problems import Problem, Severity, sort_problems
from ocop_site.reading.record_files import RecordFile, record_of
from ocop_site.reading.walk import FoundFile
from ocop_site.records.collection import read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ocop_site.reading.folder import RawContent
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.collection import Records
    from ocop_site.writing.content_files import ContentFile

_LEDGERS = "ledger/"
_MOST_ALIKE = 3  # warnings of one code that are shown


@dataclass(frozen=True, slots=True)
class Judged:
    """The errors and warnings that come with some files, and the records in them by the path that problems name."""

    problems: tuple[Problem, ...]
    records: Mapping[str, RawRecord]


class Judge:
    """The catalogue as it is, and what is said of it already. Built once; judges any number of sets of files."""

    def __init__(self, raw: RawContent, before: Records, told: Iterable[Problem]) -> None:
        """`told`: what reading the content as it is complained of."""
        self.raw = raw
        self._known = {identity(one) for one in (*told, *cross_check(before))}

    def of(self, files: Sequence[ContentFile]) -> Judged:
        """What would be said with these files beside the others, or in their places. Notices are left out."""
        fresh, problems = self._read(files)
        joined = {
            kind: tuple(sorted((*self._others(kind, fresh), *(r for r in fresh if r.kind == kind)), key=lambda r: r.id))
            for kind in {record.kind for record in fresh}
        }
        new = {f.path.removeprefix(_LEDGERS): f.text.encode() for f in files if f.path.startswith(_LEDGERS)}
        whole = replace(self.raw, records={**self.raw.records, **joined}, ledgers={**self.raw.ledgers, **new})
        after, complaints = read_records(whole)
        problems += complaints
        if after.whole:
            problems += cross_check(after)
        told = [p for p in problems if p.severity is not Severity.NOTICE and identity(p) not in self._known]
        return Judged(tuple(sort_problems(told)), {record.path: record for record in fresh})

    def _others(self, kind: str, fresh: Sequence[RawRecord]) -> list[RawRecord]:
        replaced = {record.path for record in fresh}
        return [record for record in self.raw.records[kind] if record.path not in replaced]

    def _read(self, files: Sequence[ContentFile]) -> tuple[list[RawRecord], list[Problem]]:
        found: list[RawRecord] = []
        problems: list[Problem] = []
        for file in files:
            if not file.path.endswith((".yaml", ".yml", ".md")):
                continue
            kind = file.path.partition("/")[0]
            source = RecordFile(FoundFile("", file.path), kind, f"{self.raw.name}/{file.path}")
            record, complaints = record_of(source, file.text.encode())
            problems += complaints
            found += [record] if record is not None else []
        return found, problems


def identity(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem without its line, which new lines above it move; equal problems of other files are others."""
    return problem.code, problem.place.path, tuple(sorted(problem.values.items()))


def few_of_each(told: Iterable[Problem]) -> tuple[list[Problem], tuple[tuple[str, int], ...]]:
    """Every error and the first few warnings of each code; how many more there are, by code."""
    kept = []
    seen: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for problem in sort_problems(told):
        seen[problem.code] += 1
        if problem.severity is Severity.ERROR or seen[problem.code] <= _MOST_ALIKE:
            kept.append(problem)
        else:
            more[problem.code] += 1
    return kept, tuple(sorted(more.items()))
