"""Digests of bytes and plain data, and the check digits of codes. Standard library only."""

from __future__ import annotations

import hashlib
import json
from typing import Any

# The totally anti-symmetric quasigroup of order 10 from H. Michael Damm's thesis (Marburg 2004): it finds
# every single wrong digit and every swap of two neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes as 64 hexadecimal letters."""
    return hashlib.sha256(data).hexdigest()


def short_digest(data: bytes) -> str:
    """The first 12 hexadecimal letters of the digest: enough to name a file, not to trust one."""
    return digest(data)[:12]


def plain_digest(value: Any) -> str:  # noqa: ANN401 - any plain data: what JSON can hold
    """The digest of plain data: equal data give equal digests, whatever the order of their keys."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return digest(text.encode())


def damm_digit(digits: str) -> str:
    """The Damm check digit of a row of digits."""
    interim = 0
    for char in digits:
        interim = _DAMM[interim][int(char)]
    return str(interim)


def gs1_digit(digits: str) -> str:
    """The GS1 check digit (GTIN-8/12/13/14, GLN) of a row of digits without it: weights 3, 1, 3 … from the right."""
    total = sum(int(char) * (3 if place % 2 == 0 else 1) for place, char in enumerate(reversed(digits)))
    return str(-total % 10)
