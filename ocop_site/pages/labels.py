"""The words of a printed label: what may stand on paper about a product, with nothing that is not known.

Geometry is not decided here (`records.stocks`), nor how a label looks (`templates/labels/`), nor what is printed where
(`building.labels`). Stars and "OCOP" stand on it only where the record allows them (`ProductEntry.why_no_stars`); every
other product gets the same label without them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.sentences import recognition_year
from ocop_site.pages import addresses
from ocop_site.pages.pieces import short_place

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.catalogue.status import Status
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.stocks import Stock

FormatId = Literal["shelf", "strip", "price", "lid", "small"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to lay out a label: its names, the smallest label it fits (mm), whether a price stands on it.

    `round`: it is drawn in the circle that the label holds.
    """

    id: FormatId
    text: str
    text_en: str
    least_width: float
    least_height: float
    price: bool = False
    round: bool = False


FORMATS: dict[FormatId, Format] = {
    one.id: one
    for one in (
        Format("shelf", "nhãn kệ", "shelf label", 60, 30),
        Format("strip", "thanh kệ", "shelf strip", 95, 30),
        Format("price", "thẻ giá", "price card", 60, 36, price=True),
        Format("lid", "nắp hũ", "jar lid", 38, 38, round=True),
        Format("small", "nhãn nhỏ", "small label", 38, 21),
    )
}

WIDE = 2.2  # from this ratio of width to height on, a strip fills a label better than a shelf label does


def format_of(word: str | None) -> Format | None:
    """The format that a word names; a ledger may hold any word, None where it is none of ours."""
    return next((one for one in FORMATS.values() if one.id == word), None)


def fits(one: Format, stock: Stock) -> bool:
    """Whether a format finds room on the labels of a stock; on round labels only one that is drawn in a circle does."""
    width, height = float(stock.label.width), float(stock.label.height)
    if one.round:
        return min(width, height) >= one.least_width
    return stock.shape == "rectangle" and width >= one.least_width and height >= one.least_height


def best_format(stock: Stock) -> Format:
    """The format that fills a label of the stock best; the smallest where none fits.

    A price card only where it is asked for: prices change more often than all else on a label.
    """
    wide = float(stock.label.width) >= WIDE * float(stock.label.height)
    order: tuple[FormatId, ...] = ("strip", "shelf", "small") if wide else ("shelf", "small")
    if stock.shape == "round":
        order = ("lid", "small")
    return next((FORMATS[one] for one in order if fits(FORMATS[one], stock)), FORMATS["small"])


def size_text(stock: Stock) -> str:
    """How large a label of a stock is, "63,5 × 38,1 mm"."""
    return f"{stock.label.text} mm".replace(".", ",")


def product_label(entry: ProductEntry, catalogue: Catalogue, price: int | None = None) -> Plain:
    """The words on the label of a product, on the day of the catalogue. `price` in đồng.

    `draft`: its page was not published yet; `sign`: it is an outlet's own. `until` is the last day on which stars and
    term certainly hold, "" where no stars stand on the label.
    """
    status, stars = entry.status, entry.label_stars
    return {
        **code_words(entry.record.code, catalogue),
        "sign": False,
        "name": entry.record.name,
        "stars": stars,
        "stars_text": f"OCOP {stars} sao" if stars else "",
        "term": term(status) if stars else "",
        "until": status.until.isoformat() if stars and status.until else "",
        "maker": entry.maker,
        "place": short_place(entry.here, catalogue),
        "price": price_text(price),
    }


def outlet_label(entry: OutletEntry, catalogue: Catalogue) -> Plain:
    """The words on the door sign of an outlet: the same keys, with its own code and no stars."""
    return {
        **code_words(entry.record.code, catalogue),
        "sign": True,
        "name": entry.record.name,
        "stars": 0,
        "stars_text": "",
        "term": "",
        "until": "",
        "maker": entry.record.operator or "",
        "place": short_place(entry.here, catalogue),
        "price": "",
    }


def code_words(code: str, catalogue: Catalogue) -> Plain:
    """What stands on paper of a code: digits, the text of its symbol, its address in short, whether it is a draft."""
    text = addresses.code_text(catalogue.site.base_url, code)
    short = text.partition("://")[2].rstrip("/")
    host, _, path = short.partition("/")
    return {"code": code, "text": text, "short": f"{host.lower()}/{path}", "draft": code not in catalogue.published}


def term(status: Status) -> str:
    """Valid to which month; "Công nhận 2025" where the record does not tell the month of the end."""
    if status.until and (status.exact or _month_known(status)):
        return f"Hiệu lực đến {status.until.month:02}/{status.until.year}"
    year = recognition_year(status)
    return f"Công nhận {year}" if year else ""


def _month_known(status: Status) -> bool:
    """Whether every possible day of issue lies in one month, and with it every possible last day."""
    issued = status.certificate.issued if status.certificate else None
    if issued is None or issued.first is None or issued.last is None or status.until is None:
        return False
    same = (issued.first.year, issued.first.month) == (issued.last.year, issued.last.month)
    # Where another paper may count instead, `until` is not the end of this one's term.
    return same and issued.first.month == status.until.month


def price_text(price: int | None) -> str:
    """A price as it is printed: 65000 gives "65.000 ₫"; "" where there is none."""
    return "" if price is None else f"{price:,} ₫".replace(",", ".")
