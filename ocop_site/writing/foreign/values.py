"""What single cells of other people's tables say: stars, scores, days, crosses, addresses – as meant, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from ocop_site.writing.tables.table_rows import RowRefusedError, is_date

if TYPE_CHECKING:
    from ocop_site.reading.workbooks import Cell
    from ocop_site.records.vocabulary import Vocabulary

_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5}
_STARS = re.compile(r"(?:.*\b)?(?:hang |dat |ocop |xep hang )*([1-5]|mot|hai|ba|bon|nam) ?(?:sao)?(?: ocop)?")
# A number in letters needs its word beside it: "Nguyễn Văn Ba" signs and is no three stars.
_IN_LETTERS = re.compile(r".*\bsao\b.*|(?:(?:hang|dat|ocop|xep|loai|cong nhan) )*(?:mot|hai|ba|bon|nam)(?: ocop)?")
_SIGNS = re.compile(r"\s*([★☆*]{1,5})\s*")
_PROPOSED = re.compile(r"\b(?:tiem nang|de nghi|de xuat|du kien)\b")
_SCORE = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,3}))?\s*(?:đ|điểm|/\s*100)?", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})")
_LONG_DAY = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.IGNORECASE)
_MONTH = re.compile(
    r"(?:tháng\s+)?([0-9]{1,2})\s*[/.-]\s*(20[0-9]{2})|tháng\s+([0-9]{1,2})\s+năm\s+(20[0-9]{2})", re.IGNORECASE
)
_YEAR = re.compile(r"(?:năm\s+)?(20[0-9]{2})", re.IGNORECASE)
_PARTIAL = re.compile(r"20[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_CROSSES = frozenset({"x", "co", "v", "thu hoi", "yes", "true", "1"})
_NO = frozenset({"", "khong", "no", "false", "0"})
_MOST_POINTS = 100
_KINDS = (
    ("upgrade", re.compile(r"\b(?:nang hang|nang sao|thang hang|len [45] sao)\b")),
    ("reassessment", re.compile(r"\b(?:danh gia lai|cong nhan lai|phan hang lai|tai cong nhan|cap lai)\b")),
    ("first", re.compile(r"\b(?:lan dau|cong nhan moi|danh gia moi|san pham moi)\b|^moi$")),
)
_UNITS = (
    ("province", re.compile(r"^(?:(?:tỉnh|thành phố|tp)\s+|tp\.\s*|t\.\s*(?![tpx]\b))(?=\S)", re.IGNORECASE)),
    (
        "district",
        re.compile(r"^(?:(?:huyện|quận|thị xã|tx|h|q)\s+|(?:t\.?x|t\.p|h|q)\.\s*|t\.[px]\s+)(?=\S)", re.IGNORECASE),
    ),
    (
        "commune",
        re.compile(r"^(?:(?:xã|phường|thị trấn|đặc khu|t\.?t|x|p)\s+|(?:t\.?t|x|p)\.\s*)(?=\S)", re.IGNORECASE),
    ),
)
_LONGER = tuple(
    (re.compile(rf"^{short}(?:\.\s*|\s+)", re.IGNORECASE), longer)
    for short, longer in (
        (r"t\.?x", "thị xã "),
        ("h", "huyện "),
        ("q", "quận "),
        (r"t\.?t", "thị trấn "),
        ("x", "xã "),
        ("p", "phường "),
    )
)


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """An address taken apart, as printed; house numbers and hamlets are left behind. "" for what it does not say."""

    province: str = ""
    district: str = ""
    commune: str = ""


def plain_text(cell: Cell, called: str) -> str:
    """A cell as text on one line. Raises RowRefusedError for a formula, an error or a truth value."""
    if cell.form == "formula":
        raise RowRefusedError(f"{called}: ô là công thức ({cell.text[:40]}), không được tính; hãy dán giá trị")
    if cell.form == "error":
        raise RowRefusedError(f"{called}: ô báo lỗi {cell.text[:20]}")
    return " ".join(cell.text.split())


def stars_in(text: str) -> int | None:
    """1 to 5; None where nothing stands. Raises RowRefusedError for anything else, also for stars only proposed."""
    key = fold(text)
    if not text or text in {"-", "–"}:
        return None
    if _PROPOSED.search(key):
        raise RowRefusedError(f"“{text}”: đề nghị hay tiềm năng, chưa phải hạng sao được công nhận")
    if signs := _SIGNS.fullmatch(text):
        return len(signs[1].replace("☆", "")) or None
    found = _STARS.fullmatch(key)
    by_name = found is not None and found[1] in _WORDS and not _IN_LETTERS.fullmatch(key)
    if found is None or by_name or re.search(r"\bkhong\b", key):
        raise RowRefusedError(f"không đọc được hạng sao: “{text}”")
    return _WORDS.get(found[1]) or int(found[1])


def score_in(cell: Cell, called: str) -> str:
    """A score with a point (`74.5`), "" for nothing. Raises RowRefusedError for what is no number up to 100."""
    text = plain_text(cell, called)
    if not text or text in {"-", "–"}:
        return ""
    found = _SCORE.fullmatch(text) if cell.form in {"text", "number"} else None
    if found is None:
        was = "ô là ngày, có lẽ bảng tính đã đổi số thành ngày" if cell.form == "day" else "không phải số điểm"
        raise RowRefusedError(f"{called}: {was}: {text}")
    whole, part = int(found[1]), (found[2] or "").rstrip("0")
    if whole > _MOST_POINTS or (whole == _MOST_POINTS and part) or len(part) > 2:  # noqa: PLR2004 - digits
        raise RowRefusedError(f"{called}: không phải số điểm đến 100 với hai chữ số lẻ: {text}")
    return f"{whole}.{part}" if part else str(whole)


def day_in(cell: Cell, called: str) -> str:
    """A day as 2026-10-02, "" for nothing; days of texts are day, month, year. Raises RowRefusedError.

    Where the table gives the month or the year alone, so does the date: 2026-10, 2026. No day is made up.
    """
    text = plain_text(cell, called)
    if not text:
        return ""
    written = _written_date(text)
    if _PARTIAL.fullmatch(written) and is_date(written):
        return written
    hint = "viết 29/12/2022; chỉ rõ tháng thì 12/2022, chỉ rõ năm thì 2022; không rõ thì để trống"
    raise RowRefusedError(f"{called}: không phải ngày ({hint}): {text}")


def _written_date(text: str) -> str:
    """A date as records write it, as much of it as the text gives; the text itself where it gives none."""
    if day := _DAY.fullmatch(text) or _LONG_DAY.fullmatch(text):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if month := _MONTH.fullmatch(text):
        return f"{month[2] or month[4]}-{int(month[1] or month[3]):02}"
    year = _YEAR.fullmatch(text)
    return year[1] if year else text


def year_in(text: str, called: str) -> str:
    """A year, also of "năm 2022"; "" for nothing. Raises RowRefusedError."""
    found = _YEAR.fullmatch(text)
    if text and not found:
        raise RowRefusedError(f"{called}: không phải năm: {text}")
    return found[1] if found else ""


def is_crossed(text: str) -> bool:
    """Whether a cell bears a mark that says yes and nothing else: x, ✓, có."""
    return text in {"✓", "✔", "☑"} or fold(text) in _CROSSES


def withdrawal_in(text: str) -> tuple[bool, str]:
    """Whether a cell of the column "thu hồi" says yes, and the ground that it gives."""
    key = fold(text)
    if is_crossed(text):
        return True, ""
    if key in _NO:
        return False, ""
    return True, text


def ground_of_note(note: str) -> str | None:
    """The ground in a note that says that the product was withdrawn; None where it does not."""
    if not fold(note).startswith(("thu hoi", "bi thu hoi")):
        return None
    return re.sub(r"^(?:bị )?thu hồi(?: giấy chứng nhận| gcn)?[\s:,–-]*(?:do |vì )?", "", note, flags=re.IGNORECASE)


def kind_in(text: str) -> str:
    """first, upgrade or reassessment, "" where a text says none of them."""
    key = fold(text)
    return next((kind for kind, pattern in _KINDS if pattern.search(key)), "")


def read_address(text: str, vocabulary: Vocabulary) -> PlaceRead:
    """Province, district and commune of an address on one line: "thôn 3, xã Ví Dụ, huyện Mẫu, tỉnh Hà Tĩnh"."""
    pieces = [piece.strip(" .") for piece in re.split(r"[,;]|\s[-–]\s", text) if piece.strip(" .")]
    found: dict[str, str] = {}
    for at, piece in enumerate(reversed(pieces)):
        unit = next((unit for unit, pattern in _UNITS if pattern.match(piece)), "")
        province = vocabulary.province_by_printed_name(re.sub(_UNITS[0][1], "", piece)) is not None
        if unit == "province" and not province:
            unit = "district"  # thành phố Vinh
        if not unit and at == 0 and province:
            unit = "province"
        if unit and unit not in found:
            found[unit] = _written_out(piece, unit)
    return PlaceRead(**found)


def _written_out(piece: str, unit: str) -> str:
    if unit == "province":
        return re.sub(r"^(?:tỉnh|t\.)\s*", "", piece, flags=re.IGNORECASE)
    for pattern, longer in _LONGER:
        if pattern.match(piece):
            return pattern.sub(longer, piece)
    return piece
