"""What `labels` tells before it makes anything, and afterwards: plain lines, Vietnamese or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.pages.labels import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from ocop_site.building.labels import LabelPlan
    from ocop_site.pages.labels import Silence
    from ocop_site.problems import Language

MOST_NAMES = 5
WHY: dict[Silence, tuple[str, str]] = {
    "past-term": ("đã qua thời hạn của lần công nhận, danh mục chưa có kết quả đánh giá lại", "past the term we know"),
    "expired": ("hết hạn theo quyết định hoặc nguồn nêu tên", "expired by a decision or a named source"),
    "revoked": ("đã bị thu hồi", "revoked"),
    "undetermined": ("chưa đủ dữ kiện để tính thời hạn", "not enough is known to compute the term"),
    "no-paper": ("danh mục chưa có giấy chứng nhận", "the catalogue holds no certificate"),
    "no-stars": ("còn hiệu lực nhưng chưa rõ mấy sao", "in force, but the stars are not known"),
    "no-maker": ("còn hiệu lực nhưng chưa rõ chủ thể", "in force, but the maker is not known"),
}


def plan_lines(plan: LabelPlan, language: Language) -> Iterator[str]:
    """What would be printed: whose, how many, on what, from which place, with and without stars."""
    english = language == "en"
    stock, style = plan.printer.stock, plan.format
    size = f"{_number(stock.label.width, language)} × {_number(stock.label.height, language)} mm"
    yield plan.chosen.title
    if english:
        yield f"  {plan.count} labels ({style.text_en}) on {stock.name}, {size}"
    else:
        yield f"  {plan.count} nhãn, kiểu {style.text}, khổ {stock.name}, mỗi nhãn {size}"
    if stock.kind == "sheet":
        yield _sheet_line(plan, language)
    if not plan.of_outlet:
        yield f"  {plan.starred} with stars" if english else f"  {plan.starred} nhãn có sao"
    for why, (count, names) in plan.silent.items():
        yield from _silent_lines(count, WHY[why][english], names, language)
    if plan.drafts:
        yield (
            f"  {plan.drafts} are marked as drafts (BẢN NHÁP): their pages were not published yet"
            if english
            else f"  {plan.drafts} nhãn mang chữ BẢN NHÁP: trang của chúng chưa được công bố (xem lệnh publish)"
        )
    for former, names in plan.left.items():
        yield from _left_lines(former, names, language)
    yield f"  {'File' if english else 'Tệp'}: {plan.output}"


def _sheet_line(plan: LabelPlan, language: Language) -> str:
    places, start = plan.printer.stock.count, plan.run["start"]
    if language == "en":
        return f"  {plan.sheets} sheets of {places} places, from place {start}; then {_next(plan, language)}"
    return f"  {plan.sheets} tờ, mỗi tờ {places} ô, in từ ô {start}; sau đó {_next(plan, language)}"


def _next(plan: LabelPlan, language: Language) -> str:
    if plan.next == 1:
        return "the last sheet is full" if language == "en" else "tờ cuối đã đầy"
    return f"place {plan.next} is the first free one" if language == "en" else f"ô {plan.next} là ô trống đầu tiên"


def _silent_lines(count: int, why: str, names: tuple[str, ...], language: Language) -> Iterator[str]:
    english = language == "en"
    yield f"  {count} without stars and “OCOP”: {why}" if english else f"  {count} nhãn không có sao và chữ OCOP: {why}"
    yield from _name_lines(names, language)


def _name_lines(names: tuple[str, ...], language: Language) -> Iterator[str]:
    for name in names[:MOST_NAMES]:
        yield f"    - {name}"
    if len(names) > MOST_NAMES:
        yield f"    … {len(names) - MOST_NAMES} {'more' if language == 'en' else 'sản phẩm nữa'}"


def _left_lines(style: str, names: tuple[str, ...], language: Language) -> Iterator[str]:
    """Labels of another format that have to be replaced, too: whose, and how they are printed."""
    known = next((one for one in FORMATS.values() if one.id == style), None)
    if language == "en":
        yield f"  Not this time: {len(names)} products whose {known.text_en if known else style} needs a reprint, too"
    else:
        yield f"  Không in lần này: {len(names)} sản phẩm cũng cần in lại, kiểu {known.text if known else style}"
    yield from _name_lines(names, language)
    if known:
        yield "    → --only-reprint --format " + known.id


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
