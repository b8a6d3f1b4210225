from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.catalogue.rules.checked import only
from tests.small_content import PROJECT, producer, product, write

if TYPE_CHECKING:
    from pathlib import Path


def hint(folder: Path, name: str, text: str) -> tuple[str, str]:
    raw, _ = read_content(write(folder, {name: text}), PROJECT / "content" / "vocabulary")
    _, (problem,) = read_records(raw)
    return problem.code, problem.hint


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("type: Hợp tác xã", "htx"),
        ("type: Hợp tác xá", "htx"),
        ("type: Hộ sản xuất", "ho-gia-dinh"),
        ("type: Tập đoàn Ví Dụ", ""),
        ("address: {current: {province: TP. Huế}}", "hue"),
        ("address: {current: {province: Phú Yên}}", "dak-lak"),
    ],
)
def test_the_id_of_the_entry_is_offered_never_its_name_in_plain_letters(tmp_path: Path, line: str, right: str) -> None:
    assert hint(tmp_path, "producers/a.yaml", producer(1, more=f"{line}\n")) == ("bad-id", right)


def test_the_names_of_groups_and_levels_are_known(tmp_path: Path) -> None:
    text = product(1).replace("thuc-pham", "Nhóm đồ uống").replace("Nhóm đồ", "Đồ")
    assert hint(tmp_path, "products/a.yaml", text) == ("bad-id", "do-uong")
    more = "certificates: [{stars: 3, level: Cấp huyện}]\n"
    assert hint(tmp_path, "products/a.yaml", product(1, more=more)) == ("unknown-value", "district")


def test_a_name_in_plain_letters_is_known_too(tmp_path: Path) -> None:
    problem = only(tmp_path, {"producers/a.yaml": producer(1, more="type: hop-tac-xa\n")})
    assert (problem.code, problem.hint) == ("unknown-reference", "htx")
