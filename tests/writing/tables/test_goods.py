from __future__ import annotations

import pytest

from ocop_site.writing.tables.goods import components_in, mended, printed_name


@pytest.mark.parametrize(
    ("name", "goods"),
    [
        ("Dệt Ví Dụ (khăn, chân váy, khăn trải bàn)", ("khăn", "chân váy", "khăn trải bàn")),
        ("Nhóm sản phẩm (dao, thìa) - Ví Dụ", ("dao", "thìa")),
        ("Bộ sản phẩm cao lạc, cao vừng", ("cao lạc", "cao vừng")),
        ("Muối hầm, muối tre, hoa muối", ("Muối hầm", "muối tre", "hoa muối")),
        ("Nước mắm A28 và B20, B25", ()),
        ("Hàng từ vỏ quế, tinh dầu quế, hương quế", ()),
        ("Bò khô, bò tươi", ()),
        ("Bộ bát đĩa Ví Dụ", ()),
        ("Trà Ví Dụ (đặc biệt)", ()),
    ],
)
def test_goods_of_a_set_only_where_its_name_plainly_lists_them(name: str, goods: tuple[str, ...]) -> None:
    assert components_in(name) == goods


def test_look_alike_letters_are_mended_and_the_printed_form_is_kept() -> None:
    assert mended("Ðậu Ví Dụ") == "Đậu Ví Dụ"
    assert printed_name("Ðậu Ví Dụ", lookalike=False) == "Ðậu Ví Dụ"
    assert printed_name("Đậu Ví Dụ", lookalike=True) == "Ðậu Ví Dụ"
    assert printed_name("Đậu Ví Dụ", lookalike=False) == ""
    assert printed_name("Lạc Ví Dụ", lookalike=True) == ""
