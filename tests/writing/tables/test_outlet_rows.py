from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.records.days import Days
from ocop_site.writing.tables.outlet_rows import level_said, province_said

if TYPE_CHECKING:
    from ocop_site.records.others import Fair, Outlet
    from ocop_site.records.vocabulary import Vocabulary
    from tests.writing.conftest import Desk


def outlet(desk: Desk, **cells: str) -> Outlet:
    desk.take_in(desk.table("outlets", [cells]))
    return desk.records().outlets[0]


def fair(desk: Desk, **cells: str) -> Fair:
    desk.take_in(desk.table("fairs", [cells]))
    return desk.records().fairs[0]


def test_an_outlet_keeps_its_published_street_and_partial_date(desk: Desk) -> None:
    shop = outlet(
        desk, operator="HTX Ví Dụ", address="12 đường Ví Dụ", district="huyện Tuy An", opened="2019-10", notes="to"
    )
    assert (shop.operator, shop.stage, shop.notes) == ("HTX Ví Dụ", None, ("to",))
    assert shop.opened == Days(date(2019, 10, 1), date(2019, 10, 31))
    assert shop.address is not None
    assert shop.address.street == "12 đường Ví Dụ"
    assert shop.address.as_certified is not None
    assert shop.address.as_certified.vintage == 63


@pytest.mark.parametrize("operator", ["Lê Thị Ví Dụ", "Trần Ví (chủ cửa hàng)", "Nguyễn Văn Bàn"])
def test_a_private_operator_is_not_named(desk: Desk, operator: str) -> None:
    shop = outlet(desk, operator=operator)
    assert shop.operator is None
    assert shop.notes == ("Người vận hành là cá nhân, không ghi tên.",)


def test_an_owners_name_is_taken_out_of_the_shops_name(desk: Desk) -> None:
    shop = outlet(desk, name="Cửa hàng OCOP của chị Lê Thị Ví Dụ")
    assert (shop.name, shop.id) == ("Cửa hàng OCOP", "cua-hang-ocop")
    assert "Ví Dụ" not in "".join(shop.notes)


def test_only_a_proposed_outlet_is_planned(desk: Desk) -> None:
    assert outlet(desk, notes="địa điểm đề xuất theo khảo sát, chưa rõ đã mở").stage == "planned"


def test_a_bare_year_of_opening(desk: Desk) -> None:
    assert outlet(desk, opened="2022").opened == Days(date(2022, 1, 1), date(2022, 12, 31))


def test_a_fair_with_all_its_parts(desk: Desk) -> None:
    one = fair(
        desk,
        province="Đà Nẵng",
        start_date="2023-05-11",
        end_date="2023-05-14",
        venue="Quảng trường Ví Dụ",
        organizer="UBND tỉnh Quảng Nam",
        booths="150",
    )
    assert one.days is not None
    assert (one.days.start, one.days.end) == (
        Days(date(2023, 5, 11), date(2023, 5, 11)),
        Days(date(2023, 5, 14), date(2023, 5, 14)),
    )
    assert (one.organiser, one.organiser_level, one.organiser_province) == (
        "UBND tỉnh Quảng Nam",
        "province",
        "Quảng Nam",
    )
    assert (one.venue, one.reported_booths) == ("Quảng trường Ví Dụ", 150)
    assert one.booths == ()


def test_a_lone_first_day_gives_only_the_beginning(desk: Desk) -> None:
    one = fair(desk, start_date="2022-03-26")
    assert one.days is not None
    assert one.days.end is None


def test_a_fair_without_days_has_none(desk: Desk) -> None:
    assert fair(desk).days is None


@pytest.mark.parametrize(
    ("cells", "vintage"),
    [
        ({"start_date": "2025-10-28"}, 34),
        ({"start_date": "2024-11-01"}, 63),
        ({"name": "Hội chợ Tết 2026"}, 34),
        ({"name": "Hội chợ Tết 2024"}, 63),
        ({"name": "Hội chợ Tết 2025"}, None),
        ({"venue": "phố Ví Dụ, quận Ví Dụ"}, 63),
        ({}, None),
    ],
)
def test_the_map_of_a_fair(desk: Desk, cells: dict[str, str], vintage: int | None) -> None:
    one = fair(desk, province="Hà Nội", **cells)
    assert one.address is not None
    assert one.address.as_certified is not None
    assert one.address.as_certified.vintage == vintage


def test_a_fair_that_ends_before_it_begins_is_rejected(desk: Desk) -> None:
    plan = desk.take_in(desk.table("fairs", [{"start_date": "2022-03-26", "end_date": "2022-03-25"}]))
    assert plan.counts[0].rejected == 1


@pytest.mark.parametrize(
    ("organiser", "level"),
    [
        ("UBND tỉnh Ví Dụ, Trung tâm Xúc tiến", "province"),
        ("Sở Công Thương Ví Dụ", "province"),
        ("UBND huyện Ví Dụ", "district"),
        ("UBND xã Ví Dụ", "commune"),
        ("Sở Công Thương Ví Dụ, UBND xã", ""),
        ("Cơ sở Ví Dụ", ""),
        ("Công viên Ví Dụ", ""),
        ("", ""),
    ],
)
def test_the_level_only_where_the_organisers_name_says_it(organiser: str, level: str) -> None:
    assert level_said(organiser) == level


def test_the_province_only_where_the_organisers_name_says_it(vocabulary: Vocabulary) -> None:
    assert province_said("Sở Công thương TP.Cần Thơ", vocabulary) == "Cần Thơ"
    assert province_said("Trung tâm tỉnh Quảng Nam; Ban chỉ đạo", vocabulary) == "Quảng Nam"
    assert province_said("Hội Nông dân tỉnh", vocabulary) == ""
    assert province_said("Sở Công Thương Hà Nội", vocabulary) == ""
