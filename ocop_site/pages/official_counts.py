"""Official counts beside what the catalogue holds: each with its day and source, newest first, never added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import days_alone
from ocop_site.pages.choices import listed_stars
from ocop_site.pages.figures import star_words
from ocop_site.pages.names import full_name, place_name
from ocop_site.pages.pieces import source_pieces
from ocop_site.records.vocabulary import CURRENT_VINTAGE
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.counts import OfficialCount
    from ocop_site.records.vocabulary_files import CurrentProvince

TITLE = say("Con số đã công bố, bên cạnh danh mục")
LEAD = say(
    "Danh mục chỉ giữ một phần những gì đã được công nhận. Các con số dưới đây do cơ quan hoặc báo chí công bố, của "
    "những ngày khác nhau, khi là cả tỉnh cũ, khi là tỉnh hiện nay, khi chỉ là một năm: không cộng với nhau được và "
    "không trừ với số của danh mục được."
)
COLUMNS = (
    say("Tổng số sản phẩm"),
    *(star_words(stars) for stars in (3, 4, 5)),
    say("Chủ thể{column}", column=""),
)
OF_WORDS = {
    "year": say("chỉ số được công nhận trong năm ấy"),
    "in-force": say("chỉ số còn thời hạn lúc ấy"),
}


def official_piece(
    catalogue: Catalogue, entries: Sequence[ProductEntry], makers: int, province: CurrentProvince | None
) -> Plain | None:
    """The counts of the country, or of a province and of what it was made of; None where there are none.

    `ours` is what the catalogue holds of the same place on its day.
    """
    there = province.id if province else None
    found = [one for one in catalogue.counts if _of_today(one, catalogue) == there]
    if not found:
        return None
    stars = [listed_stars(entry) for entry in entries]
    return {
        "title": TITLE,
        "lead": LEAD,
        "columns": list(COLUMNS),
        "ours": {
            "text": say("Danh mục này, ngày {day}", day=catalogue.day),
            "numbers": [len(entries), *(stars.count(n) for n in (3, 4, 5)), makers],
        },
        "rows": [_row(one, catalogue) for one in sorted(found, key=_newest_first)],
    }


def _of_today(count: OfficialCount, catalogue: Catalogue) -> str | None:
    """The id of today's province that answers for a count; None of one of the whole country."""
    if count.province is None:
        return None
    unit = catalogue.vocabulary.current_of(count.province, int(count.vintage) if count.vintage else None)
    return unit.id if unit else ""


def _newest_first(count: OfficialCount) -> tuple[int, int]:
    """By the last day that is possible, then by the first; what has no day comes last."""
    days = count.as_of

    def number(day: date | None) -> int:
        return -day.toordinal() if day else 0

    return (number(days.last), number(days.first)) if days else (1, 1)


def _row(count: OfficialCount, catalogue: Catalogue) -> Plain:
    of = OF_WORDS[count.of] if count.of else ""
    return {
        "text": days_alone(count.as_of) if count.as_of else say("nguồn không ghi ngày"),
        "place": _place(count, catalogue),
        "numbers": list(count.numbers),
        "of": of,
        "note": own(count.note or ""),
        "sources": source_pieces(count.sources),
    }


def _place(count: OfficialCount, catalogue: Catalogue) -> str:
    """Of which unit on which map a count is; "" for the whole country."""
    if count.province is None:
        return ""
    vintage = int(count.vintage) if count.vintage else None
    unit = catalogue.vocabulary.province_by_printed_name(count.province, vintage)
    if isinstance(unit, FormerProvince):
        if unit.became == unit.id and len(catalogue.vocabulary.formers_of(unit.id)) == 1:
            return place_name(unit.name, unit.type)
        return say("{name} (cũ)", name=place_name(unit.name, unit.type))
    name = full_name(unit, catalogue.day) if unit else own(count.province)
    merged = unit is not None and len(catalogue.vocabulary.formers_of(unit.id)) > 1
    if not merged:
        return name
    if vintage == CURRENT_VINTAGE:
        return say("{place} hiện nay", place=name)
    return joined((name, say("nguồn không nói trước hay sau hợp nhất")), ", ")
