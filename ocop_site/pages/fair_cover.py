"""How a page says whether a product's paper covers the days of a fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.fair_days import cover, fair_span
from ocop_site.catalogue.sentences import label, stars_text, tone
from ocop_site.pages.pieces import status_piece
from ocop_site.words import say

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.fair_days import Cover
    from ocop_site.catalogue.status import Status
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Fair

ENDED = frozenset({"expired", "revoked"})  # by somebody: of a term that ran out we know only that it did
OF_THE_FAIR = say("Tình trạng ghi ở mỗi sản phẩm là của những ngày hội chợ, theo hồ sơ của danh mục.")
OF_TODAY = say("Nguồn không ghi đủ ngày tổ chức: tình trạng ghi ở mỗi sản phẩm không phải là của những ngày hội chợ.")


def statuses_note(fair: Fair) -> str:
    """Of which days the statuses are that a page of a fair gives."""
    return OF_THE_FAIR if fair_span(fair) else OF_TODAY


def standing(entry: ProductEntry, fair: Fair, catalogue: Catalogue) -> Plain:
    """The status of a product on the days of a fair (`during`); where these are not known, that of today (`status`)."""
    span = fair_span(fair)
    if span is None:
        return {"status": status_piece(entry.status, entry.turns)}
    return {"during": cover_piece(cover(entry, span, catalogue.vocabulary))}


def cover_piece(found: Cover) -> Plain:
    """The words for a card; filled stars only where every day of the fair is covered."""
    stars = found.stars or 0
    return {
        "tone": _tone(found),
        "stars": stars,
        "filled": found.covers and stars > 0,
        "stars_text": stars_text(stars) if stars else "",
        "label": _label(found),
    }


def _tone(found: Cover) -> str:
    if found.answer in {"covers", "from"}:
        return "good"
    if found.answer == "until":
        return "stop" if found.then and found.then.value in ENDED else "soon"
    return tone(found.status) if found.answer == "not" and found.status else "quiet"


def _label(found: Cover) -> str:  # noqa: PLR0911 - one for each answer
    match found.answer:
        case "covers":
            return say("còn thời hạn trong những ngày hội chợ")
        case "until" if found.day and found.then and found.then.value == "revoked":
            return say("bị thu hồi từ ngày {day}, giữa kỳ hội chợ", day=found.day)
        case "until" if found.day and found.then and found.then.value == "expired":
            return say("hết hạn từ ngày {day}, giữa kỳ hội chợ", day=found.day)
        case "until" if found.last:
            return say("thời hạn đến hết ngày {day}, giữa kỳ hội chợ", day=found.last)
        case "from" if found.day:
            return say("được công nhận từ ngày {day}, giữa kỳ hội chợ", day=found.day)
        case "not" if found.status:
            return _not_covered(found.status)
    return say("chưa đủ dữ kiện về những ngày hội chợ")


def _not_covered(status: Status) -> str:
    """Never "hết hạn" but of what somebody ended: of a term that ran out we know only that it did."""
    match status.value:
        case "past-term":
            return say("thời hạn theo hồ sơ đã qua trước hội chợ, chưa rõ đánh giá lại")
        case "no-paper":
            return say("danh mục chưa có giấy chứng nhận cho những ngày hội chợ")
    return label(status)
