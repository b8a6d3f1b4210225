"""Annexes of decisions as offices lay them out, made of given rows: workbooks for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

MOTTO = ("ỦY BAN NHÂN DÂN\nTỈNH HÀ TĨNH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
TITLE = "PHỤ LỤC\nDANH SÁCH SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN VÀ THU HỒI"
UNDER_TITLE = "(Kèm theo Quyết định số 303/QĐ-UBND ngày 02/10/2026 của UBND tỉnh Hà Tĩnh)"


@dataclass(frozen=True)
class Line:
    """One row of an annex. `stars` 0: withdrawn, on this `ground`."""

    name: str
    producer: str
    commune: str = ""
    district: str = ""
    score: str = ""
    stars: int = 0
    ground: str = ""
    group: str = "Thực phẩm"

    @property
    def address(self) -> str:
        return ", ".join(part for part in ("Thôn 3", self.commune, self.district, "tỉnh Hà Tĩnh") if part)


def _head(sheet: Worksheet, width: int) -> int:
    """Motto, title and what it belongs to; gives the first row below."""
    sheet.append([MOTTO[0], *[None] * 3, MOTTO[1]])
    sheet.append([])
    sheet.append([TITLE])
    sheet.merge_cells(start_row=3, end_row=3, start_column=1, end_column=width)
    sheet["A3"].font = Font(bold=True)
    sheet.append([UNDER_TITLE])
    sheet.append([])
    return 6


def flat(path: Path, lines: list[Line]) -> Path:
    """One header row, one row a product, a column “Thu hồi”, an address on one line, a total and a signature."""
    book = Workbook()
    sheet = book.active
    _head(sheet, 9)
    sheet.append(
        ["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", "Nhóm sản phẩm", "Điểm", "Hạng sao", "Thu hồi", "Ghi chú"]
    )
    for number, one in enumerate(lines, 1):
        withdrawn = one.ground or ("" if one.stars else "x")
        stars = f"{one.stars} sao" if one.stars else ""
        sheet.append([number, one.name, one.producer, one.address, one.group, one.score, stars, withdrawn, ""])
    sheet.append([None, f"Tổng cộng: {len(lines)} sản phẩm"])
    sheet.append([])
    sheet.append([None, None, None, None, "KT. CHỦ TỊCH"])
    book.create_sheet("Ghi chú").append(["Bảng này do văn phòng lập."])
    book.save(path)
    return path


def merged(path: Path, lines: list[Line]) -> Path:
    """Two header rows, sections for acts and stars, producers merged over their products, scores as numbers."""
    book = Workbook()
    cover = book.active
    cover.title = "Bìa"
    cover.append(["Phụ lục kèm theo quyết định"])
    sheet = book.create_sheet("Phụ lục")
    _head(sheet, 8)
    sheet.append(["TT", "Tên SP", "Tên chủ thể", "Địa chỉ", None, "Kết quả", None, "Lý do"])
    sheet.append([None, None, None, "Xã", "Huyện", "Tổng điểm", "Xếp hạng", None])
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"])
    for column in (1, 2, 3, 8):
        sheet.merge_cells(start_row=6, end_row=7, start_column=column, end_column=column)
    sheet.merge_cells("D6:E6")
    sheet.merge_cells("F6:G6")
    _section(sheet, "A", "SẢN PHẨM ĐƯỢC CÔNG NHẬN")
    number = 0
    for roman, stars in (("I", 4), ("II", 3)):
        _section(sheet, roman, f"Sản phẩm {stars} sao")
        number = _products(sheet, [one for one in lines if one.stars == stars], number)
    _section(sheet, "B", "SẢN PHẨM BỊ THU HỒI GIẤY CHỨNG NHẬN")
    _products(sheet, [one for one in lines if not one.stars], number)
    sheet.append(["Tổng cộng", len(lines)])
    book.save(path)
    return path


def _section(sheet: Worksheet, number: str, text: str) -> None:
    sheet.append([number, text])
    sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=2, end_column=8)


def _products(sheet: Worksheet, lines: list[Line], number: int) -> int:
    """The rows of some products; a producer's rows stand together, its name and place merged over them."""
    for producer in dict.fromkeys(one.producer for one in lines):
        some = [one for one in lines if one.producer == producer]
        first = sheet.max_row + 1
        for place, one in enumerate(some):
            number += 1
            shown = (producer, one.commune, one.district) if place == 0 else (None, None, None)
            score = float(one.score.replace(",", ".")) if one.score else None
            sheet.append([number, one.name, *shown, score, f"Hạng {one.stars} sao" if one.stars else None, one.ground])
        if len(some) > 1:
            for column in (3, 4, 5):
                sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=column, end_column=column)
    return number
