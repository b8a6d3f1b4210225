"""Decisions, and what each of them does to which product."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.papers import GROUND, SCORE
from ocop_site.exports.rows.products import Level
from ocop_site.exports.rows.shared import days_of, number, page_of
from ocop_site.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, DecisionEntry


class DecisionRow(Row):
    """One official act on many products, by the day of the status."""

    id: str = told(
        "Khóa",
        "Khóa của quyết định trong danh mục, cũng là cuối địa chỉ của trang.",
        "The key of the decision, which also ends the address of its page.",
    )
    number: str | None = told("Số", "Như nguồn in; trống khi chưa rõ.", "As a source prints it; empty where not known.")
    issued: str | None = told("Ngày", words.DAYS, words.DAYS_EN)
    issued_first: date | None = told("Ngày, sớm nhất", words.FIRST, words.FIRST_EN)
    issued_last: date | None = told("Ngày, muộn nhất", words.LAST, words.LAST_EN)
    issuer: str | None = told("Cơ quan", "Như nguồn in.", "As a source prints it.")
    level: Level | None = told(*words.LEVEL)
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    items: int = told(
        "Số mục",
        "Số dòng của quyết định trong bảng decision_items.",
        "How many rows it has in the table of its items.",
        unit="mục",
    )
    example: bool = told(*words.EXAMPLE)


class DecisionItemRow(Row):
    """What a decision does to one product."""

    decision: str = told("Quyết định", "Khóa trong bảng decisions.", "Its key in the table of decisions.")
    line: int = told("Mục", "Thứ tự trong quyết định, từ 1.", "Its place in the decision, from 1.")
    product: str = told(*words.PRODUCT_CODE)
    act: Literal["recognise", "revoke", "extend", "strike-off"] = told(
        "Việc",
        "recognise: công nhận; revoke: thu hồi; extend: kéo dài; strike-off: đưa ra khỏi danh sách.",
        "What it does.",
    )
    stars: int | None = told("Số sao", "Trống khi nguồn không ghi.", "Empty where no source says.", unit="sao")
    kind: Literal["first", "upgrade", "reassessment"] | None = told(
        "Lần",
        "first: lần đầu; upgrade: nâng hạng; reassessment: đánh giá lại.",
        "The first one, an upgrade or a reassessment.",
    )
    programme_year: int | None = told("Năm chương trình", "Năm của chương trình.", "The year of the round.", unit="năm")
    score: float | None = told(*SCORE, unit="điểm")
    product_code: str | None = told(
        "Mã số sản phẩm", "Mã in trong quyết định.", "The product code printed in the decision."
    )
    name_as_printed: str | None = told(
        "Tên trên quyết định", "Như quyết định in.", "The name as the decision prints it."
    )
    valid_until: date | None = told("Hạn ghi trên giấy", "Chỉ khi giấy có ghi.", "Only where the paper prints it.")
    until: date | None = told("Kéo dài đến", "Ngày cuối của lần kéo dài.", "The last day of an extension.")
    ground: str | None = told(*GROUND)


def by_id(catalogue: Catalogue) -> Iterator[DecisionEntry]:
    """Every decision, by its key."""
    yield from sorted(catalogue.decisions.values(), key=lambda one: one.record.id)


def decision_rows(catalogue: Catalogue) -> Iterator[DecisionRow]:
    """Every decision, by its key."""
    for entry in by_id(catalogue):
        yield decision_row(entry, catalogue)


def decision_item_rows(catalogue: Catalogue) -> Iterator[DecisionItemRow]:
    """The items of every decision."""
    for entry in by_id(catalogue):
        yield from items_of(entry, catalogue)


def decision_row(entry: DecisionEntry, catalogue: Catalogue) -> DecisionRow:
    """The row of one decision."""
    record = entry.record
    return DecisionRow(
        id=record.id,
        number=record.number,
        **days_of(record.date, "issued"),
        issuer=record.issuer,
        level=record.level,
        **page_of(addresses.decision(record.id), catalogue),
        items=sum(1 for one in record.items if one.product in catalogue.products),
        example=record.example or catalogue.site.example,
    )


def items_of(entry: DecisionEntry, catalogue: Catalogue) -> Iterator[DecisionItemRow]:
    """The items of one decision, in its own order."""
    for line, one in enumerate(entry.record.items, start=1):
        if one.product in catalogue.products:
            yield DecisionItemRow(
                decision=entry.record.id,
                line=line,
                product=catalogue.products[one.product].record.code,
                act=one.act,
                stars=one.stars,
                kind=one.kind,
                programme_year=one.programme_year,
                score=number(one.score),
                product_code=one.product_code,
                name_as_printed=one.name_as_printed,
                valid_until=one.valid_until,
                until=one.until,
                ground=one.ground,
            )
