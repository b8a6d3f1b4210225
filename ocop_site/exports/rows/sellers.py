"""Producers, outlets and what outlets are said to sell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.products import Level
from ocop_site.exports.rows.shared import contact_of, days_of, english, number, page_of, place_of
from ocop_site.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProducerEntry


class ProducerRow(Row):
    """A co-operative, co-operative group, company, farm, household or association."""

    code: str = told(*words.CODE)
    name: str | None = told(
        "Tên", "Trống khi chủ thể không công bố tên.", "Empty where the producer keeps its name back.", personal=True
    )
    name_en: str | None = told(*words.NAME_EN, personal=True)
    path: str = told(*words.PATH, personal=True)
    url: str | None = told(*words.URL, personal=True)
    type: str | None = told("Loại hình", "Loại hình của chủ thể.", "What kind of producer it is.")
    size: Literal["micro", "small", "medium", "large"] | None = told(
        "Quy mô", "Quy mô, như nguồn ghi.", "Its size, as a source gives it."
    )
    products: int = told(
        "Số sản phẩm",
        "Số sản phẩm của chủ thể trong danh mục; danh mục chỉ giữ một phần.",
        "How many of its products the catalogue holds, which is a part of them.",
        unit="sản phẩm",
    )
    joined: str | None = told("Tham gia OCOP", words.DAYS, words.DAYS_EN)
    joined_first: date | None = told("Tham gia OCOP, sớm nhất", words.FIRST, words.FIRST_EN)
    joined_last: date | None = told("Tham gia OCOP, muộn nhất", words.LAST, words.LAST_EN)
    founded: str | None = told("Thành lập", words.DAYS, words.DAYS_EN)
    founded_first: date | None = told("Thành lập, sớm nhất", words.FIRST, words.FIRST_EN)
    founded_last: date | None = told("Thành lập, muộn nhất", words.LAST, words.LAST_EN)
    province: str | None = told(*words.PROVINCE)
    province_name: str | None = told(*words.PROVINCE_NAME)
    commune: str | None = told(*words.COMMUNE)
    province_as_certified: str | None = told(*words.PROVINCE_THEN)
    district_as_certified: str | None = told(*words.DISTRICT_THEN)
    commune_as_certified: str | None = told(*words.COMMUNE_THEN)
    map_as_certified: Literal[63, 34] | None = told(*words.MAP_THEN)
    street: str | None = told(*words.STREET, personal=True)
    phone: str | None = told(*words.PHONE, personal=True)
    email: str | None = told(*words.EMAIL, personal=True)
    website: str | None = told(*words.WEBSITE, personal=True)
    example: bool = told(*words.EXAMPLE)


class OutletRow(Row):
    """A place that sells OCOP products."""

    code: str = told(*words.CODE)
    name: str = told(*words.NAME)
    name_en: str | None = told(*words.NAME_EN)
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    operator: str | None = told(
        "Đơn vị vận hành", "Đơn vị vận hành, như nguồn ghi.", "Who runs it, as a source says.", personal=True
    )
    stage: Literal["planned", "open", "closed"] | None = told(
        "Giai đoạn",
        "Theo nguồn: planned (mới là đề xuất), open (đang mở), closed (đã đóng).",
        "As a source says: planned, open or closed.",
    )
    opened: str | None = told("Mở cửa", words.DAYS, words.DAYS_EN)
    opened_first: date | None = told("Mở cửa, sớm nhất", words.FIRST, words.FIRST_EN)
    opened_last: date | None = told("Mở cửa, muộn nhất", words.LAST, words.LAST_EN)
    closed: str | None = told("Đóng cửa", words.DAYS, words.DAYS_EN)
    closed_first: date | None = told("Đóng cửa, sớm nhất", words.FIRST, words.FIRST_EN)
    closed_last: date | None = told("Đóng cửa, muộn nhất", words.LAST, words.LAST_EN)
    level: Level | None = told(*words.LEVEL)
    network: str | None = told("Hệ thống", "Hệ thống mà điểm bán thuộc về.", "The network that it belongs to.")
    province: str | None = told(*words.PROVINCE)
    province_name: str | None = told(*words.PROVINCE_NAME)
    commune: str | None = told(*words.COMMUNE)
    province_as_certified: str | None = told(*words.PROVINCE_THEN)
    district_as_certified: str | None = told(*words.DISTRICT_THEN)
    commune_as_certified: str | None = told(*words.COMMUNE_THEN)
    map_as_certified: Literal[63, 34] | None = told(*words.MAP_THEN)
    street: str | None = told(*words.STREET, personal=True)
    latitude: float | None = told("Vĩ độ", "Vĩ độ WGS 84.", "Latitude, WGS 84.", unit="°", personal=True)
    longitude: float | None = told("Kinh độ", "Kinh độ WGS 84.", "Longitude, WGS 84.", unit="°", personal=True)
    hours: tuple[str, ...] = told("Giờ mở cửa", "Như nguồn ghi.", "As a source gives them.")
    phone: str | None = told(*words.PHONE, personal=True)
    email: str | None = told(*words.EMAIL, personal=True)
    website: str | None = told(*words.WEBSITE, personal=True)
    example: bool = told(*words.EXAMPLE)


class StockRow(Row):
    """That an outlet is said to sell a product."""

    outlet: str = told("Mã điểm bán", "Mã của điểm bán.", "The code of the outlet.")
    product: str = told(*words.PRODUCT_CODE)
    price: int | None = told(
        "Giá kệ", "Giá tại điểm bán này, nếu có ghi.", "The shelf price of this outlet, where it names one.", unit="VND"
    )


def producer_rows(catalogue: Catalogue) -> Iterator[ProducerRow]:
    """Every producer, by code."""
    for entry in sorted(catalogue.producers.values(), key=lambda one: one.record.code):
        yield producer_row(entry, catalogue)


def producer_row(entry: ProducerEntry, catalogue: Catalogue) -> ProducerRow:
    """The row of one producer. One that keeps its name back keeps its street and its contacts back, too."""
    record = entry.record
    named = record.publish_name
    return ProducerRow(
        code=record.code,
        name=record.name if named else None,
        name_en=english(record) if named else None,
        **page_of(addresses.producer(record), catalogue),
        type=record.type,
        size=record.size,
        products=len(entry.products),
        **days_of(record.joined, "joined"),
        **days_of(record.founded, "founded"),
        **place_of(entry.here, catalogue, street=named),
        **contact_of(record.contact, publish=record.publish_contact and named),
        example=record.example or catalogue.site.example,
    )


def outlet_rows(catalogue: Catalogue) -> Iterator[OutletRow]:
    """Every outlet, by code."""
    for entry in sorted(catalogue.outlets.values(), key=lambda one: one.record.code):
        yield outlet_row(entry, catalogue)


def outlet_row(entry: OutletEntry, catalogue: Catalogue) -> OutletRow:
    """The row of one outlet, its stage as the record says it: it does not turn with the day."""
    record = entry.record
    return OutletRow(
        code=record.code,
        name=record.name,
        name_en=english(record),
        **page_of(addresses.outlet(record), catalogue),
        operator=record.operator,
        stage=record.stage,
        **days_of(record.opened, "opened"),
        **days_of(record.closed, "closed"),
        level=record.level,
        network=record.network,
        **place_of(entry.here, catalogue),
        latitude=number(record.geo.latitude if record.geo else None),
        longitude=number(record.geo.longitude if record.geo else None),
        hours=record.hours,
        **contact_of(record.contact, publish=record.publish_contact),
        example=record.example or catalogue.site.example,
    )


def stock_rows(catalogue: Catalogue) -> Iterator[StockRow]:
    """What each outlet is said to sell, by the codes of both."""
    for entry in sorted(catalogue.outlets.values(), key=lambda one: one.record.code):
        yield from stock_of(entry, catalogue)


def stock_of(entry: OutletEntry, catalogue: Catalogue) -> Iterator[StockRow]:
    """What one outlet is said to sell."""
    pairs = {product.record.code: price for product, price in catalogue.stocked(entry.record)}
    for code, price in sorted(pairs.items()):
        yield StockRow(outlet=entry.record.code, product=code, price=price)
