"""Products: one row each, with the status that its record lets us say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue.sentences import sentence
from ocop_site.catalogue.sentences_en import sentence_en
from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.shared import days_of, english, page_of, place_of
from ocop_site.pages import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain

Value = Literal["valid", "expiring", "extended", "past-term", "expired", "revoked", "undetermined", "no-paper"]
Level = Literal["commune", "district", "province", "centre"]


class ProductRow(Row):
    """One good or service of the catalogue."""

    code: str = told(*words.CODE)
    name: str = told(*words.NAME)
    name_en: str | None = told(*words.NAME_EN)
    name_as_printed: str | None = told(
        "Tên trên giấy", "Tên như giấy tờ in, nếu khác.", "The name as printed, where it differs."
    )
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    status: Value = told(
        "Tình trạng",
        "Điều hồ sơ cho phép nói: valid (trong thời hạn), expiring (còn tối đa 90 ngày), extended (được kéo dài), past-term (quá 36 tháng "
        "kể từ lần công nhận đã biết, chưa rõ đánh giá lại; không phải là hết hạn), expired, revoked (chỉ khi có quyết định hoặc nguồn nói "
        "vậy), undetermined (chưa đủ dữ kiện), no-paper (danh mục chưa có giấy chứng nhận).",
        "What the record lets us say: valid (within its term), expiring (90 days left at most), extended, past-term (36 months after the "
        "last recognition that we hold; whether it was renewed is not known, and this is no expiry), expired, revoked (only where a decision "
        "or a named source says so), undetermined (too little is known), no-paper (the catalogue holds no certificate).",
    )
    status_sentence: str = told(
        "Tình trạng bằng lời",
        "Câu đầy đủ; hãy dùng câu này khi in hoặc đăng lại.",
        "The full sentence in Vietnamese; use it where you print or publish.",
    )
    status_sentence_en: str = told(
        "Tình trạng bằng tiếng Anh", "Câu ấy bằng tiếng Anh.", "The same sentence in English."
    )
    status_holds_until: date | None = told(
        "Tình trạng đúng đến",
        "Ngày cuối cùng mà tình trạng này còn đúng nếu không biết thêm gì mới; sau ngày ấy hãy tải lại. Trống: không có thay đổi nào định trước. "
        "Ngày tính tình trạng nằm trong datapackage.json (status_day).",
        "The last day on which this status holds if nothing new is learnt; fetch the file again after it. Empty: no change is certain to come. "
        "The day of the status stands in datapackage.json (status_day).",
    )
    term_until: date | None = told(
        "Thời hạn đến", "Ngày cuối của thời hạn, theo hồ sơ.", "The last day of the term, as far as the record tells."
    )
    term_exact: bool | None = told(
        "Thời hạn chính xác",
        "Có: đúng ngày ấy. Không: ít nhất đến ngày ấy. Trống: không có ngày.",
        "True: exactly that day. False: at least until then. Empty: no day.",
    )
    stars: int | None = told(
        "Số sao",
        "Hạng sao của lần công nhận được tính; trống khi chưa rõ.",
        "The stars of the recognition that counts; empty where not known.",
        unit="sao",
    )
    issued: str | None = told(
        "Ngày cấp",
        f"Ngày của lần công nhận được tính. {words.DAYS}",
        f"The day of the recognition that counts. {words.DAYS_EN}",
    )
    issued_first: date | None = told("Ngày cấp, sớm nhất", words.FIRST, words.FIRST_EN)
    issued_last: date | None = told("Ngày cấp, muộn nhất", words.LAST, words.LAST_EN)
    programme_year: int | None = told(
        "Năm chương trình",
        "Năm của chương trình, thường khác năm ký.",
        "The year of the round; often not the year of signing.",
        unit="năm",
    )
    decision: str | None = told(
        "Số quyết định", "Quyết định của lần công nhận được tính.", "The decision of the recognition that counts."
    )
    decision_id: str | None = told(
        "Quyết định trong danh mục",
        "Khóa của quyết định trong bảng decisions, nếu có.",
        "Its key in the table of decisions, where it is held.",
    )
    issuer: str | None = told(
        "Cơ quan công nhận", "Như nguồn in; trống khi nguồn không ghi.", "As printed; empty where no source prints it."
    )
    level: Level | None = told(*words.LEVEL)
    province: str | None = told(*words.PROVINCE)
    province_name: str | None = told(*words.PROVINCE_NAME)
    commune: str | None = told(*words.COMMUNE)
    province_as_certified: str | None = told(*words.PROVINCE_THEN)
    district_as_certified: str | None = told(*words.DISTRICT_THEN)
    commune_as_certified: str | None = told(*words.COMMUNE_THEN)
    map_as_certified: Literal[63, 34] | None = told(*words.MAP_THEN)
    street: str | None = told(*words.STREET, personal=True)
    group: str = told(
        "Mã nhóm", "Nhóm sản phẩm theo cách chia hiện nay.", "The product group under the current scheme."
    )
    group_name: str | None = told("Nhóm", "Tên nhóm.", "The name of the group.")
    group_basis: Literal["stated", "by-name"] | None = told(
        "Căn cứ xếp nhóm",
        "stated: nguồn ghi; by-name: biên tập xếp theo tên sản phẩm.",
        "stated: a source says so; by-name: an editor went by the product's name.",
    )
    group_as_printed: str | None = told("Nhóm trên giấy", "Nhóm như nguồn in.", "The group as printed.")
    set: int | None = told(
        "Bộ tiêu chí", "Số thứ tự trong 26 bộ hiện nay.", "Its number among today's 26 sets of criteria."
    )
    set_name: str | None = told("Tên bộ tiêu chí", "Tên bộ tiêu chí.", "The name of the set of criteria.")
    producer: str | None = told(
        "Mã chủ thể", "Mã của chủ thể trong bảng producers.", "The code of its producer in the table of producers."
    )
    producer_name: str | None = told(
        "Chủ thể",
        "Trống khi chưa rõ hoặc chủ thể không công bố tên.",
        "Empty where not known, or where the producer keeps its name back.",
        personal=True,
    )
    producer_type: str | None = told("Loại chủ thể", "Loại hình của chủ thể.", "What kind of producer it is.")
    gtin: str | None = told(
        "Mã vạch (GTIN)",
        "8, 12, 13 hoặc 14 chữ số; là chữ, không phải số.",
        "8, 12, 13 or 14 digits; a text, not a number.",
    )
    programme_years: tuple[int, ...] = told(
        "Các năm tham gia", "Những năm có trong chương trình.", "The years in which it was in the programme."
    )
    origin: Literal["new", "existing"] | None = told(
        "Loại hồ sơ",
        "new: sản phẩm phát triển mới; existing: sản phẩm đã có.",
        "Newly developed, or in existence before.",
    )
    recognised_below_3: bool = told(
        "Dưới 3 sao",
        "Được xếp hạng dưới 3 sao, không có giấy chứng nhận.",
        "Ranked below three stars, without a certificate.",
    )
    components: tuple[str, ...] = told(
        "Gồm", "Các hàng trong một giấy chứng nhận chung.", "The goods under one common certificate."
    )
    standards: tuple[str, ...] = told("Tiêu chuẩn", "Tiêu chuẩn, như nguồn ghi.", "Standards, as a source names them.")
    trace_url: str | None = told(
        "Truy xuất", "Trang truy xuất của chủ thể.", "The producer's own traceability page.", personal=True
    )
    trace_code: str | None = told("Mã truy xuất", "Mã truy xuất của chủ thể.", "The producer's own traceability code.")
    recognitions: int = told(
        "Số lần công nhận",
        "Số dòng của sản phẩm trong bảng certificates.",
        "How many rows it has in the table of certificates.",
        unit="lần",
    )
    example: bool = told(*words.EXAMPLE)


def product_rows(catalogue: Catalogue) -> Iterator[ProductRow]:
    """Every product, by code."""
    for entry in sorted(catalogue.products.values(), key=lambda one: one.record.code):
        yield product_row(entry, catalogue)


def product_row(entry: ProductEntry, catalogue: Catalogue) -> ProductRow:
    """The row of one product."""
    product = entry.record
    vocabulary = catalogue.vocabulary
    group = vocabulary.group(product.group)
    criteria = vocabulary.set(product.set) if product.set else None
    return ProductRow(
        code=product.code,
        name=product.name,
        name_en=english(product),
        name_as_printed=product.name_as_printed,
        **page_of(addresses.product(product), catalogue),
        **_status(entry),
        **_recognition(entry),
        **place_of(entry.here, catalogue),
        group=product.group,
        group_name=group.name if group else None,
        group_basis=product.group_basis,
        group_as_printed=product.group_as_printed,
        set=product.set,
        set_name=criteria.name if criteria else None,
        **_producer(entry),
        gtin=product.gtin,
        programme_years=tuple(sorted(product.programme_years)),
        origin=product.origin,
        recognised_below_3=product.recognised_below_3,
        components=product.components,
        standards=product.standards,
        trace_url=product.trace.url if product.trace else None,
        trace_code=product.trace.code if product.trace else None,
        recognitions=len(entry.papers),
        example=product.example or catalogue.site.example,
    )


def _status(entry: ProductEntry) -> Plain:
    status = entry.status
    return {
        "status": status.value,
        "status_sentence": str(sentence(status)),
        "status_sentence_en": str(sentence_en(status)),
        "status_holds_until": entry.turns[0].start - timedelta(days=1) if entry.turns else None,
        "term_until": status.until,
        "term_exact": status.exact if status.until else None,
        "stars": status.stars,
    }


def _recognition(entry: ProductEntry) -> Plain:
    """The recognition that counts, as far as there is one."""
    certificate = entry.status.certificate
    paper = next((one for one in entry.papers if one.certificate is certificate), None)
    return {
        **days_of(certificate.issued if certificate else None, "issued"),
        "programme_year": certificate.programme_year if certificate else None,
        "decision": certificate.decision if certificate else None,
        "decision_id": paper.decision if paper else None,
        "issuer": certificate.issuer if certificate else None,
        "level": certificate.level if certificate else None,
    }


def _producer(entry: ProductEntry) -> Plain:
    maker = entry.producer
    return {
        "producer": maker.code if maker else None,
        "producer_name": maker.name if maker and maker.publish_name else None,
        "producer_type": maker.type if maker else None,
    }
