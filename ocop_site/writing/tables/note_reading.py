"""What a table's free `notes` say in a clear form: bounds, rounds, scores, kinds. The rest stays a note.

Every pattern stands for a form that really occurs in the collected tables; what is not matched is not understood,
and nothing is guessed from it. Clauses are separated by semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from ocop_site.records.days import Days

if TYPE_CHECKING:
    from datetime import date

CertificateKind = Literal["first", "upgrade", "reassessment"]

_DAY = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
# An article's day: "bài đăng 24/07/2023", "tin 29/06/2020", "tin ngày 26/02/2021", "(nongnghiep.vn d759, 26/6/2025)".
_ARTICLE_DAY = re.compile(rf"^(?:bài đăng|tin|tin ngày|công bố) {_DAY}|\([a-z0-9.-]+\.[a-z]+ \w+, {_DAY}\)$")
_ARTICLE_MONTH = re.compile(r"^tin tháng ([0-9]{1,2})/([0-9]{4})$")
_UNTIL_YEAR = re.compile(r"\b(?:tính đến|tính đến hết|tính đến năm|đến hết năm) ([0-9]{4})$")
_BEFORE_YEAR = re.compile(r"^đã công nhận trước ([0-9]{4})$")
_ROUND = re.compile(r"^(?:quyết định ngày [0-9-]+, )?(đợt (?:(?:[0-9IVX]+|bổ sung)(?: năm |/)|đánh giá )[0-9]{4})\b")
_SCORE = re.compile(r"^([0-9]{2})(?:,([0-9]{1,2}))? điểm\b")
_PROPOSED = re.compile(r"^(?:đề xuất|đồng thời đề nghị) ([3-5]) sao\b")
_POTENTIAL = re.compile(r"^potential5\b")
_FIRST = re.compile(r"^đánh giá lần đầu$")
_AGAIN = re.compile(r"^(?:đánh giá lại|công nhận lại|tái công nhận|phân hạng lại)\b|, đánh giá lại 3 sao năm [0-9]{4}$")
_UPGRADE = re.compile(r"^(?:nâng hạng|nâng từ|thăng hạng từ)\b|, nâng lên [45] sao năm [0-9]{4}$")
_WITHDRAWAL = re.compile(r"^quyết định và ngày là của việc thu hồi$")
_WITHDRAWN_BY = re.compile(rf"^thu hồi theo tin {_DAY}$")
_EXPIRED_FROM = re.compile(rf"^hết hạn từ {_DAY}$")
_EXPIRED_GROUND = re.compile(r"\b(hết hạn 36 tháng.*)$")
_NEW_MAP = re.compile(
    r"^trang viết theo tỉnh sau hợp nhất|^địa danh sau sắp xếp 7/2025|sau 1/7/2025\b|^xã sau sắp xếp$"
    r"|^tỉnh [\w ]*sau hợp nhất|\(tỉnh sau hợp nhất\)$"
)
# A house number: "12 Ví Dụ", "34-36 Ví Dụ", "số 20, hẻm 24, đường …".
_HOUSE = re.compile(r"^(?:số [0-9]+[A-Z]?,|[0-9]{1,3}[A-Z]?(?:-[0-9]{1,3})? ([^\W\d_]))")
_PHONE = re.compile(r"(?<![\d/])(?:\+84|0)(?:[ .-]?[0-9]){8,10}(?![\d/])")


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What was understood. Dates are written as records write them; None or empty: the note does not say."""

    bound: str | None = None
    bound_words: str = ""
    round: str | None = None
    score: Decimal | None = None
    kind: CertificateKind | None = None
    potential: bool = False
    proposed_stars: int | None = None
    paper_is_withdrawal: bool = False
    withdrawn_by: str | None = None
    expired_from: str | None = None
    expired_ground: str | None = None
    new_map: bool = False
    latest: date | None = None


def read_note(text: str) -> NoteFacts:
    """The facts of one row's notes."""
    clauses = [clause.strip() for clause in text.split(";") if clause.strip()]
    bound, words = _bound(clauses)
    score = _first(_SCORE, clauses)
    proposed = _first(_PROPOSED, clauses)
    found_round = _first(_ROUND, clauses)
    ground = _first(_EXPIRED_GROUND, clauses)
    kinds: list[tuple[re.Pattern[str], CertificateKind]] = [
        (_FIRST, "first"),
        (_UPGRADE, "upgrade"),
        (_AGAIN, "reassessment"),
    ]
    withdrawn = _first(_WITHDRAWN_BY, clauses)
    expired = _first(_EXPIRED_FROM, clauses)
    return NoteFacts(
        bound=bound,
        bound_words=words,
        round=found_round[1] if found_round else None,
        score=Decimal(f"{score[1]}.{score[2] or 0}") if score else None,
        kind=next((kind for pattern, kind in kinds if _first(pattern, clauses)), None),
        potential=_first(_POTENTIAL, clauses) is not None,
        proposed_stars=int(proposed[1]) if proposed else None,
        paper_is_withdrawal=_first(_WITHDRAWAL, clauses) is not None,
        withdrawn_by=f"../{_iso(*withdrawn.groups())}" if withdrawn else None,
        expired_from=_iso(*expired.groups()) if expired else None,
        expired_ground=ground[1] if ground else None,
        new_map=_first(_NEW_MAP, clauses) is not None,
        latest=Days.read(bound).last if bound else None,
    )


def public_note(text: str) -> str:
    """The note without telephone numbers and without house numbers of private makers."""
    clauses = [clause.strip() for clause in text.split(";") if clause.strip()]
    kept = [clause for clause in clauses if not _is_house_number(clause)]
    return _PHONE.sub("…", "; ".join(kept))


def _is_house_number(clause: str) -> bool:
    match = _HOUSE.match(clause)
    return match is not None and (match[1] is None or match[1].isupper())


def _bound(clauses: list[str]) -> tuple[str | None, str]:
    """The latest possible day of recognition that an article's own date gives, and the words that say so."""
    for clause in clauses:
        if match := _ARTICLE_DAY.search(clause):
            day, month, year = (part for part in match.groups() if part)
            return f"../{_iso(day, month, year)}", match[0].strip("()")
        if match := _ARTICLE_MONTH.match(clause):
            return f"../{match[2]}-{int(match[1]):02}", match[0]
        if match := _UNTIL_YEAR.search(clause):
            return f"../{match[1]}", match[0]
        if match := _BEFORE_YEAR.match(clause):
            return f"../{int(match[1]) - 1}", match[0]
    return None, ""


def _first(pattern: re.Pattern[str], clauses: list[str]) -> re.Match[str] | None:
    return next((match for clause in clauses if (match := pattern.search(clause))), None)


def _iso(day: str, month: str, year: str) -> str:
    return f"{year}-{int(month):02}-{int(day):02}"
