from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
import pytest

from ocop_site.commands import options
from ocop_site.commands.options import BaseUrlType, DayType, order_of, today
from tests.small_content import PROJECT

if TYPE_CHECKING:
    from pathlib import Path


class Noon(datetime):
    """A clock that stands at 20:00 UTC on 22 November 2026: 3 o'clock on the 23rd in Viet Nam."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        moment = datetime(2026, 11, 22, 20, tzinfo=ZoneInfo("UTC"))
        assert isinstance(tz, ZoneInfo)
        return moment.astimezone(tz)


def test_today_is_the_day_in_viet_nam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(options, "datetime", Noon)
    assert today() == date(2026, 11, 23)


def test_a_day_is_written_year_month_day() -> None:
    assert DayType().convert("2026-11-22", None, None) == date(2026, 11, 22)
    assert DayType().convert(date(2026, 1, 1), None, None) == date(2026, 1, 1)


@pytest.mark.parametrize("text", ["22/11/2026", "2026-02-30", "2026-11", "", "hôm nay"])
def test_another_day_is_a_wrong_usage(text: str) -> None:
    with pytest.raises(click.BadParameter, match="năm-tháng-ngày"):
        DayType().convert(text, None, None)


@pytest.mark.parametrize("text", ["20261122", "2026-W47-7"])
def test_a_day_in_another_form_of_the_standard_is_a_wrong_usage_too(text: str) -> None:
    with pytest.raises(click.BadParameter):
        DayType().convert(text, None, None)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("https://ocop.vn", "https://ocop.vn/"),
        ("https://ocop.vn/", "https://ocop.vn/"),
        ("https://ocop.vn/Danh-muc//", "https://ocop.vn/Danh-muc/"),
        ("http://localhost:8000", "http://localhost:8000/"),
    ],
)
def test_an_address_is_kept_with_one_slash(text: str, kept: str) -> None:
    assert BaseUrlType().convert(text, None, None) == kept


@pytest.mark.parametrize(
    "text", ["ocop.vn", "ftp://ocop.vn/", "https://", "https://ocop.vn/?a=1", "https://ocop.vn/#a", "https://[", ""]
)
def test_what_is_no_address_is_a_wrong_usage(text: str) -> None:
    with pytest.raises(click.BadParameter, match="http"):
        BaseUrlType().convert(text, None, None)


@pytest.mark.parametrize("text", ["https://ten:mat-khau@ocop.vn/", "https://ocop.vn/a b/", 'https://ocop.vn/"x/'])
def test_an_address_that_site_yaml_would_refuse_is_refused_here_too(text: str) -> None:
    with pytest.raises(click.BadParameter):
        BaseUrlType().convert(text, None, None)


def test_templates_and_assets_beside_the_content_come_before_the_project_s_own(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    order = order_of(content, tmp_path / "output", None, date(2026, 1, 1), 3)
    assert (order.templates, order.assets) == (PROJECT / "templates", PROJECT / "assets")
    assert (order.vocabulary, order.cache) == (PROJECT / "content" / "vocabulary", tmp_path / ".cache")
    assert (order.day, order.workers) == (date(2026, 1, 1), 3)
    (tmp_path / "templates").mkdir()
    order = order_of(content, tmp_path / "output", None, None, None)
    assert (order.templates, order.assets) == (tmp_path / "templates", PROJECT / "assets")
    assert order.workers >= 1
