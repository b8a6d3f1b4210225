"""The ledger of codes: which code was given to which record, on which day. Lines are only ever added.

`content/ledger/codes.csv` has the columns code, kind, id, date, digest; the digest is the first 12 letters of the
SHA-256 of "code,kind,id,date", so that a line changed by hand or by a bad merge is seen.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from ocop_site.digests import short_digest
from ocop_site.problems import Place, Problem

HEADER = ("code", "kind", "id", "date", "digest")


@dataclass(frozen=True, slots=True)
class GivenCode:
    """One line of the ledger."""

    code: str
    kind: str
    id: str
    date: str
    line: int

    @property
    def digest(self) -> str:
        """What the line's digest must be."""
        return short_digest(f"{self.code},{self.kind},{self.id},{self.date}".encode())

    def text(self) -> str:
        """The line as it stands in the file."""
        return f"{self.code},{self.kind},{self.id},{self.date},{self.digest}\n"


def read_codes(data: bytes, path: str) -> tuple[tuple[GivenCode, ...], list[Problem]]:
    """The codes given so far, in the order of the file, and a problem for each line that is not whole."""
    given: list[GivenCode] = []
    problems: list[Problem] = []
    rows = csv.reader(io.StringIO(data.decode("utf-8", errors="replace")))
    for number, row in enumerate(rows, start=1):
        if number == 1 and tuple(row) == HEADER:
            continue
        if len(row) == len(HEADER):
            entry = GivenCode(row[0], row[1], row[2], row[3], number)
            if entry.digest == row[4]:
                given.append(entry)
                continue
        problems.append(Problem("bad-ledger-line", Place(path, number, 1), {"value": ",".join(row)}))
    return tuple(given), problems
