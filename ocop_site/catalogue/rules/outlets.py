"""What must be true of outlets: each product is stocked once, and no outlet closed before it opened.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records


def outlet_problems(records: Records) -> Iterator[Problem]:
    """Every problem of every outlet."""
    yield from stocked_once(records)
    yield from closed_after_opening(records)


def stocked_once(records: Records) -> Iterator[Problem]:
    """A product stands once among what an outlet sells: of two prices nobody knows which one is on the shelf."""
    for outlet in records.outlets:
        seen: set[str] = set()
        for i, stocked in enumerate(outlet.stocks):
            if stocked.product in seen:
                place = records.place("outlets", outlet.id, "stocks", i, "product")
                yield Problem("stocked-twice", place, {"value": stocked.product})
            seen.add(stocked.product)


def closed_after_opening(records: Records) -> Iterator[Problem]:
    """An outlet closed on the day on which it opened or later, as far as its days are known."""
    for outlet in records.outlets:
        first = outlet.opened.first if outlet.opened else None
        last = outlet.closed.last if outlet.closed else None
        if first and last and last < first:
            values = {"value": last.isoformat(), "opened": first.isoformat()}
            yield Problem("closed-before-opened", records.place("outlets", outlet.id, "closed"), values)
