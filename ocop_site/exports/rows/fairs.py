"""Fairs, their booths, and what is shown there."""

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

    from ocop_site.catalogue.entries import Catalogue, FairEntry

FAIR = ("Mã hội chợ", "Mã của hội chợ.", "The code of the fair.")
NUMBER = ("Số gian", "Số gian như ghi ở hội chợ.", "The number of the booth, as at the fair.")


class FairRow(Row):
    """A dated event with booths."""

    code: str = told(*words.CODE)
    name: str = told(*words.NAME)
    name_en: str | None = told(*words.NAME_EN)
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    start: str | None = told("Ngày đầu", words.DAYS, words.DAYS_EN)
    start_first: date | None = told("Ngày đầu, sớm nhất", words.FIRST, words.FIRST_EN)
    start_last: date | None = told("Ngày đầu, muộn nhất", words.LAST, words.LAST_EN)
    end: str | None = told("Ngày cuối", words.DAYS, words.DAYS_EN)
    end_first: date | None = told("Ngày cuối, sớm nhất", words.FIRST, words.FIRST_EN)
    end_last: date | None = told("Ngày cuối, muộn nhất", words.LAST, words.LAST_EN)
    venue: str | None = told("Địa điểm", "Như nguồn ghi.", "As a source gives it.")
    organiser: str | None = told("Đơn vị tổ chức", "Như nguồn ghi.", "As a source gives it.")
    organiser_level: Level | None = told(*words.LEVEL)
    organiser_province: str | None = told(
        "Tỉnh tổ chức", "Như nguồn ghi.", "The organiser's province, as a source gives it."
    )
    theme: tuple[str, ...] = told("Chủ đề", "Như nguồn ghi.", "As a source gives them.")
    country: str = told("Nước", "Mã hai chữ cái ISO 3166-1.", "Its two letters by ISO 3166-1.")
    provinces: tuple[str, ...] = told(
        "Các tỉnh tham gia", "Như nguồn ghi.", "The provinces that took part, as a source names them."
    )
    reported_booths: int | None = told(
        "Số gian theo nguồn",
        "Số gian mà nguồn nêu, thường nhiều hơn số danh mục giữ.",
        "How many booths a source reports; the catalogue mostly holds fewer.",
        unit="gian",
    )
    booths: int = told(
        "Số gian trong danh mục",
        "Số dòng của hội chợ trong bảng booths.",
        "How many rows it has in the table of booths.",
        unit="gian",
    )
    province: str | None = told(*words.PROVINCE)
    province_name: str | None = told(*words.PROVINCE_NAME)
    commune: str | None = told(*words.COMMUNE)
    province_as_certified: str | None = told(*words.PROVINCE_THEN)
    district_as_certified: str | None = told(*words.DISTRICT_THEN)
    commune_as_certified: str | None = told(*words.COMMUNE_THEN)
    map_as_certified: Literal[63, 34] | None = told(*words.MAP_THEN)
    street: str | None = told(*words.STREET, personal=True)
    latitude: float | None = told("Vĩ độ", "Vĩ độ WGS 84.", "Latitude, WGS 84.", unit="°")
    longitude: float | None = told("Kinh độ", "Kinh độ WGS 84.", "Longitude, WGS 84.", unit="°")
    phone: str | None = told(*words.PHONE, personal=True)
    email: str | None = told(*words.EMAIL, personal=True)
    website: str | None = told(*words.WEBSITE, personal=True)
    example: bool = told(*words.EXAMPLE)


