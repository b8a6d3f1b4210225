from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.names import stars_in
from tests.catalogue.rules.checked import wrong
from tests.small_content import product

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Mắm Ví Dụ 4 sao", "4 sao"),
        ("Mắm Ví Dụ 4sao", "4sao"),
        ("Mắm Ví Dụ 4-SAO", "4-SAO"),
        ("Quà ocop Ví Dụ 5 sao", "ocop · 5 sao"),
        ("Trà OCOP5", "OCOP"),
        ("Trà ★★", "★ · ★"),
        ("Trà \N{WHITE MEDIUM STAR}", "\N{WHITE MEDIUM STAR}"),
        ("Dầu dừa Cocopalm", ""),
        ("Trà sao tay", ""),
        ("Gạo ST25 sao khô", ""),
        ("Chè 3 saola", ""),
        ("Rượu Sao Mai", ""),
    ],
)
def test_stars_in_a_name_are_found(name: str, found: str) -> None:
    assert stars_in(name) == found


def test_a_product_s_name_carries_no_stars(tmp_path: Path) -> None:
    problems = wrong(tmp_path, {"products/a.yaml": product(1, "Mắm OCOP 4 sao"), "products/b.yaml": product(2)})
    named = [one for one in problems if one.code == "name-with-stars"]
    assert [(one.place.path, one.values["value"], one.severity) for one in named] == [
        ("content/products/a.yaml", "OCOP · 4 sao", "warning")
    ]
