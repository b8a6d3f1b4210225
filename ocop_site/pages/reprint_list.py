"""The reprint list of an outlet in words: which printed labels turn wrong, from which day on, why, and what to do.

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
from ocop_site.pages.labels import format_of, price_text
from ocop_site.pages.pieces import status_piece

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.reprints import Entry, Fault, Reason, Reprint, Todo
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Language
    from ocop_site.reading.ledger import Print

NO_STARS = (
    "nhãn ghi “OCOP {printed} sao”; theo hồ sơ, nhãn in mới không có sao và chữ OCOP",
    "the label says {printed} stars; by the record a new one bears neither stars nor “OCOP”",
)
WHY: dict[Reason, tuple[str, str]] = {
    "withdrawn": (
        "mã trên nhãn dẫn tới trang báo hồ sơ đã rút khỏi danh mục",
        "its code leads to a page that says that the record was withdrawn",
    ),
    "gone": ("danh mục không có hồ sơ nào mang mã {printed} của nhãn", "no record has the label's code {printed}"),
    "revoked": NO_STARS,
    "expired": NO_STARS,
    "standing": NO_STARS,
    "term": ("đã qua thời hạn ghi trên nhãn (đến hết {printed})", "past the printed term (until {printed})"),
    "stars": (
        "nhãn ghi {printed} sao, lần công nhận gần nhất trong hồ sơ là {now} sao",
        "the label says {printed} stars, the last recognition that we know {now}",
    ),
    "name": ("nhãn ghi tên “{printed}”, tên trong hồ sơ nay là “{now}”", "it is called “{now}” now, not “{printed}”"),
    "maker": ("tên chủ thể trên nhãn khác hồ sơ, hồ sơ nay ghi “{now}”", "the record now names “{now}” as the maker"),
    "price": (
        "nhãn ghi giá {printed}, giá tại điểm bán nay là {now}",
        "the label says {printed}, the outlet's price is {now} now",
    ),
    "address": (
        "mã trên nhãn dẫn tới địa chỉ cũ {printed}, danh mục nay ở {now}",
        "its code leads to the old address {printed}, the catalogue is at {now} now",
    ),
}
# The same where the record says nothing now, or where the label is the outlet's own.
TERM_CHANGED = (
    "nhãn ghi thời hạn đến hết {printed}, hồ sơ nay ghi đến hết {now}",
    "the label says until {printed}, the record now until {now}",
)
TERM_RAN = ("đã qua thời hạn của lần công nhận ghi trên nhãn", "past the term of the recognition on the label")
NO_MAKER = ("nhãn ghi tên chủ thể, hồ sơ nay không nêu tên", "the label names a maker, the record does not any more")
OPERATOR = ("đơn vị vận hành trên biển khác hồ sơ", "the sign names another operator than the record")
SIGN = ("biển cửa", "door sign")
OTHER_LABEL = ("nhãn", "labels")
PARTS: tuple[tuple[Todo, str], ...] = (
    ("print", "Nhãn cần in lại"),
    ("remove", "Nhãn cần gỡ xuống"),
    ("wait", "Nhãn đến ngày thì gỡ"),
)
ADVICE = "Đến hết ngày {} thì gỡ, hoặc in lại khi hồ sơ có kết quả mới."


def reprint_list(outlet: OutletEntry, catalogue: Catalogue) -> Plain | None:
    """The list for a template; None where no label of the outlet is in the ledger.

    `count`: the labels that are taken to hang there; `parts`: what is to be done with those that are wrong or will be,
    each with its title and items. `from` of a part and of an item: the day (ISO) from which it is shown, "" from now
    on. Items of labels that are wrong or near it carry the product's `status`; those that show themselves later have
    none.
    """
    code = outlet.record.code
    hanging = on_shelf(code, catalogue)
    if not hanging:
        return None
    found = reprints(code, catalogue, None)
    return {
        "count": sum(int(line.copies) for _, lines in hanging for line in lines),
        "parts": [
            part for todo, title in PARTS if (part := _part(title, [r for r in found if r.todo == todo], catalogue))
        ],
    }


def _part(title: str, found: list[Reprint], catalogue: Catalogue) -> Plain | None:
    items = [_item(group, catalogue) for group in _together(found)]
    if not items:
        return None
    in_order = sorted(items, key=lambda item: item["from"])
    return {"title": title, "from": in_order[0]["from"], "items": in_order}


def _together(found: Iterable[Reprint]) -> list[list[Reprint]]:
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
        "labels": labels_text([line for one in group for line in one.lines], entry),
        "faults": [fault_text(fault, entry) for fault in _reasons(first, catalogue.day)],
        "advice": ADVICE.format(day_text(first.right_until)) if first.todo == "wait" and first.right_until else "",
        "status": status_piece(entry.status, entry.turns) if near and isinstance(entry, ProductEntry) else None,
    }


def _reasons(one: Reprint, day: date) -> list[Fault]:
    """The faults for which the label is printed anew: not what would only come to the new one as well."""
    first = max(one.wrong_from or day, day)
    return [fault for fault in one.faults if fault.is_there(first + timedelta(days=HORIZON_DAYS))]


def _way(one: Reprint) -> str:
    """Where the label's code leads today: a page of a record, what is left of one, or nothing."""
    if one.entry:
        return addresses.of_record(one.entry.record)
    return addresses.code(one.lines[0].code) if one.reason == "withdrawn" else ""


def _shown_from(wrong_from: date | None, day: date) -> str:
    start = wrong_from - timedelta(days=HORIZON_DAYS) if wrong_from else day
    return start.isoformat() if start > day else ""


def labels_text(lines: Iterable[Print], entry: Entry | None) -> list[str]:
    """The same for several prints: those of one kind and day together, in the order of their first."""
    counts: dict[tuple[str, str], int] = {}
    for line in lines:
        key = (kind_text(line, entry), line.date)
        counts[key] = counts.get(key, 0) + int(line.copies)
    return [f"{count} {kind}, in ngày {_day_said(day)}" for (kind, day), count in counts.items()]


def kind_text(line: Print, entry: Entry | None, language: Language = "vi") -> str:
    """What kind of label it is; a ledger may hold any word for it."""
    known = format_of(line.format)
    english = language == "en"
    if isinstance(entry, OutletEntry):
        return SIGN[english]
    if known is None:
        return OTHER_LABEL[english]
    return known.text_en if english else known.text


def fault_text(fault: Fault, entry: Entry | None) -> str:
    """From which day on a label is wrong, and why, as one sentence."""
    said = fault_words(fault, entry)
    if fault.since:
        return f"Từ ngày {day_text(fault.since)}: {said}."
    return f"{said[:1].upper()}{said[1:]}."


def fault_words(fault: Fault, entry: Entry | None, language: Language = "vi") -> str:
    """Why a label is wrong, as part of a sentence, without the day."""
    printed, now = _said(fault.reason, fault.printed), _said(fault.reason, fault.now)
    words = WHY[fault.reason]
    if fault.reason == "term":
        words = TERM_CHANGED if now else words if printed else TERM_RAN
    elif fault.reason == "maker":
        words = OPERATOR if isinstance(entry, OutletEntry) else words if now else NO_MAKER
    return words[language == "en"].format(printed=printed, now=now)


def _said(reason: Reason, text: str) -> str:
    """What the label or the record says, as people write it."""
    if reason == "term":
        return _day_said(text)
    return price_text(int(text)) if reason == "price" and text.isdecimal() else text


def _day_said(text: str) -> str:
    """2027-12-29 as 29/12/2027."""
    return "/".join(reversed(text.split("-")))
