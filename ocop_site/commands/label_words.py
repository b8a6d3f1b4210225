"""What `labels` tells before it makes anything, and afterwards: plain lines, Vietnamese or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.entries import OutletEntry
from ocop_site.catalogue.reprints import HORIZON_DAYS
from ocop_site.catalogue.sentences import day_text
from ocop_site.pages.labels import FORMATS, format_of
from ocop_site.pages.reprint_list import fault_words, kind_text
from ocop_site.problems import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from decimal import Decimal

    from ocop_site.building.label_plan import LabelPlan, LeftOut
    from ocop_site.catalogue.entries import WhyNoStars
    from ocop_site.catalogue.reprints import Reprint
    from ocop_site.problems import Language

MOST_NAMES = 5
NAMES_IN_A_ROW = 3
MOST_NUMBERS = 40
MOST_REASONS = 20
MOST_OF_A_REASON = 300  # characters
WHY_NO_STARS: dict[WhyNoStars, tuple[str, str]] = {
    "past-term": ("đã qua thời hạn của lần công nhận, danh mục chưa có kết quả đánh giá lại", "past the term we know"),
    "expired": ("hết hạn theo quyết định hoặc nguồn nêu tên", "expired by a decision or a named source"),
    "revoked": ("đã bị thu hồi", "revoked"),
    "undetermined": ("chưa đủ dữ kiện để tính thời hạn", "not enough is known to compute the term"),
    "no-paper": ("danh mục chưa có giấy chứng nhận", "the catalogue holds no certificate"),
    "no-maker": ("còn hiệu lực nhưng chưa rõ chủ thể", "in force, but the maker is not known"),
    "fair-days": ("hồ sơ không ghi đủ ngày của hội chợ", "the record does not tell all days of the fair"),
    "not-at-fair": (
        "hôm nay còn thời hạn, nhưng không chắc trong mọi ngày hội chợ",
        "in force today, but not for certain on every day of the fair",
    ),
}


def plan_lines(plan: LabelPlan, due: Iterable[Reprint], language: Language) -> Iterator[str]:
    """What would be printed: whose, how many, on what, from which place, with and without stars, and for how long.

    `due`: the labels of the outlet that are due, printed now or not (`hanging_lines`).
    """
    english = language == "en"
    stock, style = plan.printer.stock, plan.format
    size = f"{_number(stock.label.width, language)} × {_number(stock.label.height, language)} mm"
    yield plan.chosen.title
    if plan.chosen.signs:
        yield f"  {plan.count} signs on {stock.name}" if english else f"  {plan.count} biển gian, khổ {stock.name}"
    elif english:
        yield f"  {plan.count} labels ({style.text_en}) on {stock.name}, {size}"
    else:
        yield f"  {plan.count} nhãn, kiểu {style.text}, khổ {stock.name}, mỗi nhãn {size}"
    if stock.kind == "sheet":
        yield _sheet_line(plan, language)
    if plan.chosen.signs:
        yield from _uncoded_lines(plan.chosen.uncoded, language)
    elif not plan.of_signs:
        yield _starred_line(plan, language)
    yield from _ending_line(plan, language)
    for why, (count, names) in plan.starless.items():
        yield from _starless_lines(count, WHY_NO_STARS[why][english], names, language)
    yield from _unpriced_line(plan, language)
    if plan.drafts:
        yield (
            f"  {plan.drafts} are marked as drafts (BẢN NHÁP): their pages were not published yet"
            if english
            else f"  {plan.drafts} nhãn mang chữ BẢN NHÁP: trang của chúng chưa được công bố (xem lệnh publish)"
        )
    if plan.replaced:
        yield "  Printed again, because:" if english else "  In lại, vì:"
        yield from _cut((_reason_line(one, plan.order.day, language) for one in plan.replaced), language)
    for former, left in plan.left_out.items():
        yield from _left_out_lines(former, left, language)
    yield from hanging_lines(due, language)
    yield f"  {'File' if english else 'Tệp'}: {plan.output}"


def _starred_line(plan: LabelPlan, language: Language) -> str:
    """How many bear stars; of what is printed for a fair, that they count for its days."""
    if plan.chosen.fair is None:
        return f"  {plan.starred} with stars" if language == "en" else f"  {plan.starred} nhãn có sao"
    if language == "en":
        return f"  {plan.starred} with stars: in force today and on every day of the fair"
    return f"  {plan.starred} nhãn có sao: còn thời hạn hôm nay và trong mọi ngày hội chợ"


def _uncoded_lines(numbers: tuple[str, ...], language: Language) -> Iterator[str]:
    """The booths that have no sign, since they have no code."""
    if not numbers:
        return
    said, more = ", ".join(shorten(one) for one in numbers[:MOST_NUMBERS]), len(numbers) - MOST_NUMBERS
    if language == "en":
        others = f" and {more} more" if more > 0 else ""
        yield f"  {len(numbers)} booths have no code and so no sign: {said}{others}"
    else:
        others = f" và {more} gian nữa" if more > 0 else ""
        yield f"  {len(numbers)} gian chưa có mã nên không có biển: {said}{others}"
    yield "    → python build.py codes assign"


def hanging_lines(due: Iterable[Reprint], language: Language) -> Iterator[str]:
    """Labels that are due but that `--only-reprint` prints under no format, and what is to be done with them."""
    english = language == "en"
    some = list(due)
    removed = [one for one in some if one.todo == "remove"]
    waiting = [one for one in some if one.todo == "wait"]
    if removed:
        count = sum(one.copies for one in removed)
        yield f"  Take down: {count} labels" if english else f"  Gỡ xuống: {count} nhãn"
        yield from _cut((_reason_line(one, None, language) for one in removed), language)
    if waiting:
        count = sum(one.copies for one in waiting)
        yield (
            f"  Not printed now: {count} labels, a new one would be right no longer. Take them down after their day, "
            "or print them again once the record has a new result:"
            if english
            else f"  Chưa in lại: {count} nhãn, nhãn in mới cũng chỉ đúng đến ngày ấy. Đến hết ngày thì gỡ, hoặc in "
            "lại khi hồ sơ có kết quả mới:"
        )
        until = "right until {}" if english else "đến hết ngày {}"
        days = ((one, one.right_until) for one in waiting)
        yield from _cut(
            (f"{_labels(one, language)}: {until.format(day_text(day))}" for one, day in days if day), language
        )
    for sign in (one for one in some if one.todo == "print" and isinstance(one.entry, OutletEntry)):
        yield "  The sign at the door needs a reprint, too:" if english else "  Biển cửa cũng cần in lại:"
        yield f"    - {_reason_line(sign, None, language)}"
        alone = "without --only-reprint" if english else "không kèm --only-reprint"
        yield f"    → --door-sign, {alone} ({_last_on(sign, language)})"


def due_lines(due: Iterable[Reprint], language: Language) -> Iterator[str]:
    """Labels that `--only-reprint` prints, by their formats: what a refusal to print one format keeps from sight."""
    some = [one for one in due if one.todo == "print" and not isinstance(one.entry, OutletEntry)]
    if some:
        yield "  To be printed again:" if language == "en" else "  Cần in lại:"
        yield from _cut((_reason_line(one, None, language) for one in some), language)
        last = {one.lines[0].format: _last_on(one, language) for one in some}
        for style in (one for one in FORMATS if one in last):
            yield f"    → --only-reprint --format {style} ({last[style]})"


def _last_on(one: Reprint, language: Language) -> str:
    """On what they were printed, as the ledger has it."""
    return f"{'last printed on' if language == 'en' else 'lần trước in trên'} {shorten(one.lines[-1].stock)}"


def _labels(one: Reprint, language: Language) -> str:
    """Whose labels, how many, of which kind."""
    name = one.entry.record.name if one.entry else one.lines[0].name
    times = " ×" if language == "en" else ""
    return f"{shorten(name)} ({one.copies}{times} {kind_text(one.lines[0], one.entry, language)})"


def _reason_line(one: Reprint, day: date | None, language: Language) -> str:
    """Whose labels, and why they are wrong: what is wrong on a day (None: whenever), else what will be."""
    now = [fault for fault in one.faults if day is None or fault.is_there(day)]
    since = ", from {}" if language == "en" else ", từ ngày {}"
    said = [
        fault_words(fault, one.entry, language) + (since.format(day_text(fault.since)) if fault.since else "")
        for fault in now or one.faults
    ]
    return f"{_labels(one, language)}: {shorten('; '.join(said), MOST_OF_A_REASON)}"


def _ending_line(plan: LabelPlan, language: Language) -> Iterator[str]:
    """The labels with stars that do not stay right for long."""
    some = plan.ending
    if not some:
        return
    count, first = sum(one.copies for one in some), day_text(some[0].until)
    names = _row([one.name for one in some], language)
    yield (
        f"  {count} with stars turn wrong within {HORIZON_DAYS} days, the first is right until {first}: {names}"
        if language == "en"
        else f"  {count} nhãn có sao sẽ sai trong {HORIZON_DAYS} ngày tới, sớm nhất đúng đến hết ngày {first}: {names}"
    )


def _unpriced_line(plan: LabelPlan, language: Language) -> Iterator[str]:
    """The price cards on which no price stands."""
    some = plan.unpriced
    if not some:
        return
    names = _row(some, language)
    if language == "en":
        how = "" if plan.chosen.outlet else " (prices are those of an outlet: add --outlet)"
        yield f"  {len(some)} products have no price, their cards leave room to write one{how}: {names}"
    else:
        how = "" if plan.chosen.outlet else " (giá là của từng điểm bán: thêm --outlet)"
        yield f"  {len(some)} sản phẩm chưa có giá, thẻ chừa trống để viết tay{how}: {names}"


def _row(names: Iterable[str], language: Language) -> str:
    """A few names in a row, each once, and how many others there are."""
    some = list(dict.fromkeys(names))
    said, more = ", ".join(some[:NAMES_IN_A_ROW]), len(some) - NAMES_IN_A_ROW
    if more <= 0:
        return said
    return f"{said} and {more} more products" if language == "en" else f"{said} và {more} sản phẩm khác"


def _cut(lines: Iterable[str], language: Language) -> Iterator[str]:
    """Lines of a list, so many that they can be read."""
    some = list(lines)
    for line in some[:MOST_REASONS]:
        yield f"    - {line}"
    if len(some) > MOST_REASONS:
        yield f"    … {len(some) - MOST_REASONS} {'more' if language == 'en' else 'dòng nữa'}"


def _sheet_line(plan: LabelPlan, language: Language) -> str:
    places, start = plan.printer.stock.count, plan.run["start"]
    if language == "en":
        return f"  {plan.sheets} sheets of {places} places, from place {start}; then {_next(plan, language)}"
    return f"  {plan.sheets} tờ, mỗi tờ {places} ô, in từ ô {start}; sau đó {_next(plan, language)}"


def _next(plan: LabelPlan, language: Language) -> str:
    if plan.next == 1:
        return "the last sheet is full" if language == "en" else "tờ cuối đã đầy"
    return f"place {plan.next} is the first free one" if language == "en" else f"ô {plan.next} là ô trống đầu tiên"


def _starless_lines(count: int, why: str, names: tuple[str, ...], language: Language) -> Iterator[str]:
    english = language == "en"
    yield f"  {count} without stars and “OCOP”: {why}" if english else f"  {count} nhãn không có sao và chữ OCOP: {why}"
    yield from _name_lines(names, language)


def _name_lines(names: tuple[str, ...], language: Language) -> Iterator[str]:
    for name in names[:MOST_NAMES]:
        yield f"    - {name}"
    if len(names) > MOST_NAMES:
        yield f"    … {len(names) - MOST_NAMES} {'more' if language == 'en' else 'sản phẩm nữa'}"


def _left_out_lines(style: str, left: LeftOut, language: Language) -> Iterator[str]:
    """Labels of another format that have to be replaced, too: whose, and how they are printed."""
    known = format_of(style)
    if language == "en":
        text = known.text_en if known else shorten(style)
        yield f"  Not this time: {len(left.names)} products whose {text} needs a reprint, too"
    else:
        text = known.text if known else shorten(style)
        yield f"  Không in lần này: {len(left.names)} sản phẩm cũng cần in lại, kiểu {text}"
    yield from _name_lines(left.names, language)
    if known:
        yield f"    → --only-reprint --format {known.id}" + (f" --stock {left.stock}" if left.stock else "")


def done_lines(plan: LabelPlan, language: Language) -> Iterator[str]:
    """What was written, and how to print it."""
    english = language == "en"
    yield (
        f"{plan.output} was written; every code on it was read back."
        if english
        else f"Đã ghi {plan.output}; đã đọc lại từng mã trên đó."
    )
    if plan.printer.path is not None and plan.printer.stock.kind == "sheet":
        yield f"{plan.printer.path}: {_next(plan, language)}."
    yield (
        "Print it at 100 %, without fitting it to the page."
        if english
        else "Khi in, chọn tỉ lệ 100 %, không co giãn theo trang."
    )


def _number(value: Decimal, language: Language) -> str:
    text = f"{value.normalize():f}"
    return text if language == "en" else text.replace(".", ",")
