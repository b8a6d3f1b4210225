from __future__ import annotations

import pytest

from ocop_site.digests import gs1_digit
from ocop_site.records.gtins import names_a_product, padded, prefix


@pytest.mark.parametrize("gtin", ["8931234567897", "8938500000010", "08931234567897", "18931234567894"])
def test_check_digits(gtin: str) -> None:
    assert gs1_digit(gtin[:-1]) == gtin[-1]


@pytest.mark.parametrize(
    ("gtin", "fourteen", "first"),
    [
        ("8931234567897", "08931234567897", "893"),
        ("08931234567897", "08931234567897", "893"),
        ("18931234567894", "18931234567894", "893"),
        ("036000291452", "00036000291452", "003"),
        ("96385074", "00000096385074", "963"),
        ("0000096385074", "00000096385074", "963"),
        ("10000096385071", "10000096385071", "963"),
    ],
)
def test_one_number_in_every_length(gtin: str, fourteen: str, first: str) -> None:
    assert (padded(gtin), prefix(gtin)) == (fourteen, first)


@pytest.mark.parametrize(
    ("gtin", "own"),
    [
        ("8931234567897", True),
        ("0200000000004", False),
        ("0300000000003", True),
        ("400000000008", False),
        ("2999999999994", False),
        ("3000000000007", True),
        ("9790000000001", True),
        ("9800000000007", False),
        ("9849999999992", False),
        ("9850000000002", True),
        ("9999999999994", False),
        ("08999999", False),
        ("10000007", True),
        ("29999991", False),
        ("30000001", True),
    ],
)
def test_numbers_that_shops_give_are_no_products_own(gtin: str, own: bool) -> None:  # noqa: FBT001
    assert names_a_product(gtin) is own
    assert names_a_product(padded(gtin)) is own
