"""Several products in one cell, as organisers write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.writing.exhibitors.goods_cells import goods_in

NAMES = st.lists(
    st.text("aăâbcdđeêghiklmnoôơpqrstuưvxy ", min_size=3, max_size=12).map(
        lambda text: f"Ô {' '.join(text.split())}".strip()
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


def nothing_known(_: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Trà; Bánh, Kẹo (đỏ, xanh)", ("Trà", "Bánh", "Kẹo (đỏ, xanh)")),
        ("1. Mật ong 2. Trà sen", ("Mật ong", "Trà sen")),
        ("01) Trà\n02) Bánh 1,5 kg, Kẹo", ("Trà", "Bánh 1,5 kg", "Kẹo")),
        ("- Trà\n+ Bánh\n• Kẹo", ("Trà", "Bánh", "Kẹo")),
        ("Trà, v.v...", ("Trà",)),
        ("Trà sen, hộp 20 gói, Bánh", ("Trà sen, hộp 20 gói", "Bánh")),
        ("Nước mắm 40 độ, 60 độ", ("Nước mắm 40 độ, 60 độ",)),
        ("3 trong 1 – trà gừng", ("3 trong 1 – trà gừng",)),
        ("Trà; Trà", ("Trà",)),
        ("", ()),
        (" ; \n - ", ()),
    ],
)
def test_names_are_parted(cell: str, names: tuple[str, ...]) -> None:
    assert goods_in(cell, nothing_known) == names


def test_a_name_that_the_catalogue_knows_is_not_parted() -> None:
    assert goods_in("Trà sen, Bánh; Kẹo, Mứt", lambda text: text == "Trà sen, Bánh") == ("Trà sen, Bánh", "Kẹo", "Mứt")


@given(NAMES, st.sampled_from(["; ", "\n", ";\n", ", ", "\n- ", "\n+ "]))
def test_no_name_is_lost_whatever_parts_them(names: list[str], sign: str) -> None:
    assert goods_in(sign.join(names), nothing_known) == tuple(names)


@given(NAMES)
def test_numbers_in_front_are_left_out(names: list[str]) -> None:
    cell = " ".join(f"{at}. {name}" for at, name in enumerate(names, 1))
    assert goods_in(cell, nothing_known) == tuple(names)


@given(st.text(max_size=60))
def test_any_cell_gives_names_that_are_trimmed(cell: str) -> None:
    names = goods_in(cell, nothing_known)
    assert all(name and name == " ".join(name.split()) for name in names)
    assert len(set(names)) == len(names)
