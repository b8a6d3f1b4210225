"""The reprint list of an outlet in words: which printed labels turn wrong, from which day on, why, and what to do.

The words name days and stay true if nobody rebuilds the page: what turns wrong later than the next 90 days is on it
too and shows itself 90 days before (`assets/turns.js`). Why a product bears no stars any more is said by its status,
which stands beside it, and by nothing else. A maker's printed name is not repeated: it may have been kept back since.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ocop_site.catalogue.booth_entries import BoothEntry
from ocop_site.catalogue.entries import OutletEntry, ProductEntry
from ocop_site.catalogue.reprints import HORIZON_DAYS, on_shelf, reprints
from ocop_site.pages import addresses
from ocop_site.pages.labels import format_of, price_text
from ocop_site.pages.names import name_of
from ocop_site.pages.pieces import status_piece
from ocop_site.words import filled, in_vietnamese, opening, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.label_entries import Entry
    from ocop_site.catalogue.reprints import Fault, Reason, Reprint, Todo
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Language
    from ocop_site.reading.ledger import Print
    from ocop_site.words import Phrase

NO_STARS = (
    say("nhãn ghi “OCOP {printed} sao”; theo hồ sơ, nhãn in mới không có sao và chữ OCOP"),
    "the label says {printed} stars; by the record a new one bears neither stars nor “OCOP”",
)
WHY: dict[Reason, tuple[Phrase, str]] = {
    "withdrawn": (
        say("mã trên nhãn dẫn tới trang báo hồ sơ đã rút khỏi danh mục"),
        "its code leads to a page that says that the record was withdrawn",
    ),
    "gone": (say("danh mục không có hồ sơ nào mang mã {printed} của nhãn"), "no record has the label's code {printed}"),
    "revoked": NO_STARS,
    "expired": NO_STARS,
    "standing": NO_STARS,
    "term": (say("đã qua thời hạn ghi trên nhãn (đến hết {printed})"), "past the printed term (until {printed})"),
    "stars": (
        say("nhãn ghi {printed} sao, lần công nhận gần nhất trong hồ sơ là {now} sao"),
        "the label says {printed} stars, the last recognition that we know {now}",
    ),
    "name": (
        say("nhãn ghi tên “{printed}”, tên trong hồ sơ nay là “{now}”"),
        "it is called “{now}” now, not “{printed}”",
    ),
    "maker": (
        say("tên chủ thể trên nhãn khác hồ sơ, hồ sơ nay ghi “{now}”"),
        "the record now names “{now}” as the maker",
    ),
    "price": (
        say("nhãn ghi giá {printed}, giá tại điểm bán nay là {now}"),
        "the label says {printed}, the outlet's price is {now} now",
    ),
    "address": (
        say("mã trên nhãn dẫn tới địa chỉ cũ {printed}, danh mục nay ở {now}"),
        "its code leads to the old address {printed}, the catalogue is at {now} now",
    ),
}
# The same where the record says nothing now, or where the label is the outlet's own.
TERM_CHANGED = (
    say("nhãn ghi thời hạn đến hết {printed}, hồ sơ nay ghi đến hết {now}"),
    "the label says until {printed}, the record now until {now}",
)
TERM_RAN = (say("đã qua thời hạn của lần công nhận ghi trên nhãn"), "past the term of the recognition on the label")
NO_MAKER = (
    say("nhãn ghi tên chủ thể, hồ sơ nay không nêu tên"),
    "the label names a maker, the record does not any more",
)
OPERATOR = (say("đơn vị vận hành trên biển khác hồ sơ"), "the sign names another operator than the record")
SIGN = ("biển cửa", "door sign")
OTHER_LABEL = ("nhãn", "labels")
PARTS: tuple[tuple[Todo, str], ...] = (
    ("print", say("Nhãn cần in lại")),
    ("remove", say("Nhãn cần gỡ xuống")),
    ("wait", say("Nhãn đến ngày thì gỡ")),
)


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
        "name": _name(entry) if entry else own(first.lines[0].name),
        "href": _way(first),
        "maker": entry.maker if isinstance(entry, ProductEntry) else "",
        "from": shown_from,
        "labels": labels_text([line for one in group for line in one.lines], entry),
        "faults": [fault_text(fault, entry) for fault in _reasons(first, catalogue.day)],
        "advice": say("Đến hết ngày {day} thì gỡ, hoặc in lại khi hồ sơ có kết quả mới.", day=first.right_until)
        if first.todo == "wait" and first.right_until
        else "",
        "status": status_piece(entry.status, entry.turns) if near and isinstance(entry, ProductEntry) else None,
    }


def _reasons(one: Reprint, day: date) -> list[Fault]:
    """The faults for which the label is printed anew: not what would only come to the new one as well."""
    first = max(one.wrong_from or day, day)
    return [fault for fault in one.faults if fault.is_there(first + timedelta(days=HORIZON_DAYS))]


def _name(entry: Entry) -> str:
    return own(entry.record.name) if isinstance(entry, BoothEntry) else name_of(entry.record)


def _way(one: Reprint) -> str:
    """Where the label's code leads today: a page of a record, what is left of one, or nothing."""
    if isinstance(one.entry, BoothEntry):
        return addresses.booth(one.entry.fair.record, one.entry.booth)
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
        key = (_kind_of(line, entry), line.date)
        counts[key] = counts.get(key, 0) + int(line.copies)
    return [
        say("{labels}, in ngày {day}", labels=counted_labels(kind, count), day=_day_said(day))
        for (kind, day), count in counts.items()
    ]


