"""Tables of products as other offices lay them out; every name in them is invented."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from pathlib import Path


def two_headers(folder: Path) -> Path:
    """Motto, two header rows with merged cells, producers merged over their products, STT as formulas, totals."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet.append(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append(["DANH SÁCH SẢN PHẨM OCOP"])
    sheet.merge_cells("A2:J2")
    sheet.append(["STT", "Tên sản phẩm", "Chủ thể", "Địa chỉ", None, None, "Kết quả", None, "Ngành", "Nguồn"])
    sheet.append([None, None, None, "Xã", "Huyện", "Tỉnh", "Điểm TB", "Xếp hạng", None, None])
    for column in "ABCIJ":
        sheet.merge_cells(f"{column}3:{column}4")
    sheet.merge_cells("D3:F3")
    sheet.merge_cells("G3:H3")
    page = "https://bao.example/mot"
    where = ("xã Mẫu", "huyện Thạch Hà", "Hà Tĩnh")
    sheet.append(["=ROW()-4", "Nước mắm Ví Dụ", "HTX Mẫu Biển", *where, 74.5, "4 sao", "Thực phẩm", page])
    sheet.append(["=ROW()-4", "Mắm tôm Ví Dụ", None, None, None, None, "61,25", 3, "Thực phẩm", page])
    sheet.append(["=ROW()-4", "Ruốc Ví Dụ", None, None, None, None, "=SUM(1,2)", 3, "Thực phẩm", page])
    for column in "CDEF":
        sheet.merge_cells(f"{column}5:{column}7")
    sheet.append([4, "Rượu Mẫu", "Công ty TNHH Mẫu Rượu", *where, "71", "Bốn sao", "Đồ uống", page])
    sheet.append([None, "Tổng cộng", None, None, None, None, "=AVERAGE(G5:G8)"])
    sheet.append([None, None, None, None, None, None, None, None, "NGƯỜI LẬP BẢNG"])
    book.create_sheet("Trống")
    other = book.create_sheet("Hướng dẫn")
    other.append(["Cách điền bảng này", "x"])
    path = folder / "hai-dong-tieu-de.xlsx"
    book.save(path)
    return path


def star_columns(folder: Path) -> Path:
    """A cross below the number of stars, sections by district, the header once more on the second page."""
    book = Workbook()
    sheet = book.active
    header = ["TT", "Sản phẩm", "Đơn vị", "3 sao", "4 sao", "5 sao", "Nhóm", "SĐT", "Vùng trồng (ha)"]
    sheet.append(header)
    sheet.append(["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)"])
    sheet.append(["I", "HUYỆN CẨM XUYÊN"])
    sheet.append([1, "Kẹo Ví Dụ", "HTX Kẹo Mẫu", "x", None, None, "Thực phẩm", "0912345678", 3])
    sheet.append([2, "Bánh Ví Dụ", "HTX Bánh Mẫu", None, "x", None, "Thực phẩm", "0123", 2])
    sheet.append(header)
    sheet.append(["II", "HUYỆN THẠCH HÀ"])
    sheet.append([3, "Chè Ví Dụ", "HTX Chè Mẫu", "x", "x", None, "Thực phẩm", None, 1])
    sheet.append([4, "Kẹo Ví Dụ 1-2", "HTX Kẹo Mẫu", "x", None, None, "Thực phẩm", None, 1])
    sheet.append([5, "Kẹo Ví Dụ 1-2", "HTX Kẹo Mẫu", "x", None, None, "Thực phẩm", None, 1])
    sheet.append(["Cộng", "5"])
    path = folder / "cot-sao.xlsx"
    book.save(path)
    return path


def plain_csv(folder: Path) -> Path:
    """A CSV with semicolons, a title above the header and days as texts."""
    path = folder / "danh-sach.csv"
    path.write_text(
        "DANH SÁCH NĂM 2024;;;;;;;\n"
        "STT;Tên SP;Cơ sở sản xuất;Địa chỉ;Hạng sao;Số QĐ;Ngày QĐ;Nhóm sản phẩm;Ghi chú\n"
        "01;Miến Ví Dụ;HTX Miến Mẫu;Thôn 2, xã Mẫu, huyện Thạch Hà, tỉnh Hà Tĩnh;3;0123/QĐ-UBND;2/9/2024;Thực phẩm;\n"
        "02;Miến Mẫu;HTX Miến Mẫu;xã Mẫu, huyện Thạch Hà, tỉnh Hà Tĩnh;3 sao;123/QĐ-UBND;31/02/2024;Thực phẩm;\n"
        "03;Bún Ví Dụ;HTX Bún Mẫu;xã Mẫu, Hà Tĩnh;tiềm năng 5 sao;;;Thực phẩm;\n"
        "04;Phở Ví Dụ;HTX Phở Mẫu;xã Mẫu, tỉnh Hà Tĩnh;4;;;Đồ chơi;đánh giá lại\n"
        "Tổng;;;;;;;;\n",
        encoding="utf-8",
    )
    return path


def dates_and_sections(folder: Path) -> Path:
    """Stars as sections, days as days of the spreadsheet and as texts, proposals under a section of their own."""
    book = Workbook()
    book.active.title = "Bìa"
    book.active.append(["Báo cáo"])
    sheet = book.create_sheet("Bảng 1")
    sheet.append(["Số TT", "Tên sản phẩm OCOP", "Tên chủ thể", "Tỉnh", "Ngày công nhận", "Ngành hàng", "Ghi chú"])
    sheet.append(["A", "SẢN PHẨM 4 SAO"])
    sheet.merge_cells("B2:G2")
    sheet.append([1, "Mật Ví Dụ", "HTX Mật Mẫu", "Hà Tĩnh", date(2023, 5, 4), "Thực phẩm", None])
    sheet.append([2, "Ong Ví Dụ", "HTX Mật Mẫu", "Hà Tĩnh", "ngày 4 tháng 5 năm 2023", "Thực phẩm", None])
    sheet.append(["B", "SẢN PHẨM ĐỀ NGHỊ 5 SAO"])
    sheet.append([3, "Sáp Ví Dụ", "HTX Mật Mẫu", "Hà Tĩnh", None, "Thực phẩm", None])
    sheet.append(["C", "SẢN PHẨM BỊ THU HỒI"])
    sheet.append([4, "Phấn Ví Dụ", "HTX Phấn Mẫu", "Hà Tĩnh", None, "Thực phẩm", "Ngừng sản xuất"])
    sheet.append(["D", "MỘT MỤC KHÓ HIỂU"])
    sheet.append([5, "Keo Ví Dụ", "HTX Keo Mẫu", "Hà Tĩnh", None, "Thực phẩm", None])
    path = folder / "theo-muc.xlsx"
    book.save(path)
    return path
