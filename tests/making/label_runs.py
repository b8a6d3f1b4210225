"""Runs of invented labels, and ways to spoil them: in the run, in a copy of the templates, in the finished PDF."""

from __future__ import annotations

import io
import shutil
import tempfile
from ctypes import c_uint
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from ocop_site.making.kept import NoKeep
from ocop_site.making.sheets import sheet_pdf
from ocop_site.pages.sheets import run_of
from tests.small_content import DAY, PROJECT, records_of

if TYPE_CHECKING:
    import random

    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.labels import FormatId
    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary

TEMPLATES = PROJECT / "templates"
FONTS = PROJECT / "assets" / "fonts"
MM_PER_POINT = 25.4 / 72

HOSTS = ("ocop.vidu.vn", "danh-muc.tinh-vidu.gov.vn", "ocop.so-nong-nghiep-vidu.gov.vn/danh-muc")
NAMES = (
    "Trà Mẫu",
    "Nước mắm Ví Dụ",
    "Gạo Thử 25 – túi 5 kg (hữu cơ)",
    "Rượu cần Jơ\u0306 Thử",
    "Bộ quà tặng mắm cá cơm, mắm ruốc, nước mắm nhỉ ủ chượp mười hai tháng của làng nghề Ví Dụ Mẫu bên sông Thử",
)
MAKERS = (
    "HTX Ví Dụ",
    "Hộ kinh doanh Nguyễn Thị Mẫu",
    "Hợp tác xã Sản xuất, Kinh doanh và Dịch vụ tổng hợp Nông nghiệp Hữu cơ Thử Nghiệm Ví Dụ",
)
PLACES = ("Xã Mẫu, Phú Yên", "Thị trấn Ví Dụ Mới, huyện Thử Nghiệm, Thừa Thiên Huế")
TERMS = ("Hiệu lực đến 12/2027", "Công nhận 2025", "")
DRAFTS = 0.2


@cache
def vocabulary() -> Vocabulary:
    """The project's own."""
    with tempfile.TemporaryDirectory() as folder:
        return records_of(Path(folder), {}).vocabulary


def stock(name: str) -> Stock:
    found = vocabulary().stock(name)
    assert found
    return found


def label(rng: random.Random, host: str = "", **words: Any) -> Plain:  # noqa: ANN401 - any word of a label
    """An invented label; `words` overrule what was drawn by lot."""
    code = f"{rng.randrange(10**9):09}"
    domain, _, path = (host or rng.choice(HOSTS)).partition("/")
    base = f"{path}/" if path else ""
    stars = rng.choice((0, 3, 4, 5))
    return {
        "code": code,
        "text": f"HTTPS://{domain.upper()}/{base}Q/{code}/",
        "short": f"{domain}/{base}Q/{code}",
        "draft": rng.random() < DRAFTS,
        "name": rng.choice(NAMES),
        "stars": stars,
        "stars_text": f"OCOP {stars} sao" if stars else "",
        "term": rng.choice(TERMS) if stars else "",
        "until": "",
        "maker": rng.choice(MAKERS) if stars else rng.choice((*MAKERS, "")),
        "place": rng.choice(PLACES),
        "price": "",
        **words,
    }


def plain_label(rng: random.Random, **words: Any) -> Plain:  # noqa: ANN401 - as above
    """A label with four stars whose words all find room, published."""
    four = {"stars": 4, "stars_text": "OCOP 4 sao", "term": TERMS[0]}
    return label(
        rng, HOSTS[0], **{"draft": False, "name": NAMES[1], "maker": MAKERS[0], "place": PLACES[0], **four, **words}
    )


def run_on(name: str, format_id: FormatId, labels: list[Plain], **more: Any) -> Plain:  # noqa: ANN401 - as `run_of`
    return run_of(stock(name), format_id, labels, DAY, title="Thử", **more)


def pdf_of(run: Plain, templates: Path = TEMPLATES, fonts: Path = FONTS) -> bytes:
    return sheet_pdf(run, templates, fonts, NoKeep())


def spoilt_templates(folder: Path, old: str, new: str, name: str = "pieces.typ") -> Path:
    """A copy of the templates in which a text, which must stand there once, is replaced."""
    copy = folder / "templates"
    shutil.copytree(TEMPLATES / "labels", copy / "labels")
    file = copy / "labels" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return copy


def other_symbol(folder: Path, body: str) -> Path:
    """A copy of the templates in which the symbol is drawn by `body`; `unspoilt(it, side)` draws the right one."""
    head = "#let symbol(it, side) = {"
    text = (TEMPLATES / "labels" / "pieces.typ").read_text(encoding="utf-8")
    start = text.index(head)
    good = text[start : text.index("\n}\n", start) + 3]
    return spoilt_templates(folder, good, f"{good.replace('symbol', 'unspoilt', 1)}\n{head}\n{body}\n}}\n")


def sized_symbol(folder: Path, module: float, move: str = "dx: 0mm") -> Path:
    """A copy of the templates in which a module is so many mm wide, in the middle of the symbol's room or beside it."""
    drawn = f"unspoilt(it, {module}mm * data.symbols.at(it.text).size)"
    return other_symbol(folder, f"  box(width: side, height: side, place(center + horizon, {move}, {drawn}))")


class Scribble:
    """A finished PDF that is drawn on; all measures in mm from the top left corner of the page."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(pdf)

    def box(self, sheet: int, at: tuple[float, float, float, float], grey: int = 0) -> None:
        """A filled rectangle at (left, top, width, height) over everything else."""
        page = self.pdf[sheet]
        left, top, width, height = (value / MM_PER_POINT for value in at)
        one = raw.FPDFPageObj_CreateNewRect(left, page.get_height() - top - height, width, height)
        raw.FPDFPageObj_SetFillColor(one, c_uint(grey), c_uint(grey), c_uint(grey), c_uint(255))
        raw.FPDFPath_SetDrawMode(one, raw.FPDF_FILLMODE_WINDING, 0)
        raw.FPDFPage_InsertObject(page, one)
        page.gen_content()
        page.close()

    def without(self, sheet: int) -> None:
        """Take a sheet out."""
        del self.pdf[sheet]

    def done(self) -> bytes:
        data = io.BytesIO()
        self.pdf.save(data)
        self.pdf.close()
        return data.getvalue()


def spot(run: Plain, place: int) -> tuple[float, float, float, float]:
    """Where a place lies on the page, for runs without shift and scale: (left, top, width, height)."""
    one = run["places"][place - 1]
    return one["x"], one["y"], one["width"], one["height"]
