"""The reprint list of an outlet in words: which printed labels turn wrong, from which day on, and why.

The words name days and stay true if nobody rebuilds the page: what turns wrong later than the next 90 days is on it
too and shows itself 90 days before (`assets/turns.js`). Why a product bears no stars any more is said by its status,
which stands beside it, and by nothing else. A maker's printed name is not repeated: it may have been kept back since.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.entries import OutletEntry, ProductEntry
from ocop_site.catalogue.reprints import HORIZON_DAYS, on_shelf, reprints
from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.labels import FORMATS, price_text
from ocop_site.pages.pieces import status_piece

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.reprints import Entry, Fault, Reason, Reprint
    from ocop_site.pages.jobs import Plain
    from ocop_site.reading.ledger import Print

NO_STARS = "nhãn ghi “OCOP {printed} sao”; theo hồ sơ, nhãn in mới không có sao và chữ OCOP"
WHY: dict[Reason, str] = {
    "withdrawn": "mã trên nhãn dẫn tới trang báo hồ sơ đã rút khỏi danh mục",
    "gone": "danh mục không có hồ sơ nào mang mã {printed} của nhãn",
    "revoked": NO_STARS,
    "expired": NO_STARS,
    "standing": NO_STARS,
    "term": "đã qua thời hạn ghi trên nhãn (đến hết {printed})",
    "stars": "nhãn ghi {printed} sao, lần công nhận gần nhất trong hồ sơ là {now} sao",
    "name": "nhãn ghi tên “{printed}”, tên trong hồ sơ nay là “{now}”",
    "maker": "tên chủ thể trên nhãn khác hồ sơ, hồ sơ nay ghi “{now}”",
    "price": "nhãn ghi giá {printed}, giá tại điểm bán nay là {now}",
    "address": "mã trên nhãn dẫn tới địa chỉ cũ {printed}, danh mục nay ở {now}",
}
# The same where the record says nothing now, or where the label is the outlet's own.
TERM_CHANGED = "nhãn ghi thời hạn đến hết {printed}, hồ sơ nay ghi đến hết {now}"
TERM_RAN = "đã qua thời hạn của lần công nhận ghi trên nhãn"
NO_MAKER = "nhãn ghi tên chủ thể, hồ sơ nay không nêu tên"
OPERATOR = "đơn vị vận hành trên biển khác hồ sơ"


def reprint_list(outlet: OutletEntry, catalogue: Catalogue) -> Plain | None:
    """The list for a template; None where no label of the outlet is in the ledger.

    `count`: the labels that are taken to hang there. `from` of the whole list and of an item: the day (ISO) from which
    it is shown, "" from now on. Items of labels that are wrong or near it carry the product's `status`; those that
    show themselves later have none.
    """
    code = outlet.record.code
    hanging = on_shelf(code, catalogue)
    if not hanging:
        return None
    found = reprints(code, catalogue, None)
    items = [_item(group, catalogue) for group in _together(found)]
    return {
        "count": sum(int(line.copies) for _, lines in hanging for line in lines),
        "from": min((item["from"] for item in items), default=""),
        "items": sorted(items, key=lambda item: item["from"]),
    }


def _together(found: tuple[Reprint, ...]) -> list[list[Reprint]]:
    """Labels of one code that are wrong in the same way, in several formats, stand together."""
    groups: dict[tuple[object, ...], list[Reprint]] = {}
    for one in found:
        groups.setdefault((one.lines[0].code, one.faults), []).append(one)
    return list(groups.values())


def _item(group: list[Reprint], catalogue: Catalogue) -> Plain:
    first, entry = group[0], group[0].entry
    shown_from = _shown_from(first.wrong_from, catalogue.day)
    near = isinstance(entry, ProductEntry) and not shown_from
    return {
        "name": entry.record.name if entry else first.lines[0].name,
        "href": _way(first),
        "maker": entry.maker if isinstance(entry, ProductEntry) else "",
        "from": shown_from,
        "labels": [label_text(line, entry) for one in group for line in one.lines],
        "faults": [fault_text(fault, entry) for fault in _reasons(first, catalogue.day)],
        "status": status_piece(entry.status, entry.turns) if near and isinstance(entry, ProductEntry) else None,
    }


def _reasons(one: Reprint, day: date) -> list[Fault]:
    """The faults for which the label is printed anew: not what would only come to the new one as well."""
    first = max(one.wrong_from or day, day)
    return [f for f in one.faults if f.since is None or f.since <= first + timedelta(days=HORIZON_DAYS)]


def _way(one: Reprint) -> str:
    """Where the label's code leads today: a page of a record, what is left of one, or nothing."""
    if one.entry:
        return addresses.of_record(one.entry.record)
    return addresses.code(one.lines[0].code) if one.reason == "withdrawn" else ""


def _shown_from(wrong_from: date | None, day: date) -> str:
    start = wrong_from - timedelta(days=HORIZON_DAYS) if wrong_from else day
    return start.isoformat() if start > day else ""


def label_text(line: Print, entry: Entry | None) -> str:
    """So many labels of which kind, and when they were printed."""
    known = FORMATS.get(line.format)  # type: ignore[call-overload]  # a ledger may hold any word
    kind = "biển cửa" if isinstance(entry, OutletEntry) else known.text if known else "nhãn"
    year, _, rest = line.date.partition("-")
    month, _, day = rest.partition("-")
    return f"{int(line.copies)} {kind}, in ngày {day}/{month}/{year}"


def fault_text(fault: Fault, entry: Entry | None) -> str:
    """From which day on a label is wrong, and why, as one line."""
    said = _why(fault, entry)
    return f"Từ ngày {day_text(fault.since)}: {said}." if fault.since else f"{said[:1].upper()}{said[1:]}."


def _why(fault: Fault, entry: Entry | None) -> str:
    printed, now = _said(fault.reason, fault.printed), _said(fault.reason, fault.now)
    words = WHY[fault.reason]
    if fault.reason == "term":
        words = TERM_CHANGED if now else words if printed else TERM_RAN
    elif fault.reason == "maker":
        words = OPERATOR if isinstance(entry, OutletEntry) else words if now else NO_MAKER
    return words.format(printed=printed, now=now)


def _said(reason: Reason, text: str) -> str:
    """What the label or the record says, as people write it."""
    if reason == "term":
        return "/".join(reversed(text.split("-")))
    return price_text(int(text)) if reason == "price" and text.isdecimal() else text
