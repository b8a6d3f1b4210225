from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ocop_site.writing.names.goods import Goods
from ocop_site.writing.names.likeness import likeness
from ocop_site.writing.names.matching import Candidate, Makers, Match
from ocop_site.writing.names.spots import Spot, nearness, spot

if TYPE_CHECKING:
    from ocop_site.records.vocabulary import Vocabulary

HERE = Spot("ha-tinh", "ha-tinh", "thach ha", "thach mau", 63)
NEAR = Spot("ha-tinh", "ha-tinh", "thach ha", "", 63)
FAR = Spot("ha-tinh", "ha-tinh", "ky anh", "ky mau", 63)
PROVINCE = Spot("ha-tinh", "ha-tinh")
ABROAD = Spot("quang-nam", "da-nang", "duy xuyen", "", 63)


def one(name: str, where: Spot = HERE, record: str = "vi-du", producer: str = "") -> Candidate:
    return Candidate(record, name, where, producer)


def match(name: str, where: Spot, *candidates: Candidate) -> Match:
    return Makers(candidates).match(name, where)


def test_a_spelling_in_the_same_commune_is_certain() -> None:
    found = match("HTXNN Hoà Mẫu", HERE, one("Hợp tác xã nông nghiệp Hòa Mẫu"))
    assert found.sureness == "certain"
    assert found.found[0].why == ("same", "commune")


def test_the_same_name_in_another_province_is_another_co_operative() -> None:
    found = match("HTX Nông nghiệp Hòa Phong", ABROAD, one("HTX Nông nghiệp Hòa Phong"))
    assert (found.sureness, found.found, found.namesakes) == ("none", (), ("vi-du",))


def test_a_company_may_have_its_seat_in_another_province_so_it_is_asked() -> None:
    assert match("Công ty TNHH Hạt Ví Dụ", ABROAD, one("Công ty TNHH Hạt Ví Dụ")).sureness == "likely"


@pytest.mark.parametrize(
    ("name", "known", "where"),
    [
        ("HTX Mẫu Ví Dụ", "Công ty TNHH Mẫu Ví Dụ", HERE),  # another legal form
        ("Mẫu Ví Dụ", "HTX Mẫu Ví Dụ", HERE),  # none
        ("HTX nông nghiệp Mẫu Ví Dụ", "HTX Mẫu Ví Dụ", HERE),  # other trades
        ("HTX Mẫu Ví Dụu", "HTX Mẫu Ví Dụ", HERE),  # a slip
        ("HTX Tân Thạnh Mẫu", "HTX Tân Thành Mẫu", HERE),  # other tones
        ("HTX Mẫu Ví Dụ", "HTX Mẫu Ví Dụ", FAR),  # another district
        ("HTX Mẫu Ví Dụ", "HTX Mẫu Ví Dụ", Spot()),  # nowhere
        ("HTX Tân Lập", "HTX Tân Lập", PROVINCE),  # a common name, only the province
        ("Hộ kinh doanh Nguyễn Thị Mẫu", "Hộ kinh doanh Nguyễn Thị Mẫu", PROVINCE),  # a person
        ("HTX Tan Lap", "HTX Tân Lập", HERE),  # without marks
    ],
)
def test_what_needs_a_guess_is_only_likely(name: str, known: str, where: Spot) -> None:
    found = match(name, where, one(known))
    assert found.sureness == "likely"
    assert [candidate.id for candidate in found.found] == ["vi-du"]


def test_two_records_that_fit_alike_are_both_offered() -> None:
    found = match("HTX Mẫu Ví Dụ", NEAR, one("HTX Mẫu Ví Dụ", NEAR, "mot"), one("HTX Mẫu Ví Dụ", HERE, "hai"))
    assert found.sureness == "likely"
    assert {candidate.id for candidate in found.found} == {"mot", "hai"}


def test_the_nearer_of_two_namesakes_is_certain() -> None:
    found = match("HTX Mẫu Ví Dụ", HERE, one("HTX Mẫu Ví Dụ", ABROAD, "mot"), one("HTX Mẫu Ví Dụ", HERE, "hai"))
    assert (found.sureness, found.found[0].id) == ("certain", "hai")


def test_a_place_behind_the_name_must_be_that_of_the_record() -> None:
    assert match("HTX Mẫu Ví Dụ (Thạch Hà)", HERE, one("HTX Mẫu Ví Dụ")).sureness == "certain"
    assert match("HTX Mẫu Ví Dụ (Kỳ Anh)", PROVINCE, one("HTX Mẫu Ví Dụ")).sureness == "likely"


def test_nothing_alike_is_none() -> None:
    assert match("HTX Hoa Sen", HERE, one("HTX Mẫu Ví Dụ")).sureness == "none"


