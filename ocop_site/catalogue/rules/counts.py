"""What must be true of official counts: the stars of one count are not more than its total.

They may be fewer: sources count nominations for five stars within the total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records


def count_problems(records: Records) -> Iterator[Problem]:
    """Every count whose stars add up to more than its total, unless its `note` tells that the source says so."""
    for at, one in enumerate(records.counts.counts):
        added = sum(stars or 0 for stars in (one.stars_3, one.stars_4, one.stars_5))
        if one.total is not None and added > one.total and not one.note:
            values = {"value": str(one.total), "sum": str(added)}
            yield Problem("counts-add-to-more", records.place("counts", "counts", "counts", at, "total"), values)
