from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from ocop_site.catalogue.link import link
from ocop_site.catalogue.status import EXPIRING_DAYS
from ocop_site.making.calendars import calendar_file
from ocop_site.pages import addresses
from ocop_site.pages.cards import Cards
from ocop_site.pages.front import home_job
from ocop_site.pages.parts import NO_PROVINCE
from ocop_site.pages.plan import FOOT, NAV, plan_pages
from ocop_site.pages.plan_check import check_plan
from ocop_site.pages.standing import home_ways, standing_jobs
from ocop_site.reading.folder import read_content
from ocop_site.records.collection import read_records
from tests.small_content import PROJECT, at, catalogue_of, code, paper, product, records_of

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Job
    from ocop_site.records.collection import Records

DAY = date(2026, 11, 22)
DAYS = (date(2022, 3, 1), date(2025, 8, 15), DAY, date(2026, 12, 31), date(2027, 2, 20), date(2028, 6, 1))
SAYS = "reports: [{says: %s, on: 2026-05-05, sources: [{url: https://nguon.example/x, publisher: Báo Ví Dụ}]}]\n"
FILES = {
    "products/sau.yaml": product(1, "Chè Sau", at("Hà Tĩnh") + paper("2024-02-20", 4)),  # the last of the ninety days
    "products/truoc.yaml": product(2, "Mắm Trước", at("Hà Tĩnh") + paper("2023-11-22")),  # the day itself
    "products/xa.yaml": product(3, "Tương Xa", at("Hà Tĩnh") + paper("2024-02-21")),
    "products/it-nhat.yaml": product(4, "Kẹo Ít Nhất", at("Hà Tĩnh") + paper("2024-01")),
    "products/qua.yaml": product(5, "Bánh Qua", at("Hà Tĩnh") + paper("2020-01-01")),
    "products/chua-ro.yaml": product(6, "Rượu Chưa Rõ", at("Phú Yên") + "certificates: [{stars: 3}]\n"),
    "products/khong-tinh.yaml": product(7, "Dầu Không Tỉnh", paper("2021-01-01")),
    "products/het.yaml": product(8, "Trà Hết", at("Phú Yên") + paper("2024-01-02") + SAYS % "expired"),
    "products/thu.yaml": product(9, "Mì Thu", at("Phú Yên") + paper("2024-01-02") + SAYS % "revoked"),
    "products/khong-giay.yaml": product(10, "Gạo Không Giấy", at("Cao Bằng")),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return catalogue_of(tmp_path_factory.mktemp("standing"), FILES)


@pytest.fixture(scope="module")
def examples() -> Records:
    raw, _ = read_content(PROJECT / "examples" / "content", PROJECT / "content" / "vocabulary")
    records, _ = read_records(raw)
    assert records is not None
    return records


def jobs_of(catalogue: Catalogue) -> dict[str, Job]:
    return {job.path: job for job in standing_jobs(catalogue, Cards(catalogue))}


def names(job: Job) -> list[str]:
    return [card["name"] for card in job.context["it"]["cards"]]


def listed(jobs: dict[str, Job], base: str) -> list[str]:
    """The addresses of all products below an address, page after page."""
    pages = [job for path, job in jobs.items() if f"/{path}".startswith(base) and job.template == "list.html"]
    return [card["href"] for job in pages for card in job.context["it"]["cards"]]


def words(value: object) -> str:
    """All texts inside some plain data."""
    if isinstance(value, dict):
        return "\n".join(words(inner) for key, inner in value.items() if key not in {"href", "path", "canonical"})
    return "\n".join(map(words, value)) if isinstance(value, list) else str(value)


def test_what_ended_is_listed_only_where_somebody_says_so(small: Catalogue) -> None:
    jobs = jobs_of(small)
    assert names(jobs["het-han/index.html"]) == ["Trà Hết"]
    assert names(jobs["thu-hoi/index.html"]) == ["Mì Thu"]
    assert "một quyết định hoặc một nguồn" in jobs["het-han/index.html"].context["it"]["lead"]


def test_what_needs_an_update_stands_by_province_and_is_not_called_ended(small: Catalogue) -> None:
    jobs = jobs_of(small)
    index = jobs["can-cap-nhat/index.html"].context["it"]
    counts = {line["text"]: line["count"] for line in index["sections"][1]["entries"]}
    assert counts == {"Cao Bằng": 0, "Đắk Lắk": 1, "Hà Tĩnh": 1, "Chưa rõ tỉnh": 1}
    assert index["sections"][0]["entries"][0]["href"] == addresses.REPORT
    assert names(jobs["can-cap-nhat/ha-tinh/index.html"]) == ["Bánh Qua"]
    assert names(jobs["can-cap-nhat/dak-lak/index.html"]) == ["Rượu Chưa Rõ"]
    unknown = jobs[f"can-cap-nhat/{NO_PROVINCE}/index.html"]
    assert names(unknown) == ["Dầu Không Tỉnh"]
    assert unknown.context["it"]["ways"][0]["href"] == addresses.REPORT
    for path, job in jobs.items():
        if path.startswith("can-cap-nhat/"):
            assert "có thể đã được công nhận lại" in words(job.context["it"])
            assert "hết hạn" not in words(job.context).lower()
            assert "thu hồi" not in words(job.context).lower()


def test_what_ends_soon_is_listed_by_its_day_and_names_its_interval(small: Catalogue) -> None:
    it = jobs_of(small)["sap-het-han/ha-tinh/index.html"].context["it"]
    assert [card["name"] for card in it["cards"]] == ["Mắm Trước", "Chè Sau"]
    assert "trong khoảng từ ngày 22/11/2026 đến ngày 20/02/2027" in it["lead"]
    assert "Có 1 sản phẩm khác" in it["notes"][1]
    assert "ít nhất" in it["notes"][1]
    assert [(way["href"], way["count"]) for way in it["ways"]] == [
        ("/sap-het-han/ha-tinh/lich.ics", 4),
        ("/tinh/ha-tinh/", 5),
    ]


def test_the_address_of_a_list_lasts_but_an_empty_calendar_is_not_made(small: Catalogue, tmp_path: Path) -> None:
    jobs = jobs_of(small)
    assert names(jobs["sap-het-han/cao-bang/index.html"]) == []
    assert [path for path in jobs if path.endswith(".ics")] == [
        "sap-het-han/ha-tinh/lich.ics",
        "sap-het-han/lich.ics",
    ]
    later = jobs_of(catalogue_of(tmp_path, FILES, date(2031, 1, 1)))
    assert {path for path in jobs if path.endswith(".html")} == {path for path in later if path.endswith(".html")}
    assert not [path for path in later if path.endswith(".ics")]


def test_home_leads_to_what_ended_only_where_there_is_some(small: Catalogue, tmp_path: Path) -> None:
    assert [(way["href"], way["count"]) for way in home_ways(small)] == [
        (addresses.IN_FORCE, 4),
        (addresses.ENDING_SOON, 2),
        (addresses.OUTDATED, 3),
        (addresses.EXPIRED, 1),
        (addresses.REVOKED, 1),
    ]
    without = {name: text for name, text in FILES.items() if name not in {"products/het.yaml", "products/thu.yaml"}}
    catalogue = catalogue_of(tmp_path, without)
    ways = [way["href"] for way in home_ways(catalogue)]
    assert ways == [addresses.IN_FORCE, addresses.ENDING_SOON, addresses.OUTDATED]
    home = words(home_job(catalogue, Cards(catalogue)).context["it"]["standing"]).lower()
    assert "hết hạn" not in home
    assert "thu hồi" not in home


def test_no_menu_says_expired_or_revoked() -> None:
    said = " ".join(text for text, _ in (*NAV, *FOOT)).lower()
    assert "hết hạn" not in said
    assert "thu hồi" not in said
    assert "nhóm" in said


def test_every_way_leads_somewhere(tmp_path: Path) -> None:
    pages = {
        "pages/gioi-thieu.md": "---\ntitle: Giới thiệu\ndescription: Là gì.\n---\n## Báo sai {#bao-sai}\n\nViết thư.\n",
        "pages/cach-lam.md": "---\ntitle: Cách làm\ndescription: Thế nào.\n---\n## Từ đâu\n\nTừ báo.\n",
    }
    records = records_of(tmp_path, {**FILES, **pages})
    assert check_plan(plan_pages(link(records, DAY), {}, records.pages), {}, [code(1)]) == []


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_lists_calendars_and_statuses_agree_on_every_day(examples: Records, day: date) -> None:
    catalogue = link(examples, day)
    jobs = jobs_of(catalogue)
    entries = list(catalogue.products.values())

    def of(*values: str) -> list[str]:
        return sorted(addresses.product(e.record) for e in entries if e.status.value in values)

    assert sorted(listed(jobs, addresses.EXPIRED)) == of("expired")
    assert sorted(listed(jobs, addresses.REVOKED)) == of("revoked")
    assert sorted(listed(jobs, addresses.OUTDATED)) == of("past-term", "undetermined")
    near = day + timedelta(days=EXPIRING_DAYS)
    ending = [e for e in entries if e.status.in_force and e.status.exact and e.status.until and e.status.until <= near]
    assert {e.record.id for e in ending} >= {
        e.record.id for e in entries if e.status.value == "expiring" and e.status.exact
    }
    soon = {addresses.product(e.record): e.status.until for e in ending}
    assert sorted(listed(jobs, addresses.ENDING_SOON)) == sorted(soon)
    assert all(until and day <= until <= day + timedelta(days=EXPIRING_DAYS) for until in soon.values())
    for path, job in jobs.items():
        if path.startswith("sap-het-han/") and job.template == "list.html":
            ends = [soon[card["href"]] for card in job.context["it"]["cards"]]
            assert ends == sorted(ends, key=str)
    in_force = {(e.record.code, e.status.until) for e in entries if e.status.in_force}
    calendars = {path: events_of(job) for path, job in jobs.items() if job.maker == "calendar"}
    country = calendars.pop("sap-het-han/lich.ics", [])
    assert set(country) == in_force
    assert sorted(event for events in calendars.values() for event in events) == sorted(country)


def test_the_days_of_the_property_are_not_all_empty(examples: Records) -> None:
    soon = {day: listed(jobs_of(link(examples, day)), addresses.ENDING_SOON) for day in DAYS}
    assert sum(1 for some in soon.values() if some) >= 3


def events_of(job: Job) -> list[tuple[str, Any]]:
    """Code and day of every event of a calendar, read back from its file."""
    calendar = Calendar.from_ical(calendar_file(job.context))
    assert isinstance(calendar, Calendar)
    return [(str(event["uid"]).partition("-")[0], event["dtstart"].dt) for event in calendar.events]


def test_the_passing_of_a_day_alone_changes_only_what_names_its_interval(tmp_path: Path) -> None:
    whole = {"products/a.yaml": product(1, "Chè", at("Hà Tĩnh") + paper("2025-01-02"))}
    today, tomorrow = catalogue_of(tmp_path, whole), catalogue_of(tmp_path, whole, DAY + timedelta(days=1))
    before, after = jobs_of(today), jobs_of(tomorrow)
    assert home_ways(today) == home_ways(tomorrow)
    assert [path for path, job in before.items() if job.context != after[path].context] == [
        "sap-het-han/index.html",
        "sap-het-han/ha-tinh/index.html",
    ]


def test_every_count_is_that_of_its_own_list(tmp_path: Path) -> None:
    more = {
        "products/thu-2.yaml": product(11, "Mì Thu Hai", at("Phú Yên") + paper("2024-01-02") + SAYS % "revoked"),
        "products/xa-2.yaml": product(12, "Kẹo Còn Xa", at("Hà Tĩnh") + paper("2025-06")),
    }
    jobs = jobs_of(catalogue_of(tmp_path, {**FILES, **more}))
    counts = {
        way["href"]: way["count"]
        for path in ("het-han/index.html", "thu-hoi/index.html")
        for way in jobs[path].context["it"]["ways"]
    }
    assert (counts[addresses.EXPIRED], counts[addresses.REVOKED]) == (1, 2)
    lines = [one for part in jobs["sap-het-han/index.html"].context["it"]["sections"] for one in part["entries"]]
    (line,) = [one for one in lines if one["href"] == "/sap-het-han/ha-tinh/"]
    assert line["count"] == 2
    assert "5 sản phẩm" in line["note"]  # of the calendar
    assert "Có 1 sản phẩm khác" in jobs["sap-het-han/ha-tinh/index.html"].context["it"]["notes"][1]
