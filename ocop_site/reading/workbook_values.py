"""What the values of a spreadsheet's cells mean: numbers without noise, days, letters that are written as escapes."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from decimal import Context, Decimal, InvalidOperation

from ocop_site.reading.text import pile_in
from ocop_site.vietnamese import nfc

_DIGITS = Context(prec=15)  # as many as a spreadsheet knows; what follows is noise of its binary numbers
_LARGEST_POWER = 308
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILT_IN_DAYS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_MONTH_AND_YEAR = frozenset({17})
_TIMES = frozenset({18, 19, 20, 21, 45, 46, 47})
_NOT_MEANT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General', re.IGNORECASE)
_LAST_DAY = 2_950_000  # in the year 9976; 1904 counts four years on
_FALSE_LEAP_DAY = 60  # 29 February 1900, which never was


def text_of(raw: str) -> str:
    """A text as meant: composed, its escapes (`_x000D_`) read, its lines parted by LF.

    Raises ValueError for piles of accents such as no language has.
    """
    if "_x" in raw:
        raw = _ESCAPE.sub(_unescape, raw)
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    if pile_in(raw) is not None:
        raise ValueError(raw[:1])
    return nfc(raw)


def _unescape(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return match[0] if "\ud800" <= char <= "\udfff" else char  # half a letter is none


def number_of(raw: str) -> Decimal | None:
    """A number as the spreadsheet shows it at most: 15 digits. None for what is no number."""
    try:
        number = Decimal(raw.strip())
        if not number.is_finite() or (number and abs(number.adjusted()) > _LARGEST_POWER):
            return None
        return _DIGITS.plus(number)
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
    """`3`, `74.5`, `65000`: digits alone, never `3.0` or `6.5E4`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def day_format(number: int, code: str) -> str:
    """What a number format shows: "day", "month" (month and year), "time", or "" for a number.

    `number` is the format's id, `code` its text where the file gives one (`dd/mm/yyyy`).
    """
    if code:
        return _of_code(code)
    if number in _TIMES:
        return "time"
    if number in _MONTH_AND_YEAR:
        return "month"
    return "day" if number in _BUILT_IN_DAYS else ""


def _of_code(code: str) -> str:
    shown = _NOT_MEANT.sub("", code.split(";", maxsplit=1)[0]).lower()
    if "y" in shown and "d" not in shown and "h" not in shown:
        return "month"
    if "d" in shown or "y" in shown:
        return "day"
    if "h" in shown or "s" in shown:
        return "time"
    return "day" if "m" in shown else ""


def day_text(number: Decimal, shows: str, *, from_1904: bool) -> tuple[str, bool] | None:
    """A serial number as text, and whether it is a whole day; None where there is no such day.

    A month and year alone (`12/2022`, which the program keeps as the first of the month) stay `2022-12`; a time of the
    day stays behind its day (`2022-12-29 08:30`).
    """
    start = _first_day(int(number), from_1904=from_1904)
    if shows == "time" and 0 <= number < 1:
        return _time_text(_moment(datetime(1900, 1, 1, tzinfo=UTC), number)), False
    if start is None or not 0 <= number < _LAST_DAY:
        return None
    moment = _moment(start, number)
    if moment.hour or moment.minute or moment.second:
        return f"{moment:%Y-%m-%d} {_time_text(moment)}", False
    is_month = shows == "month" and moment.day == 1
    return (f"{moment:%Y-%m}", False) if is_month else (f"{moment:%Y-%m-%d}", True)


def _first_day(whole: int, *, from_1904: bool) -> datetime | None:
    """The day from which a serial number counts; None for the two that the programs show as days that never were."""
    if from_1904:
        return datetime(1904, 1, 1, tzinfo=UTC)
    if whole in {0, _FALSE_LEAP_DAY}:
        return None
    return datetime(1899, 12, 31 if whole < _FALSE_LEAP_DAY else 30, tzinfo=UTC)


def _moment(start: datetime, number: Decimal) -> datetime:
    """To the second: programs keep times as parts of a day."""
    return start + timedelta(seconds=round(number * 86400))


def _time_text(moment: datetime) -> str:
    return f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
