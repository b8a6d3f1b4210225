"""The calendars of fairs, read back."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from icalendar import Calendar

from ocop_site.making.calendars import calendar_file
from ocop_site.pages.fair_calendars import all_fairs_calendar, all_fairs_job, fair_calendar, fair_calendar_job
from tests.small_content import at, catalogue_of, code, producer

if TYPE_CHECKING:
    from pathlib import Path

    from ocop_site.pages.jobs import Job

SOURCE = "sources: [{url: https://nguon.example/a, publisher: Báo Ví Dụ, read: 2026-11-20}]\n"
FILES = {
    "fairs/h.yaml": producer(
        50,
        "Hội chợ; Ví Dụ, số 1",
        "days: {from: 2026-12-01, to: 2026-12-05}\nvenue: Nhà A, khu B\norganiser: Sở Ví Dụ\n" + at("Hà Tĩnh") + SOURCE,
    ),
    "fairs/a.yaml": producer(51, "Phiên chợ", "days: {from: 2026-11-30, to: 2026-11-30}\n"),
    "fairs/b.yaml": producer(52, "Chưa rõ ngày", "days: {from: 2026-12, to: 2026-12-05}\n"),
}


def read(job: Job) -> Calendar:
    return Calendar.from_ical(calendar_file(job.context))


def test_a_fair_is_one_event_of_all_its_days(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, FILES)
    (job,) = fair_calendar_job(catalogue.fairs["h"], catalogue)
    assert job.path == f"hoi-cho/hoi-cho-vi-du-so-1-{code(50)}/lich.ics"
    calendar = read(job)
    assert str(calendar["x-wr-timezone"]) == "Asia/Ho_Chi_Minh"
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 12, 1), date(2026, 12, 6))
    assert event.decoded("dtstamp") == datetime(2026, 11, 20, tzinfo=UTC)
    assert str(event["summary"]) == "Hội chợ; Ví Dụ, số 1"
    assert str(event["location"]) == "Nhà A, khu B, Hà Tĩnh"
    assert str(event["uid"]).startswith(f"{code(50)}@")


def test_days_that_nobody_knows_are_in_no_calendar(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, FILES)
    assert list(fair_calendar_job(catalogue.fairs["b"], catalogue)) == []
    assert fair_calendar(catalogue.fairs["b"]) == ""
    (job,) = all_fairs_job(catalogue)
    assert (job.path, all_fairs_calendar(catalogue)) == ("hoi-cho/lich.ics", "/hoi-cho/lich.ics")
    assert [str(one["summary"]) for one in read(job).walk("VEVENT")] == ["Phiên chợ", "Hội chợ; Ví Dụ, số 1"]


def test_without_dated_fairs_there_is_no_calendar(tmp_path: Path) -> None:
    catalogue = catalogue_of(tmp_path, {"fairs/b.yaml": FILES["fairs/b.yaml"]})
    assert list(all_fairs_job(catalogue)) == []
    assert all_fairs_calendar(catalogue) == ""


def test_equal_records_give_equal_bytes_on_every_day(tmp_path: Path) -> None:
    first = catalogue_of(tmp_path / "a", FILES, date(2026, 1, 1))
    later = catalogue_of(tmp_path / "b", FILES, date(2027, 1, 1))
    one, other = (next(iter(all_fairs_job(found))) for found in (first, later))
    assert calendar_file(one.context) == calendar_file(other.context)
