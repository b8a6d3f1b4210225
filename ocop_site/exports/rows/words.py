"""The words of columns that stand in several tables."""

from __future__ import annotations

CODE = (
    "Mã",
    "Mã 9 chữ số trong danh mục này; cấp một lần, không bao giờ đổi.",
    "The code of nine digits in this catalogue; given once, never changed.",
)
NAME = ("Tên", "Tên như trong danh mục.", "The name as the catalogue has it.")
NAME_EN = ("Tên tiếng Anh", "Tên tiếng Anh, nếu hồ sơ có.", "The English name, where the record has one.")
PATH = ("Đường dẫn", "Địa chỉ của trang, tính từ gốc trang web.", "The address of the page, from the root of the site.")
URL = (
    "Địa chỉ trang",
    "Địa chỉ đầy đủ của trang; trống khi danh mục chưa có tên miền.",
    "The whole address of the page; empty while the catalogue has no domain.",
)
PROVINCE = (
    "Mã tỉnh",
    "Tỉnh, thành phố ngày nay (34 đơn vị), theo mã của danh mục.",
    "Today's province or city (of 34), by this catalogue's id.",
)
PROVINCE_NAME = ("Tỉnh, thành phố", "Tên tỉnh, thành phố ngày nay.", "The name of today's province or city.")
COMMUNE = ("Xã nay", "Xã, phường ngày nay, nếu biên tập đã ghi.", "Today's commune, where an editor has entered it.")
PROVINCE_THEN = (
    "Tỉnh trên giấy",
    "Tỉnh như giấy tờ in, không sửa lại.",
    "The province as printed on paper, never rewritten.",
)
DISTRICT_THEN = ("Huyện trên giấy", "Huyện như giấy tờ in.", "The district as printed.")
COMMUNE_THEN = ("Xã trên giấy", "Xã như giấy tờ in.", "The commune as printed.")
MAP_THEN = (
    "Bản đồ trên giấy",
    "Địa danh trên giấy thuộc bản đồ 63 tỉnh (đến 30/6/2025) hay 34 tỉnh.",
    "Whether the printed place is of the map of 63 provinces (until 30/6/2025) or of 34.",
)
STREET = (
    "Số nhà, đường",
    "Số nhà, đường như nguồn công khai ghi.",
    "House number and street as a public source gives them.",
)
PHONE = ("Điện thoại", "Chỉ khi chủ hồ sơ đồng ý công bố.", "Only where its owner agreed to publish it.")
EMAIL = ("Thư điện tử", "Chỉ khi chủ hồ sơ đồng ý công bố.", "Only where its owner agreed to publish it.")
WEBSITE = ("Trang web", "Chỉ khi chủ hồ sơ đồng ý công bố.", "Only where its owner agreed to publish it.")
EXAMPLE = ("Ví dụ", "Hồ sơ bịa ra để làm mẫu, không phải thật.", "Invented as an example, not real.")
DAYS = "Ghi như biết được: ngày, tháng, năm, hoặc khoảng `a/b` (`..` là để ngỏ)."
DAYS_EN = "As far as it is known: a day, month, year, or interval `a/b` (`..` for an open end)."
FIRST = "Ngày sớm nhất có thể."
FIRST_EN = "The first day that is possible."
LAST = "Ngày muộn nhất có thể."
LAST_EN = "The last day that is possible."
PRODUCT_CODE = ("Mã sản phẩm", "Mã của sản phẩm trong danh mục này.", "The code of the product in this catalogue.")
LEVEL = ("Cấp", "Cấp của cơ quan.", "The level of the authority.")
