from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.writing.tables.printed_places import Clues, district_key, new_map_since, printed_place, vintage_of
from ocop_site.writing.tables.table_rows import RowRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from ocop_site.records.vocabulary import Vocabulary
    from ocop_site.writing.tables.table_rows import TableRow

BEFORE = Clues(latest=date(2025, 6, 30))
AFTER = Clues(latest=date(2025, 7, 1))


@pytest.mark.parametrize(
    ("place", "clues", "vintage"),
    [
        (("Quảng Ngãi", "", ""), Clues(), None),
        (("Quảng Ngãi", "huyện Mộ Đức", ""), AFTER, 63),
        (("Quảng Ngãi", "", ""), BEFORE, 63),
        (("Quảng Ngãi", "", ""), AFTER, 34),
        (("Quảng Ngãi", "", ""), Clues(year=2024), 63),
        (("Quảng Ngãi", "", ""), Clues(year=2025), None),
        (("Quảng Ngãi", "", ""), Clues(year=2024, latest=date(2025, 8, 1)), 63),
        (("Quảng Ngãi", "", ""), Clues(new_map=True, year=2024), 34),
        (("Quảng Ngãi", "", "đặc khu Lý Sơn"), Clues(), 34),
        (("Quảng Ngãi", "", "thị trấn Ví Dụ"), Clues(), 63),
        (("Quảng Ngãi", "", ""), Clues(venue="phố đi bộ, quận Ví Dụ"), 63),
        (("Phú Yên", "", ""), Clues(), 63),
        (("Phú Yên", "", ""), AFTER, 63),
        (("Thừa Thiên Huế", "", ""), Clues(), 63),
    ],
)
def test_the_map_of_a_printed_place(
    vocabulary: Vocabulary, place: tuple[str, str, str], clues: Clues, vintage: int | None
) -> None:
    assert vintage_of(*place, clues, vocabulary) == vintage


def test_the_new_map_begins_where_the_vocabulary_says(vocabulary: Vocabulary) -> None:
    assert new_map_since(vocabulary) == date(2025, 7, 1)


def test_a_place_stays_as_printed(vocabulary: Vocabulary, row_of: Callable[..., TableRow]) -> None:
    row = row_of("products", province="TP Hồ Chí Minh", district="thị xã Hoà  Ví", commune="Ví Dụ")
    place = printed_place(row, Clues(), vocabulary)
    assert place.province_id == "ho-chi-minh"
    assert list(place.data().items()) == [
        ("province", "TP Hồ Chí Minh"),
        ("district", "thị xã Hoà Ví"),
        ("commune", "Ví Dụ"),
        ("vintage", 63),
    ]


@pytest.mark.parametrize("typed", ["HÀ TĨNH", "tỉnh Hà Tĩnh", "ha-tinh", "Hà Tĩnh"])
def test_a_province_as_people_type_it_gets_its_name(
    vocabulary: Vocabulary, row_of: Callable[..., TableRow], typed: str
) -> None:
    assert printed_place(row_of("products", province=typed), Clues(), vocabulary).province == "Hà Tĩnh"


def test_a_province_that_never_was_is_refused(vocabulary: Vocabulary, row_of: Callable[..., TableRow]) -> None:
    with pytest.raises(RowRefusedError, match="Ví Dụ"):
        printed_place(row_of("products", province="Ví Dụ"), Clues(), vocabulary)


def test_districts_are_compared_without_their_kind() -> None:
    assert district_key("huyện Phú Quốc") == district_key("thành phố Phú Quốc") == district_key("Phú Quốc")
    assert district_key("thị xã Hoà Thành") == district_key("thị xã Hòa Thành")
    assert district_key("huyện Hòa Bình") != district_key("huyện Hòa An")
