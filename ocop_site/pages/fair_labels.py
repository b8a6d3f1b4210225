"""The words of what is printed for a fair: the sign of a booth, and the label of a product on a booth's table.

A sign is read from metres away and bears no stars. A product's label bears them only where they are certain on all days
of the fair (`catalogue.fair_days.why_no_stars_at`), whatever its format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.fair_days import fair_span, why_no_stars_at
from ocop_site.catalogue.sentences import days_text
from ocop_site.pages.fair_lines import fair_days
from ocop_site.pages.labels import code_words, product_label
from ocop_site.pages.pieces import short_place
from ocop_site.words import in_vietnamese

if TYPE_CHECKING:
    from ocop_site.catalogue.booth_entries import BoothEntry
    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import Format
    from ocop_site.records.others import Fair

ASK = "Quét mã để xem sản phẩm và hồ sơ của gian này"
NO_STARS: Plain = {"stars": 0, "stars_text": "", "term": "", "until": ""}


def booth_sign(entry: BoothEntry, catalogue: Catalogue) -> Plain:
    """The words on the sign of a booth: the keys of every label, its number, its fair, and what the code is for.

    `name` is the exhibitor, `place` where it comes from, both "" where they are not known. `number` is the end of
    `booth`, for what is set larger.
    """
    return {
        **code_words(entry.record.code, catalogue),
        **NO_STARS,
        "sign": True,
        "name": entry.exhibitor,
        "maker": "",
        "place": short_place(entry.here, catalogue) if entry.here else "",
        "price": "",
        "booth": entry.called,
        "number": entry.booth.number,
        "fair": entry.fair.record.name,
        "days": sign_days(entry.fair.record),
        "ask": ASK,
    }


def fair_label(
    entry: ProductEntry, at: BoothEntry, catalogue: Catalogue, style: Format, price: int | None = None
) -> Plain:
    """The words on the label of a product that stands on the table of a booth; the booth only on a format for it."""
    words = product_label(entry, catalogue, price if style.price else None)
    if why_no_stars_at(entry, fair_span(at.fair.record), catalogue.vocabulary):
        words |= NO_STARS
    return {**words, "booth": at.called} if style.booth else words


def sign_days(fair: Fair) -> str:
    """The days of a fair on paper, as far as they are known: nothing is said of what no source says."""
    start = fair.days.start if fair.days else None
    end = fair.days.end if fair.days else None
    if start and end:
        same = start.day is not None and start.day == end.day
        return f"Ngày {in_vietnamese(start.day)}" if same and start.day else fair_days(fair).rstrip(".")
    if start:
        return f"Bắt đầu {days_text(start)}"
    return f"Kết thúc {days_text(end)}" if end else ""