class BoothRow(Row):
    """A numbered stand of one exhibitor."""

    fair: str = told(*FAIR)
    number: str = told(*NUMBER)
    code: str | None = told("Mã", "Mã 9 chữ số của gian, nếu đã cấp.", "The code of the booth, where one was given.")
    path: str = told(*words.PATH)
    url: str | None = told(*words.URL)
    hall: str | None = told("Nhà, khu", "Nhà hoặc khu.", "The hall or area.")
    position: str | None = told("Vị trí", "Vị trí bằng lời.", "Where it stands, in words.")
    exhibitor: str | None = told(
        "Mã chủ thể",
        "Mã của chủ thể đứng gian, nếu có hồ sơ.",
        "The code of the producer who stands there, where there is a record.",
    )
    exhibitor_name: str | None = told(
        "Người đứng gian",
        "Trống khi chưa rõ hoặc chủ thể không công bố tên.",
        "Empty where not known, or where the producer keeps its name back.",
        personal=True,
    )
    goods: tuple[str, ...] = told(
        "Hàng khác",
        "Hàng theo danh sách của ban tổ chức mà danh mục không có hồ sơ.",
        "What the organiser's list names and no record is known of.",
    )


class BoothProductRow(Row):
    """That a product is shown at a booth."""

    fair: str = told(*FAIR)
    number: str = told(*NUMBER)
    product: str = told(*words.PRODUCT_CODE)


def by_code(catalogue: Catalogue) -> Iterator[FairEntry]:
    """Every fair, by code."""
    yield from sorted(catalogue.fairs.values(), key=lambda one: one.record.code)


def fair_rows(catalogue: Catalogue) -> Iterator[FairRow]:
    """Every fair, by code."""
    for entry in by_code(catalogue):
        yield fair_row(entry, catalogue)


def booth_rows(catalogue: Catalogue) -> Iterator[BoothRow]:
    """The booths of every fair."""
    for entry in by_code(catalogue):
        yield from booths_of(entry, catalogue)


def booth_product_rows(catalogue: Catalogue) -> Iterator[BoothProductRow]:
    """What is shown at the booths of every fair."""
    for entry in by_code(catalogue):
        yield from booth_products_of(entry, catalogue)


def fair_row(entry: FairEntry, catalogue: Catalogue) -> FairRow:
    """The row of one fair."""
    record = entry.record
    return FairRow(
        code=record.code,
        name=record.name,
        name_en=english(record),
        **page_of(addresses.fair(record), catalogue),
        **days_of(record.days.start if record.days else None, "start"),
        **days_of(record.days.end if record.days else None, "end"),
        venue=record.venue,
        organiser=record.organiser,
        organiser_level=record.organiser_level,
        organiser_province=record.organiser_province,
        theme=record.theme,
        country=record.country,
        provinces=record.provinces,
        reported_booths=record.reported_booths,
        booths=len(entry.booths),
        **place_of(entry.here, catalogue),
        latitude=number(record.geo.latitude if record.geo else None),
        longitude=number(record.geo.longitude if record.geo else None),
        **contact_of(record.contact, publish=record.publish_contact),
        example=record.example or catalogue.site.example,
    )


def booths_of(entry: FairEntry, catalogue: Catalogue) -> Iterator[BoothRow]:
    """The booths of one fair, in the order of their numbers."""
    for booth in entry.booths:
        exhibitor = booth.exhibitor
        known = catalogue.producers.get(exhibitor.producer) if exhibitor and exhibitor.producer else None
        name = exhibitor.name if exhibitor else None
        if known:  # what the fair's list writes may be the name that its producer keeps back
            name = known.record.name if known.record.publish_name else None
        yield BoothRow(
            fair=entry.record.code,
            number=booth.number,
            code=booth.code,
            **page_of(addresses.booth(entry.record, booth), catalogue),
            hall=booth.hall,
            position=booth.position,
            exhibitor=known.record.code if known else None,
            exhibitor_name=name,
            goods=booth.goods,
        )


def booth_products_of(entry: FairEntry, catalogue: Catalogue) -> Iterator[BoothProductRow]:
    """What is shown at the booths of one fair."""
    for booth in entry.booths:
        shown = {catalogue.products[one].record.code for one in booth.products if one in catalogue.products}
        for code in sorted(shown):
            yield BoothProductRow(fair=entry.record.code, number=booth.number, product=code)
