"""What must be true of telephone numbers: as many digits as numbers of Viet Nam have.

Since 2018 every number begins with 0: ten digits, of landlines (02…) eleven. Numbers of services (1800, 1900, 113),
extensions and numbers abroad (+…) have other lengths and are let be.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.records.collection import Records

_RUN = re.compile(r"\+?\s*\(?\s*[0-9][0-9().\s\u2010-\u2015-]*")  # a number, or several with nothing but signs between
_GROUP = re.compile("[0-9]+")
_OURS = re.compile(r"(?:\+84|0084|84(?=[0-9]{9,10}$))0?")
# Ten digits; a landline has eleven, as had mobile numbers of before 2018 (01…). Those of services begin with 1.
_NUMBER = re.compile(r"0[03-9][0-9]{8}|02[0-9]{9}|01[0-9]{9}|00[0-9]{9,}|1[89]00[0-9]{4,6}")
# What a spreadsheet leaves of a number: a mobile one has nine digits without its 0, a landline ten.
_LOST_NOUGHT = re.compile(r"[35789][0-9]{8}|2[0-9]{9}")
_SHORTEST = 8  # digits: with less it is a number without its area, or that of a service
_LONGEST = 11
_ENDING = range(2, 5)  # digits of an extension, or of what another number has instead at its end


def phone_problems(records: Records) -> Iterator[Problem]:
    """A telephone number lacks no digit and has none too many; one that lost its first 0 gets it back as a hint."""
    for kind, some in records.coded():
        for record in some:
            text = record.contact.phone if record.contact else None
            if text and (at := wrong_number(text)) is not None:
                right = f"{text[:at]}0{text[at:]}" if _LOST_NOUGHT.fullmatch(_digits(_RUN.match(text, at))) else ""
                place = records.place(kind, record.id, "contact", "phone")
                yield Problem("phone-digits", place, {"value": text}, right)


def wrong_number(text: str) -> int | None:
    """Where in a text the first number begins that has too few or too many digits; None where all may be right."""
    for run in _RUN.finditer(text):
        written = run[0].strip()
        groups = _GROUP.findall(written)
        if written.startswith("+"):
            own = _OURS.match(f"+{''.join(groups)}")
            if own is None:
                continue  # a number abroad
            groups = [f"0{''.join(groups)[len(own[0]) - 1 :]}"]
        if not _all_whole(groups):
            return run.start() + run[0].index(written[0])
    return None


def _digits(run: re.Match[str] | None) -> str:
    return "".join(_GROUP.findall(run[0])) if run else ""


def _all_whole(groups: Sequence[str]) -> bool:
    """Whether groups of digits are one number after another, each of which may be right."""
    joined = "".join(groups)
    joined = _OURS.sub("0", joined, count=1) if joined.startswith(("84", "0084")) else joined
    return len(joined) < _SHORTEST or not _is_wrong(joined) or _several(groups)


def _several(groups: Sequence[str]) -> bool:
    """Whether groups of digits are whole numbers with nothing but spaces between, or one and a short ending."""
    for n in range(1, len(groups)):
        rest = "".join(groups[n:])
        if _NUMBER.fullmatch("".join(groups[:n])):
            return len(rest) in _ENDING or bool(_NUMBER.fullmatch(rest)) or _several(groups[n:])
    return False


def _is_wrong(digits: str) -> bool:
    known = digits.startswith("0") or _LOST_NOUGHT.fullmatch(digits) or len(digits) > _LONGEST
    return bool(known) and _NUMBER.fullmatch(digits) is None
