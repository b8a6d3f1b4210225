from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from ocop_site.records.base import Day
from ocop_site.records.days import Days, PartialDate

days = st.dates(date(2018, 1, 1), date(2100, 12, 31))


@given(days)
def test_a_day_is_that_day(day: date) -> None:
    read = Days.read(day.isoformat())
    assert read == Days(day, day)
    assert (read.day, read.year) == (day, day.year)


@given(days)
def test_a_month_is_all_its_days(day: date) -> None:
    read = Days.read(f"{day:%Y-%m}")
    assert read.first == day.replace(day=1)
    assert read.last is not None
    assert read.last.month == day.month
    assert (read.last + timedelta(days=1)).day == 1
    assert (read.day, read.year) == (None, day.year)


@given(days)
def test_a_year_is_all_its_days(day: date) -> None:
    read = Days.read(str(day.year))
    assert read == Days(date(day.year, 1, 1), date(day.year, 12, 31))
    assert read.day is None


@given(days, days)
def test_an_interval_goes_from_the_first_to_the_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert Days.read(f"{first}/{last}") == Days(first, last)
    assert Days.read(f"{first}/..") == Days(first, None)
    assert Days.read(f"../{last}") == Days(None, last)
    if first != last:
        with pytest.raises(ValueError, match=r"/"):
            Days.read(f"{last}/{first}")


def test_the_ends_of_an_interval_may_be_months_and_years() -> None:
    assert Days.read("2022-02/2024") == Days(date(2022, 2, 1), date(2024, 12, 31))
    assert Days.read("../2024-02") == Days(None, date(2024, 2, 29))
    assert Days.read("2022-12-31/2023-01-01").year is None
    assert Days.read("2022/..").year is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "2022/",
        "2022-13",
        "2022-02-30",
        "2022-1-1",
        "22-01-01",
        "2022-01-01T00:00",
        "29/12/2022",
        "2022/2023/2024",
        "năm 2022",
        "2022–2023",
        "0000",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        Days.read(text)


@pytest.mark.parametrize("text", ["2022-00", "2022-05-00", "2022-00-15", "2022-00-00"])
def test_a_month_or_a_day_of_nought_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        Days.read(text)


@given(st.text("0123456789-/. ", max_size=22) | st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        read = Days.read(text)
    except ValueError:
        return
    assert read.first or read.last
    assert not (read.first and read.last) or read.first <= read.last


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("29/12/2022", "2022-12-29"),
        ("1.2.2022", "2022-02-01"),
        ("2022/12/29", "2022-12-29"),
        ("2022-1-5", "2022-01-05"),
        ("2022-12-29 00:00:00", "2022-12-29"),
        ("2022-12-29T00:00:00", "2022-12-29"),
        ("ngày 29/12/2022", "2022-12-29"),
        ("Ngày 5 tháng 1 năm 2022", "2022-01-05"),
        ("12/2022", "2022-12"),
        ("tháng 3 năm 2022", "2022-03"),
        ("năm 2022", "2022"),
        ("2022-12-31/2022-01-01", ""),
        ("01/2022 - 03/2022", ""),
        ("29/12/22", ""),
        ("5 tháng 1", ""),
        ("hôm qua", ""),
    ],
)
def test_a_record_says_how_the_date_should_be_written(text: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(PartialDate).validate_python(text)
    (detail,) = caught.value.errors()
    assert (detail["type"], detail["ctx"]["hint"]) == ("bad-date", hint)


@pytest.mark.parametrize("text", ["31/02/2022", "45/45/2022", "2022-02-30", "2022-13-01", "2022-04-00"])
def test_a_day_that_does_not_exist_is_not_proposed(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(PartialDate).validate_python(text)
    assert caught.value.errors()[0]["ctx"]["hint"] == ""


@pytest.mark.parametrize(
    ("text", "month", "days"),
    [
        ("31/11/2023", "11/2023", "30"),
        ("2023-11-31", "11/2023", "30"),
        ("29/2/2023", "2/2023", "28"),
        ("ngày 30 tháng 2 năm 2024", "2/2024", "29"),
    ],
)
def test_a_month_that_is_too_short_is_told(text: str, month: str, days: str) -> None:
    for kind in (PartialDate, Day):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python(text)
        (detail,) = caught.value.errors()
        assert (detail["type"], detail["ctx"]) == ("no-such-day", {"month": month, "days": days, "hint": ""})


@pytest.mark.parametrize("text", ["2023-13-31", "31/11/0023", "2023-31-11", "2023-11-00"])
def test_of_no_month_no_length_is_told(text: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(PartialDate).validate_python(text)
    assert caught.value.errors()[0]["type"] == "bad-date"


def test_leap_years_are_the_calendar_s() -> None:
    for year in range(2018, 2101):
        assert Days.read(f"{year}-02").last == date(year, 2, calendar.monthrange(year, 2)[1])
