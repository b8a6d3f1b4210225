from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.writing.names.makers import name_key, short_slug

if TYPE_CHECKING:
    from tests.writing.conftest import Desk

OTHER_PAGE = "https://bao.example/bai-khac"


def names(desk: Desk, *rows: dict[str, str]) -> list[str]:
    desk.take_in(desk.table("products", [{"name": f"Hàng {i}", **row} for i, row in enumerate(rows)]))
    return sorted(producer.name for producer in desk.records().producers)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CTCP Ví Dụ", "Công ty Cổ phần Ví Dụ"),
        ("Cty CP Ví Dụ", "Công ty CP Ví Dụ"),
        ("Công ty TNHH MTV Ví Dụ", "Cty Trách nhiệm hữu hạn một thành viên Ví Dụ"),
        ("HTXNN Ví Dụ", "Hợp tác xã Nông nghiệp Ví Dụ"),
        ("HTX Hoà Thuỷ", "htx Hòa  Thủy"),
    ],
)
def test_spellings_of_one_name_are_one(desk: Desk, one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    row = {"producer_type": "DN"}
    assert len(names(desk, {**row, "producer": one}, {**row, "producer": other, "source_url": OTHER_PAGE})) == 1


def test_the_fullest_spelling_is_the_name_and_the_others_are_noted(desk: Desk) -> None:
    rows = [{"producer": "CTCP Ví Dụ", "producer_type": "DN"}, {"producer": "Công ty Cổ phần Ví Dụ"}]
    assert names(desk, *rows) == ["Công ty Cổ phần Ví Dụ"]
    (producer,) = desk.records().producers
    assert producer.type == "doanh-nghiep"
    assert producer.notes == ("Các trang còn viết: “CTCP Ví Dụ”.",)


def test_the_same_name_in_another_province_is_another_producer(desk: Desk) -> None:
    row = {"producer": "HTX Thuận Ví", "producer_type": "HTX"}
    assert len(names(desk, row, {**row, "province": "Hà Tĩnh"})) == 2
    assert {producer.id for producer in desk.records().producers} == {"htx-thuan-vi-phu-yen", "htx-thuan-vi-ha-tinh"}


def test_contradictory_districts_stay_apart_and_a_row_without_one_joins_neither(desk: Desk) -> None:
    row = {"producer": "HTX Thuận Ví", "producer_type": "HTX"}
    rows = [{**row, "district": "huyện Tuy An"}, {**row, "district": "huyện Sông Hinh"}, row]
    rows[2] = {**row, "source_url": OTHER_PAGE}
    assert len(names(desk, *rows)) == 3


def test_a_row_without_district_joins_the_only_one_of_its_name(desk: Desk) -> None:
    row = {"producer": "HTX Thuận Ví", "producer_type": "HTX"}
    assert len(names(desk, {**row, "source_url": OTHER_PAGE}, {**row, "district": "huyện Tuy An"})) == 1
    (producer,) = desk.records().producers
    assert producer.address is not None
    assert producer.address.as_certified is not None
    assert producer.address.as_certified.district == "huyện Tuy An"


def test_a_district_that_became_a_town_is_no_contradiction(desk: Desk) -> None:
    row = {"producer": "Công ty Ví Dụ", "producer_type": "DN", "province": "Kiên Giang"}
    rows = [{**row, "district": "huyện Phú Quốc"}, {**row, "district": "thành phố Phú Quốc", "source_url": OTHER_PAGE}]
    assert len(names(desk, *rows)) == 1


@pytest.mark.parametrize("kind", ["Ho", ""])
def test_households_of_one_name_merge_only_in_one_district_or_on_one_page(desk: Desk, kind: str) -> None:
    row = {"producer": "Hộ kinh doanh Lê Ví Dụ", "producer_type": kind}
    elsewhere = {**row, "source_url": OTHER_PAGE}
    assert len(names(desk, row, elsewhere)) == 2
    apart = [p.id for p in desk.records().producers]
    assert apart == ["ho-kinh-doanh-le-vi-du-phu-yen-1", "ho-kinh-doanh-le-vi-du-phu-yen-2"]


def test_a_household_is_one_on_one_page(desk: Desk) -> None:
    row = {"producer": "Hộ kinh doanh Lê Ví Dụ", "producer_type": "Ho"}
    assert len(names(desk, row, row)) == 1


def test_a_household_is_one_in_one_district(desk: Desk) -> None:
    row = {"producer": "Hộ kinh doanh Lê Ví Dụ", "producer_type": "Ho", "district": "huyện Tuy An"}
    assert len(names(desk, row, {**row, "source_url": OTHER_PAGE})) == 1


def test_an_unknown_producer_stays_absent(desk: Desk) -> None:
    assert names(desk, {"status": "certified"}) == []
    assert desk.records().products[0].producer is None


def test_a_later_table_finds_the_producers_of_an_earlier_one(desk: Desk) -> None:
    names(desk, {"producer": "CTCP Ví Dụ", "producer_type": "DN"})
    later = desk.table("products", [{"name": "Hàng mới", "producer": "Công ty cổ phần Ví Dụ"}], "them.csv")
    desk.take_in(later)
    records = desk.records()
    assert [producer.name for producer in records.producers] == ["CTCP Ví Dụ"]
    assert {product.producer for product in records.products} == {"ctcp-vi-du"}


def test_a_word_of_the_maker_for_ids() -> None:
    assert short_slug("Công ty TNHH Một thành viên Sản xuất - Thương mại Hải Sơn") == "hai-son"
    assert short_slug("Hộ kinh doanh Ngọc Ví") == "ngoc-vi"
    assert short_slug("HTX") == "htx"
    assert short_slug("HTX rất là dài dòng trong từng chữ một") == "rat-la-dai-dong-trong"
