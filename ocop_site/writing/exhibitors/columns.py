"""What the columns of an organiser's list of exhibitors are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.vietnamese import fold
from ocop_site.writing.foreign.column_names import LEFT_OUT, NUMBER, PRIVATE, ColumnNames, column_names

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOTH = "booth"
GOODS = "name"
EXHIBITOR = "producer"
# Our name of a column -> what organisers call it; compared folded.
_CALLED: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("STT", "Số TT", "TT", "Số thứ tự", "No", "#"),
    BOOTH: (
        *("Gian hàng", "Số gian", "Mã gian", "Gian", "Gian số", "Số gian hàng", "Mã gian hàng", "Gian hàng số"),
        *("Số hiệu gian", "Số hiệu gian hàng", "Ký hiệu gian", "Ký hiệu gian hàng", "Lô", "Số lô", "Booth", "Booth no"),
        *("Ký hiệu", "Mã số gian", "Mã số gian hàng", "Tên gian", "Tên gian hàng", "Số hiệu", "Stand", "booth"),
    ),
    "hall": (
        *("Khu", "Nhà", "Khu vực", "Nhà, khu", "Khu/Nhà", "Khu / Nhà", "Nhà/Khu", "Phân khu", "Hội trường", "Sảnh"),
        *("Khu gian hàng", "Khu trưng bày", "Khu vực trưng bày", "Hall", "hall"),
    ),
    "row": ("Hàng", "Hàng ô", "Dãy", "Hàng số", "Ở hàng", "Row", "row"),
    "column": ("Cột", "Cột ô", "Cột số", "Ở cột", "Column", "column"),
    "position": ("Vị trí", "Vị trí gian", "Vị trí gian hàng", "Chỗ đứng", "position"),
    EXHIBITOR: (
        *("Tên đơn vị", "Đơn vị", "Doanh nghiệp", "Tên doanh nghiệp", "Chủ thể", "Tên chủ thể", "Chủ thể OCOP"),
        *("Đơn vị tham gia", "Tên đơn vị tham gia", "Doanh nghiệp tham gia", "Đơn vị, doanh nghiệp"),
        *("Cơ sở", "Tên cơ sở"),
        *("Đơn vị/doanh nghiệp", "Tên đơn vị/doanh nghiệp", "Tên đơn vị, doanh nghiệp", "Cơ sở sản xuất", "producer"),
        *("Đơn vị trưng bày", "Bên trưng bày", "Đơn vị đăng ký", "Tên đơn vị đăng ký", "Bên đứng gian", "Exhibitor"),
        *("Đơn vị tham gia trưng bày", "Tổ chức, cá nhân", "Tên tổ chức, cá nhân", "Chủ gian hàng", "Nhà trưng bày"),
        *("Tên cơ sở sản xuất", "Đơn vị sản xuất", "HTX, doanh nghiệp", "Tên doanh nghiệp, HTX", "Doanh nghiệp/HTX"),
    ),
    "address": ("Địa chỉ", "Địa chỉ đơn vị", "Địa chỉ chủ thể", "Nơi sản xuất", "address"),
    "commune": ("Xã", "Xã, phường", "Xã/phường", "Phường, xã", "commune"),
    "district": ("Huyện", "Quận, huyện", "Quận/huyện", "Huyện, thị xã, thành phố", "district"),
    "province": (
        *("Tỉnh", "Tỉnh, thành phố", "Tỉnh/TP", "Tỉnh, TP", "Tỉnh/thành phố", "Tỉnh, thành", "Tỉnh/thành"),
        *("Tỉnh thành", "Thành phố", "Địa phương", "Đoàn", "Đoàn tỉnh", "province"),
    ),
    GOODS: (
        *("Sản phẩm trưng bày", "Sản phẩm", "Tên sản phẩm", "Sản phẩm tham gia", "Sản phẩm OCOP", "Mặt hàng", "name"),
        *("Các sản phẩm", "Các sản phẩm trưng bày", "Danh mục sản phẩm", "Sản phẩm, dịch vụ", "Mặt hàng trưng bày"),
        *("Hàng hóa", "Sản phẩm đăng ký", "Sản phẩm trưng bày, giới thiệu", "Sản phẩm giới thiệu"),
        *("Sản phẩm tham gia trưng bày", "Tên sản phẩm trưng bày", "Tên sản phẩm OCOP", "Sản phẩm trưng bày, bán"),
        *("Mặt hàng tham gia", "Products"),
    ),
    # Known, and never taken from such a list: what a product is worth the catalogue's own papers say.
    LEFT_OUT: (
        *("Sao", "Hạng sao", "Số sao", "Xếp hạng", "Sao OCOP", "Hạng sao OCOP", "Phân hạng"),
        *("Số lượng", "Số lượng gian", "Số lượng gian hàng", "Diện tích", "Nhóm", "Ngành", "Ngành hàng"),
        *("Nhóm sản phẩm", "Ghi chú", "Chú thích", "Loại hình", "Loại hình chủ thể", "Số quyết định", "Năm"),
    ),
}  # fmt: skip
_PRIVATE = (
    *("Người đại diện, điện thoại", "Đại diện, điện thoại", "Người phụ trách", "Phụ trách", "Phụ trách gian hàng"),
    *("Họ tên", "Họ và tên", "Tên người đại diện", "Số điện thoại liên hệ", "Điện thoại liên hệ", "Người đăng ký"),
    *(
        "SĐT liên hệ",
        "Điện thoại người đại diện",
        "Người trực gian",
        "Zalo",
        "Số Zalo",
        "Facebook",
        "Giám đốc",
        "Chức vụ",
    ),
    *("Thông tin liên hệ", "Liên lạc", "Người liên lạc", "Số CCCD", "Số CMND", "Ngày sinh", "Biển số xe", "Chủ cơ sở"),
    *("Số ĐT", "Số di động", "Điện thoại/Email", "Điện thoại, email", "E-mail", "Fax", "Phone", "Contact"),
)
OF_EXHIBITORS = ColumnNames(
    column_names(_CALLED),
    PRIVATE | frozenset(fold(name) for name in _PRIVATE),
    telling=BOOTH,
    telling_called="Gian hàng / Số gian / Mã gian",
    others_called="Tên đơn vị / Tỉnh / Khu / Sản phẩm trưng bày",
    no_table="exhibitors-no-table",
    second=EXHIBITOR,
)
