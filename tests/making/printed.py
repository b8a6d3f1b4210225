"""Looking at printed sheets: labels to print, where things lie on a page, what ink stands where, what scans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdfium2
import zxingcpp
from pypdfium2 import raw

from ocop_site.making import qr
from ocop_site.making.sheets import sheet_pdf
from ocop_site.pages.sheets import run_of
from tests.conftest import PROJECT
from tests.making.test_qr import Memory
from tests.records.test_vocabulary import WORDS
from tests.small_content import code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

    from ocop_site.pages.jobs import Plain
    from ocop_site.records.stocks import Stock

DAY = date(2026, 11, 22)
TEMPLATES = PROJECT / "templates"
FONTS = PROJECT / "assets" / "fonts"
MM = 72 / 25.4
KEEP = Memory()
LONG_MAKER = "Công ty trách nhiệm hữu hạn một thành viên dịch vụ nông nghiệp công nghệ cao Ví Dụ 36"
LONG_NAME = "Bộ sản phẩm sữa chua Ví Dụ (Sữa chua nguyên kem, sữa chua nếp cẩm, sữa chua chanh leo, sữa chua dâu tằm)"
STOCK_OF = {
    "shelf": ("avery-l7160", "avery-l7159", "avery-l7164", "a4-quarters", "roll-60x40"),
    "strip": ("avery-l7162", "avery-l7163"),
    "price": ("avery-l7160", "avery-l7173"),
    "lid": ("avery-l7161", "a4-quarters"),
    "small": ("avery-l7651", "zweckform-3490"),
    "card": ("a7-card",),
}
EVERY = [(kind, stock) for kind, stocks in STOCK_OF.items() for stock in stocks]


def label(number: int = 1, host: str = "ocop-vi-du.example", **more: Any) -> Plain:  # noqa: ANN401 - any word of a label
    words = {
        "code": code(number),
        "text": f"HTTPS://{host.upper()}/Q/{code(number)}/",
        "short": f"{host}/Q/{code(number)}",
        "draft": False,
        "name": "Nước mắm Ví Dụ",
        "stars": 4,
        "stars_text": "OCOP 4 sao",
        "term": "Hiệu lực đến 12/2027",
        "until": "2027-12-29",
        "maker": "HTX Ví Dụ",
        "place": "xã Ví Dụ, Phú Yên",
        "price": "",
    }
    return {**words, **more}


def plain_label(number: int = 1, **more: Any) -> Plain:  # noqa: ANN401 - any word of a label
    return label(number, **{"stars": 0, "stars_text": "", "term": "", "until": "", **more})


def stock_of(name: str) -> Stock:
    stock = WORDS.stock(name)
    assert stock is not None
    return stock


def round_stock(size: str) -> Stock:
    side = {"width": size, "height": size}
    data = {"id": "tron", "name": "Nhãn tròn", "paper": side, "label": side, "shape": "round"}
    return type(stock_of("roll-60x40")).model_validate(data)


def run(kind: Any, stock: str | Stock, labels: Sequence[Plain], **more: Any) -> Plain:  # noqa: ANN401 - what run_of takes
    paper = stock_of(stock) if isinstance(stock, str) else stock
    return run_of(paper, kind, labels, DAY, title="Nhãn Ví Dụ", **more)


def pdf_of(made: Plain) -> bytes:
    return sheet_pdf(made, TEMPLATES, FONTS, KEEP)


@dataclass(frozen=True)
class Area:
    """A box on a page in mm from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def inside(self, other: Area, tolerance: float = 0.01) -> bool:
        return (
            self.left >= other.left - tolerance
            and self.top >= other.top - tolerance
            and self.right <= other.right + tolerance
            and self.bottom <= other.bottom + tolerance
        )


def place_of(made: Plain, number: int) -> Area:
    """Where a place (from 1) lies on the page as printed."""
    spot, shift, scale = made["places"][number - 1], made["shift"], made["scale"]
    left, top = shift["x"] + scale["x"] * spot["x"], shift["y"] + scale["y"] * spot["y"]
    return Area(left, top, left + scale["x"] * spot["width"], top + scale["y"] * spot["height"])


def symbols_of(page: pypdfium2.PdfPage) -> list[Area]:
    """The symbols on a page, in the order in which they are drawn: the paths of very many corners."""
    height = page.get_height()
    found = []
    for one in page.get_objects(max_depth=8):
        if one.type == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPath_CountSegments(one.raw) > 300:
            left, bottom, right, top = one.get_bounds()
            found.append(Area(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
    return found


def words_in(page: pypdfium2.PdfPage, area: Area) -> str:
    """The text in an area, without the spaces and ends of lines."""
    height = page.get_height()
    box = (area.left * MM, height - area.bottom * MM, area.right * MM, height - area.top * MM)
    return re.sub(r"\s", "", page.get_textpage().get_text_bounded(*box))


def drawn(page: pypdfium2.PdfPage, dpi: int = 300) -> Image.Image:
    return page.render(scale=dpi / 72, may_draw_forms=False).to_pil().convert("L")


def cut_out(picture: Image.Image, area: Area, dpi: int = 300, margin: float = 0) -> Image.Image:
    dot = dpi / 25.4
    sides = (area.left - margin, area.top - margin, area.right + margin, area.bottom + margin)
    return picture.crop(tuple(round(side * dot) for side in sides))


def ink(picture: Image.Image, threshold: int = 250) -> tuple[int, int, int, int] | None:
    """The box around everything that is not white, None for a white picture."""
    return picture.point(lambda grey: 255 if grey < threshold else 0).getbbox()


def read(picture: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]


def modules(text: str) -> int:
    return qr.symbol(text, KEEP).size - 2 * qr.QUIET_ZONE


def pages_of(pdf: bytes) -> Iterator[pypdfium2.PdfPage]:
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        yield document[number]
