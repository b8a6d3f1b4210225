"""What cells mean beside what they say: names of the vocabulary, provinces as people type them, all faults at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_content import producer, write
from tests.writing.workbooks.book import Book, codes, exported, imported, mam, planned

if TYPE_CHECKING:
    from pathlib import Path


def maker(content: Path) -> str:
    return (content / "producers/htx-vi-du.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Hợp tác xã", "htx"),
        ("HỢP TÁC XÃ", "htx"),
        ("hop-tac-xa", "htx"),
        ("HTX", "htx"),
        ("Tổ hợp tác", "to-hop-tac"),
        ("Hộ gia đình", "ho-gia-dinh"),
        ("htx", "htx"),
    ],
)
def test_the_name_of_a_type_is_taken_as_its_id(content: Path, name: str, meant: str) -> None:
    book = Book(exported(content))
    book.put("producers", ("htx-vi-du",), type=name)
    plan = imported(content, book.saved())
    assert codes(plan) == []
    assert f"type: {meant}\n" in maker(content)


def test_names_of_groups_levels_platforms_and_provinces_are_taken(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), group="Dược liệu và sản phẩm từ dược liệu", address__current__province="Đắk Lắk")
    book.put("products.certificates", ("mam", 1), level="Cấp tỉnh")
    book.add("products.shops", "mam", None, platform="Shopee", url="https://gian-hang.example/1")
    plan = imported(content, book.saved())
    assert codes(plan) == []
    text = mam(content)
    for line in ("group: duoc-lieu", "province: dak-lak", "level: province", "platform: shopee"):
        assert line in text


def test_the_name_of_a_former_province_is_not_taken_for_todays(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), address__current__province="Phú Yên")
    (refused,) = planned(content, book.saved()).refused
    assert (refused.problem.code, refused.problem.hint) == ("row-word", "dak-lak")


@pytest.mark.parametrize("typed", ["HÀ TĨNH", "tỉnh Hà Tĩnh", "ha-tinh", "Hà Tỉnh"])
def test_a_province_is_spelled_as_a_name(content: Path, typed: str) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), address__as_certified__province=typed)
    assert codes(imported(content, book.saved())) == []
    assert "province: Hà Tĩnh, vintage: 63" in mam(content)


def test_what_a_record_says_as_printed_stays(content: Path) -> None:
    write(
        content.parent, {"producers/htx-vi-du.yaml": producer(4, more="address: {as_certified: {province: HÀ TĨNH}}\n")}
    )
    book = Book(exported(content))
    assert planned(content, book.saved()).files == {}
    book.put("producers", ("htx-vi-du",), type="htx")
    imported(content, book.saved())
    assert "province: HÀ TĨNH" in maker(content)


def test_all_that_is_wrong_with_a_row_is_told_at_once(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), group="Nhóm lạ", producer="HTX Lạ", set=27)
    (refused,) = planned(content, book.saved()).refused
    assert [(one.code, one.place) for one in refused.problems] == [
        ("row-word", refused.row.place("producer")),
        ("row-word", refused.row.place("group")),
        ("out-of-range", refused.row.place("set")),
    ]
    assert "tên tệp nhưng bỏ phần đuôi" not in refused.problem.message("vi")


def test_all_formulas_of_a_row_are_told_at_once(content: Path) -> None:
    book = Book(exported(content))
    book.formula("products", ("mam",), "name", "=1+1")
    book.formula("products", ("mam",), "group", "=1+1")
    (refused,) = planned(content, book.saved()).refused
    assert [one.place for one in refused.problems] == [refused.row.place("name"), refused.row.place("group")]


def test_every_row_of_a_new_record_has_its_own_reason(content: Path) -> None:
    book = Book(exported(content))
    book.add("products", "moi", name="Chè Mới Mẫu", group="Nhóm lạ")
    book.add("products.certificates", "moi", None, stars=9)
    book.add("products.packs", "moi", None, size="1 hộp")
    assert codes(planned(content, book.saved())) == ["row-word", "out-of-range", "row-of-refused"]


def test_references_that_lead_nowhere_are_told_together(content: Path) -> None:
    book = Book(exported(content))
    book.put("products", ("mam",), group="khong-co", producer="khong-co")
    (refused,) = planned(content, book.saved()).refused
    assert {(one.code, one.place) for one in refused.problems} == {
        ("unknown-reference", refused.row.place("producer")),
        ("unknown-reference", refused.row.place("group")),
    }


def test_a_number_that_lost_its_nought_is_asked_about_at_its_cell(content: Path) -> None:
    book = Book(exported(content))
    book.put("producers", ("htx-vi-du",), contact__phone=900000001)
    plan = planned(content, book.saved())
    (doubt,) = [one for one in plan.doubts if one.code == "phone-digits"]
    (change,) = plan.changes
    assert (doubt.hint, doubt.place) == ("0900000001", change.row.place("contact.phone"))
