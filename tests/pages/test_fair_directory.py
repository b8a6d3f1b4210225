"""What stands in the printed directory of a fair, and what never may."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.fair_directory import (
    NO_BOOTHS,
    NO_EXHIBITOR,
    NO_PROVINCE,
    NO_STATUSES,
    fair_directory,
)
from ocop_site.pages.fair_directory_words import chapters, directory_codes, directory_stars, directory_words
from tests.building.directory_site import BOOTHS, FAIR_CODE, MARKUP, catalogue_of, directory_of, fair, files, recognised
from tests.small_content import code, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    return directory_of(tmp_path_factory.mktemp("fair"))


def booth(directory: Plain, number: str) -> dict[str, Any]:
    (found,) = [one for one in directory["booths"] if one["number"] == number]
    return dict(found)


def said(directory: Plain, number: str) -> dict[str, tuple[int, str, str]]:
    return {one["name"]: (one["stars"], one["grade"], one["label"]) for one in booth(directory, number)["products"]}


def test_booths_stand_in_the_order_of_their_numbers(directory: Plain) -> None:
    assert [one["number"] for one in directory["booths"]] == ["A1", "A2", "A10", "B3", "B4", "Khu ẩm thực 12"]
    assert [one["name"] for one in directory_codes(directory)[1:]] == [
        "Gian A1",
        "Gian A2",
        "Gian A10",
        "Gian B3",
        "Gian Khu ẩm thực 12",
    ]
    assert directory_codes(directory)[0]["short"] == f"ocop.vi-du.vn/danh-muc/Q/{FAIR_CODE}"


def test_stars_are_drawn_only_where_the_paper_covers_all_days(directory: Plain) -> None:
    assert said(directory, "A10") == {
        "Ổi Đủ Ngày": (4, "OCOP 4 sao", "còn thời hạn trong những ngày hội chợ"),
        "Ớt Nửa Kỳ": (0, "3 sao", "thời hạn đến hết ngày 03/12/2026, giữa kỳ hội chợ"),
        "Đậu Đã Quá": (0, "", "thời hạn theo hồ sơ đã qua trước hội chợ, chưa rõ đánh giá lại"),
    }
    assert directory_stars(directory) == [5, 4, 3, 4]


def test_no_stars_where_the_maker_is_not_known_as_on_labels(directory: Plain) -> None:
    assert said(directory, "Khu ẩm thực 12")["Ấu Không Rõ Chủ"] == (0, "", "còn thời hạn trong những ngày hội chợ")


def test_a_name_that_claims_stars_without_paper_is_not_printed(directory: Plain) -> None:
    assert "Mật Ong OCOP 5 sao" not in json.dumps(directory, ensure_ascii=False)
    assert f"Sản phẩm mã {code(8)} (tên có ghi hạng sao, không in lại ở đây)" in said(directory, "A1")
    assert booth(directory, "A2")["goods"] == "Bánh lạ; 1 món có tên ghi hạng sao, không in lại ở đây."


@pytest.mark.parametrize(("stars", "printed"), [(5, True), (4, False)])
def test_a_name_that_claims_the_stars_it_has_is_printed(tmp_path: Path, stars: int, printed: bool) -> None:  # noqa: FBT001
    some = {**files(), "products/khoe.yaml": product(8, "Mật Ong OCOP 5 sao", recognised("2025-03-20", stars))}
    catalogue = catalogue_of(tmp_path, some)
    directory = fair_directory(catalogue.fairs["h"], catalogue)
    assert ("Mật Ong OCOP 5 sao" in said(directory, "A1")) is printed


def test_a_producer_that_keeps_its_name_back_keeps_its_place_back(directory: Plain) -> None:
    one = booth(directory, "A1")
    assert (one["exhibitor"], one["place"]) == ("Chủ thể không công bố tên", "")
    assert "Hộ Giữ Tên" not in json.dumps(directory, ensure_ascii=False)


def test_what_is_not_known_is_not_said(directory: Plain) -> None:
    one = booth(directory, "B3")
    assert (one["exhibitor"], one["place"], one["where"], one["products"], one["goods"]) == (
        NO_EXHIBITOR,
        "",
        "",
        [],
        "",
    )
    assert booth(directory, "B4")["code"] == ""


def test_provinces_of_today_in_order_the_unknown_last(directory: Plain) -> None:
    found = {part["name"]: [one["numbers"] for one in part["exhibitors"]] for part in directory["provinces"]}
    assert list(found) == ["Cà Mau", "Đắk Lắk", "Hà Tĩnh", "Vĩnh Long", NO_PROVINCE]
    assert found["Hà Tĩnh"] == ["A10", "Khu ẩm thực 12"]
    assert found[NO_PROVINCE] == ["B4", "A2", "B3"]


def test_products_stand_in_vietnamese_order_with_all_their_booths(directory: Plain) -> None:
    lines = [(part["letter"], one["name"], one["numbers"]) for part in directory["letters"] for one in part["products"]]
    assert [(letter, name[:4]) for letter, name, _ in lines] == [
        ("Â", "Ấu K"),
        ("B", "Bộ q"),
        ("Đ", "Đậu "),
        ("Đ", "Điều"),
        ("Ô", "Ổi Đ"),
        ("Ơ", "Ớt N"),
        ("R", MARKUP[:4]),
        ("S", "Sản "),
    ]
    assert lines[4][2] == "A10, Khu ẩm thực 12"


def test_of_days_that_are_not_known_no_status_is_said(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, fair("days: {from: 2026-12}\n"))
    assert all((p["stars"], p["grade"], p["label"]) == (0, "", "") for b in directory["booths"] for p in b["products"])
    assert directory["notes"][0] == NO_STATUSES
    assert directory["days"] == "Bắt đầu tháng 12/2026; nguồn không ghi ngày kết thúc"
    assert not directory_stars(directory)


def test_a_code_whose_page_is_not_published_is_a_draft(directory: Plain, tmp_path: Path) -> None:
    assert [one["number"] for one in directory["booths"] if one["draft"]] == ["B3"]
    catalogue = catalogue_of(tmp_path, published=False)
    drafts = fair_directory(catalogue.fairs["h"], catalogue)
    words = [words for _, words in directory_words(drafts, {})]
    assert words.count("BẢN NHÁP: mã chưa dùng được") == 1 + len(BOOTHS)


def test_a_fair_without_booths_has_a_cover(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, files(producer(900, "Hội chợ Ví Dụ")))
    directory = fair_directory(catalogue.fairs["h"], catalogue)
    assert chapters(directory) == []
    assert directory["counts"] == NO_BOOTHS
    assert [one["short"][-9:] for one in directory_codes(directory)] == [FAIR_CODE]


def test_numbers_are_written_as_people_write_them(tmp_path: Path) -> None:
    booths = "".join(f"  - {{number: A{one}, exhibitor: {{name: Người {one}}}}}\n" for one in range(1000))
    directory = directory_of(tmp_path, producer(900, "Hội chợ Ví Dụ", f"booths:\n{booths}"))
    assert directory["counts"].startswith("Trong hồ sơ: 1.000 gian hàng · 1.000 bên đứng gian · ")


def test_letters_that_cannot_be_seen_are_left_out(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, fair(name="Hội\u00ad chợ\u200b Ví Dụ"))
    assert (directory["name"], directory["running"]) == ("Hội chợ Ví Dụ", "Danh bạ hội chợ · Hội chợ Ví Dụ")
