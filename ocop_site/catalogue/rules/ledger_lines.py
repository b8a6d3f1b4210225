"""The ledger compared with the copy that lies beside the last release: no line that was published may be gone.

Lines are only ever added (`reading.ledger`). A merge that was resolved by hand, or a branch that began before a
release, can lose some; what they gave out stays printed and linked all the same.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIGEST = "digest"  # the name of the last column, in the header of every ledger


@dataclass(frozen=True, slots=True)
class LostLine:
    """A line that is gone: its text, word for word, and its number in the released copy."""

    number: int
    text: str


def lost_lines(released: bytes, now: bytes) -> tuple[LostLine, ...]:
    """The lines of a released ledger file that today's file no longer has, in the order of the released one.

    Lines are compared cell by cell: their order, line ends and quotation marks mean nothing.
    """
    there = {cells for _, cells, _ in _lines(now)}
    return tuple(LostLine(number, text) for number, cells, text in _lines(released) if cells not in there)


def line_problems(released: Mapping[str, bytes], now: Mapping[str, bytes], folder: str, source: str) -> list[Problem]:
    """A problem for each ledger file that lost lines. The mappings: name ("codes.csv") -> bytes.

    `folder` is the content folder as complaints name it, `source` the folder of the released copy.
    """
    problems = []
    for name in sorted(released):
        lost = lost_lines(released[name], now.get(name, b""))
        if lost:
            values = {
                "count": str(len(lost)),
                "numbers": ", ".join(str(line.number) for line in lost),
                "released": f"{source}/{name}",
                "value": lost[0].text,
            }
            problems.append(Problem("ledger-line-lost", Place(f"{folder}/ledger/{name}"), values))
    return problems


def _lines(data: bytes) -> Iterator[tuple[int, tuple[str, ...], str]]:
    for number, text in enumerate(data.decode("utf-8", errors="replace").splitlines(), start=1):
        try:
            cells = tuple(next(csv.reader([text], strict=True), []))
        except csv.Error:
            cells = (text,)
        if cells and cells[-1] != DIGEST:
            yield number, cells, text
