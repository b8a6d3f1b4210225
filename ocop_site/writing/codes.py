"""Giving permanent codes: nine digits, given once, never changed, never used again.

A code is the catalogue's block (two digits), six digits and a Damm check digit. All kinds share one number space;
`reading.ledger` reads what was given, this module adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.digests import damm_digit, digest
from ocop_site.reading.ledger import GivenCode

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

LEDGER = "ledger/codes.csv"
_NUMBERS = 1_000_000


def give_code(block: str, kind: str, record_id: str, taken: Collection[str]) -> str:
    """The first free code of a record: the same record asks for the same numbers whenever it is asked.

    `kind` is the folder's name ("products"), `taken` are all codes ever given. Raises RuntimeError when the block
    is used up.
    """
    for attempt in range(_NUMBERS):
        number = int(digest(f"{kind}/{record_id}/{attempt}".encode()), 16) % _NUMBERS
        digits = f"{block}{number:06}"
        code = digits + damm_digit(digits)
        if code not in taken:
            return code
    raise RuntimeError(f"block {block} has no free code left")


def give_codes(block: str, wanted: Iterable[tuple[str, str]], taken: Collection[str], day: date) -> list[GivenCode]:
    """New ledger lines for records (kind, id) that have none; the order of asking does not matter."""
    used = set(taken)
    given = []
    for kind, record_id in sorted(set(wanted)):
        code = give_code(block, kind, record_id, used)
        used.add(code)
        given.append(GivenCode(code, kind, record_id, day.isoformat(), 0))
    return given
