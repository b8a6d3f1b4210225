"""Numbers as text files hold them: digits, with a point before decimals, and nothing that could mean two things.

Vietnamese write 65.000 for sixty-five thousand and 74,5 for seventy-four and a half. Neither is read: the right form
is offered instead, so that nobody's price becomes 65 đồng.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

MOST = 1_000_000_000
_GROUPED = re.compile(r"[0-9]{1,3}([., ][0-9]{3})+")
_THOUSANDS = re.compile(r"([0-9]{1,6})\s*(k|nghìn|ngàn)", re.IGNORECASE)
# What stands around a number in a text: a price's unit, the word or sign of stars, the word before a year.
_BEFORE = re.compile(r"^(năm|đợt)\s+", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(₫|đ|đồng|vnđ|vnd|sao|★+|\*+)$", re.IGNORECASE)


def whole(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """Text that is a whole number in digits alone; any other text is refused, with the digits where they are clear."""
    if not isinstance(value, str) or re.fullmatch(r"[+-]?[0-9]+", value.strip()):
        return value
    raise PydanticCustomError("not-a-number", "not a whole number", {"hint": _digits(value)})


def fraction(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    """Text that is a number with a decimal point; one with a comma is refused, with the point in its place."""
    if not isinstance(value, str) or re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", value.strip()):
        return value
    bare = value.strip()
    hint = bare.replace(",", ".") if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", bare) else ""
    raise PydanticCustomError("not-a-number", "not a number", {"hint": hint})


def _digits(text: str) -> str:
    """The digits that "65.000 đ", "65k", "4 sao", "4.0" or "năm 2022" stands for; "" where that is not clear."""
    bare = _BEFORE.sub("", _BEHIND.sub("", text.strip()))
    match = re.fullmatch(r"([0-9]+)|([0-9])[.,]0", bare)
    if match:
        return match[1] or match[2]
    if _GROUPED.fullmatch(bare):
        return re.sub(r"[., ]", "", bare)
    match = _THOUSANDS.fullmatch(bare)
    return f"{match[1]}000" if match else ""


Price = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(whole)]
Number = Annotated[Decimal, BeforeValidator(fraction)]
