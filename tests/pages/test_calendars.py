from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ocop_site.making.calendars import calendar_file
from ocop_site.pages.calendars import calendar_job, event, has_last_day
from tests.small_content import SITE, at, catalogue_of, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Plain

MORE = at("Hà Tĩnh")


def event_of(folder: Path, more: str, day: date = date(2026, 11, 22), base_url: str = "") -> Plain:
    files = {"products/a.yaml": product(1, "Nước mắm Ví Dụ", MORE + more), "producers/htx.yaml": producer(3)}
    if base_url:
        files["site.yaml"] = SITE + f"base_url: {base_url}\n"
    catalogue = catalogue_of(folder, files, day)
    (entry,) = catalogue.products.values()
    assert has_last_day(entry)
    assert entry.status.until
    return event(entry, entry.status.until, catalogue)


def test_an_event_says_which_day_and_whose_in_lasting_words(tmp_path: Path) -> None:
    said = event_of(tmp_path, "producer: htx\n" + paper("2024-01-15", 4))
    assert said == {
        "uid": f"{code(1)}-20270115@danh-muc-ocop.invalid",
        "day": "2027-01-15",
        "stamp": "2024-01-15",
        "summary": "Nước mắm Ví Dụ (4 sao): ngày cuối theo hồ sơ",
        "description": (
            f"Công nhận 4 sao, theo hồ sơ đến hết ngày 15/01/2027.\nChủ thể: HTX Ví Dụ\nMã trong danh mục: {code(1)}"
        ),
        "url": "",
    }


def test_an_uncertain_end_is_the_earliest(tmp_path: Path) -> None:
    said = event_of(tmp_path, paper("2024-02"))
    assert said["summary"] == "Nước mắm Ví Dụ (3 sao): ngày cuối sớm nhất có thể, theo hồ sơ"
    assert (said["day"], said["stamp"]) == ("2027-02-01", "2024-02-01")
    assert "ít nhất đến hết ngày 01/02/2027" in said["description"]


def test_an_extended_term_ends_on_the_day_of_its_extension(tmp_path: Path) -> None:
    more = "    extension: {until: 2027-03-01, basis: Quyết định Ví Dụ}\n"
    said = event_of(tmp_path, paper("2023-10-01", 3, more))
    assert (said["day"], said["stamp"]) == ("2027-03-01", "2023-10-01")
    assert "được kéo dài hiệu lực đến hết ngày 01/03/2027" in said["description"]


def test_a_printed_last_day_without_a_day_of_issue_is_stamped_one_term_before(tmp_path: Path) -> None:
    certificate = "certificates: [{stars: 3, programme_year: 2024, valid_until: 2027-03-31}]\n"
    assert event_of(tmp_path, certificate)["stamp"] == "2024-03-31"


def test_the_address_is_told_only_where_it_is_real(tmp_path: Path) -> None:
    said = event_of(tmp_path / "a", paper("2025-01-15"), base_url="https://ocop.vi-du.vn/danh-muc/")
    assert said["url"] == f"https://ocop.vi-du.vn/danh-muc/san-pham/nuoc-mam-vi-du-{code(1)}/"
    assert said["uid"].endswith("@ocop.vi-du.vn")
    trial = event_of(tmp_path / "b", paper("2025-01-15"), base_url="https://vi-du.example/")
    assert (trial["url"], trial["uid"].partition("@")[2]) == ("", "danh-muc-ocop.invalid")


@pytest.mark.parametrize("day", [date(2024, 6, 1), date(2026, 10, 17), date(2027, 1, 15)], ids=str)
def test_a_calendar_is_the_same_on_every_day_of_the_term(tmp_path: Path, day: date) -> None:
    def data(name: str, on: date) -> bytes:
        catalogue = catalogue_of(tmp_path / name, {"products/a.yaml": product(1, "Chè", paper("2024-01-15"))}, on)
        return calendar_file(calendar_job("/sap-het-han/", "cả nước", catalogue.products.values(), catalogue).context)

    assert data("a", day) == data("b", date(2025, 1, 1))


def test_a_withheld_name_is_not_in_the_calendar(tmp_path: Path) -> None:
    files = {
        "products/a.yaml": product(1, "Chè", "producer: ho\n" + paper("2025-01-15")),
        "producers/ho.yaml": producer(3, "Hộ Thử", "publish_name: false\n"),
    }
    catalogue = catalogue_of(tmp_path, files)
    job = calendar_job("/sap-het-han/", "cả nước", catalogue.products.values(), catalogue)
    assert (job.path, job.maker) == ("sap-het-han/lich.ics", "calendar")
    assert "Hộ Thử" not in str(job.context)
    assert "Chủ thể" not in str(job.context)


def test_what_is_not_known_leaves_no_empty_line(tmp_path: Path) -> None:
    said = event_of(tmp_path, paper("2024-01-15", 4))["description"]
    assert said == f"Công nhận 4 sao, theo hồ sơ đến hết ngày 15/01/2027.\nMã trong danh mục: {code(1)}"
