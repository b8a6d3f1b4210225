"""The pages of plans: every element with its figure, its sentence and the way to the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.choices import gather
from ocop_site.pages.places import places, ways_of
from ocop_site.pages.plan_places import plans_way
from ocop_site.pages.plan_words import MEASURED, NAMED_SETS
from ocop_site.pages.plans import plan_jobs
from ocop_site.records.plans import MEASURES, SETS
from tests.catalogue import plan_site
from tests.small_content import catalogue_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Job

REPORTED = """\
reported:
  - {target: '0.2', value: "12 sản phẩm", count: 12, by: Sở Ví Dụ, document: Báo cáo 9/BC-VD, date: 2022-01,
     sources: [{publisher: Báo Ví Dụ, url: https://nguon.example/bc}]}
"""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("plans"), plan_site.files(more=REPORTED))


@pytest.fixture(scope="module")
def jobs(catalogue: Catalogue) -> dict[str, Job]:
    return {job.path: job for job in plan_jobs(catalogue)}


def elements(jobs: dict[str, Job]) -> dict[str, Any]:
    return {one["number"]: one for one in jobs["ke-hoach/ke-hoach/index.html"].context["it"]["elements"]}


def test_a_plan_opens_with_its_totals(jobs: dict[str, Job]) -> None:
    totals = jobs["ke-hoach/ke-hoach/index.html"].context["it"]["totals"]
    assert {str(one["text"]): one["value"] for one in totals} == {
        "mục của kế hoạch": 41,
        "mục có số đếm từ hồ sơ": 37,
        "mục có số liệu báo cáo": 1,
        "mục đạt, theo hồ sơ": 11,
        "mục chưa đạt, theo danh sách đầy đủ": 0,
        "mục chưa đủ dữ liệu": 16,
        "mục chỉ để đọc": 0,
    }


def test_elements_come_in_the_order_of_their_numbers(jobs: dict[str, Job]) -> None:
    numbers = list(elements(jobs))
    assert numbers[:7] == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.12"]
    assert numbers.index("3.9") < numbers.index("3.10") < numbers.index("3.11")


def test_a_figure_says_how_it_was_counted_over_how_many_and_what_was_left_out(jobs: dict[str, Job]) -> None:
    one = elements(jobs)["0.2"]
    (count,) = one["counts"]
    assert count["figure"] == "3 sản phẩm"
    assert count["looked"] == (
        "theo 12 hồ sơ trong danh mục; không tính 3 hồ sơ chưa rõ ngày, hạng sao hoặc điều cần để đếm"
    )
    assert count["rule"].startswith("Đếm sản phẩm có giấy chứng nhận ký trong năm, mỗi sản phẩm một lần, dù sau đó")
    assert one["list"] == {"href": "/ke-hoach/ke-hoach/0-2/"}
    assert one["asked"] == "ít nhất 4 sản phẩm; từ 3 sao trở lên; là một phần của mục 0.1"


def test_a_report_stands_beside_with_its_source_and_the_gap(jobs: dict[str, Job]) -> None:
    one = elements(jobs)["0.2"]
    (told,) = one["reported"]
    assert one["state"] == {"value": "reported", "text": "Theo báo cáo"}
    assert (told["value"], told["who"]) == ("12 sản phẩm", "Sở Ví Dụ, Báo cáo 9/BC-VD, tháng 1/2022")
    assert told["gap"] == "báo cáo nhiều hơn số đếm 9"
    assert told["sources"][0]["url"] == "https://nguon.example/bc"


def test_districts_without_an_outlet_are_named(jobs: dict[str, Job]) -> None:
    (count,) = elements(jobs)["3.10"]["counts"]
    assert count["figure"] == "2 trên 9 huyện, thị xã, thành phố của thời đó"
    assert count["missing"].startswith("Danh mục chưa thấy ở: ")
    assert "huyện Sơn Hòa" in count["missing"]
    assert "huyện Tuy An" not in count["missing"]


def test_without_a_complete_list_the_page_says_why_there_is_no_share(jobs: dict[str, Job]) -> None:
    (count,) = elements(jobs)["2.5"]["counts"]
    assert count["figure"] == "2 chủ thể trên 4 mà danh mục có"
    assert count["note"] == "Chưa cơ quan nào xác nhận danh sách này là đầy đủ, nên trang không tính tỉ lệ."
    assert elements(jobs)["2.5"]["asked"].startswith("40 % của số chủ thể có ít nhất một sản phẩm còn thời hạn")


def test_parts_are_shown_as_a_breakdown(jobs: dict[str, Job]) -> None:
    assert elements(jobs)["1.3"]["asked"] == (
        "ít nhất 1 sản phẩm đã có + ít nhất 2 sản phẩm mới, cộng lại 3; là một phần của mục 1.2"
    )


def test_a_number_beyond_the_plan_is_said(jobs: dict[str, Job]) -> None:
    assert elements(jobs)["3.3"]["counts"][0]["more"] == "nhiều hơn con số của kế hoạch"
    assert elements(jobs)["0.1"]["counts"][0]["more"] == ""


def test_the_list_behind_a_figure_names_its_records(jobs: dict[str, Job]) -> None:
    page = jobs["ke-hoach/ke-hoach/4-5/index.html"].context
    everything, *by_standing = page["it"]["sections"]
    assert [str(line["text"]) for line in everything["entries"]] == ["Sản phẩm p14", "Sản phẩm p7", "Sản phẩm p9"]
    assert [len(one["entries"]) for one in by_standing] == [1, 1, 1]
    assert [crumb["href"] for crumb in page["page"]["crumbs"]] == ["/", "/ke-hoach/", "/ke-hoach/ke-hoach/"]


def test_every_way_to_a_list_leads_to_a_page(jobs: dict[str, Job]) -> None:
    ways = {one["list"]["href"] for one in elements(jobs).values() if one["list"]}
    assert {f"{way.strip('/')}/index.html" for way in ways} <= set(jobs)


def test_the_old_province_and_todays_lead_to_the_plan(catalogue: Catalogue, jobs: dict[str, Job]) -> None:
    for province in ("phu-yen", "dak-lak"):
        (way,) = plans_way(province, catalogue)
        assert (way["href"], way["count"]) == (f"/ke-hoach/tinh/{province}/", 1)
        assert f"ke-hoach/tinh/{province}/index.html" in jobs
    assert plans_way("ha-tinh", catalogue) == ()
    choices = gather(catalogue)
    hrefs = {
        base: {way["href"] for way in ways_of(place, choices, catalogue)} for base, place in places(catalogue).items()
    }
    assert "/ke-hoach/tinh/phu-yen/" in hrefs["/tinh/phu-yen/"]
    assert "/ke-hoach/tinh/dak-lak/" in hrefs["/tinh/dak-lak/"]


def test_the_index_is_there_without_plans(tmp_path: Path) -> None:
    (job,) = plan_jobs(catalogue_of(tmp_path, {}))
    assert job.path == "ke-hoach/index.html"
    assert job.context["it"]["sections"] == []


def test_every_measure_and_every_named_set_has_its_words() -> None:
    assert sorted(MEASURED) == sorted(MEASURES)
    assert sorted(NAMED_SETS) == sorted(SETS)
