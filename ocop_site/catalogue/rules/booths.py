"""Rules of booths: their numbers, what is shown at them, and where they stand in the halls of their fair.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.problems import Place
    from ocop_site.records.collection import Records
    from ocop_site.records.others import Booth, Fair, Hall

SHOWN_CELLS = 3  # of an overlap, in its message


def booth_problems(records: Records) -> Iterator[Problem]:
    """Every problem of the booths of fairs."""
    for fair in records.fairs:
        for rule in (numbers_are_own, booths_are_used, products_stand_once, booths_lie_in_halls, booths_do_not_overlap):
            yield from rule(fair, records)
        yield from booths_have_codes(fair, records)


def numbers_are_own(fair: Fair, records: Records) -> Iterator[Problem]:
    """No two booths of a fair have numbers that make one address: A1, a-1 and "A 1" differ, A1 and a1 do not."""
    first: dict[str, Booth] = {}
    for place, booth in enumerate(fair.booths):
        other = first.setdefault(booth.slug, booth)
        if other is not booth:
            values = {"value": booth.number, "first": other.number}
            yield Problem("booth-number-twice", _at(fair, place, "number", records), values)


def booths_are_used(fair: Fair, records: Records) -> Iterator[Problem]:
    """A booth has an exhibitor, a product or goods that are named."""
    for place, booth in enumerate(fair.booths):
        who = booth.exhibitor and (booth.exhibitor.producer or booth.exhibitor.name)
        if not who and not booth.products and not booth.goods:
            yield Problem("booth-empty", _at(fair, place, "number", records), {"value": booth.number})


def products_stand_once(fair: Fair, records: Records) -> Iterator[Problem]:
    """A product is shown at one booth of a fair, and is written there once."""
    first: dict[str, Booth] = {}
    for i, booth in enumerate(fair.booths):
        for j, product in enumerate(booth.products):
            if product in first:
                values = {"value": product, "first": first[product].number, "second": booth.number}
                where = records.place("fairs", fair.id, "booths", i, "products", j)
                yield Problem("product-in-two-booths", where, values)
            first.setdefault(product, booth)


def booths_lie_in_halls(fair: Fair, records: Records) -> Iterator[Problem]:
    """Where a fair names halls, each hall of a booth is one of them and all cells of the booth lie in its grid.

    A cell is a row and a column; of a fair with one hall a booth need not name it.
    """
    halls = {hall.name: hall for hall in fair.halls}
    for place, booth in enumerate(fair.booths):
        if (booth.row is None) != (booth.column is None):
            field = "row" if booth.row is None else "column"
            yield Problem("missing-field", _at(fair, place, "number", records), {"field": field})
        if not halls:
            continue
        hall = hall_of(booth, fair)
        values = {"value": booth.number, "hall": hall.name if hall else booth.hall or "—"}
        if booth.hall and hall is None:
            values |= {"why_vi": "hội chợ không có nhà này", "why_en": "the fair has no such hall"}
            hint = next((name for name in halls if fold(name) == fold(booth.hall)), "")  # Nhà B is no slip of Nhà A
            yield Problem("booth-outside-hall", _at(fair, place, "hall", records), values, hint)
        elif booth.row is not None and hall is None:
            values |= {"why_vi": "chưa ghi gian ở nhà nào", "why_en": "no hall is named"}
            yield Problem("booth-outside-hall", _at(fair, place, "row", records), values)
        elif hall and not _fits(booth, hall):
            grid = f"{hall.rows} × {hall.columns}"
            values |= {"why_vi": f"nhà này có {grid} ô", "why_en": f"this hall has {grid} cells"}
            yield Problem("booth-outside-hall", _at(fair, place, "row", records), values)


def hall_of(booth: Booth, fair: Fair) -> Hall | None:
    """The hall of a booth among those that its fair describes; of a single hall it need not be named."""
    if booth.hall is None:
        return fair.halls[0] if len(fair.halls) == 1 else None
    return next((hall for hall in fair.halls if hall.name == booth.hall), None)


def _fits(booth: Booth, hall: Hall) -> bool:
    cells = cells_of(booth)
    return all(row <= hall.rows and column <= hall.columns for row, column in cells)


def cells_of(booth: Booth) -> tuple[tuple[int, int], ...]:
    """The cells that a booth takes, (row, column); none where its place is not known."""
    if booth.row is None or booth.column is None:
        return ()
    rows = range(booth.row, booth.row + booth.deep)
    columns = range(booth.column, booth.column + booth.wide)
    return tuple((row, column) for row in rows for column in columns)


def booths_do_not_overlap(fair: Fair, records: Records) -> Iterator[Problem]:
    """No cell of a hall is taken by two booths."""
    taken: dict[tuple[str, int, int], Booth] = {}
    for place, booth in enumerate(fair.booths):
        hall = hall_of(booth, fair)
        name = hall.name if hall else booth.hall or ""
        others: dict[str, list[str]] = {}
        for row, column in cells_of(booth):
            other = taken.setdefault((name, row, column), booth)
            if other is not booth:
                others.setdefault(other.number, []).append(f"{row}/{column}")
        for number, cells in others.items():
            values = {"value": booth.number, "first": number, "cells": ", ".join(cells[:SHOWN_CELLS])}
            yield Problem("booths-overlap", _at(fair, place, "row", records), values)


def booths_have_codes(fair: Fair, records: Records) -> Iterator[Problem]:
    """A booth has a code, without which it has no sign; said once for a fair."""
    without = [place for place, booth in enumerate(fair.booths) if booth.code is None]
    if without:
        values = {"count": str(len(without)), "value": fair.booths[without[0]].number}
        yield Problem("booth-without-code", _at(fair, without[0], "number", records), values)


def _at(fair: Fair, place: int, field: str, records: Records) -> Place:
    return records.place("fairs", fair.id, "booths", place, field)
