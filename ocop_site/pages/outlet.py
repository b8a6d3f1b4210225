"""The page of an outlet: where it is, what it sells, what of it has no paper within its term, what is to be printed.

What depends on the day turns by itself (`assets/turns.js`): cards and lines by their status, and a product that falls
out of its term appears on the day among those that need a look. Counts say that they were made with the page.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import days_text
from ocop_site.pages import addresses
from ocop_site.pages.choices import ALL_STARS, in_force_first, listed_stars
from ocop_site.pages.names import group_short, name_of, other_name, word_name
from ocop_site.pages.others import (
    STAGES,
    closing_day,
    contact_facts,
    fact_pieces,
    outlet_stage,
    record_crumbs,
)
from ocop_site.pages.outlet_files import outlet_calendar, ready_sheets
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import (
    entry_piece,
    map_piece,
    page_piece,
    place_piece,
    qr_piece,
    report_piece,
    short_place,
    source_pieces,
    status_piece,
)
from ocop_site.pages.print_page import can_print
from ocop_site.pages.reprint_list import reprint_list
from ocop_site.pages.stories import told
from ocop_site.pages.structured.others import outlet_data
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.catalogue.entries import Catalogue, OutletEntry, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Job, Plain
    from ocop_site.pages.outlet_files import ReadySheet
    from ocop_site.records.others import Outlet

STOCK_TITLES = {"closed": say("Sản phẩm từng bán ở đây"), "planned": say("Sản phẩm dự kiến bán ở đây")}
PRICE_TITLES = {"closed": say("Giá khi còn bán"), "planned": say("Giá dự kiến")}
PLANNED_ONCE = {"planned": say("nguồn chỉ ghi là đề xuất")}  # true on every day


def outlet_context(entry: OutletEntry, catalogue: Catalogue, cards: Cards, *, sheets: bool = False) -> Plain:
    """The whole context of an outlet's page. `sheets`: whether its ready sheets are made too."""
    outlet = entry.record
    stage = outlet_stage(outlet, catalogue.day)
    selling = stage != "closed"
    stocked = [product for product, _ in catalogue.stocked(outlet)]
    it: Plain = {
        "name": name_of(outlet),
        "name_en": other_name(outlet),
        "code": outlet.code,
        "closed": not selling,
        "closing": _closing(outlet, catalogue),
        "place": place_piece(entry.here, catalogue),
        "facts": _facts(outlet, stage, catalogue),
        "story": told(outlet.story),
        "photos": [p for photo in outlet.photos if (p := picture(photo, cards.photos))],
        "stocks_title": STOCK_TITLES.get(stage, say("Sản phẩm bán ở đây")),
        "counts": _counts(stocked, catalogue),
        "stocks": _by_group(stocked, catalogue, cards),
        "out": _out_of_force(stocked) if selling else None,
        "prices_title": PRICE_TITLES.get(stage, say("Giá tại điểm bán")),
        "prices": _prices(outlet, catalogue),
        "hours": [own(line) for line in outlet.hours],
        "geo": map_piece(outlet.geo),
        "print": {"href": addresses.print_page(outlet)} if selling and can_print(entry, catalogue) else None,
        "sheets": [_sheet(one) for one in ready_sheets(entry, catalogue)] if sheets and selling else [],
        "reprints": reprint_list(entry, catalogue) if selling else None,
        "ways": _calendar_way(outlet_calendar(entry, catalogue)),
        "qr": qr_piece(catalogue.site.base_url, outlet.code, files=True),
        "sources": source_pieces(outlet.sources),
        "report": report_piece(catalogue, outlet.name, outlet.code),
        "example": outlet.example,
    }
    it["desk"] = _desk(it)
    place = short_place(entry.here, catalogue)
    page = page_piece(
        "outlet",
        addresses.outlet(outlet),
        name_of(outlet),
        description=joined((name_of(outlet), place), ". ") if place else say("{name}.", name=name_of(outlet)),
        base_url=catalogue.site.base_url,
        crumbs=record_crumbs(catalogue, entry.here, say("Điểm bán"), addresses.OUTLETS),
    )
    page["data"] = [thing] if (thing := outlet_data(entry, catalogue, it["photos"])) else []
    return {"page": page, "it": it}


def _desk(it: Plain) -> str:
    """What the lower part of the page has for those who sell there, "" for nothing: it stands far below the stock."""
    if not (it["reprints"] or it["print"] or it["sheets"]):
        return ""
    parts = (
        (it["reprints"], say("nhãn đã in")),
        (it["print"] or it["sheets"], say("in nhãn kệ")),
        (it["ways"], say("lịch")),
    )
    return joined((words for there, words in parts if there), ", ")


def _facts(outlet: Outlet, stage: str, catalogue: Catalogue) -> list[Plain]:
    """Where a closing day is to come, it is said and "open" is not: a page that nobody rebuilds must stay true."""
    level = catalogue.vocabulary.level(outlet.level) if outlet.level else None
    closing = closing_day(outlet, catalogue.day) is not None
    return fact_pieces(
        [
            (say("Đơn vị vận hành"), own(outlet.operator) if outlet.operator else ""),
            (say("Tình trạng"), STAGES.get(stage, "") if not closing else PLANNED_ONCE.get(stage, "")),
            (say("Mở cửa từ"), days_text(outlet.opened) if outlet.opened else ""),
            (say("Đóng cửa"), say("{days}, theo nguồn", days=days_text(outlet.closed)) if outlet.closed else ""),
            (say("Cấp"), word_name(level) if level else ""),
            (say("Hệ thống"), own(outlet.network) if outlet.network else ""),
            (say("Mã trong danh mục"), outlet.code),
            *contact_facts(outlet.contact, publish=outlet.publish_contact),
        ]
    )


