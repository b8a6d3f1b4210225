"""The catalogue's own rules over what an annex would write, told at the cells of the annex they come from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ocop_site.reading.raw import RawRecord
    from ocop_site.writing.annexes.records import AnnexRecords
    from ocop_site.writing.foreign.facts import RowFacts
    from ocop_site.writing.judging import Judged

_FIELDS = ("stars", "score", "product_code", "ground", "kind")
_OF_THE_ROW_ALONE = frozenset({"stars", "score"})  # what these say is right or wrong whichever record is meant


@dataclass(frozen=True, slots=True)
class Told:
    """A problem at its row; `key` is None where it is of the annex as a whole, or of a record that was there before."""

    problem: Problem
    key: tuple[str, int] | None


class RulesOfAnnex:
    """Leads from the records that an annex would make back to its rows."""

    def __init__(self, file: str, rows: Sequence[RowFacts], made: AnnexRecords, judged: Judged) -> None:
        """`file`: the annex's name; `rows` stand in the order of the decision's items."""
        self._file, self._rows = file, rows
        self._records: Mapping[str, RawRecord] = judged.records
        self._first: dict[tuple[str, str], int] = {}
        for kind, ids in (("producers", made.producer_of), ("products", made.product_of)):
            for at, record in enumerate(ids):
                self._first.setdefault((kind, record), at)

    def told(self, problems: Sequence[Problem], waiting: Collection[tuple[str, int]]) -> list[Told]:
        """The problems at their rows.

        Of the `waiting` rows nobody knows yet which record they mean: of them only errors are told that hold for any.
        """
        found = []
        for problem in problems:
            values = {name: self._without_files(value) for name, value in problem.values.items()}
            for at, field in self._rows_of(problem):
                row = self._rows[at].row if at is not None else None
                key = row.key if row else None
                if key in waiting and not (problem.severity is Severity.ERROR and field in _OF_THE_ROW_ALONE):
                    continue
                place = row.place(field or "name") if row else self._elsewhere(problem.place)
                found.append(Told(replace(problem, place=place, values=values), key))
        return found

    def _rows_of(self, problem: Problem) -> list[tuple[int | None, str]]:
        """The rows that a problem comes from, and the column: all of such stars where the level may not give them."""
        record = self._records.get(problem.place.path)
        at, field = self._row(problem.place)
        if at is None and record and record.kind == "decisions" and "stars" in problem.values:
            stars = problem.values["stars"]
            rows = [n for n, one in enumerate(self._rows) if one.act == "recognise" and str(one.stars) == stars]
            return [(n, "stars") for n in rows] or [(None, "")]
        return [(at, field)]

    def _elsewhere(self, place: Place) -> Place:
        """A record that stands in the catalogue is where it is; the decision as a whole is the annex."""
        return Place(self._file) if place.path in self._records else place

    def _row(self, place: Place) -> tuple[int | None, str]:
        """Which row a place in a new record comes from, and our column of it where that is known."""
        record = self._records.get(place.path)
        if record is None:
            return None, ""
        if record.kind != "decisions":
            return self._first.get((record.kind, record.id)), ""
        starts = [record.place(("items", at)).line for at in range(len(self._rows))]
        at = next((at for at in reversed(range(len(starts))) if starts[at] <= place.line), None)
        if at is None or place.line == 0 or record.place(("items",)).line > place.line:
            return None, ""
        lines = {
            record.place(("items", at, field)).line: field for field in _FIELDS if ("items", at, field) in record.values
        }
        return at, lines.get(place.line, "")

    def _without_files(self, value: str) -> str:
        """A value that names a place in a file that is not there yet names the row instead."""
        found = re.fullmatch(r"(.+?)(?::(\d+))?(?::\d+)?", value)
        if found is None or found[1] not in self._records:
            return value
        at, _ = self._row(Place(found[1], int(found[2] or 0)))
        return str(self._rows[at].row.at) if at is not None else self._file
