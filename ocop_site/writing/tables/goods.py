"""Names of goods as tables print them: look-alike letters mended, the goods of a set read out of its name."""

from __future__ import annotations

import re

_ETH = "Ð"  # U+00D0, which looks like Đ (U+0110)
_IN_BRACKETS = re.compile(r"\(([^()]+,[^()]+)\)")
_NAMED_SET = re.compile(r"^(?:bộ|nhóm) sản phẩm ", re.IGNORECASE)
_FEWEST = 2
_FEWEST_BARE = 3


def mended(text: str) -> str:
    """The text with Đ where the source used the Icelandic letter that looks like it."""
    return text.replace(_ETH, "Đ").replace("ð", "đ")


def printed_name(text: str, *, lookalike: bool) -> str:
    """The name as the page prints it, where that differs from the mended one; else an empty text.

    `lookalike`: the table says that the page uses Ð for Đ, though the table itself may already have mended it.
    """
    printed = text.replace("Đ", _ETH) if lookalike else text
    return printed if printed != mended(text) else ""


def components_in(name: str) -> tuple[str, ...]:
    """The goods that the name of a set plainly lists: in brackets, behind "Bộ sản phẩm", or three and more.

    A name that lists nothing plainly ("A và B", "A từ B, C") gives nothing.
    """
    if match := _IN_BRACKETS.search(name):
        return _parts(match[1], _FEWEST)
    if match := _NAMED_SET.match(name):
        return _parts(name[match.end() :], _FEWEST)
    if " và " in name or " từ " in name:
        return ()
    return _parts(name, _FEWEST_BARE)


def _parts(text: str, fewest: int) -> tuple[str, ...]:
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    return parts if len(parts) >= fewest else ()
