"""The directory of a fair, to be printed: its exhibitors by booth, by province, and what is shown, by name.

Paper cannot be mended: drawn stars and "OCOP" stand on it only where the paper of a product covers every day of the
fair and its maker is known (as on labels), and of a fair whose days are not known nothing is said of any status. How it
looks is decided in `templates/fair/`; `pages.fair_directory_words` says what must be found on it.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any
from unicodedata import category

from ocop_site.catalogue.fair_days import FairSpan, cover, fair_span
from ocop_site.catalogue.rules.names import stars_in
from ocop_site.pages.booth_lists import provinces_at_booth, shown_at_booth
from ocop_site.pages.fair_cover import OF_THE_FAIR, cover_piece
from ocop_site.pages.fair_lines import HOME_COUNTRY, booth_name, exhibitor_piece, fair_days
from ocop_site.pages.labels import code_words
from ocop_site.pages.letters import NUMBERS
from ocop_site.pages.pieces import short_place
from ocop_site.pages.sheets import PRINTER_DPI
from ocop_site.vietnamese import first_letter, sort_key
from ocop_site.words import in_vietnamese

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ocop_site.catalogue.entries import Catalogue, FairEntry, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth

PAPER = {"width": 210.0, "height": 297.0}  # mm, A4 upright
MARGIN = {"left": 16.0, "right": 16.0, "top": 19.5, "bottom": 16.5}  # mm around the body; page numbers stand there
LONGEST_RUNNING = 220  # letters, on two lines
KIND = "Danh bạ hội chợ"
BY_BOOTH, BY_PROVINCE, BY_NAME = "Theo số gian", "Theo tỉnh", "Sản phẩm theo vần"
SCAN = "Quét mã để mở trang của hội chợ"
BOOTH_NOTE = "Quét mã ở mỗi gian để mở trang của gian ấy."
DRAFT = "BẢN NHÁP: mã chưa dùng được"
GOODS = "Hàng khác, như danh sách của ban tổ chức ghi; chưa thấy trong danh mục này, điều đó không nói gì về sản phẩm:"
UNNAMED_GOODS = "{n} món có tên ghi hạng sao, không in lại ở đây"
NO_PROVINCE = "Chưa rõ tỉnh"
NO_EXHIBITOR = "Chưa rõ bên đứng gian"
NO_BOOTHS = "Hồ sơ của hội chợ chưa ghi gian hàng nào."
NO_STATUSES = "Nguồn không ghi đủ ngày tổ chức, nên ở đây không ghi tình trạng của sản phẩm nào."
PROVINCE_NOTE = "Theo tỉnh của chủ thể; không rõ thì theo tỉnh của sản phẩm bày ở gian."
NAME_NOTE = "Xếp theo bảng chữ cái tiếng Việt; sau tên sản phẩm là chủ thể và số gian."
SILENCE = (
    "Danh mục chỉ giữ một phần những gì các nguồn công khai nói: điều gì không có ở đây, như hạng sao hay tên sản "
    "phẩm, không chứng tỏ gì về bên đứng gian nào."
)


def fair_directory(entry: FairEntry, catalogue: Catalogue) -> Plain:
    """Everything that stands in the directory of a fair, as plain data for `templates/fair/directory.typ`."""
    fair = entry.record
    span = fair_span(fair)
    directory = {
        "paper": PAPER,
        "margin": MARGIN,
        "dpi": PRINTER_DPI,
        "scale": {"x": 1.0, "y": 1.0},
        "day": catalogue.day.isoformat(),
        "title": f"{KIND} – {fair.name}",
        "kind": KIND,
        "running": _running(fair.name),
        "name": fair.name,
        "days": str(fair_days(fair)).rstrip("."),
        "facts": _facts(entry, catalogue),
        "counts": _counts(entry, catalogue),
        "notes": [*([str(OF_THE_FAIR) if span else NO_STATUSES] if _shows(entry, catalogue) else []), SILENCE],
        "made": f"Theo hồ sơ của {catalogue.site.title} ngày {in_vietnamese(catalogue.day)}",
        **_code(fair.code, catalogue),
        "booths": [_booth(booth, catalogue, span) for booth in entry.booths],
        "provinces": _provinces(entry, catalogue),
        "letters": _letters(entry, catalogue, span),
        "words": {
            "by_booth": BY_BOOTH,
            "by_province": BY_PROVINCE,
            "by_name": BY_NAME,
            "scan": SCAN,
            "booth_note": BOOTH_NOTE,
            "province_note": PROVINCE_NOTE,
            "name_note": NAME_NOTE,
            "draft": DRAFT,
            "goods": GOODS,
        },
    }
    seen: Plain = _visible(directory)
    return seen


def _visible(data: Any) -> Any:  # noqa: ANN401 - any plain data
    """The same without letters that cannot be seen: a soft hyphen would be printed where a line ends."""
    if isinstance(data, str):
        return data if data.isascii() else "".join(char for char in data if category(char) != "Cf")
    if isinstance(data, dict):
        return {key: _visible(value) for key, value in data.items()}
    return [_visible(one) for one in data] if isinstance(data, list) else data


def _running(name: str) -> str:
    """What stands above every page but the cover: cut where it would run into the page."""
    text = f"{KIND} · {name}"
    return text if len(text) <= LONGEST_RUNNING else f"{text[: LONGEST_RUNNING - 1].rstrip()}…"


def _code(code: str | None, catalogue: Catalogue) -> Plain:
    return code_words(code, catalogue) if code else {"code": "", "text": "", "short": "", "draft": False}


def _facts(entry: FairEntry, catalogue: Catalogue) -> list[Plain]:
    fair = entry.record
    facts = (
        ("Địa điểm", fair.venue or ""),
        ("Nơi tổ chức", short_place(entry.here, catalogue)),
        ("Nước", fair.country if fair.country != HOME_COUNTRY else ""),
        ("Đơn vị tổ chức", fair.organiser or ""),
        ("Số gian, theo nguồn", in_vietnamese_number(fair.reported_booths) if fair.reported_booths else ""),
    )
    return [{"label": label, "text": text} for label, text in facts if text]


def _shows(entry: FairEntry, catalogue: Catalogue) -> bool:
    return any(shown_at_booth(booth, catalogue) for booth in entry.booths)


def _counts(entry: FairEntry, catalogue: Catalogue) -> str:
    """How many booths, exhibitors and products there are, each counted once."""
    booths = entry.booths
    if not booths:
        return NO_BOOTHS
    exhibitors = {(one.exhibitor.producer or "", one.exhibitor.name or "") for one in booths if one.exhibitor}
    products = {one.record.id for booth in booths for one in shown_at_booth(booth, catalogue)}
    counted = ((len(booths), "gian hàng"), (len(exhibitors), "bên đứng gian"), (len(products), "sản phẩm"))
    return "Trong hồ sơ: " + " · ".join(f"{in_vietnamese_number(n)} {what}" for n, what in counted)


def in_vietnamese_number(number: int) -> str:
    """A number as people write it: 1.200."""
    return f"{number:,}".replace(",", ".")


def _exhibitor(booth: Booth, catalogue: Catalogue) -> tuple[str, str]:
    """Who stands at a booth, and where it is at home as far as that is known and may be published."""
    piece = exhibitor_piece(booth, catalogue)
    producer = catalogue.producers.get(booth.exhibitor.producer or "") if booth.exhibitor else None
    place = short_place(producer.here, catalogue) if producer and producer.record.publish_name else ""
    return str(piece["text"]) if piece else NO_EXHIBITOR, place


def _booth(booth: Booth, catalogue: Catalogue, span: FairSpan | None) -> Plain:
    name, place = _exhibitor(booth, catalogue)
    goods = [one for one in booth.goods if not stars_in(one)]
    hidden = len(booth.goods) - len(goods)
    goods += [UNNAMED_GOODS.format(n=hidden)] if hidden else []
    return {
        "title": str(booth_name(booth)),
        "number": booth.number,
        "exhibitor": name,
        "place": place,
        "where": " · ".join(one for one in (booth.hall, booth.position) if one),
        "products": [_product(one, catalogue, span) for one in shown_at_booth(booth, catalogue)],
        "goods": "; ".join(goods) + "." if goods else "",
        **_code(booth.code, catalogue),
    }


def _product(entry: ProductEntry, catalogue: Catalogue, span: FairSpan | None) -> Plain:
    """The words of a product. `stars` are drawn, with `grade` "OCOP 4 sao"; else `grade` says at most "4 sao".

    Of a fair whose days are not known neither is said.
    """
    plain = {"name": _name(entry, catalogue, span), "stars": 0, "grade": "", "label": ""}
    if span is None:
        return plain
    found = cover_piece(cover(entry, span, catalogue.vocabulary))
    if not entry.maker:  # as on labels: a paper that nobody holds by name gives no stars
        return {**plain, "label": str(found["label"])}
    filled = found["filled"]
    grade = f"OCOP {found['stars']} sao" if filled else str(found["stars_text"])
    return {**plain, "stars": found["stars"] if filled else 0, "grade": grade, "label": str(found["label"])}


def _name(entry: ProductEntry, catalogue: Catalogue, span: FairSpan | None) -> str:
    """The name of a product; where it claims stars that it has not for certain on all days, its code instead."""
    claims = stars_in(entry.record.name)
    found = cover(entry, span, catalogue.vocabulary)
    claimed = {char for char in claims if char.isdigit()}
    if claims and not (entry.maker and found.covers and claimed <= {str(found.stars)}):
        return f"Sản phẩm mã {entry.record.code} (tên có ghi hạng sao, không in lại ở đây)"
    return entry.record.name


def _provinces(entry: FairEntry, catalogue: Catalogue) -> list[Plain]:
    """The provinces of today in their order, each with its exhibitors by name; last those of whom none is known."""
    names = {one.id: one.name for one in catalogue.vocabulary.provinces}
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    for booth in entry.booths:
        for province in provinces_at_booth(booth, catalogue) or {"": 0}:
            here = found.setdefault(province if province in names else "", {})
            here.setdefault(_exhibitor(booth, catalogue), []).append(booth.number)
    order = sorted(found, key=lambda one: (not one, sort_key(names.get(one, ""))))
    return [{"name": names.get(one, NO_PROVINCE), "exhibitors": _exhibitors(found[one])} for one in order]


def _exhibitors(found: dict[tuple[str, str], list[str]]) -> list[Plain]:
    order = sorted(found, key=lambda one: (one[0] == NO_EXHIBITOR, sort_key(one[0]), one))
    return [{"name": name, "place": place, "numbers": _numbers(found[name, place])} for name, place in order]


def _numbers(numbers: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(numbers))


def _letters(entry: FairEntry, catalogue: Catalogue, span: FairSpan | None) -> list[Plain]:
    """What is shown, by the letters of the alphabet, each with its maker and the numbers of its booths."""
    booths: dict[str, list[str]] = {}
    for booth in entry.booths:
        for one in shown_at_booth(booth, catalogue):
            booths.setdefault(one.record.id, []).append(booth.number)
    shown = [(_name(catalogue.products[one], catalogue, span), catalogue.products[one]) for one in booths]
    shown.sort(key=lambda one: (sort_key(one[0]), one[1].record.id))
    return [
        {
            "letter": "0–9" if letter == NUMBERS else letter,
            "products": [
                {"name": name, "maker": product.maker, "numbers": _numbers(booths[product.record.id])}
                for name, product in some
            ],
        }
        for letter, some in groupby(shown, key=lambda one: first_letter(one[0]))
    ]
