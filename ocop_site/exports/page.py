"""`/du-lieu/`: what open data there is, what a row means and what it does not, how it is read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, page_piece
from ocop_site.words import own, say, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.declared import Column
    from ocop_site.exports.spools import DataFile, WrittenTable
    from ocop_site.pages.jobs import Plain

HEADING = say("Dữ liệu mở")
THOUSAND = 1000
FORM_WORDS = {
    "excel": say("CSV cho Excel"),
    "csv": say("CSV cho chương trình"),
    "json": "JSON",
    "ndjson": "NDJSON",
}


def page_job(written: Sequence[WrittenTable], catalogue: Catalogue) -> Job:
    """The page of the open data."""
    site = catalogue.site
    page = page_piece(
        "data",
        addresses.DATA,
        HEADING,
        description=say("Toàn bộ hồ sơ công khai của danh mục, tải về dùng lại: bảng, mô tả các cột, giấy phép."),
        base_url=site.base_url,
        crumbs=(HOME_CRUMB, (say("Giới thiệu"), addresses.ABOUT)),
    )
    it: Plain = {"tables": [_table(one) for one in written]}
    return Job(addresses.file_of(addresses.DATA), "page", {"page": page, "it": it}, "data.html", owner=addresses.DATA)


def size_text(size: int) -> str:
    """A number of bytes, as people read it."""
    if size < THOUSAND:
        return say("{size} byte", size=size)
    if size < THOUSAND * THOUSAND:
        return say("{size} kB", size=_tenth(size, THOUSAND))
    return say("{size} MB", size=_tenth(size, THOUSAND * THOUSAND))


def _tenth(size: int, unit: int) -> Decimal:
    return (Decimal(size) / unit).quantize(Decimal("0.1"))


def _table(one: WrittenTable) -> Plain:
    table = one.table
    return {
        "name": table.name,
        "title": own(table.title, {"en": table.title_en}),
        "lead": own(table.vi, {"en": table.en}),
        "rows": one.rows,
        "rows_text": shown(one.rows),
        "files": [_file(FORM_WORDS[form], file) for form, file in sorted(one.files.items(), key=_form_order)],
        "columns": [_column(column) for column in table.columns],
    }


def _form_order(pair: tuple[str, DataFile]) -> int:
    return list(FORM_WORDS).index(pair[0])


def _file(text: str, file: DataFile) -> Plain:
    return {"text": text, "name": file.name, "href": addresses.data_file(file.name), "size": size_text(file.size)}


def _column(column: Column) -> Plain:
    return {"name": column.name, "title": column.title, "kind": column.kind, "text": own(column.vi, {"en": column.en})}
