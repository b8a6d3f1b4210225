"""The plots of plans, counted by hand on the invented site of `plan_site`, and what a page makes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.plans import plan_jobs
from tests.catalogue import plan_site
from tests.small_content import catalogue_of

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Job


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Job]:
    catalogue = catalogue_of(tmp_path_factory.mktemp("plots"), plan_site.files())
    return {job.path: job for job in plan_jobs(catalogue)}


def plots(jobs: dict[str, Job], path: str) -> dict[str, dict[str, int]]:
    found: list[dict[str, Any]] = jobs[path].context["it"]["plots"]
    return {str(one["title"]): {str(row["text"]): row["total"] for row in one["rows"]} for one in found}


def test_a_plan_shows_the_products_surely_recognised_in_its_year(jobs: dict[str, Job]) -> None:
    found = plots(jobs, "ke-hoach/ke-hoach/index.html")
    year = found["Lần công nhận theo năm ký và hạng sao"]
    assert year["2021"] == 4  # p1, p2, p3, p4
    assert year["chưa rõ năm"] == 2  # p5 by its round, p6 at a turn of the year
    districts = found["Sản phẩm được công nhận năm 2021, theo huyện của thời đó"]
    assert (districts["huyện Tuy An"], districts["thị xã Sông Cầu"], districts["huyện Sông Hinh"]) == (2, 1, 1)
    assert (sum(districts.values()), len(districts)) == (4, 9)
    assert sum(found["Sản phẩm được công nhận năm 2021, theo nhóm hiện nay"].values()) == 4
    assert sum(found["Sản phẩm được công nhận năm 2021, theo loại chủ thể"].values()) == 4


def test_a_cohort_says_what_the_records_say_now(jobs: dict[str, Job]) -> None:
    (title,) = [one for one in plots(jobs, "ke-hoach/ke-hoach/index.html") if "hồ sơ nói gì" in one]
    cohort = plots(jobs, "ke-hoach/ke-hoach/index.html")[title]
    # p1 and p2 by the end of their term in 2024; p3 revoked in 2023; p4's stars are not known.
    assert {text: n for text, n in cohort.items() if n} == {
        "quá thời hạn, chưa rõ đánh giá lại": 2,
        "thu hồi theo quyết định hoặc nguồn": 1,
        "chưa đủ dữ kiện để tính thời hạn": 1,
    }


def test_the_page_of_a_province_shows_all_years_of_the_plans_own_unit(jobs: dict[str, Job]) -> None:
    found = plots(jobs, "ke-hoach/tinh/phu-yen/index.html")
    assert sum(found["Sản phẩm theo nhóm hiện nay"].values()) == 12
    districts = found["Sản phẩm đã được công nhận, theo huyện của thời đó"]
    assert sum(districts.values()) == 10  # all but p10 and p13, which have no paper
    assert plots(jobs, "ke-hoach/tinh/dak-lak/index.html") == {}
    assert plots(jobs, "ke-hoach/index.html") == {}
