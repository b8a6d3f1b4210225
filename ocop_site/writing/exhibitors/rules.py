"""The catalogue's own rules over a fair as a list would make it, told at the cells of the list they come from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem, Severity
from ocop_site.writing.exhibitors.columns import BOOTH, EXHIBITOR, GOODS
from ocop_site.writing.exhibitors.listed import PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ocop_site.reading.raw import RawRecord
    from ocop_site.writing.foreign.rows import ForeignRow

_COLUMNS = {**{one: one for one in PLACE}, "number": BOOTH, "exhibitor": EXHIBITOR, "products": GOODS, "goods": GOODS}


def at_the_list(
    problems: Iterable[Problem], fair: RawRecord, rows: Mapping[int, ForeignRow], file: str
) -> list[Problem]:
    """The problems of the fair that is to be, each at the cell of the list that brings it.

    `rows`: the row of each booth that the list has, by the booth's number in the fair's list. What is of another booth
    of the fair is told at the list as a whole; errors alone are, since warnings of it were there before.
    """
    found = []
    for problem in problems:
        if problem.place.path != fair.path:
            found.append(problem)
            continue
        at, field = _booth(fair, problem.place)
        row = rows.get(at)
        if row is not None:
            found.append(replace(problem, place=row.place(_COLUMNS.get(field, BOOTH))))
        elif problem.severity is Severity.ERROR:
            found.append(replace(problem, place=Place(file)))
    return found


def _booth(fair: RawRecord, place: Place) -> tuple[int, str]:
    """The booth, from 0, in which a place of the fair's file lies, and its field; -1 for none."""
    listed = fair.data.get("booths")
    spot = (place.line, place.column)
    found, field = -1, ""
    for at, one in enumerate(listed if isinstance(listed, list) else []):
        begins = fair.place(("booths", at))
        if (begins.line, begins.column) > spot:
            break
        found, field = at, ""
        inner = [(fair.place(("booths", at, name)), name) for name in (one if isinstance(one, dict) else ())]
        for begins, name in sorted(inner, key=lambda pair: (pair[0].line, pair[0].column)):
            if (begins.line, begins.column) <= spot:
                field = name
    return found, field
