"""Official counts as rows: what others say there is, which is no count of this catalogue's rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from ocop_site.exports.declared import Row, told
from ocop_site.exports.rows import words
from ocop_site.exports.rows.shared import days_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue


class OfficialCountRow(Row):
    """How many products an authority or the press said there are, of a place and a day."""

    line: int = told("Dòng", "Thứ tự trong danh sách, từ 1; dòng mới ở cuối.", "Its place in the list, from 1.")
    province: str | None = told(*words.PROVINCE)
    province_as_printed: str | None = told(
        "Tỉnh như nguồn in", "Tỉnh như nguồn in; trống: cả nước.", "The province as printed; empty: the whole country."
    )
    map_as_printed: Literal[63, 34] | None = told(*words.MAP_THEN)
    as_of: str | None = told("Tính đến", words.DAYS, words.DAYS_EN)
    as_of_first: date | None = told("Tính đến, sớm nhất", words.FIRST, words.FIRST_EN)
    as_of_last: date | None = told("Tính đến, muộn nhất", words.LAST, words.LAST_EN)
    of: Literal["year", "in-force"] | None = told(
        "Đếm những gì",
        "`year`: chỉ số công nhận trong năm ấy; `in-force`: chỉ số còn thời hạn lúc ấy; trống: như nguồn nói.",
        "`year`: only those recognised in that year; `in-force`: only those within their term then; empty: as it says.",
    )
    total: int | None = told("Tổng số", "Số sản phẩm, như nguồn ghi.", "How many products, as the source says.")
    stars_3: int | None = told("3 sao", "Trong đó 3 sao.", "Of them with three stars.")
    stars_4: int | None = told("4 sao", "Trong đó 4 sao.", "Of them with four stars.")
    stars_5: int | None = told("5 sao", "Trong đó 5 sao.", "Of them with five stars.")
    producers: int | None = told("Số chủ thể", "Số chủ thể, như nguồn ghi.", "How many producers, as the source says.")
    note: str | None = told("Ghi chú", "Nguồn nói thêm gì.", "What else the source says.")
    source_urls: tuple[str, ...] = told("Địa chỉ nguồn", "Nơi đọc con số.", "Where it was read.")


def official_count_rows(catalogue: Catalogue) -> Iterator[OfficialCountRow]:
    """The official counts in the order of their list."""
    for line, one in enumerate(catalogue.counts, start=1):
        vintage = int(one.vintage) if one.vintage else None
        today = catalogue.vocabulary.current_of(one.province, vintage) if one.province else None
        yield OfficialCountRow.model_validate(
            {
                "line": line,
                "province": today.id if today else None,
                "province_as_printed": one.province,
                "map_as_printed": vintage,
                **days_of(one.as_of, "as_of"),
                "of": one.of,
                "total": one.total,
                "stars_3": one.stars_3,
                "stars_4": one.stars_4,
                "stars_5": one.stars_5,
                "producers": one.producers,
                "note": one.note,
                "source_urls": tuple(source.url for source in one.sources if source.url),
            }
        )
