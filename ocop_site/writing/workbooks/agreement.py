"""Which drafts go together with the whole catalogue: the guilty ones are found, the others are kept.

A problem may show itself in another file than the one that makes it, and in none at all. So it is not looked for where
it is shown: drafts are judged with all records, halves of halves, until those are left that make a new problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ocop_site.catalogue.rules import cross_check
from ocop_site.problems import Severity, sort_problems
from ocop_site.records.collection import read_records
from ocop_site.records.parse import parse
from ocop_site.writing.workbooks.row_problems import at_cell, guilty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import RawRecord
    from ocop_site.records.parse import Model
    from ocop_site.writing.workbooks.changes import Refusal
    from ocop_site.writing.workbooks.drafts import Draft, Drafter

_ORDER = ("producers", "products", "outlets", "fairs", "decisions", "plans", "tombstones")  # who is referred to first

_LINE = re.compile(r":[0-9]+(:[0-9]+)?$")


@dataclass(slots=True)
class Agreement:
    """The drafts that may be written together, the rows that may not, and the warnings that come with the first."""

    drafts: list[Draft] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    doubts: tuple[Problem, ...] = ()


def agree(drafter: Drafter, drafts: Sequence[Draft]) -> Agreement:
    """Those drafts, as many as go together, with which the catalogue has no error that it did not have before."""
    if not drafts:
        return Agreement()
    return _Court(drafter).agree(sorted(drafts, key=lambda one: (_ORDER.index(one.record.kind), one.record.id)))


class _Court:
    """Judges drafts together with all records. A record is parsed once."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self.found = Agreement()
        self._parsed: dict[tuple[str, str, str], tuple[Any, list[Problem]]] = {}
        self._before = {_what(one) for one in self._judged([])}

    def agree(self, drafts: Sequence[Draft]) -> Agreement:
        problems = self._errors(drafts)
        if problems:
            # Those in whose files the problems show themselves are looked at last: they are few, and likely.
            shown = {one.place.path for one in problems}
            self._add([draft for draft in drafts if draft.record.path not in shown])
            waiting = self._left(drafts)
            while waiting:  # what one needed may have come in behind it
                self._add(waiting)
                left = self._left(drafts)
                if len(left) == len(waiting):
                    break
                waiting = left
            for draft in waiting:
                self._refuse(draft)
        else:
            self.found.drafts = list(drafts)
        self.found.doubts = self._doubts()
        return self.found

    def _left(self, drafts: Sequence[Draft]) -> list[Draft]:
        taken = {draft.owner for draft in self.found.drafts}
        return [draft for draft in drafts if draft.owner not in taken]

    def _add(self, drafts: Sequence[Draft]) -> None:
        """Take those of some drafts that make no new problem beside those taken before."""
        if not drafts:
            return
        if not self._errors([*self.found.drafts, *drafts]):
            self.found.drafts += drafts
        elif len(drafts) > 1:
            middle = len(drafts) // 2
            self._add(drafts[:middle])
            self._add(drafts[middle:])

    def _refuse(self, draft: Draft) -> None:
        """Refuse a draft, or those of its rows that make the problem."""
        rest, refused = self.drafter.settle(draft.owner, draft.changes, self._problems_of)
        self.found.refused += refused
        if rest is not None:
            self.found.drafts.append(rest)

    def _problems_of(self, draft: Draft) -> Sequence[Problem]:
        """The new problems that a draft makes: those in its own file, else the first one elsewhere."""
        problems = self._errors([*self.found.drafts, draft])
        return [one for one in problems if one.place.path == draft.record.path] or problems[:1]

    def _errors(self, drafts: Sequence[Draft]) -> list[Problem]:
        new = [one for one in self._judged(drafts) if one.severity is Severity.ERROR and _what(one) not in self._before]
        return sort_problems(new)

    def _doubts(self) -> tuple[Problem, ...]:
        """New warnings, each at the cell that makes it; those that show themselves in other files where they stand."""
        if not self.found.drafts:
            return ()
        of_path = {draft.record.path: draft for draft in self.found.drafts}
        told = []
        for one in sort_problems(self._judged(self.found.drafts)):
            if one.severity is not Severity.WARNING or _what(one) in self._before:
                continue
            draft = of_path.get(one.place.path)
            told.append(one)
            if draft is not None:
                change = guilty(draft.changes, one, draft.record)
                told[-1] = at_cell(change, one, draft.record)
        return tuple(told)

    def _judged(self, drafts: Sequence[Draft]) -> list[Problem]:
        """Every problem of all records with some drafts."""
        raw = self.drafter.raw
        records = {kind: {one.id: one for one in some} for kind, some in raw.records.items()}
        for draft in drafts:
            records[draft.record.kind][draft.record.id] = draft.record
        sorted_records = {kind: tuple(some[one] for one in sorted(some)) for kind, some in records.items()}
        ledger = self.drafter.ledger_with(drafts)
        ledgers = {**raw.ledgers, "codes.csv": ledger} if ledger else raw.ledgers
        found, problems = read_records(replace(raw, records=sorted_records, ledgers=ledgers), self._parse)
        return problems + cross_check(found) if found.whole else problems

    def _parse(
        self, raw: RawRecord, model: type[Model], meanings: Mapping[str, str] | None = None, **given: str
    ) -> tuple[Model | None, list[Problem]]:
        """As `parse`, from memory where these bytes were parsed before."""
        key = raw.kind, raw.id, raw.digest
        if key not in self._parsed:
            self._parsed[key] = parse(raw, model, meanings, **given)
        record, problems = self._parsed[key]
        return record, list(problems)


def _what(problem: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem without its line and those that it names, which move when lines are added above them."""
    values = sorted((name, _LINE.sub("", value)) for name, value in problem.values.items())
    return problem.code, problem.place.path, tuple(values)
