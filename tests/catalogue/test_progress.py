"""Progress of plans, counted by hand: one case for every element of the five plans that records can answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from ocop_site.catalogue.progress import MEASURING, progress
from ocop_site.records.plans import MEASURES
from tests.catalogue import plan_site
from tests.small_content import at, catalogue_of, product

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ocop_site.catalogue.progress import Result

Results = dict[str, "Result"]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return answered(tmp_path_factory.mktemp("plans"), plan_site.files())


def answered(folder: Path, files: Mapping[str, str], day: date = date(2026, 11, 22)) -> Results:
    catalogue = catalogue_of(folder, files, day)
    return {one.element.id: one for plan in catalogue.plans for one in progress(plan, catalogue)}


def tables(result: Result) -> list[dict[str, int]]:
    assert result.count is not None
    return [{str(row.label): row.number for row in table.rows if row.number} for table in result.count.tables]


# Number: (state, figure, of how many, over how many records, how many left out as unclear, the ids).
BY_HAND = {
    # p1, p2, p3, p10, p13 say that they took part in 2021.
    "0.1": ("met", 5, None, 12, 0, "p1 p10 p13 p2 p3"),
    # p1, p2, p3; the stars of p4 and the years of p5 and p6 are not known. Four are asked for: we do not know.
    "0.2": ("unknown", 3, None, 12, 3, "p1 p2 p3"),
    # p10 was proposed to the centre; it is within 1 to 2.
    "0.3": ("met", 1, None, 12, 0, "p10"),
    # Of the makers of 0.1's products M1 and M2 are no households; M6 has no kind, M3 is a household.
    "0.4": ("unknown", 2, None, 6, 1, "m1 m2"),
    # Tuy An has p1 and p2, Sông Cầu p3: two to three in each of nine districts is not known to be reached.
    "0.5": ("unknown", 3, None, 12, 3, "p1 p2 p3"),
    # Whatever the stars: p1 to p4.
    "0.6": ("counted", 4, None, 12, 2, "p1 p2 p3 p4"),
    # The fairs f1, f2 and the outlets o1, o2.
    "0.12": ("counted", 4, None, 9, 1, "f1 f2"),
    "1.1": ("unknown", 5, None, 12, 0, "p1 p10 p13 p2 p3"),
    # p1 to p4 with a certificate of 2021, and p13 recognised below three stars.
    "1.2": ("met", 5, None, 12, 2, "p1 p13 p2 p3 p4"),
    # p1 and p3 are new, p2 existed; p4 and p13 do not say, p5 and p6 have no sure year.
    "1.3": ("met", 3, None, 12, 4, "p1 p2 p3"),
    "1.4": ("met", 3, None, 12, 3, "p1 p2 p3"),
    # M1 joined and M2 was founded in 2021; M3 is a household; nothing is known of M5 and M6.
    "1.6": ("met", 2, None, 6, 2, "m1 m2"),
    # p1 and p3; p2 was upgraded. p4 (stars), p5 and p6 (years) are not known.
    "2.1": ("unknown", 2, None, 12, 3, "p1 p3"),
    "2.2": ("met", 1, None, 12, 0, "p10"),
    # o1 and o2; nobody knows since when o4 is open.
    "2.3": ("unknown", 2, None, 4, 1, "o1 o2"),
    # In force on 31/12/2020: p2, p7, p8, p9, p14 (p6 perhaps). A year later p2 (upgraded), p7, p14.
    "2.4": ("unknown", 3, 5, 12, 1, "p14 p2 p7"),
    # In force on 31/12/2021: p1, p2 (M1), p3 (M2), p6, p14 (M4), p7 (M5): four makers; p4 and p5 perhaps.
    "2.5": ("unknown", 2, 4, 4, 2, "m1 m4"),
    # M2; M5 is a large firm.
    "2.6": ("unknown", 1, 4, 4, 2, "m2"),
    # f1; f2 is a district's. The year of f5 is not known.
    "2.8": ("met", 1, None, 5, 1, "f1"),
    # A1 and A2 at f1, B1 at f2; A3 shows nothing of OCOP.
    "2.11": ("counted", 3, None, 2, 1, "f1 f2"),
    "2.12": ("counted", 2, None, 5, 1, "f3 f4"),
    "2.13": ("counted", 2, None, 12, 0, "p1 p2"),
    # p9; p3 was revoked in 2023.
    "2.15": ("counted", 1, None, 12, 0, "p9"),
    # Five where four were asked for: reached, and more.
    "3.3": ("met", 5, None, 12, 0, "p1 p10 p13 p2 p3"),
    # p1, p2, p3 of 3.3's five; p10 and p13 have no paper.
    "3.4": ("unknown", 3, 5, 5, 0, "p1 p2 p3"),
    "3.5": ("unknown", 2, None, 6, 2, "m1 m2"),
    # M1 of M1, M2, M3, M6.
    "3.6": ("unknown", 1, 4, 4, 0, "m1"),
    "3.8": ("counted", 1, 12, 12, 0, "p1"),
    # o1; the levels of o2 and o4 are not known.
    "3.9": ("counted", 1, None, 4, 2, "o1"),
    # Tuy An (o1) and Sông Cầu (o2); o3 had closed, o4 perhaps was open.
    "3.10": ("unknown", 2, 9, 4, 1, "o1 o2"),
    # Of o1 and o2, whose goods are known, o1.
    "3.11": ("counted", 1, 2, 2, 2, "o1"),
    # f1, and f3 which Phú Yên held elsewhere.
    "3.13": ("met", 2, None, 5, 1, "f1 f3"),
    "3.16": ("counted", 4, None, 4, 2, "m1 m2 m4 m5"),
    "4.3": ("met", 4, None, 12, 2, "p1 p2 p3 p4"),
    # p2 went from three stars to four.
    "4.4": ("counted", 1, None, 12, 0, "p2"),
    # Recognised in 2019: p7, p9, p14.
    "4.5": ("counted", 3, None, 12, 0, "p14 p7 p9"),
    "4.10": ("counted", 4, None, 5, 1, "f1 f2 f3 f4"),
}


@pytest.mark.parametrize("number", BY_HAND)
def test_an_element_as_counted_by_hand(results: Results, number: str) -> None:
    state, figure, of, looked, unclear, ids = BY_HAND[number]
    result = results[number]
    count = result.count
    assert count is not None
    assert (result.state, count.number, count.of, count.looked, count.unclear) == (state, figure, of, looked, unclear)
    assert " ".join(sorted(count.records)) == ids
    assert count.share is None  # nobody vouches for the list


# What stands in the tables beside the figures, lines of 0 left out.
TABLES = {
    "0.5": [{"huyện Tuy An": 2, "thị xã Sông Cầu": 1}],
    # p1 as printed, p2 by its only possible group, p4 likewise; p3 may be of two groups of that time.
    "0.6": [
        {"Thực phẩm": 2, "Đồ uống": 1, "nguồn không in nhóm của thời đó": 1},
        {"Thực phẩm": 2, "Đồ uống": 1, "Hàng thủ công mỹ nghệ": 1},
    ],
    "1.3": [{"sản phẩm mới": 2, "sản phẩm đã có": 1}],
    "2.3": [{"gắn với một hệ thống cửa hàng": 1, "hồ sơ không ghi hệ thống cửa hàng": 1}],
    # p8 ran out in June without a newer paper, p9 was revoked.
    "2.4": [
        {
            "còn thời hạn theo hồ sơ": 3,
            "quá thời hạn của lần công nhận này, chưa rõ đánh giá lại": 1,
            "đã bị thu hồi": 1,
        }
    ],
    "2.5": [{"Hợp tác xã": 2, "Doanh nghiệp": 2}],
    "2.11": [{"Hội chợ f1": 2, "Hội chợ f2": 1}],
    "2.12": [{"ở tỉnh, thành phố khác": 1, "ở nước ngoài": 1}],
    "2.13": [{"Postmart.vn (nay là Buudien.vn)": 1, "Shopee": 1}],
    "2.15": [{"77/QĐ-VD, lý do đặt ra": 1}],
    "3.3": [{"sản phẩm mới": 2, "sản phẩm đã có": 1, "hồ sơ không ghi mới hay đã có": 2}],
    "3.8": [{"có mã hoặc địa chỉ truy xuất nguồn gốc": 1, "có hệ thống quản lý chất lượng, chứng nhận": 1}],
    "3.10": [{"huyện Tuy An": 1, "thị xã Sông Cầu": 1}],
    "3.11": [{"của huyện khác trong tỉnh": 1, "của tỉnh khác": 1}],
    "4.4": [{"nâng hạng trong năm": 1, "hết thời hạn trong năm, danh mục chưa thấy công nhận lại": 1}],
    "4.5": [
        {"đã được công nhận lại": 1, "quá thời hạn của lần công nhận này, chưa rõ đánh giá lại": 1, "đã bị thu hồi": 1}
    ],
    "4.10": [{"trong tỉnh": 2, "ngoài tỉnh": 2}],
}


@pytest.mark.parametrize("number", TABLES)
def test_the_lines_beside_a_figure(results: Results, number: str) -> None:
    assert tables(results[number]) == TABLES[number]


def test_what_must_be_reported_has_its_denominator(results: Results) -> None:
    beside = {number: [one.number for one in results[number].beside] for number in ("1.5", "2.7", "3.2", "4.2", "0.5")}
    # 2.7 and 4.2: M1, M2, M3, M6. 3.2: M1, M2, M3, whatever their kind.
    assert beside == {"1.5": [4], "2.7": [4], "3.2": [3], "4.2": [4], "0.5": [5]}
    assert {results[number].state for number in ("1.5", "2.7", "3.2", "4.2")} == {"unknown"}


def test_every_measure_is_counted_and_has_a_case() -> None:
    assert sorted(MEASURING) == sorted(MEASURES)
    asked = {word for said in plan_site.ELEMENTS.values() for word in MEASURES if f"measure: {word}," in f"{said},"}
    assert asked == set(MEASURES)


def test_without_a_complete_list_nothing_is_missed(results: Results) -> None:
    assert {one.state for one in results.values()} <= {"met", "unknown", "counted"}


# -- with a complete list

ASKED = {
    "1": "measure: products-recognised, op: '>=', value: 7, min_stars: 3",  # three, and three more at the most
    "2": "measure: products-recognised, op: '>=', value: 6, min_stars: 3",  # could just be reached
    "3": "measure: fairs-held, op: '=', value: 9",
    "4": "measure: districts-with-outlet, op: '>=', per: district, min_each: 1",
    "5": "measure: products-enrolled, op: '>=', value: 6",
    "6": "measure: producers-committed, op: '=', value: 100, unit: '%', of: enrolled-producers",
    "7": "measure: products-supported-recognised, op: '>=', value: 60, unit: '%', of: enrolled-products, min_stars: 3",
}


def test_with_a_complete_list_what_cannot_be_reached_is_not_met(tmp_path: Path) -> None:
    found = answered(tmp_path, {**plan_site.files(ASKED), "coverage.yaml": plan_site.coverage()})
    states = {number: one.state for number, one in found.items()}
    # 4: o4 may have been open. 6: one of four, 25 %. 7: three of five, 60 %.
    missed = dict.fromkeys(("1", "3", "5", "6"), "not-met")
    assert states == {**missed, "2": "unknown", "4": "unknown", "7": "met"}
    assert found["6"].count is not None
    assert found["6"].count.share == Decimal("25.0")


@pytest.mark.parametrize("lists", ["outlets, fairs", "enrolled"])
def test_another_list_vouches_for_nothing(tmp_path: Path, lists: str) -> None:
    only = {"1": ASKED["1"]}
    found = answered(tmp_path, {**plan_site.files(only), "coverage.yaml": plan_site.coverage(lists)})
    assert found["1"].state == "unknown"


def test_a_list_that_is_complete_for_a_part_of_the_year_vouches_for_nothing(tmp_path: Path) -> None:
    part = plan_site.coverage().replace("to: 2021-12-31", "to: 2021-11-30")
    found = answered(tmp_path, {**plan_site.files({"1": ASKED["1"]}), "coverage.yaml": part})
    assert found["1"].state == "unknown"


def test_a_product_that_may_lie_there_keeps_a_plan_from_being_missed(tmp_path: Path) -> None:
    # Đắk Lắk on the map of 34 was made of Đắk Lắk and Phú Yên.
    somewhere = {"products/p99.yaml": product(99, "Sản phẩm p99", at("Đắk Lắk", vintage=34))}
    files = {**plan_site.files({"1": ASKED["1"]}), "coverage.yaml": plan_site.coverage(), **somewhere}
    assert answered(tmp_path, files)["1"].state == "unknown"


def test_a_share_is_never_rounded_up_to_its_floor(tmp_path: Path) -> None:
    makers = ("m1", "m2", "m3")
    said = plan_site.PRODUCTS["p1"][2].replace("kind: first", "")
    files = {name: text for name, text in plan_site.files({"1": ""}).items() if name.startswith("producers/")} | {
        f"products/q{n}.yaml": product(n, f"Sản phẩm q{n}", f"producer: {maker}\n{plan_site.at('huyện Tuy An')}{said}")
        for n, maker in enumerate(makers, 1)
    }
    asked = {
        "1": "measure: producers-of-type, op: '=', value: 33.4, unit: '%', of: producers-in-force, types: [htx]",
        "2": "measure: producers-of-type, op: '=', value: 33.3, unit: '%', of: producers-in-force, types: [htx]",
    }
    files |= {"plans/ke-hoach.yaml": plan_site.plan(asked), "coverage.yaml": plan_site.coverage()}
    found = answered(tmp_path, files)
    assert [found["1"].state, found["2"].state] == ["not-met", "met"]
    assert found["1"].count is not None
    assert found["1"].count.share == Decimal("33.3")


# -- reported figures

REPORTED = """\
reported:
  - {target: '1', value: "12 sản phẩm", count: 12, by: Sở Ví Dụ, date: 2022-01, sources: [{publisher: Báo Ví Dụ}]}
  - {target: '2', value: "18/18", by: Sở Ví Dụ}
