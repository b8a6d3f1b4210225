from __future__ import annotations

import unicodedata

import pytest

from ocop_site.writing.names.makers import is_person_name, read_goods, read_name

SAME = [
    ("HTXNN Hoà Phong", "Hợp tác xã nông nghiệp Hòa Phong"),
    ("CTCP TM&DV Thuý Quí", "Công ty cổ phần thương mại và dịch vụ Thúy Quý"),
    ("C.ty T.N.H.H Mẫu Xanh", "Công ty trách nhiệm hữu hạn Mẫu Xanh"),
    ("Cty TNHH 1TV SXTM Mỳ Ví Dụ", "CÔNG TY TNHH MỘT THÀNH VIÊN THƯƠNG MẠI, SẢN XUẤT “MÌ VÍ DỤ”"),
    ("HTX DVNN Ðồng Mẫu", "Hợp tác xã Dịch vụ - Nông nghiệp Đồng  Mẫu"),
    ("CSSX chả Ví Dụ", "Cơ sở sản xuất chả Ví Dụ"),
    ("HKD Nguyễn Thị Mẫu", "hộ kinh doanh NGUYỄN THỊ MẪU"),
    ("THT Mây Mẫu", "Tổ hợp tác Mây Mẫu"),
    ("DNTN Ví Dụ", "Doanh nghiệp tư nhân Ví Dụ"),
    ("Cty TNHH Mẫu Xanh VN", "Công ty TNHH Mẫu Xanh Việt Nam"),
    ("Công ty CP Ví Dụ VietNam", "CTCP Ví Dụ Việt Nam"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_the_same_parts(one: str, other: str) -> None:
    first, second = read_name(one), read_name(unicodedata.normalize("NFD", other))
    assert (first.form, first.trades, first.key) == (second.form, second.trades, second.key)
    assert first.form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HTX Tân Thành", "HTX Tân Thạnh"),
        ("Công ty TNHH Ví Dụ", "HTX Ví Dụ"),
        ("HTX nông nghiệp Ví Dụ", "HTX Ví Dụ"),
        ("HTX Ví Dụ 1", "HTX Ví Dụ 2"),
        ("HTX Thương Mai", "HTX Thượng Mai"),
    ],
)
def test_other_names_have_other_parts(one: str, other: str) -> None:
    first, second = read_name(one), read_name(other)
    assert (first.form, first.trades, first.key) != (second.form, second.trades, second.key)


def test_a_place_behind_a_name_is_set_apart() -> None:
    for name in ("HTX Ví Dụ - huyện Thạch Hà", "HTX Ví Dụ, H. Mẫu, huyện Thạch Hà", "HTX Ví Dụ (Thạch Hà)"):
        assert read_name(name).place_name == "thach ha", name
    assert read_name("HTX Ví Dụ (Thạch Hà)").plain == ("vi", "du")
    assert read_name("HTX Ví Dụ xã Mẫu tỉnh Hà Tĩnh").place_name == "mau"
    assert read_name("Hợp tác xã Mẫu").place_name == "", "the xã of hợp tác xã is no place"


def test_the_more_telling_the_words_the_greater_the_weight() -> None:
    weights = [read_name(name).weight for name in ("HTX nông nghiệp", "HTX Mẫu", "HTX Travipha", "HTX Ví Dụ Mẫu")]
    assert weights == [0, 1, 2, 3]


def test_names_of_persons() -> None:
    assert is_person_name("Nguyễn Thị Mẫu")
    assert is_person_name("Hộ bà Trần Thị Ví Dụ")
    assert not is_person_name("Công ty TNHH Nguyễn Mẫu")
    assert not is_person_name("Cơ sở bánh tráng Ví Dụ")


def test_goods_have_no_legal_form() -> None:
    assert read_goods("Sản phẩm Nước mắm Ví Dụ").plain == ("nuoc", "mam", "vi", "du")
    assert read_goods("Mỳ gạo").key == read_goods("Mì gạo").key
