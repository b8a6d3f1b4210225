from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ocop_site.making.calendars import calendar_file

EVENT = {
    "uid": "124829131-20271229@vi-du.vn",
    "day": "2027-12-29",
    "stamp": "2024-12-29",
    "summary": "Ngày cuối theo hồ sơ: Nước mắm Ví Dụ (4 sao)",
    "description": "Công nhận 4 sao, theo hồ sơ đến hết ngày 29/12/2027.\nMã trong danh mục: 124829131",
    "url": "https://vi-du.vn/san-pham/nuoc-mam-vi-du-124829131/",
}
HOSTILE = (
    "Kẹo, mứt; bánh",
    "Mắm \\n Thử \\, \\; \\\\",
    "Chè\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:khác",
    'Trà "Mẫu": 100% ^n ^^ ^\'',
    "Bánh\u2028tráng\u2029\u0085",
    " Cách trước và sau ",
    "Ổi sấy dẻo " * 40,
    "🍵" * 60,
)


def read(data: bytes) -> Calendar:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return calendar


def test_an_event_is_read_back_as_it_was_written() -> None:
    (event,) = read(calendar_file({"name": "Lịch", "events": [EVENT]})).events
    assert (event["dtstart"].dt, event["dtstart"].params["VALUE"]) == (date(2027, 12, 29), "DATE")
    assert event["dtstamp"].dt == datetime(2024, 12, 29, tzinfo=UTC)
    assert {name: str(event[name]) for name in ("uid", "summary", "description", "url")} == {
        name: EVENT[name] for name in ("uid", "summary", "description", "url")
    }
    assert "dtend" not in event
    assert event["transp"] == "TRANSPARENT"


def test_without_an_address_there_is_no_url() -> None:
    (event,) = read(calendar_file({"name": "Lịch", "events": [{**EVENT, "url": ""}]})).events
    assert "url" not in event


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_stay_what_they_are(name: str) -> None:
    data = calendar_file({"name": name, "events": [{**EVENT, "summary": name, "description": f"{name}\n{name}"}]})
    calendar = read(data)
    (event,) = calendar.events
    assert (str(event["summary"]), str(event["description"])) == (name, f"{name}\n{name}")
    unfolded = data.decode().replace("\r\n ", "")
    (title,) = [line for line in unfolded.split("\r\n") if line.startswith("X-WR-CALNAME:")]
    escaped = name.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    assert title == f"X-WR-CALNAME:{escaped}"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_any_name_is_read_back(name: str) -> None:
    (event,) = read(calendar_file({"name": name, "events": [{**EVENT, "summary": name}]})).events
    assert str(event["summary"]) == name


@pytest.mark.parametrize("name", HOSTILE)
def test_lines_end_as_they_must_and_are_folded(name: str) -> None:
    data = calendar_file({"name": name, "events": [{**EVENT, "summary": name}] * 3})
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_equal_calendars_are_equal_bytes() -> None:
    turned = {"events": [dict(reversed(EVENT.items()))], "name": "Lịch"}
    assert calendar_file({"name": "Lịch", "events": [EVENT]}) == calendar_file(turned)
    assert calendar_file({"name": "Lịch", "events": [EVENT]}) != calendar_file({"name": "Lịch 2", "events": [EVENT]})


def test_a_calendar_says_what_it_is() -> None:
    lines = calendar_file({"name": "Lịch", "events": []}).decode().split("\r\n")
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//ocop-site//Danh mục OCOP//VI",
        "X-WR-CALNAME:Lịch",
    ]


def test_a_calendar_without_days_is_still_one() -> None:
    (zone,) = read(calendar_file({"name": "Lịch", "events": []})).subcomponents
    assert (zone.name, str(zone["tzid"])) == ("VTIMEZONE", "Asia/Ho_Chi_Minh")
