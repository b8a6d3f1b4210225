from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalogue.rules.checked import wrong
from tests.small_content import at, product

if TYPE_CHECKING:
    from pathlib import Path

FAIR = 'name: Chợ Ví Dụ\ncode: "120000028"\norganiser_province: {}\nprovinces: [{}, Lào]\n'


def hints(folder: Path, files: dict[str, str]) -> list[tuple[str, str]]:
    found = wrong(folder, files)
    assert {problem.code for problem in found} <= {"place-spelling"}
    return [(problem.values["value"], problem.hint) for problem in found]


def of_district(district: str, province: str = "Hà Tĩnh") -> dict[str, str]:
    lines = f"address:\n  as_certified: {{province: {province}, district: {district}, vintage: 63}}\n"
    return {"products/a.yaml": product(1, more=lines)}


@pytest.mark.parametrize(
    ("name", "vintage", "right"),
    [
        ("Hà Tỉnh", 63, "Hà Tĩnh"),
        ("Hà Tỉnh", 34, "Hà Tĩnh"),
        ("ha tinh", 63, "Hà Tĩnh"),
        ("tỉnh Hà Tinh", 63, "Hà Tĩnh"),
        ("Quãng Ngãi", 63, "Quảng Ngãi"),
        ("TP. Đà Nẳng", 63, "Đà Nẵng"),
        ("HÀ TĨNH", 63, "Hà Tĩnh"),
        ("Tỉnh Hà Tĩnh", 63, "Hà Tĩnh"),
        ("ha-tinh", 34, "Hà Tĩnh"),
        ("gia-lai", 63, "Gia Lai"),
        ("TỈNH ĐẮK LẮK", 63, "Đắk Lắk"),
        ("TP. HUẾ", 63, "Huế"),
        ("Thanh Hoá", 63, ""),
        ("HOÀ BÌNH", 63, "Hòa Bình"),
        ("Thừa Thiên - Huế", 63, ""),
        ("Thừa Thiên–Huế", 63, ""),
        ("Bà Rịa-Vũng Tàu", 63, ""),
        ("TP.HCM", 63, ""),
        ("TP Hồ Chí Minh", 63, ""),
        ("Thành phố Hồ Chí Minh", 34, ""),
        ("Đăk Lăk", 63, ""),
        ("Daklak", 63, ""),
    ],
)
def test_a_province_is_spelled_with_its_own_marks(tmp_path: Path, name: str, vintage: int, right: str) -> None:
    files = {"products/a.yaml": product(1, more=at(name, vintage=vintage))}
    assert hints(tmp_path, files) == ([(name, right)] if right else [])


def test_provinces_of_a_fair_are_read_as_well(tmp_path: Path) -> None:
    found = hints(tmp_path, {"fairs/a.yaml": FAIR.format("Nghệ Ân", "Phú Yen")})
    assert found == [("Nghệ Ân", "Nghệ An"), ("Phú Yen", "Phú Yên")]
    assert hints(tmp_path, {"fairs/a.yaml": FAIR.format("Nghệ An", "Phú Yên")}) == []


@pytest.mark.parametrize(
    ("name", "province", "right"),
    [
        ("huyện Cẫm Xuyên", "Hà Tĩnh", "huyện Cẩm Xuyên"),
        ("Cẫm Xuyên", "Hà Tĩnh", "huyện Cẩm Xuyên"),
        ("huyện Cẩm Xuyn", "Hà Tĩnh", "huyện Cẩm Xuyên"),
        ("huyện Cẩm Xuyên", "Hà Tỉnh", ""),
        ("Cẩm Xuyên", "Hà Tĩnh", ""),
        ("TX. Kỳ Anh", "Hà Tĩnh", ""),
        ("huyện Thí Dụ", "Hà Tĩnh", ""),
        ("Quan Hóa", "Thanh Hóa", ""),
        ("Quan Hoà", "Thanh Hóa", "huyện Quan Hóa"),
        ("TP Tuy Hòa", "Phú Yên", ""),
        ("huyện Tuy Hoà", "Phú Yên", ""),
        ("huyện Krông Ana", "Đắk Lắk", ""),
        ("huyện Đak Pơ", "Gia Lai", ""),
        ("huyện Phú Quốc", "Kiên Giang", ""),
    ],
)
def test_a_district_is_spelled_as_listed_if_it_nearly_is(tmp_path: Path, name: str, province: str, right: str) -> None:
    found = hints(tmp_path, of_district(name, province))
    assert [one for one in found if one[0] == name] == ([(name, right)] if right else [])


def test_a_district_on_the_map_without_districts_is_said_once(tmp_path: Path) -> None:
    lines = "address:\n  as_certified: {province: Hà Tĩnh, district: huyện Cẫm Xuyên, vintage: 34}\n"
    found = wrong(tmp_path, {"products/a.yaml": product(1, more=lines)})
    assert [problem.code for problem in found] == ["district-abolished"]


@pytest.mark.parametrize(
    ("district", "province", "vintage", "right"),
    [
        ("huyện An Biên", "Cà Mau", ", vintage: 63", "Kiên Giang"),
        ("An Biên", "Cà Mau", "", "Kiên Giang"),
        ("HUYỆN AN BIÊN", "Cà Mau", ", vintage: 63", "Kiên Giang"),
        ("huyện An Biên", "Kiên Giang", ", vintage: 63", ""),
        ("huyện An Biên", "An Giang", "", ""),  # what Kiên Giang became
        ("huyện An Biên", "An Giang", ", vintage: 63", "Kiên Giang"),
        ("huyện Châu Thành", "Cà Mau", ", vintage: 63", ""),  # in many provinces, if not in this one
        ("huyện Phú Ninh", "Cà Mau", ", vintage: 63", ""),  # Phú Ninh and Phù Ninh
        ("huyện Ân Biên", "Cà Mau", ", vintage: 63", ""),
        ("huyện Thí Dụ", "Cà Mau", ", vintage: 63", ""),
    ],
)
def test_a_district_lies_in_its_province(
    tmp_path: Path, district: str, province: str, vintage: str, right: str
) -> None:
    lines = f"address:\n  as_certified: {{province: {province}, district: {district}{vintage}}}\n"
    found = wrong(tmp_path, {"products/a.yaml": product(1, more=lines)})
    told = [("district-elsewhere", "content/products/a.yaml:5:28", right)] if right else []
    assert [(p.code, str(p.place), p.hint) for p in found] == told