"""


def test_a_reported_figure_stands_beside_the_counted_one_with_the_gap(tmp_path: Path) -> None:
    asked = {
        "1": "measure: products-recognised, op: '>=', value: 10, min_stars: 3",
        "2": "op: '=', value: 100, unit: '%', of: district-units",
    }
    found = answered(tmp_path, plan_site.files(asked, REPORTED))
    count = found["1"].count
    assert count is not None
    assert (found["1"].state, count.number, found["1"].reported[0].gap) == ("reported", 3, Decimal(9))
    assert (found["2"].state, found["2"].reported[0].gap) == ("reported", None)


def test_a_report_does_not_overwrite_a_count_that_reaches_the_floor(tmp_path: Path) -> None:
    asked = {"1": "measure: products-recognised, op: '>=', value: 3, min_stars: 3", "2": ""}
    found = answered(tmp_path, plan_site.files(asked, REPORTED))
    assert found["1"].state == "met"
    assert found["1"].reported


def test_a_plan_of_a_year_that_is_not_over_is_never_missed(tmp_path: Path) -> None:
    files = {**plan_site.files({"1": ASKED["1"]}), "coverage.yaml": plan_site.coverage()}
    assert answered(tmp_path, files, date(2021, 10, 1))["1"].state == "unknown"
