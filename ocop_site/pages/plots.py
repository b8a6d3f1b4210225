"""Small plots: bars, stacked bars and named cells, as the numbers that a template draws and sets as a table.

A bar begins at 0 and is as long as its number, in percent of the longest, to one decimal: the plot is as wide as its
page and its letters keep their size. What a plot shows stands in its table too, and nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.pages.jobs import Plain

WHOLE = 1000  # tenths of a percent
ROW, BAR = 46, 24  # px: from one row to the next, from the top of a row to its bar
CELL = 38  # px from one row of cells to the next
LONGEST_CELL = 18  # letters of a name that fits into half of a phone's width


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its name, a number for each mark, where it leads. `off`: it has no place on the scale, and no bar."""

    text: str
    values: tuple[int, ...]
    href: str = ""
    off: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of the bars: `look` is what `assets/plots.css` draws it with, `text` its name in the legend."""

    look: str
    text: str


PLAIN = (Mark("a", ""),)


def bars(title: str, head: str, lines: Iterable[Line], note: str = "") -> Plain:
    """Bars of one number each. `head` says above the table what the rows are."""
    return stacks(title, head, PLAIN, lines, note)


def stacks(title: str, head: str, marks: Sequence[Mark], lines: Iterable[Line], note: str = "") -> Plain:
    """Bars of several parts, one behind another in the order of the marks."""
    rows = list(lines)
    longest = max((sum(one.values) for one in rows if not one.off), default=0)
    return {
        "look": "bars",
        "title": title,
        "head": head,
        "note": note,
        "marks": [{"look": mark.look, "text": mark.text} for mark in marks] if len(marks) > 1 else [],
        "rows": [_row(at, one, marks, longest) for at, one in enumerate(rows)],
        "height": ROW * len(rows),
    }


def cells(title: str, head: str, lines: Iterable[Line], note: str = "") -> Plain:
    """A cell for each name, of two looks: there is something, or nothing is known of it."""
    rows = list(lines)
    across = 1 if any(len(one.text) > LONGEST_CELL for one in rows) else 2
    placed = [_cell(at, one, across) for at, one in enumerate(rows)]
    height = CELL * -(-len(rows) // across)
    return {
        "look": "cells",
        "title": title,
        "head": head,
        "note": note,
        "marks": [],
        "rows": placed,
        "height": height,
    }


def _row(at: int, one: Line, marks: Sequence[Mark], longest: int) -> Plain:
    parts: list[Plain] = []
    before = 0
    for mark, value in zip(marks, one.values, strict=True):
        if value and not one.off:
            start, end = _tenths(before, longest), _tenths(before + value, longest)
            parts.append({"look": mark.look, "value": value, "x": _percent(start), "width": _percent(end - start)})
        before += value
    return {
        "text": one.text,
        "href": one.href,
        "values": list(one.values),
        "total": sum(one.values),
        "off": one.off,
        "parts": parts,
        "y": at * ROW,
        "bar": at * ROW + BAR,
    }


def _cell(at: int, one: Line, across: int) -> Plain:
    left = at % across
    return {
        "text": one.text,
        "href": one.href,
        "values": list(one.values),
        "total": sum(one.values),
        "off": one.off,
        "parts": [],
        "x": "50.5" if left else "0.0",
        "width": "49.5" if across > 1 else "100.0",
        "end": "100.0" if left or across == 1 else "49.5",
        "y": at // across * CELL,
    }


def _tenths(value: int, longest: int) -> int:
    """A length in tenths of a percent of the longest, rounded half up."""
    return (2 * WHOLE * value + longest) // (2 * longest)


def _percent(tenths: int) -> str:
    return f"{tenths // 10}.{tenths % 10}"
