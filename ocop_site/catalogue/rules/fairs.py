"""What must be true of fairs: none ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records


def fair_problems(records: Records) -> Iterator[Problem]:
    """A fair ends on the day on which it begins or later, as far as its days are known."""
    for fair in records.fairs:
        first = fair.days.start.first if fair.days and fair.days.start else None
        last = fair.days.end.last if fair.days and fair.days.end else None
        if first and last and last < first:
            values = {"value": last.isoformat(), "first": first.isoformat()}
            yield Problem("fair-ends-before-it-begins", records.place("fairs", fair.id, "days", "to"), values)
