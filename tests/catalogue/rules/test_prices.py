from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.rules.prices import price_problems
from tests.small_content import producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path


def test_prices_are_in_dong(tmp_path: Path) -> None:
    files = {
        "products/mam.yaml": product(
            1, more="packs: [{size: 500 ml, price: 999}, {size: 1 l, price: 1000}, {size: 2 l}]\n"
        ),
        "outlets/quay.yaml": producer(9, "Quầy Thử", "stocks:\n  - {product: mam, price: 65}\n"),
    }
    found = [(p.code, p.place.path, p.values["value"], p.hint) for p in price_problems(records_of(tmp_path, files))]
    assert found == [
        ("price-in-thousands", "content/products/mam.yaml", "999", "999000"),
        ("price-in-thousands", "content/outlets/quay.yaml", "65", "65000"),
    ]


def test_a_telephone_number_is_no_price(tmp_path: Path) -> None:
    files = {
        "products/mam.yaml": product(1, more="packs: [{size: 1 l, price: 0900000001}, {size: 2 l, price: 90000}]\n"),
        "outlets/quay.yaml": producer(9, "Quầy Thử", "stocks:\n  - {product: mam, price: 0900000002}\n"),
    }
    found = [(p.code, p.values["value"]) for p in price_problems(records_of(tmp_path, files))]
    assert found == [("price-begins-with-zero", "0900000001"), ("price-begins-with-zero", "0900000002")]
