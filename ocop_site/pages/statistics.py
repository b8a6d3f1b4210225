"""`/so-lieu/`: what the catalogue holds on its day, of the country and of each province, beside official counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.pages import addresses, figures
from ocop_site.pages.choices import listed_stars
from ocop_site.pages.jobs import Job
from ocop_site.pages.maps import paged_units, printed_under, unit_address
from ocop_site.pages.names import full_name, place_name
from ocop_site.pages.official_counts import official_piece
from ocop_site.pages.pieces import HOME_CRUMB, entry_piece, page_piece
from ocop_site.vietnamese import sort_key
from ocop_site.words import say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.vocabulary_files import CurrentProvince

HEADING = say("Số liệu")
NOTES = (
    say(
        "Đây là số hồ sơ của danh mục này, không phải số sản phẩm OCOP: danh mục giữ một phần nhỏ những gì đã được "
        "công nhận. Không thấy không có nghĩa là không có."
    ),
    say(
        "Quá thời hạn của lần công nhận đã biết không phải là hết hạn: sản phẩm có thể đã được công nhận lại mà danh "
        "mục chưa thấy giấy."
    ),
)
NO_PROVINCE = say("chưa rõ tỉnh")
COLUMNS = (
    say("Sản phẩm{column}", column=""),
    say("Còn thời hạn theo hồ sơ"),
    *(figures.star_words(stars) for stars in (3, 4, 5)),
    say("Chủ thể{column}", column=""),
)


def statistics_jobs(catalogue: Catalogue) -> Iterator[Job]:
    """The page of the country, and one of each province of today, those without a product too."""
    grouped = _by_province(catalogue)
    yield _country(catalogue, grouped)
    for province in catalogue.vocabulary.provinces:
        yield _province(province, grouped[province.id], catalogue)


def statistics_way(province_id: str) -> Plain:
    """The way from the page of a province to its statistics."""
    return entry_piece(say("Số liệu của tỉnh, thành phố"), addresses.in_province(addresses.STATISTICS, province_id), 0)


def _by_province(catalogue: Catalogue) -> dict[str | None, list[ProductEntry]]:
    grouped: dict[str | None, list[ProductEntry]] = defaultdict(list)
    for entry in catalogue.products.values():
        grouped[entry.here.province].append(entry)
    return grouped


def _country(catalogue: Catalogue, grouped: dict[str | None, list[ProductEntry]]) -> Job:
    entries = list(catalogue.products.values())
    lead = say(
        "Danh mục giữ gì, đếm ngày {day}: theo tình trạng, hạng sao, nhóm, loại chủ thể, năm và tỉnh; "
        "hồ sơ đầy đủ tới đâu.",
        day=catalogue.day,
    )
    provinces = sorted(catalogue.vocabulary.provinces, key=lambda one: sort_key(one.name))
    makers = _makers(catalogue)
    rows = [_row(one.name, _address(one), grouped[one.id], makers[one.id]) for one in provinces]
    held = [_held_row(one.name, _address(one), grouped[one.id]) for one in provinces]
    if grouped[None] or makers[None]:
        rows.append(_row(NO_PROVINCE, "", grouped[None], makers[None]))
        held.append(_held_row(NO_PROVINCE, "", grouped[None]))
    rows.append(_row(say("Cả nước"), "", entries, len(catalogue.producers)))
    held.append(_held_row(say("Cả nước"), "", entries))
    tables = [
        _table(say("Theo tỉnh, thành phố hiện nay"), COLUMNS, rows),
        _table(say("Theo tỉnh, thành phố cũ, như giấy tờ đã ghi"), COLUMNS[:-1], _old_rows(catalogue), OLD_NOTE),
        _table(HELD_TITLE, _held_columns(), held, HELD_NOTE),
    ]
    return _job(addresses.STATISTICS, HEADING, lead, entries, tables, catalogue=catalogue)


def _province(province: CurrentProvince, entries: Sequence[ProductEntry], catalogue: Catalogue) -> Job:
    place = full_name(province, catalogue.day)
    lead = say("Danh mục giữ gì của {place}, đếm ngày {day}.", place=place, day=catalogue.day)
    heading = say("Số liệu: {place}", place=place)
    tables = [_table(HELD_TITLE, _held_columns(), [_held_row(province.name, "", entries)], HELD_NOTE)]
    return _job(_address(province), heading, lead, entries, tables, catalogue=catalogue, province=province)


def _job(  # noqa: PLR0913 - one argument for each thing that the page shows
    address: str,
    heading: str,
    lead: str,
    entries: Sequence[ProductEntry],
    tables: list[Plain],
    *,
    catalogue: Catalogue,
    province: CurrentProvince | None = None,
) -> Job:
    country = province is None
    it: Plain = {
        "lead": lead,
        "notes": list(NOTES),
        "totals": _totals(entries, catalogue, province),
        "sections": _sections(entries, catalogue, country=country) if entries else [],
        "tables": tables if entries else [],
        "official": official_piece(catalogue, entries, _makers_of(province, catalogue), province),
        "ways": _ways(province),
    }
    crumbs = (HOME_CRUMB,) if country else (HOME_CRUMB, (HEADING, addresses.STATISTICS))
    page = page_piece("statistics", address, heading, description=lead, base_url=catalogue.site.base_url, crumbs=crumbs)
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "statistics.html", address)


def _sections(entries: Sequence[ProductEntry], catalogue: Catalogue, *, country: bool) -> list[Plain]:
    now = [
        figures.by_status(entries, catalogue.day),
        figures.by_stars(entries, ways=country),
        figures.by_group(entries, catalogue, ways=country),
        figures.by_maker(entries, catalogue),
    ]
    growth = [figures.by_year(entries), figures.by_round(entries)]
    sections = [
        {"title": say("Trong danh mục ngày ấy"), "anchor": "hom-nay", "lead": "", "plots": now},
        {"title": say("Theo năm"), "anchor": "theo-nam", "lead": YEARS_LEAD, "plots": growth},
    ]
    if figures.in_force(entries):
        terms = [figures.ending_terms(entries)]
        sections.append({"title": TERMS_TITLE, "anchor": "thoi-han", "lead": TERMS_LEAD, "plots": terms})
    return sections


YEARS_LEAD = say(
    "Mỗi lần công nhận đếm một lần. Năm ký chỉ được ghi khi nguồn cho biết chắc; năm của đợt đánh giá thường "
    "sớm hơn năm ký, nên hai hình không cộng với nhau."
)
TERMS_TITLE = say("Thời hạn sắp tới")
TERMS_LEAD = say("Chỉ gồm sản phẩm mà hồ sơ nói là còn thời hạn; quý đầu tính từ ngày lập trang này.")
HELD_TITLE = say("Hồ sơ đầy đủ tới đâu")
HELD_NOTE = say(
    "Số hồ sơ sản phẩm có mỗi điều; ngày ký và quyết định là của lần công nhận đang tính. Nguồn không ghi thì để trống."
)
OLD_NOTE = say(
    "Tỉnh, thành phố trước ngày 1/7/2025. Chỉ đếm sản phẩm mà giấy tờ ghi rõ tên tỉnh cũ, nên cộng lại ít hơn cả nước."
)


def _totals(entries: Sequence[ProductEntry], catalogue: Catalogue, province: CurrentProvince | None) -> list[Plain]:
    makers = _makers_of(province, catalogue)
    papers = sum(len(entry.certificates) for entry in entries)
    running = figures.in_force(entries)
    lines = (
        (say_many("sản phẩm", n=len(entries)), len(entries)),
        (say_many("chủ thể", n=makers), makers),
        (say_many("lần công nhận", n=papers), papers),
        (say_many("sản phẩm còn thời hạn theo hồ sơ", n=running), running),
    )
    return [{"text": text, "value": value} for text, value in lines]


def _ways(province: CurrentProvince | None) -> list[Plain]:
    if province is None:
        return []
    return [
        entry_piece(say("Sản phẩm của {place}", place=province.name), addresses.province(province.id), 0),
        entry_piece(say("Số liệu cả nước"), addresses.STATISTICS, 0),
    ]


def _makers(catalogue: Catalogue) -> dict[str | None, int]:
    counts: dict[str | None, int] = defaultdict(int)
    for entry in catalogue.producers.values():
        counts[entry.here.province] += 1
    return counts


def _makers_of(province: CurrentProvince | None, catalogue: Catalogue) -> int:
    return len(catalogue.producers) if province is None else _makers(catalogue)[province.id]


def _old_rows(catalogue: Catalogue) -> list[Plain]:
    """Every unit of the old map that is no more what it was, with what was printed under it."""
    printed = printed_under(catalogue)
    words = catalogue.vocabulary
    return [
        _row(place_name(unit.name, unit.type), unit_address(unit, words), printed.get(unit.id, ()))
        for unit, _ in paged_units(words)
        if printed.get(unit.id)
    ]


def _row(text: str, href: str, entries: Iterable[ProductEntry], makers: int | None = None) -> Plain:
    some = list(entries)
    stars = [listed_stars(entry) for entry in some]
    numbers = [len(some), figures.in_force(some), *(stars.count(n) for n in (3, 4, 5))]
    return {"text": text, "href": href, "numbers": numbers if makers is None else [*numbers, makers]}


def _held_row(text: str, href: str, entries: Sequence[ProductEntry]) -> Plain:
    return {"text": text, "href": href, "numbers": [len(entries), *figures.held(entries)]}


def _held_columns() -> tuple[str, ...]:
    return (COLUMNS[0], *figures.HOLDINGS.values())


def _table(title: str, columns: Sequence[str], rows: list[Plain], note: str = "") -> Plain:
    return {"title": title, "note": note, "columns": list(columns), "rows": rows}


def _address(province: CurrentProvince) -> str:
    return addresses.in_province(addresses.STATISTICS, province.id)