def test_nearness_of_both_maps() -> None:
    today = Spot("", "da-nang", "", "duy mau", 34)
    assert nearness(ABROAD, today) == "merged"
    assert nearness(HERE, Spot("", "ha-tinh")) == "merged"
    assert nearness(HERE, ABROAD) == "abroad"
    assert nearness(HERE, FAR) == "elsewhere"
    assert nearness(HERE, Spot()) == "unknown"
    assert nearness(NEAR, HERE) == "district"
    assert nearness(Spot("ha-tinh", "ha-tinh", "", "moi", 34), HERE) == "province", "communes of two maps"


def test_numbers_part_names() -> None:
    assert likeness(("gao", "st25"), ("gao", "st24")) == 0
    assert likeness(("vi", "du"), ("vidu",)) == 0.99


MAKER = Match("certain", Makers([one("HTX Mẫu Ví Dụ")]).match("HTX Mẫu Ví Dụ", HERE).found)
NEW = Match("none")


@pytest.mark.parametrize(
    ("name", "maker", "known", "sureness"),
    [
        ("Mỳ gạo Mẫu", MAKER, one("Mì gạo Mẫu", record="mi", producer="vi-du"), "certain"),
        ("Mì gạo lứt Mẫu", MAKER, one("Mì gạo Mẫu", record="mi", producer="vi-du"), "likely"),
        ("Mì gạo Mẫu", NEW, one("Mì gạo Mẫu", record="mi"), "likely"),  # the record names no producer
        ("Mì gạo Mẫu", MAKER, one("Mì gạo Mẫu", record="mi", producer="khac"), "likely"),  # it may have passed on
        ("Mì gạo Mẫu", NEW, one("Mì gạo Mẫu", FAR, "mi", "khac"), "likely"),  # from another district too
        ("MI GAO MAU", NEW, one("Mì gạo Mẫu", record="mi", producer="khac"), "likely"),
        ("Mì gạo Mẫu", NEW, one("Mì gạo Mẫu", ABROAD, "mi", "khac"), "none"),
        ("Mì gạo Mẫu Ví", NEW, one("Mì gạo Mẫu", record="mi", producer="khac"), "none"),
        ("Mì gạo Mẫu", None, one("Mì gạo Mẫu", record="mi", producer="khac"), "likely"),  # the row names none
        ("Gạo ST25 Mẫu", MAKER, one("Gạo ST24 Mẫu", record="mi", producer="vi-du"), "none"),
    ],
)
def test_products_are_known_by_name_and_producer(
    name: str, maker: Match | None, known: Candidate, sureness: str
) -> None:
    assert Goods([known]).match(name, HERE, maker).sureness == sureness


def test_a_first_recognition_is_of_nobody_elses_product() -> None:
    known = Goods([one("Mì gạo Mẫu", record="mi", producer="khac")])
    assert known.match("Mì gạo Mẫu", HERE, NEW).found[0].why == ("same", "maker-other", "commune")
    assert known.match("Mì gạo Mẫu", HERE, NEW, first=True).sureness == "none"
    own = Goods([one("Mì gạo Mẫu", record="mi", producer="vi-du")])
    assert own.match("Mì gạo Mẫu", HERE, MAKER, first=True).sureness == "certain"


def test_the_maker_s_own_product_is_certain_beside_another_s_of_the_name() -> None:
    both = [one("Mì gạo Mẫu", record="mi", producer="khac"), one("Mì gạo Mẫu", record="nha", producer="vi-du")]
    assert Goods(both).match("Mì gạo Mẫu", HERE, MAKER).found[0].id == "nha"


def test_the_nearest_of_many_are_offered() -> None:
    many = [one("Mì gạo Mẫu", FAR, f"xa-{n}", "khac") for n in range(8)] + [one("Mì gạo Mẫu", HERE, "z", "khac")]
    assert Goods(many).match("Mì gạo Mẫu", HERE, NEW).found[0].id == "z"


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [("H. Mẫu", "huyện Mẫu"), ("TP.Mẫu", "thành phố Mẫu"), ("TX Mẫu", "thị xã Mẫu"), ("T.P Mẫu", "Mẫu")],
)
def test_districts_and_communes_may_be_abbreviated(one_way: str, other_way: str, vocabulary: Vocabulary) -> None:
    for commune, whole in (("TT. Ví", "thị trấn Ví"), ("P.Ví", "phường Ví"), ("X. Ví", "Ví"), ("T.T Ví", "Ví")):
        first = spot("Hà Tĩnh", one_way, commune, 63, vocabulary)
        assert nearness(first, spot("Hà Tĩnh", other_way, whole, 63, vocabulary)) == "commune"


def test_a_name_that_begins_like_a_type_keeps_its_words(vocabulary: Vocabulary) -> None:
    assert spot("Thanh Hóa", "huyện Quan Hóa", "", 63, vocabulary).district == "quan hoa"
