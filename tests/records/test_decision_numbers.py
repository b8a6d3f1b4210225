from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.records.decision_numbers import DecisionKey, same


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("3763/QĐ-UBND", DecisionKey("3763", None, ("qd", "ubnd"))),
        ("26/2026/QĐ-TTg", DecisionKey("26", 2026, ("qd", "ttg"))),
        ("377/QĐ-BNN-VPĐP", DecisionKey("377", None, ("qd", "bnn", "vpdp"))),
        ("1992/KH-UBND", DecisionKey("1992", None, ("kh", "ubnd"))),
        ("07/2021/NQ-HĐND", DecisionKey("7", 2021, ("nq", "hdnd"))),
        ("1850/QĐ-UBND-HC", DecisionKey("1850", None, ("qd", "ubnd", "hc"))),
        ("377", DecisionKey("377")),
        ("12a/QĐ-UBND", DecisionKey("12a", None, ("qd", "ubnd"))),
        ("2021/QĐ-UBND", DecisionKey("2021", None, ("qd", "ubnd"))),
    ],
)
def test_a_number_is_read_by_its_grammar(printed: str, key: DecisionKey) -> None:
    assert DecisionKey.read(printed) == key


@pytest.mark.parametrize(
    "printed",
    [
        "3763/QÐ-UBND",  # U+00D0, what some old keyboards give for Đ
        "3763/QD-UBND",
        "3763/qđ-ubnd",
        "3763/QĐ – UBND",
        "3763/QĐ—UBND",
        "3763/QĐ\u2011UBND",
        " 3763 / QĐ - UBND ",
        "03763/QĐ-UBND",
        "3.763/QĐ-UBND",
        "số 3763/QĐ-UBND",
        "Số: 3763/QĐ-UBND",
        "Quyết định số 3763/QĐ-UBND",
        "QĐ 3763/QĐ-UBND",
        "3763/QĐ-UBND ngày 18/11/2021",
        "3763/QĐ-UBND của UBND tỉnh Ví Dụ",
    ],
)
def test_spellings_of_one_number_are_equal(printed: str) -> None:
    assert DecisionKey.read(printed) == DecisionKey.read("3763/QĐ-UBND")


@pytest.mark.parametrize("printed", ["", "—", "không rõ số", "QĐ-UBND", "12/QĐ-UBND, 13/QĐ-UBND", "ngày 12"])
def test_what_is_not_one_number_has_no_key(printed: str) -> None:
    assert DecisionKey.read(printed) is None


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("3763/QĐ-UBND", "3763/QĐ-UBND", True),
        ("3763/QĐ", "3763/QĐ-UBND", True),
        ("3763", "3763/QĐ-UBND", True),
        ("26", "26/2026/QĐ-TTg", True),
        ("377/QĐ-BNN", "377/QĐ-BNN-VPĐP", True),
        ("3763/QĐ-UBND", "3764/QĐ-UBND", False),
        ("12/QĐ-UBND", "12a/QĐ-UBND", False),
        ("26/QĐ-TTg", "26/2026/QĐ-TTg", False),
        ("26/2025/QĐ-TTg", "26/2026/QĐ-TTg", False),
        ("1992/KH-UBND", "1992/QĐ-UBND", False),
        ("377/QĐ-BNN", "377/QĐ-BNNMT", False),  # another ministry, not a longer spelling
    ],
)
def test_a_shorter_number_may_mean_the_longer(one: str, other: str, answer: bool) -> None:  # noqa: FBT001 - a table's column
    a, b = DecisionKey.read(one), DecisionKey.read(other)
    assert a
    assert b
    assert (same(a, b), same(b, a)) == (answer, answer)


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    key = DecisionKey.read(text)
    assert key is None or same(key, key)


@pytest.mark.parametrize("printed", ["3.76/QĐ-UBND", "3.7634/QĐ-UBND", "1.12.2021"])
def test_a_point_is_left_out_of_thousands_only(printed: str) -> None:
    assert DecisionKey.read(printed) is None
