"""Whether somebody has worked in a workbook of ours since it was written: each row ends with its own digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.digests import plain_digest
from ocop_site.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Sequence

SEAL = "dấu"
"""The title of the last column, hidden."""


def seal(texts: Sequence[str]) -> str:
    """The digest of what the cells of a row say."""
    said = [nfc(" ".join(text.split())) for text in texts]
    return plain_digest({str(place): text for place, text in enumerate(said) if text})[:16]


def is_sealed(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every row behind the first, the titles, says what it said; deleted rows are nobody's work."""
    if not rows or rows[0][-1] != SEAL:
        return False
    at = len(rows[0]) - 1
    return all(len(row) == at + 1 and row[at] == seal(row[:at]) for row in rows[1:])
