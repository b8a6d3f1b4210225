"""The help of one field."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """The same in both languages, and a value as it may be written ("" where the words say enough)."""

    vi: str
    en: str
    example: str = ""
