"""An invented outlet with stock, and its prints as paper shows them: where ink is, which codes can be read there."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import zxingcpp

from ocop_site.building.pipeline import read
from ocop_site.commands.options import order_of
from ocop_site.pages import addresses
from ocop_site.reading.ledger import Promise, ledger_text
from tests.site.built import DAY, PROJECT, BuiltSite, build
from tests.small_content import SITE, at, code, paper, producer, product

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image

    from ocop_site.records.stocks import Box

INCH = 25.4
DARK = 128  # of 255
OUTLET = 9000
DRAFT, ENDING, PLAIN = 1, 2, 3  # numbers of products: not published; its term ends soon; no paper
LAST_DAY = "2026-12-20"  # of the product whose term ends soon
NAME = re.compile(r"^name: (.+)$", re.MULTILINE)


def longest_names(kind: str, count: int) -> list[str]:
    """The longest names of the real catalogue: they have the most to fear from a small label."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((PROJECT / "content" / kind).rglob("*.*")))
    names = {found[1].strip("'\"") for text in texts if (found := NAME.search(text))}
    return sorted((name for name in names if '"' not in name), key=lambda name: (-len(name), name))[:count]


def stocked_outlet(folder: Path, goods: int) -> BuiltSite:
    """A built site at a real address with one outlet that stocks that many products, all but one published."""
    content = folder / "content"
    names, makers = longest_names("products", goods), longest_names("producers", goods)
    files = {"site.yaml": f"{SITE}base_url: https://ocop.tinh-vi-du.test/\n"}
    for number in range(1, goods + 1):
        issued = "2023-12-20" if number == ENDING else "2025-03-01"
        papers = "" if number == PLAIN else paper(issued, 5)
        more = f"producer: m{number}\n{at('Phú Yên', 'thị trấn Tên Dài Ví Dụ')}{papers}"
        name = names[number % len(names)]
        files[f"products/p{number}.yaml"] = product(number, f'"{name}"', more)
        files[f"producers/m{number}.yaml"] = producer(3000 + number, f'"{makers[number % len(makers)]}"')
    stocks = "".join(f"  - {{product: p{number}, price: {number * 1500}}}\n" for number in range(1, goods + 1))
    files["outlets/o.yaml"] = producer(OUTLET, "Cửa hàng Ví Dụ", f"stage: open\nstocks:\n{stocks}")
    for name, text in files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, encoding="utf-8")
    for name in ("vocabulary", "pages"):
        shutil.copytree(PROJECT / "content" / name, content / name)
    _publish(content, folder / "output")
    return build(content, folder / "output")


def _publish(content: Path, output: Path) -> None:
    """Promise the pages of every record but one, as a release does."""
    records, problems = read(order_of(content, output, None, DAY, 1))
    assert records is not None, [problem.line() for problem in problems]
    promises = [
        Promise(addresses.of_record(one), kind, one.code, DAY.isoformat(), 0)
        for kind, some in (("products", records.products), ("outlets", records.outlets))
        for one in some
        if one.code != code(DRAFT)
    ]
    (content / "ledger").mkdir()
    (content / "ledger" / "addresses.csv").write_text(ledger_text(promises, Promise), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page as grey pixels; `dots` a millimetre, sizes in mm."""

    picture: Image.Image
    dots: float
    width: float
    height: float
    text: str

    def dark(self, left: float, top: float, width: float, height: float) -> tuple[float, float, float, float] | None:
        """Where ink lies within a part of the page: its edges in mm; None where there is none."""
        edges = [max(0, round(one * self.dots)) for one in (left, top, left + width, top + height)]
        edges[2:] = [min(edges[2], self.picture.width), min(edges[3], self.picture.height)]
        part = self.picture.crop((edges[0], edges[1], edges[2], edges[3]))
        found = part.point(lambda grey: 255 if grey < DARK else 0).getbbox()
        if found is None:
            return None
        a, b, c, d = found
        return (
            (edges[0] + a) / self.dots,
            (edges[1] + b) / self.dots,
            (edges[0] + c) / self.dots,
            (edges[1] + d) / self.dots,
        )

    def inked(self, boxes: tuple[Box, ...]) -> set[int]:
        """The numbers of the places, from 1, on which something is printed."""
        return {n for n, box in enumerate(boxes, 1) if self.dark(box.x, box.y, box.width, box.height)}

    def read(self, box: Box) -> list[str]:
        """Every code that a reader finds in a place."""
        edges = (box.x, box.y, box.x + box.width, box.y + box.height)
        part = self.picture.crop(tuple(round(one * self.dots) for one in edges))  # type: ignore[arg-type]
        return [one.text for one in zxingcpp.read_barcodes(part)]


def sheets_of(pdf: bytes, dpi: int) -> list[Sheet]:
    """The pages of a PDF at a resolution, with the words on them."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage().get_text_bounded()
        picture = page.render(scale=dpi / 72, grayscale=True).to_pil()
        found.append(Sheet(picture, dpi / INCH, width / 72 * INCH, height / 72 * INCH, " ".join(text.split())))
    document.close()
    return found
