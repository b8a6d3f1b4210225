"""`/du-lieu/`: what open data there is, what a row means and what it does not, how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.exports.dated import INDEX, month_pieces, size_text
from ocop_site.exports.examples import EXAMPLES
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.pieces import HOME_CRUMB, page_piece
from ocop_site.pages.structured.site import dataset_data
from ocop_site.words import own, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.exports.dated import Told
    from ocop_site.exports.declared import Column
    from ocop_site.exports.spools import DataFile, WrittenTable
    from ocop_site.pages.jobs import Plain

HEADING = say("Dữ liệu mở")
FORM_WORDS = {
    "excel": say("CSV cho Excel"),
    "csv": say("CSV cho chương trình"),
    "json": "JSON",
    "ndjson": "NDJSON",
}
KIND_WORDS = {
    "string": say("chữ"),
    "integer": say("số nguyên"),
    "number": say("số"),
    "boolean": "true / false",
    "date": say("ngày, như 2027-12-29"),
    "array": say("nhiều giá trị, viết như JSON"),
}
OTHERS = {
    ".geojson": say("điểm trên bản đồ (GeoJSON, WGS 84)"),
    ".schema.json": say("lược đồ JSON"),
    "datapackage.json": say("mô tả mọi bảng cho chương trình (Frictionless Data Package), với ngày của tình trạng"),
    "dcat.jsonld": say("mô tả cho các cổng dữ liệu (DCAT)"),
    "SHA256SUMS": say("tổng kiểm của mọi tệp"),
}


def page_job(
    written: Sequence[WrittenTable], others: Iterable[DataFile], told: Sequence[Told], catalogue: Catalogue
) -> Job:
    """The page of the open data. `others`: the files besides those of the tables; `told`: those of its history."""
    site = catalogue.site
    page = page_piece(
        "data",
        addresses.DATA,
        HEADING,
        description=say("Toàn bộ hồ sơ công khai của danh mục, tải về dùng lại: bảng, mô tả các cột, giấy phép."),
        base_url=site.base_url,
        crumbs=(HOME_CRUMB, (say("Giới thiệu"), addresses.ABOUT)),
    )
    others = list(others)
    thing = dataset_data(catalogue, [_download(one.files["csv"], catalogue) for one in written])
    page["data"] = [thing] if thing else []
    licence = site.licence
    it: Plain = {
        "tables": [_table(one) for one in written],
        "others": [_file(_other(file), file) for file in others if not file.name.startswith("schemas/")],
        "schemas": [_file("", file) for file in others if file.name.startswith("schemas/")],
        "months": month_pieces(told),
        "index": {"href": addresses.data_file(INDEX)} if told else None,
        "licence": {"name": licence.name, "url": licence.url or ""} if licence else None,
        "examples": EXAMPLES,
    }
    return Job(addresses.file_of(addresses.DATA), "page", {"page": page, "it": it}, "data.html", owner=addresses.DATA)


def _table(one: WrittenTable) -> Plain:
    table = one.table
    return {
        "name": table.name,
        "title": own(table.title, {"en": table.title_en}),
        "lead": own(table.vi, {"en": table.en}),
        "rows": one.rows,
        "files": [_file(text, one.files[form]) for form, text in FORM_WORDS.items()],
        "columns": [_column(column) for column in table.columns],
    }


def _file(text: str, file: DataFile) -> Plain:
    return {"text": text, "name": file.name, "href": addresses.data_file(file.name), "size": size_text(file.size)}


def _other(file: DataFile) -> str:
    return next(text for ending, text in OTHERS.items() if file.name.endswith(ending))


def _column(column: Column) -> Plain:
    kind = KIND_WORDS[column.kind]
    text = own(column.vi, {"en": column.en})
    return {"name": column.name, "kind": kind, "text": text, "personal": column.personal}


def _download(file: DataFile, catalogue: Catalogue) -> Plain:
    """A file for search engines; {} while no real address is known. Its other forms and all sums stand in DCAT."""
    address = addresses.canonical(catalogue.site.base_url, addresses.data_file(file.name))
    if not address:
        return {}
    return {
        "@type": "DataDownload",
        "name": file.name,
        "contentUrl": address,
        "encodingFormat": file.mime,
        "contentSize": f"{file.size} B",
    }
