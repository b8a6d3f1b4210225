"""Every table of the open data, in the order in which they are shown."""

from __future__ import annotations

from ocop_site.exports.declared import Reference, Table
from ocop_site.exports.rows.products import ProductRow, product_rows
from ocop_site.exports.rows.sellers import (
    OutletRow,
    ProducerRow,
    StockRow,
    outlet_rows,
    producer_rows,
    stock_rows,
)

CODE = ("code",)

TABLES: tuple[Table, ...] = (
    Table(
        "products",
        "Sản phẩm",
        "Products",
        "Mỗi dòng một sản phẩm, với tình trạng mà hồ sơ cho phép nói.",
        "One product a row, with the status that its record lets us say.",
        ProductRow,
        product_rows,
        CODE,
        (Reference(("producer",), "producers", CODE),),
    ),
    Table(
        "producers",
        "Chủ thể",
        "Producers",
        "Mỗi dòng một chủ thể: hợp tác xã, tổ hợp tác, công ty, hộ, hội.",
        "One producer a row: co-operative, group, company, household, association.",
        ProducerRow,
        producer_rows,
        CODE,
    ),
    Table(
        "outlets",
        "Điểm bán",
        "Outlets",
        "Mỗi dòng một nơi bán sản phẩm OCOP.",
        "One place that sells OCOP products a row.",
        OutletRow,
        outlet_rows,
        CODE,
    ),
    Table(
        "stocks",
        "Hàng ở điểm bán",
        "What outlets sell",
        "Mỗi dòng: một điểm bán được ghi là bán một sản phẩm.",
        "One row: an outlet is said to sell a product.",
        StockRow,
        stock_rows,
        ("outlet", "product"),
        (Reference(("outlet",), "outlets", CODE), Reference(("product",), "products", CODE)),
    ),
)
