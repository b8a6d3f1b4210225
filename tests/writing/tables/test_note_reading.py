from __future__ import annotations

from decimal import Decimal

import pytest

from ocop_site.writing.tables.note_reading import NoteFacts, public_note, read_note


@pytest.mark.parametrize(
    ("note", "bound"),
    [
        ("bài đăng 24/07/2023", "../2023-07-24"),
        ("tin 9/6/2020; trang không ghi hạng sao", "../2020-06-09"),
        ("Hội đồng chấm; tin ngày 26/02/2021, không ghi năm công nhận", "../2021-02-26"),
        ("tin tháng 01/2022", "../2022-01"),
        ("sản phẩm tiêu biểu tính đến hết 2024", "../2024"),
        ("tính đến năm 2022", "../2022"),
        ("đã công nhận trước 2022; trang không ghi hạng", "../2021"),
        ("một trong 8 sản phẩm (bao.example d1, 26/6/2025)", "../2025-06-26"),
    ],
)
def test_an_articles_date_is_a_last_possible_day(note: str, bound: str) -> None:
    assert read_note(note).bound == bound


@pytest.mark.parametrize(
    "note",
    [
        "trao giấy chứng nhận 29/7/2024",
        "họp Hội đồng Trung ương 16/01/2025",
        "trang ghi ngày quyết định 27/1/2021 nhưng tin tháng 01/2022 (nghi sai năm), nên để trống ngày",
        "tin cuối kỳ 2021-2025, không ghi năm công nhận",
        "giai đoạn 2018-2019, 12 sản phẩm",
        "nâng cấp trong tương lai",
        "cũng có trong đợt 1 năm 2021 (4 sao)",
        "cấp lại",
        "trang khác (bao.example 3015764) viết khác",
        "",
    ],
)
def test_what_is_not_a_clear_form_says_nothing(note: str) -> None:
    assert read_note(note) == NoteFacts()


@pytest.mark.parametrize(
    ("note", "printed"),
    [
        ("đợt 01 năm 2022; 50,20 điểm", "đợt 01 năm 2022"),
        ("đợt II năm 2021", "đợt II năm 2021"),
        ("đợt 3/2020, Hội đồng xếp hạng 28/1/2021; 70 điểm", "đợt 3/2020"),
        ("đợt bổ sung năm 2019; thôn Ví Dụ", "đợt bổ sung năm 2019"),
        ("quyết định ngày 25-11, đợt 1 năm 2024", "đợt 1 năm 2024"),
        ("đợt đánh giá 2024 (28 sản phẩm)", "đợt đánh giá 2024"),
    ],
)
def test_the_round_is_kept_as_printed(note: str, printed: str) -> None:
    assert read_note(note).round == printed


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ("đánh giá lần đầu; nhóm sản phẩm (set)", "first"),
        ("nâng từ 3 sao", "upgrade"),
        ("3 sao năm 2019, nâng lên 4 sao năm 2020", "upgrade"),
        ("đợt 2 năm 2024; công nhận lại", "reassessment"),
        ("phân hạng lại", "reassessment"),
        ("4 sao năm 2019, đánh giá lại 3 sao năm 2022; một tên gồm nhiều mặt hàng (set)", "reassessment"),
    ],
)
def test_the_kind_of_a_recognition_only_where_the_notes_say_it(note: str, kind: str) -> None:
    assert read_note(note).kind == kind


def test_scores_proposals_and_withdrawals() -> None:
    assert read_note("potential5; 90,33 điểm, tỉnh xếp 5 sao") == NoteFacts(score=Decimal("90.33"), potential=True)
    assert read_note("đề xuất 4 sao (11/9/2024)").proposed_stars == 4
    assert read_note("quyết định và ngày là của việc thu hồi").paper_is_withdrawal
    assert read_note("quyết định là của lần công nhận; thu hồi theo tin 17/09/2023").withdrawn_by == "../2023-09-17"
    assert read_note("hết hạn từ 24/12/2022; hạng sao theo bao.example").expired_from == "2022-12-24"


@pytest.mark.parametrize(
    "note",
    [
        "đợt 1 năm 2025; địa danh sau sắp xếp 7/2025, không còn cấp huyện",
        "danh mục của xã Ví Dụ (đơn vị cấp xã sau 1/7/2025) đến hết năm 2025",
        "trang tiếng Anh; tỉnh Thái Nguyên sau hợp nhất với Bắc Kạn",
        "tin 10/01/2026 (tỉnh sau hợp nhất)",
    ],
)
def test_notes_that_speak_of_the_new_map(note: str) -> None:
    assert read_note(note).new_map


def test_a_note_about_another_page_says_nothing_about_the_map() -> None:
    assert not read_note("bao.example ghi 4 sao sau này và thuộc tỉnh Vĩnh Long (sau hợp nhất)").new_map


@pytest.mark.parametrize(
    ("note", "public"),
    [
        ("đợt 1 năm 2021; 12 Ví Dụ", "đợt 1 năm 2021"),
        ("34-36 Ví Dụ", ""),
        ("giá trị 36 tháng; số 20, hẻm 24, đường Ví Dụ, ấp Ví Dụ", "giá trị 36 tháng"),
        ("liên hệ 0912 345 678; 65,8 điểm", "liên hệ …; 65,8 điểm"),
        ("+84 912-345-678", "…"),
        ("12 sản phẩm của 9 chủ thể; 2020 đợt 1: potential5", "12 sản phẩm của 9 chủ thể; 2020 đợt 1: potential5"),
    ],
)
def test_house_numbers_and_telephones_stay_out(note: str, public: str) -> None:
    assert public_note(note) == public
