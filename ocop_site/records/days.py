"""Partly known dates: a day, a month, a year, an interval, or open at one end.

Written `2022-12-29`, `2022-12`, `2022`, `2022-01-01/2023-12-31`, `../2023-07-24` or `2021-04-22/..`.
Kept as the first and the last day that are possible; `None` where that end is not known.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

FIRST_YEAR, LAST_YEAR = 1000, 2199  # an earlier or later year is a slip of the pen; terms are added to days
_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have happened, from `first` to `last`, both included."""

    first: date | None
    last: date | None

    @property
    def day(self) -> date | None:
        """The day itself, where it is known exactly."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The year, where every possible day lies in one."""
        if self.first and self.last and self.first.year == self.last.year:
            return self.first.year
        return None

    @property
    def written(self) -> str:
        """The shortest form that means the same days: `read` gives them again."""
        first, last = self.first, self.last
        if first is None or last is None:
            return f"{first or '..'}/{last or '..'}"
        if first == last:
            return first.isoformat()
        for text in (first.isoformat()[:4], first.isoformat()[:7]):
            if _bounds(text) == (first, last):
                return text
        return f"{first}/{last}"

    @classmethod
    def read(cls, text: str) -> Days:
        """The days that a written partial date means. Raises ValueError for anything else."""
        start, slash, end = text.strip().partition("/")
        if not slash:
            return cls(*_bounds(start))
        first = None if start == ".." else _bounds(start)[0]
        last = None if end == ".." else _bounds(end)[1]
        if (first is None and last is None) or (first and last and first > last):
            raise ValueError(text)
        return cls(first, last)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401 - pydantic's own signature
        """Pydantic takes an instance as it is; text is read by `PartialDate`."""
        return core_schema.is_instance_schema(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """In JSON Schema a partial date is text."""
        return {"type": "string"}


def _bounds(text: str) -> tuple[date, date]:
    match = _SHAPE.fullmatch(text.strip())
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(text)
    if month is not None and not 1 <= month <= len(calendar.month_name) - 1:
        raise ValueError(text)
    if day is not None and month is not None:
        return date(year, month, day), date(year, month, day)
    if month is not None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)


# A day as people and tables write one: words and signs between its numbers, an hour behind it.
_HOUR = re.compile(r"(?<=[0-9])[T ]+[0-9]{1,2}:[0-9]{2}\S*$")
_WRITTEN = re.compile(r"(?:ngày|tháng|năm|[0-9]+|[\s,./-])+", re.IGNORECASE)


def meant(text: str) -> str:
    """The right form of a day, month or year that is written otherwise; "" where it is not clear which one it is.

    29/12/2022, 2022/12/29, 2022-1-5, "ngày 5 tháng 1 năm 2022", 2022-12-29 00:00:00, 12/2022, "năm 2022". Day and month
    stand in the Vietnamese order wherever the year stands last.
    """
    numbers = _numbers(text)
    form = "-".join([numbers[0], *(number.zfill(2) for number in numbers[1:])]) if numbers else ""
    try:
        _bounds(form)
    except ValueError:
        return ""
    return form if form != text else ""


def _numbers(text: str) -> list[str]:
    """The numbers of a written day, the year first; none for other texts."""
    bare = _HOUR.sub("", text.strip())
    numbers = re.findall("[0-9]+", bare) if _WRITTEN.fullmatch(bare) else []
    if numbers and len(numbers[-1]) == len("2022") and len(numbers[0]) < len("2022"):
        numbers.reverse()
    return numbers


def no_day(text: str, right: str) -> PydanticCustomError:
    """The refusal of a text that is no day: its month is too short for it, or it is written otherwise than `right`."""
    numbers = [int(number) for number in _numbers(text)]
    if len(numbers) == len(("year", "month", "day")):
        year, month, day = numbers
        known = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month < len(calendar.month_name)
        length = calendar.monthrange(year, month)[1] if known else day
        if day > length:
            values = {"month": f"{month}/{year}", "days": str(length), "hint": ""}
            return PydanticCustomError("no-such-day", "the month is shorter", values)
    return PydanticCustomError("bad-date", "not a date", {"hint": right})


def _read(value: Any) -> Any:  # noqa: ANN401 - whatever stood in the file
    if not isinstance(value, str):
        return value
    try:
        return Days.read(value)
    except ValueError:
        raise no_day(value, meant(value)) from None


PartialDate = Annotated[Days, BeforeValidator(_read)]
