"""Options that several commands share, and what they mean together: an `Order` for the foreman."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from ocop_site.building.orders import Order

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., Any]")

PROJECT = Path(__file__).resolve().parents[2]
FIRST_YEAR, LAST_YEAR = 2018, 2100  # the programme began in 2018
VOCABULARY = PROJECT / "content" / "vocabulary"


def today() -> date:
    """The day in Viet Nam."""
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()


def now() -> str:
    """The time of day in Viet Nam, 14:05:33."""
    return f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')):%H:%M:%S}"


class DayType(click.ParamType[date]):
    """A day written 2026-11-22."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's own signature
        """The day, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is None or value != day.isoformat() or not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(f"{value!r}: viết năm-tháng-ngày, như 2026-11-22 / write year-month-day", param, ctx)
        return day


class BaseUrlType(click.ParamType[str]):
    """An http(s) address without query or fragment, kept with one slash at its end."""

    name = "URL"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401 - click's own signature
        """The address, or a usage error."""
        from pydantic_core import PydanticCustomError  # noqa: PLC0415 - most commands are not given one

        from ocop_site.records.base import base_address  # noqa: PLC0415

        try:
            return base_address(str(value))
        except PydanticCustomError:
            self.fail(f"{value!r}: cần địa chỉ http(s) bằng chữ không dấu / a plain http(s) address", param, ctx)


def catalogue_options(command: F) -> F:
    """--content, --base-url, --date and --lang."""
    folder = click.Path(path_type=Path, file_okay=False)
    decorators = [
        click.option(
            "--content",
            type=folder,
            default=Path("content"),
            show_default=True,
            help="Thư mục hồ sơ / folder of records.",
        ),
        click.option(
            "--base-url",
            type=BaseUrlType(),
            default=None,
            help="Địa chỉ web của danh mục, thay cho site.yaml / address of the site.",
        ),
        click.option(
            "--date",
            "day",
            type=DayType(),
            default=None,
            help="Ngày tính tình trạng; mặc định hôm nay ở Việt Nam / day of the statuses; default today.",
        ),
        click.option(
            "--lang",
            "language",
            type=click.Choice(["vi", "en"]),
            default="vi",
            show_default=True,
            help="Ngôn ngữ của thông báo / language of messages.",
        ),
    ]
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def output_options(command: F) -> F:
    """--output and --workers."""
    folder = click.Path(path_type=Path, file_okay=False)
    decorators = [
        click.option(
            "--output",
            type=folder,
            default=Path("output"),
            show_default=True,
            help="Thư mục trang web / folder of the site.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(1, 64),
            default=None,
            help="Số tiến trình; mặc định số lõi máy / processes; default the cores.",
        ),
    ]
    for decorator in reversed(decorators):
        command = decorator(command)
    return command


def order_of(  # noqa: PLR0913 - one argument for each option
    content: Path,
    output: Path,
    base_url: str | None,
    day: date | None,
    workers: int | None,
    *,
    due: bool = False,
    completeness: bool = False,
    sheets: bool = False,
) -> Order:
    """The order that options mean. Templates and assets lie beside `content/`, or are the project's own."""
    inner, outer = content.resolve(), output.resolve()
    if inner == outer or inner in outer.parents or outer in inner.parents:
        raise click.UsageError(
            "Thư mục hồ sơ và thư mục trang web không được nằm trong nhau. / "
            "The folders of records and of the site must not lie inside each other."
        )
    home = content.resolve().parent
    return Order(
        content=content,
        output=output,
        templates=_own(home, "templates"),
        assets=_own(home, "assets"),
        vocabulary=VOCABULARY,
        cache=output.resolve().parent / ".cache",
        day=day or today(),
        base_url=base_url,
        workers=workers or os.cpu_count() or 1,
        due=due,
        completeness=completeness,
        sheets=sheets,
    )


def _own(home: Path, name: str) -> Path:
    return home / name if (home / name).is_dir() else PROJECT / name
