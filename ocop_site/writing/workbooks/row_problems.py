"""A problem of a record told at the cell of the workbook that makes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.records.columns import EACH
from ocop_site.writing.workbooks.changes import Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.problems import Problem
    from ocop_site.reading.raw import Location, RawRecord
    from ocop_site.writing.workbooks.changes import Change


def refusal(change: Change, problems: Sequence[Problem], record: RawRecord | None = None) -> Refusal:
    """The row refused, each problem at the cell that it means. `record` is the one in whose file they stand."""
    first, *others = [at_cell(change, problem, record) for problem in problems]
    return Refusal(change.row, first, tuple(others))


def at_cell(change: Change, problem: Problem, record: RawRecord | None = None) -> Problem:
    """A problem told at the cell that it means, in words for cells."""
    if problem.code == "bad-id":
        problem = replace(problem, code="row-word")
    if problem.place.path.startswith("["):  # a cell already
        return problem
    column = _column(change, problem, record) or next(iter(change.fields), "")
    return replace(problem, place=change.row.place(column))


def guilty(changes: Sequence[Change], problem: Problem, record: RawRecord | None) -> Change:
    """The row in which the problem of a new record lies; the record's own row where none is seen."""
    location = _location(problem, record)
    numbers = tuple(step + 1 for step in location if isinstance(step, int))
    same = [one for one in changes if _is_below(location, one.row.table.path)]
    exact = [one for one in same if one.places == numbers[: len(one.places)]]
    return max(exact or same or changes[:1], key=lambda one: len(one.row.table.path))


def _column(change: Change, problem: Problem, record: RawRecord | None) -> str:
    """The column that a problem means: by the place in the file, else by the field that it names."""
    table = change.row.table
    names = {column.name for column in table.columns}
    location = _location(problem, record)
    field = problem.values.get("field", "")
    if location and _is_below(location, table.path):
        keys = [str(step) for step in location[len(table.path) :] if isinstance(step, str)]
        for wanted in (".".join([*keys, *([field] if field else [])]), ".".join(keys)):
            if wanted in names:
                return wanted
    return next((name for name in change.fields if field and name.split(".")[-1] == field), "")


def _location(problem: Problem, record: RawRecord | None) -> Location:
    """The way to the value at which a problem stands; () where it is none of the record's."""
    place = problem.place
    if record is None or place.path != record.path:
        return ()
    spot = place.line, place.column
    found = [at for places in (record.values, record.keys) for at, where in places.items() if where == spot]
    return max(found, key=len, default=())


def _is_below(location: Location, path: tuple[str, ...]) -> bool:
    """Whether a value stands in the rows of a table."""
    return len(location) >= len(path) and all(
        isinstance(step, int) if key == EACH else step == key for step, key in zip(location, path, strict=False)
    )
