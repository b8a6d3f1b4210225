from __future__ import annotations

import pytest

from ocop_site.pages.structured.hours import DAYS, opening_hours

WEEK = list(DAYS)


@pytest.mark.parametrize(
    ("line", "days", "opens", "closes"),
    [
        ("Thứ hai – thứ bảy, 7:30–18:00", WEEK[:6], "07:30", "18:00"),
        ("Chủ nhật, 8:00–12:00", WEEK[6:], "08:00", "12:00"),
        ("Hằng ngày: 7h - 21h30", WEEK, "07:00", "21:30"),
        ("thứ 7, chủ nhật: từ 6g đến 24:00", WEEK[5:], "06:00", "24:00"),
        ("T2, T4 và T6, 8h–11h.", [WEEK[0], WEEK[2], WEEK[4]], "08:00", "11:00"),
        ("Thứ sáu – chủ nhật, 18:00–2:00", WEEK[4:], "18:00", "02:00"),
    ],
)
def test_days_and_times_are_read(line: str, days: list[str], opens: str, closes: str) -> None:
    (found,) = opening_hours([line])
    assert [day.rpartition("/")[2] for day in found["dayOfWeek"]] == days
    assert (found["opens"], found["closes"]) == (opens, closes)


@pytest.mark.parametrize(
    "line",
    [
        "Hằng ngày theo giờ tàu",
        "6:00–20:00, những ngày không có sương",
        "Thứ hai – thứ bảy, 7:30–18:00, trừ ngày lễ",
        "Thứ hai – thứ bảy, 7:30–11:30, 13:30–17:00",
        "Chủ nhật – thứ ba, 8:00–12:00",
        "Thứ hai – thứ tám, 8:00–12:00",
        "Hằng ngày, 8:00–25:00",
        "Hằng ngày, 24:30–25:00",
        "Hằng ngày, 8:00–8:00",
        "Hằng ngày, sáng – tối",
        "Hằng ngày",
        "",
    ],
)
def test_what_says_more_or_less_is_not_read(line: str) -> None:
    assert opening_hours([line]) == []


def test_one_line_that_cannot_be_read_keeps_all_back() -> None:
    assert opening_hours(["Hằng ngày, 7:00–20:00", "trừ ngày mưa"]) == []
    assert len(opening_hours(["Thứ hai, 7:00–20:00", "Thứ ba, 8:00–20:00"])) == 2
    assert opening_hours([]) == []
