"""Several products in one cell: parted by lines, semicolons, numbers in front, bullets, or commas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NUMBERED = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)/]\s*(?=[^\W\d_])")
_STARTS_NUMBERED = re.compile(r"\s*\(?0?1[.)/]\s*[^\W\d_]")
_BULLET = re.compile(r"^\s*(?:[-+*•–—·▪]+|\(?\d{1,2}[.)/](?!\d))\s*")
# Not within brackets, not between two digits: "1,5 kg", "hộp (đỏ, xanh)".
_COMMA = re.compile(r"(?:(?<!\d),|,(?!\d))(?![^()]*\))")
# What tells of the product before the comma: "Trà sen, hộp 20 gói", "Nước mắm 40 độ, 60 độ".
_DETAIL = re.compile(r"\d|(?:hộp|gói|túi|chai|lọ|hũ|lon|bao|bịch|loại|size|cỡ)\b", re.IGNORECASE)
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
        parts = [whole] if is_known(whole) else _parted(whole)
        yield from (part for part in parts if part and not _REST.match(part))


def _parted(text: str) -> list[str]:
    """A text at its commas; a size or a packing stays with the product before it."""
    parts: list[str] = []
    for part in map(_plain, _COMMA.split(text)):
        if parts and _DETAIL.match(part):
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    return parts


def _plain(text: str) -> str:
    return " ".join(_BULLET.sub("", text).split()).strip(" ,;")
