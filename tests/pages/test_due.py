from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ocop_site.pages.due import due_job, reminder
from ocop_site.pages.jobs import links_in
from tests.small_content import at, catalogue_of, code, paper, product

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "products/a.yaml": product(1, "Chè Ví Dụ", at("Hà Tĩnh") + paper("2024-05-06")),
    "products/b.yaml": product(2, "Mắm Ví Dụ", at("Hà Tĩnh") + paper("2023-11-10")),
    "products/c.yaml": product(3, "Tương Ví Dụ"),
}
PLACES = {("products", name): f"products/{name}.yaml" for name in "abc"}


def test_what_is_due_is_said_in_vietnamese(tmp_path: Path) -> None:
    told = reminder(catalogue_of(tmp_path, FILES), PLACES)
    assert told.heading == "Nhắc việc ngày 22/11/2026"
    assert told.totals == (
        "1 sản phẩm trong hoặc gần kỳ nộp hồ sơ đánh giá lại; 0 lần báo chủ thể; "
        "1 sản phẩm vừa qua ngày cuối theo hồ sơ; 3 hồ sơ còn thiếu."
    )
    ha_tinh, unknown = told.chapters
    assert (ha_tinh.title, ha_tinh.href, unknown.title, unknown.href) == (
        "Hà Tĩnh",
        "/tinh/ha-tinh/",
        "Chưa rõ tỉnh",
        "",
    )
    window, lapsed, gaps = ha_tinh.blocks
    assert window.title == (
        "Đánh giá lại – theo 26/2026/QĐ-TTg, nộp hồ sơ sớm nhất 180, muộn nhất 120 ngày trước ngày cuối:"
    )
    assert window.lines[0].text == f"Chè Ví Dụ ({code(1)})"
    assert window.lines[0].note == "đang nhận hồ sơ, đến hết 06/01/2027"
    assert (window.lines[0].file, window.lines[0].href) == ("products/a.yaml", f"/san-pham/che-vi-du-{code(1)}/")
    assert lapsed.title == "Ngày cuối theo hồ sơ vừa qua, từ 23/10/2026 đến 21/11/2026:"
    assert [line.note for line in lapsed.lines] == ["ngày cuối 10/11/2026"]
    assert gaps.title.startswith("2 trên 2 hồ sơ còn thiếu: số quyết định 2, chủ thể 2, xã hoặc huyện 2, nguồn 2.")
    assert gaps.lines[0].note == "thiếu số quyết định, chủ thể, xã hoặc huyện, nguồn"


def test_and_in_english(tmp_path: Path) -> None:
    told = reminder(catalogue_of(tmp_path, FILES), PLACES, "en")
    assert told.heading == "Due around 2026-11-22"
    window, lapsed, gaps = told.chapters[0].blocks
    assert window.lines[0].note == "open for dossiers until 2027-01-06"
    assert lapsed.lines[0].note == "last day 2026-11-10"
    assert gaps.lines[0].note == "lacks decision number, producer, commune or district, source"
    assert told.chapters[1].title == "Province not known"


def test_a_latest_possible_day_is_called_one(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, "Chè", at("Hà Tĩnh") + paper("2023-11-01/2023-11-15"))}
    told = reminder(catalogue_of(tmp_path, files), {})
    assert told.chapters[0].blocks[0].lines[0].note == "ngày cuối muộn nhất 15/11/2026"


def test_the_page_leads_to_records_and_names_their_files(tmp_path: Path) -> None:
    job = due_job(catalogue_of(tmp_path, FILES), PLACES)
    assert (job.path, job.template) == ("bien-tap/index.html", "due.html")
    assert set(links_in(job.context)) == {
        "/tinh/ha-tinh/",
        *(f"/san-pham/{name}-vi-du-{code(n)}/" for n, name in enumerate(("che", "mam", "tuong"), start=1)),
    }
    (line, *_) = job.context["it"]["chapters"][0]["blocks"][0]["entries"]
    assert line["note"].endswith(" · products/a.yaml")
    assert job.context["page"]["canonical"] == ""


def test_all_that_lack_something_are_counted_though_three_are_shown(tmp_path: Path) -> None:
    files = {f"products/p{n}.yaml": product(n, f"Chè {n}", at("Hà Tĩnh")) for n in range(1, 6)}
    told = reminder(catalogue_of(tmp_path, files), {})
    (block,) = told.chapters[0].blocks
    assert len(block.lines) == 3
    assert block.title.startswith("5 trên 5 hồ sơ còn thiếu: ")
    assert told.totals.endswith(" 5 hồ sơ còn thiếu.")


def test_a_notice_names_its_days_and_the_rule_that_asks_for_it(tmp_path: Path) -> None:
    files = {"products/a.yaml": product(1, "Chè", at("Hà Tĩnh") + paper("2022-04-20"))}
    block = reminder(catalogue_of(tmp_path, files, date(2025, 3, 10)), {}).chapters[0].blocks[0]
    assert block.title == "Báo chủ thể – theo 148/QĐ-TTg, nơi cấp báo ít nhất 30 ngày trước ngày cuối:"
    assert [line.note for line in block.lines] == ["báo chậm nhất ngày 21/03/2025"]
