"""What belongs to records of several kinds – photos, sources –, and the words of the vocabulary that rows point to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.pages.history import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.records.base import Photo, Source

KIND = ("Loại hồ sơ", "Bảng mà hồ sơ thuộc về.", "The table to which the record belongs.")
RECORD = (
    "Hồ sơ",
    "Mã của hồ sơ; của quyết định, kế hoạch là khóa.",
    "The code of the record; of a decision or a plan, its key.",
)
LINE = ("Dòng", "Thứ tự trong hồ sơ, từ 1.", "Its place in the record, from 1.")


class PhotoRow(Row):
    """A photo of a record, with its own licence."""

    kind: Literal["products", "producers", "outlets", "fairs"] = told(*KIND)
    record: str = told(*RECORD)
    line: int = told(*LINE)
    alt: str = told("Ảnh cho thấy", "Ảnh cho thấy gì.", "What the photo shows.", personal=True)
    credit: str | None = told(
        "Người chụp", "Ai chụp, nếu hồ sơ ghi.", "Who took it, where the record says.", personal=True
    )
    licence: str | None = told(
        "Giấy phép của ảnh",
        "Giấy phép của riêng ảnh này; trống: hãy hỏi người chụp, giấy phép của dữ liệu không trùm lên ảnh.",
        "The licence of this photo alone; empty: ask whoever took it, the licence of the data does not cover it.",
    )


class SourceRow(Row):
    """Where facts of a record were read."""

    kind: Literal["products", "producers", "outlets", "fairs", "decisions", "plans"] = told(*KIND)
    record: str = told(*RECORD)
    line: int = told(*LINE)
    url: str | None = told("Địa chỉ nguồn", "Trang đã đọc.", "The page that was read.", personal=True)
    publisher: str | None = told("Nơi công bố", "Như hồ sơ ghi.", "Who publishes it, as the record says.")
    title: str | None = told("Nhan đề", "Nhan đề của nguồn.", "The title of the source.", personal=True)
    published: date | None = told(
        "Ngày công bố", "Ngày nguồn được công bố.", "The day on which the source was published."
    )
    read: date | None = told("Ngày đọc", "Ngày biên tập đọc nguồn.", "The day on which it was read.")


class ProvinceRow(Row):
    """One of the 34 provinces and cities since 1/7/2025."""

    id: str = told(
        "Mã tỉnh", "Mã của danh mục, cũng ở địa chỉ trang.", "This catalogue's id, as in the address of its page."
    )
    code: str = told("Mã của nhà nước", "Mã hai chữ số.", "The official code of two digits.")
    name: str = told("Tên", "Tên tỉnh, thành phố.", "The name.")
    products: int = told(
        "Số sản phẩm",
        "Số sản phẩm trong danh mục; danh mục chỉ giữ một phần.",
        "How many products the catalogue holds, which is a part of them.",
        unit="sản phẩm",
    )


class GroupRow(Row):
    """One product group of today's scheme."""

    id: str = told("Mã nhóm", "Mã của danh mục.", "This catalogue's id.")
    name: str = told("Tên nhóm", "Tên nhóm.", "The name of the group.")
    name_en: str = told("Tên tiếng Anh", "Do danh mục đặt, không chính thức.", "The catalogue's own, not official.")
    products: int = told(
        "Số sản phẩm",
        "Số sản phẩm trong danh mục; danh mục chỉ giữ một phần.",
        "How many products the catalogue holds, which is a part of them.",
        unit="sản phẩm",
    )


class WithdrawnRow(Row):
    """What is left of a record that was taken out of the catalogue."""

    kind: str = told(*KIND)
    record: str = told(*RECORD)
    name: str = told(*words.NAME, personal=True)
    withdrawn: str = told("Ngày rút", words.DAYS, words.DAYS_EN)
    reason: str = told("Lý do", "Lý do rút.", "Why it was taken out.", personal=True)


def photo_rows(catalogue: Catalogue) -> Iterator[PhotoRow]:
    """The photos of all records, by kind and code."""
    for kind, record in sorted(catalogue.coded(), key=lambda pair: (pair[0], pair[1].code)):
        yield from photos_of(kind, record.code, record.photos)


def photos_of(kind: str, code: str, photos: Iterable[Photo]) -> Iterator[PhotoRow]:
    """The photos of one record."""
    for line, one in enumerate(photos, start=1):
        yield PhotoRow.model_validate(
            {"kind": kind, "record": code, "line": line, "alt": one.alt, "credit": one.credit, "licence": one.licence}
        )


def source_rows(catalogue: Catalogue) -> Iterator[SourceRow]:
    """The sources of all records, by kind and code, each once a record."""
    for product in sorted(catalogue.products.values(), key=lambda one: one.record.code):
        yield from sources_rows_of("products", product.record.code, sources_of(product))
    others = (("producers", catalogue.producers), ("outlets", catalogue.outlets), ("fairs", catalogue.fairs))
    for kind, entries in others:
        for record in sorted((entry.record for entry in entries.values()), key=lambda one: one.code):
            yield from sources_rows_of(kind, record.code, record.sources)
    for key in sorted(catalogue.decisions):
        yield from sources_rows_of("decisions", key, catalogue.decisions[key].record.sources)
    for plan in sorted(catalogue.plans, key=lambda one: one.id):
        yield from sources_rows_of("plans", plan.id, plan.every_source)


def sources_rows_of(kind: str, record: str, sources: Iterable[Source]) -> Iterator[SourceRow]:
    """The sources of one record, each once, in their order."""
    for line, one in enumerate(dict.fromkeys(sources), start=1):
        said = {"url": one.url, "publisher": one.publisher, "title": one.title}
        days = {"published": one.published, "read": one.read}
        yield SourceRow.model_validate({"kind": kind, "record": record, "line": line, **said, **days})


def province_rows(catalogue: Catalogue) -> Iterator[ProvinceRow]:
    """Today's provinces, by id, those without a product too."""
    lying = [entry.here.province for entry in catalogue.products.values()]
    for one in sorted(catalogue.vocabulary.provinces, key=lambda province: province.id):
        yield ProvinceRow(id=one.id, code=one.code, name=one.name, products=lying.count(one.id))


def group_rows(catalogue: Catalogue) -> Iterator[GroupRow]:
    """Today's groups, in their own order."""
    grouped = [entry.record.group for entry in catalogue.products.values()]
    for one in catalogue.vocabulary.groups:
        yield GroupRow(id=one.id, name=one.name, name_en=one.name_en, products=grouped.count(one.id))


def withdrawn_rows(catalogue: Catalogue) -> Iterator[WithdrawnRow]:
    """What is left of records that are gone, by kind and what they were known by."""
    for one in sorted(catalogue.withdrawn, key=lambda gone: (gone.kind, gone.record.id)):
        stone = one.record
        key = stone.code or stone.decision or ""
        when = stone.withdrawn.written
        yield WithdrawnRow(kind=one.kind, record=key, name=stone.name, withdrawn=when, reason=stone.reason)
