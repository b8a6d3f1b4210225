"""The codes that the ledger gave, asked for where a record's own is mistyped: it still knows the right one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from ocop_site.reading.ledger import CODES, read_codes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import RawRecord

_MISTYPED = frozenset({"bad-code", "wrong-check-digit"})


class LedgerCodes:
    """The codes by owner. The ledger is read when the first of them is asked for: most runs need none."""

    def __init__(self, ledgers: Mapping[str, bytes]) -> None:
        self._ledgers = ledgers

    @cached_property
    def _given(self) -> dict[tuple[str, str], set[str]]:
        given: dict[tuple[str, str], set[str]] = defaultdict(set)
        for line in read_codes(self._ledgers.get(CODES, b""), CODES)[0]:
            given[line.kind, line.id].add(line.code)
        return given

    def corrected(self, problem: Problem, raw: RawRecord) -> Problem:
        """The same problem; one of the record's own code with the code that the ledger gave it, if it gave it one."""
        if problem.code not in _MISTYPED or problem.place != raw.place(("code",)):
            return problem
        former = raw.data.get("formerly")
        names = [raw.id, *(str(name) for name in former)] if isinstance(former, list) else [raw.id]
        codes = next((found for name in names if (found := self._given.get((raw.kind, name)))), set())
        return replace(problem, hint=next(iter(codes))) if len(codes) == 1 else problem