def _kind_of(line: Print, entry: Entry | None) -> str:
    """A word for each kind of label: its format, "sign" for an outlet's own, "booth" for a booth's, else ""."""
    if isinstance(entry, OutletEntry):
        return "sign"
    known = format_of(line.format)
    if known is None:
        return ""
    return "booth" if known.sign else known.id


def counted_labels(kind: str, n: int) -> Phrase:  # noqa: PLR0911 - one for each kind
    """So many labels of a kind."""
    match kind:
        case "sign":
            return say_many("{n} biển cửa", n=n)
        case "shelf":
            return say_many("{n} nhãn kệ", n=n)
        case "strip":
            return say_many("{n} thanh kệ", n=n)
        case "price":
            return say_many("{n} thẻ giá", n=n)
        case "lid":
            return say_many("{n} nắp hũ", n=n)
        case "card":
            return say_many("{n} thẻ bàn", n=n)
        case "booth":
            return say_many("{n} biển gian", n=n)
    return say_many("{n} nhãn nhỏ", n=n) if kind == "small" else say_many("{n} nhãn", n=n)


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
        return say("Từ ngày {day}: {why}.", day=fault.since, why=said)
    return say("{sentence}.", sentence=opening(said))


def fault_words(fault: Fault, entry: Entry | None, language: Language = "vi") -> str:
    """Why a label is wrong, as part of a sentence, without the day."""
    printed, now = _said(fault.reason, fault.printed), _said(fault.reason, fault.now)
    words = WHY[fault.reason]
    if fault.reason == "term":
        words = TERM_CHANGED if now else words if printed else TERM_RAN
    elif fault.reason == "maker":
        words = OPERATOR if isinstance(entry, OutletEntry) else words if now else NO_MAKER
    if language == "en":
        return words[1].format(printed=in_vietnamese(printed), now=in_vietnamese(now))
    return filled(words[0], printed=printed, now=now)


def _said(reason: Reason, text: str) -> str | date:
    """What the label or the record says, as people write it."""
    if reason == "term":
        return _day_said(text)
    if reason == "price" and text.isdecimal():
        return price_text(int(text))
    return own(text) if text and reason in {"name", "maker"} else text


def _day_said(text: str) -> str | date:
    """A day of the ledger, which may hold any text for it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
