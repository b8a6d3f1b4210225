from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.writing.conftest import Desk

TWICE = [
    {"status": "certified", "stars": "3", "year": "2020", "producer": "HTX Ví Dụ", "flags": "possible-duplicate"},
    {
        "name": "Nước mắm Ví Dụ 40 độ",
        "status": "certified",
        "stars": "4",
        "year": "2023",
        "producer": "Hợp tác xã Ví Dụ",
    },
]


def codes(desk: Desk) -> list[str]:
    return [problem.code for problem in desk.plan(desk.table("products", TWICE)).problems]


def test_a_flagged_row_needs_a_decision(desk: Desk) -> None:
    assert codes(desk) == ["import-undecided-duplicate"]
    assert desk.plan(desk.table("products", TWICE)).files == ()


def test_joined_rows_become_one_product_with_two_certificates(desk: Desk) -> None:
    desk.decide("products.csv,2,3,join,cùng chủ thể")
    plan = desk.take_in(desk.table("products", TWICE))
    (only,) = desk.records().products
    assert (only.id, only.name) == ("nuoc-mam-vi-du-40-do", "Nước mắm Ví Dụ 40 độ")
    assert [(c.stars, c.programme_year) for c in only.certificates] == [(3, 2020), (4, 2023)]
    assert only.programme_years == (2020, 2023)
    assert any("cùng chủ thể" in note for note in only.notes)
    assert (plan.counts[0].records, plan.counts[0].joined) == (1, 1)
    receipt = (desk.content / "imports" / "products.csv").read_text(encoding="utf-8").splitlines()
    assert receipt[1].endswith("joined,products,nuoc-mam-vi-du-40-do,cùng chủ thể")
    assert receipt[2].endswith("record,products,nuoc-mam-vi-du-40-do,")


def test_linked_rows_name_each_other(desk: Desk) -> None:
    desk.decide("products.csv,2,3,link,chưa rõ")
    desk.take_in(desk.table("products", TWICE))
    one, other = desk.records().products
    assert one.possibly_same_as == (other.id,)
    assert other.possibly_same_as == (one.id,)


def test_separate_rows_have_nothing_to_do_with_each_other(desk: Desk) -> None:
    desk.decide("products.csv,2,3,separate,khác hàng")
    desk.take_in(desk.table("products", TWICE))
    assert [p.possibly_same_as for p in desk.records().products] == [(), ()]


def test_equal_names_alone_never_join_rows(desk: Desk) -> None:
    desk.take_in(desk.table("products", [{}, {}]))
    assert len(desk.records().products) == 2


@pytest.mark.parametrize(
    "line",
    [
        "products.csv,2,3,join,",
        "products.csv,2,3,merge,vì",
        "products.csv,2,2,join,vì",
        "products.csv,2,9,join,vì",
        "products.csv,hai,3,join,vì",
    ],
)
def test_a_line_that_cannot_be_used_stops_the_import(desk: Desk, line: str) -> None:
    desk.decide("products.csv,2,3,link,vì", line)
    assert "import-bad-join" in codes(desk)


def test_a_row_cannot_be_joined_twice_or_be_joined_and_joined_to(desk: Desk) -> None:
    desk.decide("products.csv,2,3,join,vì", "products.csv,2,3,join,vì")
    assert "import-bad-join" in codes(desk)
    desk.decide("products.csv,2,3,join,vì", "products.csv,3,2,join,vì")
    assert "import-bad-join" in codes(desk)


def test_a_new_row_can_be_linked_but_not_joined_to_one_imported_before(desk: Desk) -> None:
    desk.take_in(desk.table("products", TWICE[1:]))
    grown = desk.table("products", [TWICE[1], TWICE[0]])
    desk.decide("products.csv,3,2,join,vì")
    assert [p.code for p in desk.plan(grown).problems] == ["import-bad-join", "import-undecided-duplicate"]
    desk.decide("products.csv,3,2,link,vì")
    desk.take_in(grown)
    new = next(p for p in desk.records().products if p.name == "Nước mắm Ví Dụ")
    assert new.possibly_same_as == ("nuoc-mam-vi-du-40-do",)