def _closing(outlet: Outlet, catalogue: Catalogue) -> Plain | None:
    """What the page says from the day on which the outlet is said to close; None where no such day is to come.

    `from`: that day; `until`: the last day before it, after which nothing is offered to print (both ISO).
    """
    last = closing_day(outlet, catalogue.day)
    if last is None:
        return None
    return {
        "from": last.isoformat(),
        "until": (last - timedelta(days=1)).isoformat(),
        "stocks_title": STOCK_TITLES["closed"],
        "prices_title": PRICE_TITLES["closed"],
    }


def _prices(outlet: Outlet, catalogue: Catalogue) -> list[Plain]:
    """The outlet's own prices; the maker only where two products have one name."""
    priced = [(entry, price) for entry, price in catalogue.stocked(outlet) if price is not None]
    names = [entry.record.name for entry, _ in priced]
    return [
        {
            "name": name_of(entry.record),
            "href": addresses.product(entry.record),
            "maker": entry.maker if names.count(entry.record.name) > 1 else "",
            "price": price,
        }
        for entry, price in priced
    ]


def _by_group(stocked: Sequence[ProductEntry], catalogue: Catalogue, cards: Cards) -> list[Plain]:
    """The stock as cards under the names of its groups, in force first."""
    groups = []
    for group in catalogue.vocabulary.groups:
        some = in_force_first([e for e in stocked if e.record.group == group.id])
        if some:
            shown = [cards.of(e) for e in some]
            groups.append({"title": word_name(group), "anchor": f"nhom-{group.id}", "count": len(some), "cards": shown})
    return groups


def _counts(stocked: Sequence[ProductEntry], catalogue: Catalogue) -> Plain | None:
    """How many there are, in force, by group and by stars of the recognition that counts; None without any stock.

    `until`: the last day (ISO) on which the counts hold, "" where nothing changes them. `columns`: the numbers of stars
    that there are, 0 for none known; each row has a count for every column. A table of one cell is none: `rows` [].
    """
    if not stocked:
        return None
    columns = [count for count in (*ALL_STARS, 0) if any(_starred(e) == count for e in stocked)]
    rows = []
    for group in catalogue.vocabulary.groups:
        some = [e for e in stocked if e.record.group == group.id]
        if some:
            counts = [sum(1 for e in some if _starred(e) == count) for count in columns]
            anchor = f"nhom-{group.id}"
            rows.append({"text": group_short(group), "anchor": anchor, "counts": counts, "total": len(some)})
    turning = [e.stars_stop for e in stocked if e.stars_stop]
    return {
        "total": len(stocked),
        "in_force": sum(1 for e in stocked if e.status.in_force),
        "until": (min(turning) - timedelta(days=1)).isoformat() if turning else "",
        "columns": [say_many("{n} sao", n=count) if count else say("chưa rõ sao") for count in columns],
        "rows": rows if len(rows) > 1 or len(columns) > 1 else [],
        "totals": [sum(1 for e in stocked if _starred(e) == count) for count in columns],
    }


def _starred(entry: ProductEntry) -> int:
    return listed_stars(entry) if listed_stars(entry) in ALL_STARS else 0


def _out_of_force(stocked: Sequence[ProductEntry]) -> Plain | None:
    """What has no paper within its term, now or on a day to come; None where everything is in force for good.

    One line for each set of words that hold on such days: shown from `from` ("" : now) until the `until` of its status.
    `from` of the whole is the day of its first line, `until` that of its last, "" where one of them lasts.
    """
    lines = []
    for entry in in_force_first(list(stocked)):
        piece = status_piece(entry.status, entry.turns)
        for phase in (piece, *piece["later"]):
            if not phase["filled"]:
                line = {
                    "name": name_of(entry.record),
                    "href": addresses.product(entry.record),
                    "maker": entry.maker,
                    "from": phase["from"],
                    "status": {key: value for key, value in phase.items() if key not in {"later", "value"}},
                }
                lines.append(line)
    if not lines:
        return None
    ends = [line["status"]["until"] for line in lines]
    return {
        "from": min(line["from"] for line in lines),
        "until": max(ends) if all(ends) else "",
        "lines": sorted(lines, key=lambda line: line["from"]),
    }


def _sheet(sheet: ReadySheet) -> Plain:
    """A ready PDF: what is on it, and until which day (ISO, "" for good) its labels are right."""
    right = say("đúng theo hồ sơ đến hết ngày {day}", day=sheet.until) if sheet.until else ""
    return {
        "text": sheet.text,
        "note": joined((sheet.note, right), "; "),
        "href": sheet.address,
        "until": sheet.until.isoformat() if sheet.until else "",
    }


def _calendar_way(calendar: Job | None) -> list[Plain]:
    if calendar is None:
        return []
    note = say_many(
        "{n} ngày cuối của giấy chứng nhận và của nhãn đã in; tệp .ics, mở bằng ứng dụng lịch",
        n=len(calendar.context["events"]),
    )
    return [entry_piece(say("Lịch của điểm bán"), calendar.owner, 0, note)]
