"""What stands behind the status of products: recognitions, what ended them, what was only proposed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.products import Level
from ocop_site.exports.rows.shared import days_of, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry

LINE = (
    "Dòng",
    "Thứ tự trong các dòng của cùng sản phẩm, từ 1.",
    "Its place among the rows of the same product, from 1.",
)
SCORE = ("Điểm", "Điểm chấm, trên 100.", "The score, of 100.")
GROUND = ("Lý do", "Lý do, như nguồn ghi.", "The ground, as a source gives it.")


class CertificateRow(Row):
    """One recognition of a product, also one whose term has run or which was ended."""

    product: str = told(*words.PRODUCT_CODE)
    line: int = told(*LINE)
    stars: int | None = told("Số sao", "Trống khi nguồn không ghi.", "Empty where no source says.", unit="sao")
    issued: str | None = told("Ngày cấp", words.DAYS, words.DAYS_EN)
    issued_first: date | None = told("Ngày cấp, sớm nhất", words.FIRST, words.FIRST_EN)
    issued_last: date | None = told("Ngày cấp, muộn nhất", words.LAST, words.LAST_EN)
    programme_year: int | None = told("Năm chương trình", "Năm của chương trình.", "The year of the round.", unit="năm")
    round: str | None = told("Đợt", "Đợt, như nguồn ghi.", "The round, as a source names it.")
    kind: Literal["first", "upgrade", "reassessment"] | None = told(
        "Lần",
        "first: lần đầu; upgrade: nâng hạng; reassessment: đánh giá lại.",
        "The first one, an upgrade or a reassessment.",
    )
    level: Level | None = told(*words.LEVEL)
    issuer: str | None = told("Cơ quan", "Như nguồn in.", "As a source prints it.")
    decision: str | None = told("Số quyết định", "Như nguồn ghi.", "As a source gives it.")
    decision_id: str | None = told(
        "Quyết định trong danh mục",
        "Khóa trong bảng decisions, nếu danh mục giữ quyết định ấy.",
        "Its key in the table of decisions, where the catalogue holds it.",
    )
    product_code: str | None = told(
        "Mã số sản phẩm", "Mã in trên giấy chứng nhận.", "The product code printed on the certificate."
    )
    score: float | None = told(*SCORE, unit="điểm")
    valid_until: date | None = told("Hạn ghi trên giấy", "Chỉ khi giấy có ghi.", "Only where the paper prints it.")
    extended_until: date | None = told(
        "Kéo dài đến", "Ngày cuối của lần kéo dài hiệu lực.", "The last day of an extension."
    )
    extension_basis: str | None = told("Căn cứ kéo dài", "Căn cứ của lần kéo dài.", "What the extension rests on.")
    scheme: str | None = told(
        "Bộ tiêu chí của lần ấy", "Như nguồn ghi.", "The set of criteria of that time, as a source names it."
    )
    name_as_printed: str | None = told("Tên trên giấy", "Như giấy in.", "The name as the paper prints it.")
    note: str | None = told("Ghi chú", "Ghi chú hiện trên trang.", "The remark that its page shows.")


class EndingRow(Row):
    """An act or a source that ended a paper of a product."""

    product: str = told(*words.PRODUCT_CODE)
    line: int = told(*LINE)
    says: Literal["expired", "revoked"] = told(
        "Nói rằng",
        "expired: hết hạn hoặc ra khỏi danh sách; revoked: thu hồi.",
        "Expired (or struck off a list), or revoked.",
    )
    struck_off: bool = told(
        "Ra khỏi danh sách",
        "Quyết định đưa sản phẩm ra khỏi danh sách, không nói là hết hạn.",
        "A decision took it off a list, without calling the paper expired.",
    )
    on: str | None = told("Ngày", words.DAYS, words.DAYS_EN)
    on_first: date | None = told("Ngày, sớm nhất", words.FIRST, words.FIRST_EN)
    on_last: date | None = told("Ngày, muộn nhất", words.LAST, words.LAST_EN)
    decision: str | None = told("Số quyết định", "Như nguồn ghi.", "As a source gives it.")
    decision_id: str | None = told(
        "Quyết định trong danh mục",
        "Khóa trong bảng decisions, nếu có.",
        "Its key in the table of decisions, where it is held.",
    )
    ground: str | None = told(*GROUND)


class NominationRow(Row):
    """A dossier on its way: proposed or scored; it gives no stars."""

    product: str = told(*words.PRODUCT_CODE)
    line: int = told(*LINE)
    to_stars: int | None = told(
        "Đề nghị hạng",
        "Hạng được đề nghị, chưa phải được công nhận.",
        "The stars proposed, which are not given.",
        unit="sao",
    )
    year: int | None = told("Năm", "Năm của hồ sơ.", "The year of the dossier.", unit="năm")
    round: str | None = told("Đợt", "Đợt, như nguồn ghi.", "The round, as a source names it.")
    score: float | None = told(*SCORE, unit="điểm")
    level: Level | None = told(*words.LEVEL)
    decision: str | None = told("Số quyết định", "Như nguồn ghi.", "As a source gives it.")
    on: str | None = told("Ngày", words.DAYS, words.DAYS_EN)
    on_first: date | None = told("Ngày, sớm nhất", words.FIRST, words.FIRST_EN)
    on_last: date | None = told("Ngày, muộn nhất", words.LAST, words.LAST_EN)
    outcome: Literal["unknown", "certified", "refused", "withdrawn"] = told(
        "Kết quả",
        "unknown: danh mục chưa có kết quả; certified: đã công nhận; refused: không; withdrawn: đã rút.",
        "unknown: the catalogue holds no result.",
    )


def by_code(catalogue: Catalogue) -> Iterator[ProductEntry]:
    """Every product, by code."""
    yield from sorted(catalogue.products.values(), key=lambda one: one.record.code)


def certificate_rows(catalogue: Catalogue) -> Iterator[CertificateRow]:
    """The recognitions of every product."""
    for entry in by_code(catalogue):
        yield from certificates_of(entry)


def ending_rows(catalogue: Catalogue) -> Iterator[EndingRow]:
    """What ended papers of every product."""
    for entry in by_code(catalogue):
        yield from endings_of(entry)


def nomination_rows(catalogue: Catalogue) -> Iterator[NominationRow]:
    """What was proposed of every product."""
    for entry in by_code(catalogue):
        yield from nominations_of(entry)


def certificates_of(entry: ProductEntry) -> Iterator[CertificateRow]:
    """The recognitions of one product, oldest first."""
    for line, paper in enumerate(entry.papers, start=1):
        one = paper.certificate
        yield CertificateRow(
            product=entry.record.code,
            line=line,
            stars=one.stars,
            **days_of(one.issued, "issued"),
            programme_year=one.programme_year,
            round=one.round,
            kind=one.kind,
            level=one.level,
            issuer=one.issuer,
            decision=one.decision,
            decision_id=paper.decision,
            product_code=one.product_code,
            score=number(one.score),
            valid_until=one.valid_until,
            extended_until=one.extension.until if one.extension else None,
            extension_basis=one.extension.basis if one.extension else None,
            scheme=one.scheme,
            name_as_printed=one.name_as_printed,
            note=one.note,
        )


def endings_of(entry: ProductEntry) -> Iterator[EndingRow]:
    """What ended papers of one product: by decisions and by named sources, not by the passing of time."""
    for line, one in enumerate(entry.endings, start=1):
        yield EndingRow(
            product=entry.record.code,
            line=line,
            says=one.says,
            struck_off=one.struck_off,
            **days_of(one.on, "on"),
            decision=one.decision,
            decision_id=one.act,
            ground=one.ground,
        )


def nominations_of(entry: ProductEntry) -> Iterator[NominationRow]:
    """What was proposed of one product, in the order of its record."""
    for line, one in enumerate(entry.record.nominations, start=1):
        yield NominationRow(
            product=entry.record.code,
            line=line,
            to_stars=one.to_stars,
            year=one.year,
            round=one.round,
            score=number(one.score),
            level=one.level,
            decision=one.decision,
            **days_of(one.on, "on"),
            outcome=one.outcome,
        )
