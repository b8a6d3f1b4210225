from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.rules.outlets import outlet_problems
from tests.small_content import producer, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.problems import Problem

SOLD = {"products/mam.yaml": product(1), "products/keo.yaml": product(2, "Kẹo")}


def problems(folder: Path, more: str) -> list[Problem]:
    return list(outlet_problems(records_of(folder, {**SOLD, "outlets/quay.yaml": producer(9, "Quầy Thử", more)})))


def test_a_product_is_stocked_once(tmp_path: Path) -> None:
    more = "stocks:\n  - {product: mam}\n  - {product: keo}\n  - {product: mam, price: 1}\n"
    (problem,) = problems(tmp_path, more)
    assert (problem.code, problem.values["value"]) == ("stocked-twice", "mam")
    assert str(problem.place) == "content/outlets/quay.yaml:6:15"


def test_two_outlets_may_stock_the_same(tmp_path: Path) -> None:
    stocks = "stocks: [{product: mam}]\n"
    both = {"outlets/a.yaml": producer(8, "Quầy A", stocks), "outlets/b.yaml": producer(9, "Quầy B", stocks)}
    assert list(outlet_problems(records_of(tmp_path, {**SOLD, **both}))) == []


@pytest.mark.parametrize(
    ("opened", "closed", "wrong"),
    [
        ("2024-03", "2023-12-31", True),
        ("2024-03", "2024-02", True),
        ("2024-03", "2024", False),  # may have closed later that year
        ("2024-03-05", "2024-03-05", False),
        ("../2024-03-05", "2020", False),  # nobody knows how early it opened
    ],
)
def test_no_outlet_closed_before_it_opened(tmp_path: Path, opened: str, closed: str, wrong: bool) -> None:  # noqa: FBT001 - a table
    found = problems(tmp_path, f"opened: {opened}\nclosed: {closed}\n")
    assert [problem.code for problem in found] == (["closed-before-opened"] if wrong else [])
