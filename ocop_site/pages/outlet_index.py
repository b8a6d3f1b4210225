"""The index of outlets, `/diem-ban/`: where the catalogue knows of some, by province of today and district of then."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.catalogue.outlet_reach import by_district, by_province, without_outlet
from ocop_site.catalogue.rules.regimes import last_day_with
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Job
from ocop_site.pages.maps import unit_address
from ocop_site.pages.others import outlet_lines, outlet_stage
from ocop_site.pages.pieces import HOME_CRUMB, page_piece
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, OutletEntry
    from ocop_site.catalogue.outlet_reach import DistrictReach, ProvinceReach
    from ocop_site.pages.jobs import Plain

LEAD = say("Nơi giới thiệu và bán sản phẩm OCOP, như các nguồn đã nêu.")
CAUTION = say(
    "Danh mục chỉ giữ một phần: một tỉnh hay một huyện chưa có điểm bán nào ở đây không có nghĩa là ở đó không có."
)
NO_PROVINCE = ("chua-ro-tinh", say("Chưa rõ tỉnh"))


def outlet_index_job(catalogue: Catalogue) -> Job:
    """The index. An outlet that has closed or is not said to have opened is listed, and counted in no district."""
    reach = by_province(catalogue)
    it: Plain = {
        "lead": LEAD,
        "total": len(catalogue.outlets),
        "provinces": sum(1 for one in reach if one.province),
        "caution": CAUTION,
        "rows": [_row(one, catalogue) for one in reach],
        "sections": [_section(one, catalogue) for one in reach],
        "missing": [p.name for p in without_outlet(catalogue)],
        "list_note": _list_note(catalogue),
    }
    address, base_url = addresses.OUTLETS, catalogue.site.base_url
    page = page_piece("outlets", address, say("Điểm bán"), description=LEAD, base_url=base_url, crumbs=(HOME_CRUMB,))
    return Job(addresses.file_of(address), "page", {"page": page, "it": it}, "outlets.html", address)


def _name(one: ProvinceReach) -> tuple[str, str]:
    """Anchor and name of a section."""
    return (one.province.id, one.province.name) if one.province else NO_PROVINCE


def _row(one: ProvinceReach, catalogue: Catalogue) -> Plain:
    """A line of the table: counts of the outlets by what is said of them."""
    stages = Counter(outlet_stage(entry.record, catalogue.day) for entry in one.outlets)
    anchor, text = _name(one)
    return {
        "anchor": anchor,
        "text": text,
        "outlets": len(one.outlets),
        "open": stages["open"],
        "closed": stages["closed"],
        "planned": stages["planned"],
        "products": one.products,
    }


def _section(one: ProvinceReach, catalogue: Catalogue) -> Plain:
    """The outlets of a province, and how many districts of its former ones they lie in."""
    anchor, text = _name(one)
    return {
        "anchor": anchor,
        "title": text,
        "href": addresses.province(one.province.id) if one.province else "",
        "entries": outlet_lines([entry.record.id for entry in one.outlets], catalogue),
        "districts": [_districts(unit, catalogue) for unit in by_district(_selling(one.outlets, catalogue), catalogue)],
    }


def _selling(entries: tuple[OutletEntry, ...], catalogue: Catalogue) -> list[OutletEntry]:
    return [e for e in entries if outlet_stage(e.record, catalogue.day) not in {"closed", "planned"}]


def _districts(one: DistrictReach, catalogue: Catalogue) -> Plain:
    held = [f"{name} ({count})" if count > 1 else name for name, count in one.held.items()]
    total = len(one.held) + len(one.others)
    said = say("{held} trong {total} đơn vị cấp huyện có điểm bán trong danh mục", held=len(one.held), total=total)
    return {
        "text": one.unit.name,
        "href": unit_address(one.unit, catalogue.vocabulary),
        "said": said if one.held else say_many("{n} điểm bán chưa rõ huyện", n=one.elsewhere),
        "held": held,
        "others": list(one.others),
        "elsewhere": one.elsewhere,
    }


def _list_note(catalogue: Catalogue) -> str:
    """Of which time the districts are, and by whose list."""
    listed = catalogue.vocabulary.districts
    last = last_day_with("district", catalogue.vocabulary)
    until = say("Cấp huyện có đến hết ngày {day}.", day=last) if last else ""
    by = next((source.note for source in listed.sources if source.note), "")
    counted = say("Đếm lúc lập trang này; điểm bán đã đóng hay mới là đề xuất không tính vào huyện.")
    year = str(listed.listed)
    if by:
        whose = say(
            "Huyện, quận, thị xã, thành phố thuộc tỉnh theo danh sách năm {year} ({by}).", year=year, by=own(by)
        )
    else:
        whose = say("Huyện, quận, thị xã, thành phố thuộc tỉnh theo danh sách năm {year}.", year=year)
    return joined((counted, whose, until), " ")
