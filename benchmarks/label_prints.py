"""Sheets of invented labels that look like real ones: every stock and format, printers of 203 to 600 dpi."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))  # the programs run without the project being installed

import words  # noqa: E402 - needs nothing, but stands with its like
from inventions import DAY  # noqa: E402

from ocop_site.digests import damm_digit  # noqa: E402
from ocop_site.making.sheets import sheet_pdf  # noqa: E402
from ocop_site.pages.labels import FORMATS, fits  # noqa: E402
from ocop_site.pages.sheets import run_of  # noqa: E402
from ocop_site.reading.folder import read_content  # noqa: E402
from ocop_site.records.collection import read_records  # noqa: E402

if TYPE_CHECKING:
    import random

    from ocop_site.records.stocks import Stock
    from ocop_site.records.vocabulary import Vocabulary

Plain = dict[str, Any]
PRINTERS = (203, 300, 600)
HOSTS = {  # symbols of version 2, 3 and 4
    "v2": ("ocop.vidu.vn", "danh-muc.vidu.vn"),
    "v3": ("danh-muc-ocop.tinh-vidu.gov.vn", "ocop.so-nong-nghiep.vidu.gov.vn"),
    "v4": ("danh-muc-san-pham-ocop.so-nong-nghiep-vidu.gov.vn", "ocop.so-nong-nghiep-vidu.gov.vn/danh-muc"),
}
SITE = "title: Thử\ntagline: Thử\npublisher: Thử\ndescription: Thử.\ncode_block: '98'\n"


def vocabulary() -> Vocabulary:
    """The project's own, with its stocks."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        content.mkdir()
        (content / "site.yaml").write_text(SITE, encoding="utf-8")
        records, _ = read_records(read_content(content, PROJECT / "content" / "vocabulary")[0])
    assert records  # noqa: S101 - the site above is whole
    return records.vocabulary


def invented(dice: random.Random, format_id: str, hosts: tuple[str, ...]) -> Plain:
    """The words of a label that looks like a real one."""
    goods = [one for row in words.GOODS.strip().split("\n") for one in row.split(" ", 2)[2].split("|")]
    given = f"{dice.choice(words.FIRST)} {dice.choice(words.LAST)}"
    name = f"{dice.choice(goods)} {given}"
    if dice.random() < 0.1:  # noqa: PLR2004 - a share
        name += f" – {dice.choice(goods).lower()} và {dice.choice(goods).lower()} của làng {dice.choice(words.LAST)}"
    stars = dice.choice((0, 3, 3, 3, 4, 4, 5))
    digits = f"{words.BLOCK}{dice.randrange(10**6):06}"
    code = digits + damm_digit(digits)
    host, _, path = dice.choice(hosts).partition("/")
    base = f"{path}/" if path else ""
    person = f"{dice.choice(words.SURNAMES)} {dice.choice(words.FIRST)} {dice.choice(words.LAST)}"
    makers = (f"HTX {given}", f"Hộ kinh doanh {person}", f"Công ty TNHH Nông sản {given}")
    return {
        "code": code,
        "text": f"HTTPS://{host.upper()}/{base}Q/{code}/",
        "short": f"{host}/{base}Q/{code}",
        "draft": dice.random() < 0.1,  # noqa: PLR2004 - a share
        "name": name,
        "stars": stars,
        "stars_text": f"OCOP {stars} sao" if stars else "",
        "term": dice.choice(("Hiệu lực đến 12/2027", "Công nhận 2025")) if stars else "",
        "until": "",
        "maker": dice.choice(makers),
        "place": f"Xã {dice.choice(words.FIRST)} {dice.choice(words.LAST)}, Phú Yên",
        "price": f"{dice.randrange(5, 990)}.000 ₫" if format_id == "price" and dice.random() < 0.9 else "",  # noqa: PLR2004
    }


@dataclass(frozen=True, slots=True)
class Kind:
    """What a part of the labels is printed on: stock, format, dots per inch of the printer, hosts of the codes."""

    stock: Stock
    format_id: Any
    dpi: int
    hosts: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.stock.id} {self.format_id} {self.dpi} dpi"

    def run(self, dice: random.Random, count: int) -> Plain:
        """A run of so many labels."""
        labels = [invented(dice, self.format_id, self.hosts) for _ in range(count)]
        return run_of(self.stock, self.format_id, labels, DAY, title="Thử", dpi=self.dpi)


class Symbols:
    """Keeps the drawn symbols of one sheet, as a build's store does, from making to reading back."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], bytes] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes kept under this kind and key, or None."""
        return self.kept.get((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep these bytes."""
        self.kept[kind, key] = data


def made(run: Plain, symbols: Symbols) -> bytes:
    """The PDF of a run."""
    return sheet_pdf(run, PROJECT / "templates", PROJECT / "assets" / "fonts", symbols)


def kinds() -> list[Kind]:
    """Every stock with every format that fits, for each printer; codes of version 2."""
    return [
        Kind(stock, one.id, dpi, HOSTS["v2"])
        for stock in vocabulary().stocks
        for one in FORMATS.values()
        if fits(one, stock) and not one.sign
        for dpi in PRINTERS
    ]


def shelf_sheets(hosts: tuple[str, ...]) -> Kind:
    """The sheet of 24 shelf labels whose figures are kept."""
    stock = vocabulary().stock("avery-l7159")
    assert stock  # noqa: S101 - the project ships it
    return Kind(stock, "shelf", 300, hosts)
