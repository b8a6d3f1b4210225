from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.vietnamese import fold

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary


def test_every_former_province_has_its_districts(vocabulary: Vocabulary) -> None:
    districts = vocabulary.districts
    assert [one.id for one in districts.provinces if vocabulary.former_province(one.id) is None] == []
    assert {one.id for one in districts.provinces} == {one.id for one in vocabulary.former_provinces}
    assert sum(len(one.districts) for one in districts.provinces) == 705
    codes = [unit[:3] for one in districts.provinces for unit in one.districts]
    assert len(set(codes)) == 705


@pytest.mark.parametrize(
    ("province", "count"), [("quang-nam", 18), ("ha-tinh", 13), ("phu-tho", 13), ("cao-bang", 10), ("phu-yen", 9)]
)
def test_counts_that_plans_of_the_time_give(vocabulary: Vocabulary, province: str, count: int) -> None:
    found = vocabulary.districts.of(province)
    assert found is not None
    assert len(found.names) == count


def test_every_name_means_itself(vocabulary: Vocabulary) -> None:
    for one in vocabulary.districts.provinces:
        assert [name for name in one.names if one.named(name) != name] == [], one.id
        assert [name for name in one.names if one.named(fold(name)) != name] == [], one.id


@pytest.mark.parametrize(
    ("province", "printed", "meant"),
    [
        ("phu-yen", "TP. Tuy Hòa", "thành phố Tuy Hoà"),
        ("phu-yen", "Sông Cầu", "thị xã Sông Cầu"),
        ("quang-ninh", "thành phố Đông Triều", "thị xã Đông Triều"),  # a city since November 2024
        ("ha-tinh", "Kỳ Anh", None),  # both a huyện and a thị xã
        ("ha-tinh", "TX Kỳ Anh", "thị xã Kỳ Anh"),
        ("ha-tinh", "thị xã Kỳ Anh", "thị xã Kỳ Anh"),
        ("ha-tinh", "huyện Thí Dụ", None),
        ("ha-tinh", "", None),
    ],
)
def test_which_district_a_source_means(vocabulary: Vocabulary, province: str, printed: str, meant: str | None) -> None:
    found = vocabulary.districts.of(province)
    assert found is not None
    assert found.named(printed) == meant


def test_a_province_of_today_has_none(vocabulary: Vocabulary) -> None:
    assert vocabulary.districts.of("khong-co") is None
