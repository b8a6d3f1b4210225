from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import wrong
from tests.small_content import product

if TYPE_CHECKING:
    from pathlib import Path

OWN = "8931234567897"


def marked(number: int, gtin: str, more: str = "") -> str:
    return product(number, more=f'gtin: "{gtin}"\n{more}')


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (OWN, OWN, 1),
        (OWN, f"0{OWN}", 1),  # the same number with its zero
        (OWN, "18931234567894", 0),  # a case of it is a unit of its own
        (OWN, "8938500000010", 0),
        ("2000000000015", "2000000000015", 0),  # two shops may give the same number for themselves
    ],
)
def test_a_gtin_belongs_to_one_product(tmp_path: Path, first: str, second: str, told: int) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": marked(1, first), "products/b.yaml": marked(2, second)})
    twice = [(p.place.path, p.place.line, p.values["other"]) for p in problems if p.code == "same-gtin-twice"]
    assert twice == [("content/products/b.yaml", 4, "a")] * told


@pytest.mark.parametrize(
    ("gtin", "told"),
    [
        (OWN, ""),
        ("98931234567890", ""),  # indicator 9: of variable measure
        ("8938500000010", ""),
        ("89350003", ""),
        ("9520000001018", "gtin-of-another-country notice 952"),
        ("036000291452", "gtin-of-another-country notice 003"),
        ("96385074", "gtin-of-another-country notice 963"),
        ("20000097", "gtin-for-internal-use warning 200"),
        ("00123457", "gtin-for-internal-use warning 001"),
        ("2000000000015", "gtin-for-internal-use warning 200"),
        ("400000001043", "gtin-for-internal-use warning 040"),
    ],
)
def test_who_gave_a_number(tmp_path: Path, gtin: str, told: str) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": marked(1, gtin)})
    assert " ".join(f"{p.code} {p.severity} {p.values['prefix']}" for p in problems) == told


@pytest.mark.parametrize("gtin", ["9520000001018", "20000097"])
def test_invented_products_have_numbers_of_nobody(tmp_path: Path, gtin: str) -> None:
    assert wrong(tmp_path, {"products/a.yaml": marked(1, gtin, "example: true\n")}) == []
