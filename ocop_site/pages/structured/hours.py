"""Opening hours for machines, only where every line of a record reads as days and times and nothing else.

"Thứ hai – thứ bảy, 7:30–18:00" can be read; "Hằng ngày theo giờ tàu" and "6:00–20:00, trừ ngày mưa" cannot, and then
nothing is told: half of the hours would be wrong ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.pages.jobs import Plain

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOME = "https://schema.org/"
_WORDS = (
    ("thứ hai", "thứ 2", "t2"),
    ("thứ ba", "thứ 3", "t3"),
    ("thứ tư", "thứ 4", "t4"),
    ("thứ năm", "thứ 5", "t5"),
    ("thứ sáu", "thứ 6", "t6"),
    ("thứ bảy", "thứ 7", "t7"),
    ("chủ nhật", "cn"),
)
_NUMBERS = {word: number for number, words in enumerate(_WORDS) for word in words}
_EVERY_DAY = {"hằng ngày", "hàng ngày", "mỗi ngày", "các ngày trong tuần"}
_BETWEEN = r"\s*(?:–|-|đến|tới)\s*"
_LINE = re.compile(r"(?P<days>.+?)(?:,|:)\s*(?:từ\s+)?(?P<opens>[^\s,]+?)" + _BETWEEN + r"(?P<closes>[^\s,]+)")
_TIME = re.compile(r"([01]?[0-9]|2[0-4])(?::|h|g)([0-5][0-9])?")
LAST = "24:00"


def opening_hours(lines: Sequence[str]) -> list[Plain]:
    """The hours of some lines, one piece for each; none where one of them cannot be read for certain."""
    read = [_line(line) for line in lines]
    return [one for one in read if one] if all(read) else []


def _line(line: str) -> Plain | None:
    found = _LINE.fullmatch(" ".join(line.lower().rstrip(".").split()))
    if found is None:
        return None
    days, opens, closes = _days(found["days"]), _time(found["opens"]), _time(found["closes"])
    if not days or not opens or not closes or opens in (LAST, closes):
        return None
    kind = {"@type": "OpeningHoursSpecification"}
    return {**kind, "dayOfWeek": [f"{HOME}{DAYS[one]}" for one in days], "opens": opens, "closes": closes}


def _days(words: str) -> list[int]:
    """The numbers of some days, Monday 0: "thứ hai – thứ bảy", "thứ bảy, chủ nhật", "hằng ngày"; none if not read."""
    if words in _EVERY_DAY:
        return list(range(len(DAYS)))
    found: list[int] = []
    for part in re.split(r"\s*(?:,|và)\s*", words):
        ends = [_NUMBERS.get(word) for word in re.split(_BETWEEN, part)]
        known = [end for end in ends if end is not None]
        if len(known) != len(ends) or len(ends) > len(("first", "last")) or known != sorted(set(known)):
            return []
        found += range(known[0], known[-1] + 1)
    return sorted(set(found))


def _time(word: str) -> str:
    """A time of day as 07:30, "" for anything else."""
    found = _TIME.fullmatch(word)
    text = f"{int(found[1]):02}:{found[2] or '00'}" if found else ""
    return text if text <= LAST else ""
