from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import wrong
from tests.small_content import producer

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, phone: str) -> list[tuple[str, str, str]]:
    found = wrong(folder, {"outlets/a.yaml": producer(1, more=f'contact: {{phone: "{phone}"}}\n')})
    return [(problem.code, str(problem.place), problem.hint) for problem in found]


@pytest.mark.parametrize(
    ("phone", "right"),
    [
        ("900000001", "0900000001"),
        ("900 000 001", "0900 000 001"),
        ("2000000001", "02000000001"),
        ("0900000002, 900000001", "0900000002, 0900000001"),
        ("0900.000.01", ""),
        ("0900 000 0012", ""),
        ("0200 000 001", ""),
        ("+84 900 000 01", ""),
        ("0900000001 0900000", ""),
    ],
)
def test_a_number_has_all_its_digits(tmp_path: Path, phone: str, right: str) -> None:
    assert told(tmp_path, phone) == [("phone-digits", "content/outlets/a.yaml:3:18", right)]


@pytest.mark.parametrize(
    "phone",
    [
        *("0000 000 001", "0900.000.001", "0900-000-001", "+84 900 000 001", "(+84) 900000001", "84900000001"),
        *("+84 (0)900 000 001", "020 0000 0001", "(0200) 0000001", "0200.0000001-124", "0900000001 (Zalo)"),
        *("0900000001, 0900000002", "0900000001 0900000002", "0900 000 001 / 0900 000 002", "0900 000 001/02"),
        *("1900 0001", "1800 000001", "113", "000 0001", "020 0000 0001 máy lẻ 12", "+1 200 000 0001", "0120 0000001"),
        *("Bà Mẫu: 0900 000 001; bàn 0200 0000001", "sẽ có sau"),
    ],
)
def test_numbers_of_every_kind_are_let_be(tmp_path: Path, phone: str) -> None:
    assert told(tmp_path, phone) == []
