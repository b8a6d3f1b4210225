"""Some files of the site alone: what need not be drawn to make them is passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.words import without_language

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = re.compile(r"[0-9]{8,14}")
_DEPTH_OF_INDEX = 2  # tinh/index.html
LETTER = "van"  # chu-the/van/a/index.html


class Only:
    """The files that are wanted; of None, all of them.

    It answers whether something wanted may be among the pages of a kind. A page too many costs time, and is dropped.
    """

    def __init__(self, paths: Iterable[str] | None = None) -> None:
        """`paths`: files relative to the output folder."""
        self._all = paths is None
        self._paths = frozenset(paths or ())
        # A page in another language is drawn with the Vietnamese one.
        self._drawn = frozenset(without_language(f"/{path}")[1].lstrip("/") for path in self._paths)
        self._parts = [path.split("/") for path in sorted(self._drawn)]
        self._heads = {parts[0] for parts in self._parts}
        self._folders = {"/".join(parts[:depth]) for parts in self._parts for depth in range(1, len(parts))}
        self._numbers = {number for path in self._drawn for number in _DIGITS.findall(path)}

    def below(self, *addresses: str) -> bool:
        """Whether some of it lies at one of these addresses or below."""
        return self._all or any(address.strip("/").partition("/")[0] in self._heads for address in addresses)

    def file(self, path: str) -> bool:
        """Whether a file is wanted, or the same page in another language."""
        return self._all or path in self._paths or path in self._drawn

    def indexes(self) -> bool:
        """Whether some of it may be a page that lists lists, or names by their letter."""
        return self._all or any(len(parts) == _DEPTH_OF_INDEX or LETTER in parts for parts in self._parts)

    def shelf(self, base: str) -> bool:
        """Whether some of it may be a page of the list that begins at this address."""
        return self._all or base.strip("/") in self._folders

    def record(self, codes: Iterable[str], gtin: str | None = None) -> bool:
        """Whether some of it may be a page of the record to which these codes lead."""
        if self._all:
            return True
        return any(code in self._numbers for code in codes) or bool(gtin and gtin.zfill(14) in self._numbers)


EVERYTHING = Only()
