"""Statistics counted by hand on an invented catalogue: plots, tables, official counts beside what is held."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ocop_site.pages.statistics import statistics_jobs
from tests.small_content import at, catalogue_of, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job

DAY = date(2026, 11, 23)
COUNTS = """\
counts:
  - {province: Phú Yên, vintage: 63, as_of: 2022, total: 40, sources: [{url: https://nguon.example/a}]}
  - {province: Đắk Lắk, vintage: 34, as_of: 2026-06, total: 300, stars_3: 200, note: "còn ghi 4 tiềm năng",
     sources: [{url: https://nguon.example/b}]}
  - {province: Phú Yên, vintage: 63, as_of: 2021-05-04, of: year, total: 9, sources: [{url: https://nguon.example/c}]}
  - {province: Phú Yên, total: 50, sources: [{url: https://nguon.example/d}]}
  - {as_of: 2024, total: 9000, producers: 4000, sources: [{url: https://nguon.example/e}]}
"""
# 3 stars of 1/3/2024: valid until 1/3/2027. 4 stars of 5/1/2024: until 5/1/2027, which is less than 90 days ahead.
# 3 stars of 2020: its term has run. Of the round of 2021 signed in
# 2021 or 2022: its term has run either way, its last day is not known. And one without any paper.
FILES = {
    "producers/p1.yaml": producer(1, more="type: htx\n" + at("Đắk Lắk")),
    "products/a.yaml": product(11, "A", "producer: p1\n" + at("Phú Yên", "Xã Một") + paper("2024-03-01")),
    "products/b.yaml": product(12, "B", "producer: p1\n" + at("Đắk Lắk") + paper("2024-01-05", 4)),
    "products/c.yaml": product(13, "C", at("Đắk Lắk") + paper("2020-02-02")),
    "products/d.yaml": product(14, "D", at("Hà Tĩnh") + "certificates:\n  - {stars: 3, programme_year: 2021}\n"),
    "products/e.yaml": product(15, "E", ""),
    "counts.yaml": COUNTS,
}


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Job]:
    catalogue = catalogue_of(tmp_path_factory.mktemp("statistics"), FILES, DAY)
    return {job.path: job for job in statistics_jobs(catalogue)}


def content(jobs: dict[str, Job], path: str = "") -> dict[str, Any]:
    found: dict[str, Any] = jobs[f"so-lieu/{path}index.html"].context["it"]
    return found


def plot(it: dict[str, Any], title: str) -> dict[str, Any]:
    plots = [one for section in it["sections"] for one in section["plots"] if one["title"].startswith(title)]
    return {str(row["text"]): row["total"] for row in plots[0]["rows"]}


def test_there_is_a_page_of_the_country_and_of_every_province(jobs: dict[str, Job]) -> None:
    assert len(jobs) == 35
    assert content(jobs, "ca-mau/")["sections"] == []


def test_the_country_by_status_stars_and_maker(jobs: dict[str, Job]) -> None:
    it = content(jobs)
    status = plot(it, "Sản phẩm theo tình trạng")
    assert {text: n for text, n in status.items() if n} == {
        "còn thời hạn theo hồ sơ": 1,
        "sắp hết thời hạn, trong 90 ngày": 1,
        "quá thời hạn, chưa rõ đánh giá lại": 2,
        "danh mục chưa có giấy chứng nhận": 1,
    }
    assert list(plot(it, "Sản phẩm theo hạng sao").values()) == [3, 1, 0, 1]
    makers = plot(it, "Sản phẩm theo loại chủ thể")
    assert (makers["Hợp tác xã"], makers["chưa rõ chủ thể hoặc loại chủ thể"]) == (2, 3)
    assert [one["value"] for one in it["totals"]] == [5, 1, 4, 2]


def test_growth_shows_years_without_anything_and_what_has_no_year(jobs: dict[str, Job]) -> None:
    signed = plot(content(jobs), "Lần công nhận theo năm ký")
    assert signed == {"2020": 1, "2021": 0, "2022": 0, "2023": 0, "2024": 2, "chưa rõ năm": 1}
    assert plot(content(jobs), "Lần công nhận theo năm của đợt") == {"2021": 1, "chưa rõ năm": 3}


def test_terms_end_in_the_quarter_of_their_last_day_and_old_papers_in_none(jobs: dict[str, Job]) -> None:
    assert plot(content(jobs), "Sản phẩm còn thời hạn") == {"quý 1/2027": 2, "chưa rõ đúng ngày nào": 0}


def test_the_table_of_provinces_adds_up_to_the_country(jobs: dict[str, Job]) -> None:
    now, old, held = content(jobs)["tables"]
    rows = {str(row["text"]): row["numbers"] for row in now["rows"]}
    assert rows["Đắk Lắk"] == [3, 2, 2, 1, 0, 1]
    assert rows["chưa rõ tỉnh"] == [1, 0, 0, 0, 0, 0]
    *some, country = now["rows"]
    assert country["numbers"] == [sum(column) for column in zip(*(row["numbers"] for row in some), strict=True)]
    assert {str(row["text"]): row["numbers"][0] for row in old["rows"]} == {"tỉnh Phú Yên": 1, "tỉnh Đắk Lắk": 2}
    assert held["rows"][-1]["numbers"] == [5, 3, 3, 0, 2, 1, 0, 0, 0]


def test_official_counts_stand_newest_first_on_the_map_of_their_time(jobs: dict[str, Job]) -> None:
    official = content(jobs, "dak-lak/")["official"]
    assert [(str(row["text"]), str(row["place"]), row["numbers"][0]) for row in official["rows"]] == [
        ("tháng 6/2026", "tỉnh Đắk Lắk hiện nay", 300),
        ("năm 2022", "tỉnh Phú Yên (cũ)", 40),
        ("04/05/2021", "tỉnh Phú Yên (cũ)", 9),
        ("nguồn không ghi ngày", "tỉnh Phú Yên (cũ)", 50),
    ]
    assert official["rows"][0]["numbers"] == [300, 200, None, None, None]
    assert official["rows"][2]["of"] == "chỉ số được công nhận trong năm ấy"
    assert official["ours"]["numbers"] == [3, 2, 1, 0, 1]
    assert [row["numbers"][0] for row in content(jobs)["official"]["rows"]] == [9000]
    assert content(jobs, "ha-tinh/")["official"] is None


def test_nothing_adds_official_counts_up(jobs: dict[str, Job]) -> None:
    shown = [n for row in content(jobs, "dak-lak/")["official"]["rows"] for n in row["numbers"] if n is not None]
    assert sorted(shown) == [9, 40, 50, 200, 300]


def test_a_count_of_a_day_to_come_is_left_out(tmp_path: Path) -> None:
    later = {**FILES, "counts.yaml": COUNTS.replace("as_of: 2024,", "as_of: 2026-12,")}
    (country, *_) = statistics_jobs(catalogue_of(tmp_path, later, DAY))
    assert country.context["it"]["official"] is None
