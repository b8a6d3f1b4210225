"""GTINs: the one form in which they are compared, and what their first digits say of who gave them.

The ranges are those of the table of GS1 Prefixes in the GS1 General Specifications. They have not changed while OCOP
has existed; no day is needed to read a number.
"""

from __future__ import annotations

LENGTH = 14
VIET_NAM = "893"  # the GS1 prefix of GS1 Việt Nam
EIGHT = "00000"  # what stands before a GTIN-8 inside the thirteen digits behind the indicator

# Numbers that a shop, a company or a region gives for itself (restricted circulation), refunds and coupons: the same
# digits mean other goods elsewhere.
_OF_NO_PRODUCT = ("02", "04", "2", "980", "981", "982", "983", "984", "99")
_OF_NO_PRODUCT_IN_EIGHT = ("0", "2")


def padded(gtin: str) -> str:
    """The GTIN in fourteen digits, as it stands in a Digital Link address: equal ones are the same number."""
    return gtin.zfill(LENGTH)


def prefix(gtin: str) -> str:
    """The first three digits of the number that was given, whatever its length and whatever stands before it."""
    number = _given(gtin)
    return number[:3]


def names_a_product(gtin: str) -> bool:
    """Whether such numbers are given to one product in the whole world; not so those for use inside a shop."""
    number = _given(gtin)
    restricted = _OF_NO_PRODUCT_IN_EIGHT if len(number) < LENGTH - 1 else _OF_NO_PRODUCT
    return not number.startswith(restricted)


def _given(gtin: str) -> str:
    """The thirteen digits behind the indicator, or the eight of a GTIN-8."""
    thirteen = padded(gtin)[1:]
    return thirteen.removeprefix(EIGHT) if thirteen.startswith(EIGHT) else thirteen
