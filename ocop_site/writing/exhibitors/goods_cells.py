"""Several products in one cell: parted by lines, semicolons, numbers in front, bullets, or commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)/]\s*(?=[^\W\d_])")
_STARTS_NUMBERED = re.compile(r"\s*\(?1[.)/]\s*[^\W\d_]")
_BULLET = re.compile(r"^\s*(?:[-+*•–—·▪]+|\(?\d{1,2}[.)/](?!\d))\s*")
# Not within brackets, not between two digits: "1,5 kg", "hộp (đỏ, xanh)".
_COMMA = re.compile(r"(?:(?<!\d),|,(?!\d))(?![^()]*\))")
_REST = re.compile(r"^(?:\.{2,}|…|v\.?v\.?\.*|và\s.*khác)$", re.IGNORECASE)  # "…", "v.v."


def goods_in(text: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """The names in a cell, each once, in their order.

    Commas part names only where the catalogue has no product of the whole name (`is_known`).
    """
    found = dict.fromkeys(name for line in re.split(r"[\n\r;]+", text) for name in _of_line(line, is_known))
    return tuple(found)


def _of_line(line: str, is_known: Callable[[str], bool]) -> Iterator[str]:
    for piece in _NUMBERED.split(line) if _STARTS_NUMBERED.match(line) else [line]:
        whole = _plain(piece)
        parts = [whole] if is_known(whole) else [_plain(part) for part in _COMMA.split(whole)]
        yield from (part for part in parts if part and not _REST.match(part))


def _plain(text: str) -> str:
    return " ".join(_BULLET.sub("", text).split()).strip(" ,;")
