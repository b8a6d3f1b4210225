"""The pages of producers and fairs, and what they share with that of outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text, days_text
from ocop_site.pages import addresses
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    entry_piece,
    page_piece,
    place_piece,
    report_piece,
    short_place,
    shown_name,
    source_pieces,
    status_piece,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, FairEntry, Here, ProducerEntry, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Contact, Name
    from ocop_site.records.others import Booth, Fair, FairDays, Outlet, Producer

HOME_COUNTRY = "VN"
SIZES = {"micro": "siêu nhỏ", "small": "nhỏ", "medium": "vừa", "large": "lớn"}
STAGES = {"planned": "mới là đề xuất, chưa rõ đã mở", "open": "đang mở, theo nguồn", "closed": "đã đóng, theo nguồn"}
STAGE_ORDER = ("open", "", "planned", "closed")


def producer_context(entry: ProducerEntry, catalogue: Catalogue, cards: Cards) -> Plain:
    """The whole context of a producer's page."""
    producer = entry.record
    name = shown_name(entry.record)
    kind = catalogue.vocabulary.producer_type(producer.type) if producer.type else None
    products = [catalogue.products[i] for i in entry.products]
    with_paper, without = [e for e in products if _has_paper(e)], [e for e in products if not _has_paper(e)]
    facts = [
        ("Loại hình", kind.name if kind else ""),
        ("Quy mô", SIZES[producer.size] if producer.size else ""),
        ("Thành lập", days_text(producer.founded) if producer.founded else ""),
        ("Tham gia OCOP", days_text(producer.joined) if producer.joined else ""),
        ("Cam kết an toàn thực phẩm", _commitment(producer)),
        ("Mã trong danh mục", producer.code),
        *contact_facts(producer.contact, publish=producer.publish_contact),
    ]
    outlets = {o for i in entry.products for o in catalogue.sold_at.get(i, ())}
    fairs = sorted(
        {f for i in entry.products for f in catalogue.shown_at.get(i, ())}
        | set(catalogue.stands_at.get(producer.id, ()))
    )
    it = {
        "name": name,
        "name_en": english(producer.names) if producer.publish_name else "",
        "type": kind.name if kind else "",
        "place": place_piece(entry.here, catalogue),
        "facts": fact_pieces(facts),
        "story": producer.story,
        "photos": [p for photo in producer.photos if (p := picture(photo, cards.photos))],
        "cards_with_paper": [cards.of(e) for e in with_paper],
        "cards_without": [cards.of(e) for e in without],
        "silence": "Danh mục không nói gì về sản phẩm không có tên ở đây.",
        "outlets": outlet_lines(outlets, catalogue),
        "fairs": [_fair_line(i, catalogue) for i in fairs],
        "sources": source_pieces(producer.sources),
        "code": producer.code,
        "report": report_piece(catalogue, name, producer.code),
        "example": producer.example,
    }
    description = f"{name}: {len(products)} sản phẩm trong danh mục."
    address = addresses.producer(producer)
    crumbs = record_crumbs(catalogue, entry.here, "Chủ thể", addresses.PRODUCERS)
    base_url = catalogue.site.base_url
    page = page_piece("producer", address, name, description=description, base_url=base_url, crumbs=crumbs)
    return {"page": page, "it": it}


def _has_paper(entry: ProductEntry) -> bool:
    """Whether a certificate of the product is held; what only a decision about it names is none."""
    return bool(entry.papers) and entry.status.value != "no-paper"


def fair_context(entry: FairEntry, catalogue: Catalogue, cards: Cards) -> Plain:
    """The whole context of a fair's page."""
    fair = entry.record
    level = catalogue.vocabulary.level(fair.organiser_level) if fair.organiser_level else None
    facts = [
        ("Địa điểm", fair.venue or ""),
        ("Nước", fair.country if fair.country != HOME_COUNTRY else ""),
        ("Đơn vị tổ chức", fair.organiser or ""),
        ("Cấp tổ chức", level.name if level else ""),
        ("Tỉnh tổ chức", fair.organiser_province or ""),
        ("Chủ đề", ", ".join(fair.theme)),
        ("Tỉnh tham gia", ", ".join(fair.provinces)),
        ("Số gian hàng, theo nguồn", str(fair.reported_booths) if fair.reported_booths is not None else ""),
        ("Mã trong danh mục", fair.code),
    ]
    it = {
        "name": fair.name,
        "name_en": english(fair.names),
        "days": fair_days(fair),
        "facts": fact_pieces(facts),
        "place": place_piece(entry.here, catalogue),
        "booths": [_booth(b, catalogue) for b in fair.booths],
        "photos": [p for photo in fair.photos if (p := picture(photo, cards.photos))],
        "story": fair.story,
        "sources": source_pieces(fair.sources),
        "code": fair.code,
        "report": report_piece(catalogue, fair.name, fair.code),
        "example": fair.example,
    }
    page = page_piece(
        "fair",
        addresses.fair(fair),
        fair.name,
        description=f"{fair.name}. {it['days']}",
        base_url=catalogue.site.base_url,
        crumbs=record_crumbs(catalogue, entry.here, "Hội chợ", addresses.FAIRS),
    )
    return {"page": page, "it": it}


def fair_days(fair: Fair) -> str:
    """The days of a fair in one sentence, as far as they are known."""
    days: FairDays | None = fair.days
    start = days.start if days else None
    end = days.end if days else None
    if start and end and start.day and end.day:
        return f"Từ ngày {day_text(start.day)} đến ngày {day_text(end.day)}."
    if start:
        return (
            f"Bắt đầu {days_text(start)}; nguồn không ghi ngày kết thúc."
            if not end
            else (f"Bắt đầu {days_text(start)}, kết thúc {days_text(end)}.")
        )
    return f"Kết thúc {days_text(end)}." if end else "Nguồn không ghi đủ ngày tổ chức."


def _booth(booth: Booth, catalogue: Catalogue) -> Plain:
    exhibitor: Plain | None = None
    if booth.exhibitor:
        entry = catalogue.producers.get(booth.exhibitor.producer or "")
        if entry:
            exhibitor = {"text": shown_name(entry.record), "href": addresses.producer(entry.record)}
        elif booth.exhibitor.name:
            exhibitor = {"text": booth.exhibitor.name, "href": ""}
    return {
        "number": booth.number,
        "hall": booth.hall or "",
        "position": booth.position or "",
        "exhibitor": exhibitor,
        "products": [
            {"name": e.record.name, "href": addresses.product(e.record), "status": status_piece(e.status, e.turns)}
            for e in (catalogue.products[i] for i in booth.products if i in catalogue.products)
        ],
    }


def outlet_stage(outlet: Outlet, day: date) -> str:
    """What is said of an outlet: "planned", "open", "closed", or "" where no source tells.

    It is closed from the day on which it is said to close.
    """
    last = outlet.closed.last if outlet.closed else None
    return "closed" if last and last <= day else outlet.stage or ""


def closing_day(outlet: Outlet, day: date) -> date | None:
    """The day still to come on which an outlet is said to have closed at the latest; None where none is known."""
    last = outlet.closed.last if outlet.closed else None
    return last if last and outlet_stage(outlet, day) != "closed" else None


def outlet_lines(ids: Iterable[str], catalogue: Catalogue) -> list[Plain]:
    """Outlets with their place and whether they have closed, are to close or have not yet opened; closed ones last."""
    found = []
    for outlet_id in set(ids):
        entry = catalogue.outlets[outlet_id]
        stage = outlet_stage(entry.record, catalogue.day)
        said = STAGES[stage] if stage in {"planned", "closed"} else ""
        closed = entry.record.closed if closing_day(entry.record, catalogue.day) else None
        closing = f"đóng cửa {days_text(closed)}, theo nguồn" if closed else ""
        note = "; ".join(n for n in (short_place(entry.here, catalogue), said, closing) if n)
        line = entry_piece(entry.record.name, addresses.outlet(entry.record), 0, note)
        found.append(((STAGE_ORDER.index(stage), entry.order, outlet_id), line))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def _fair_line(fair_id: str, catalogue: Catalogue) -> Plain:
    entry = catalogue.fairs[fair_id]
    return entry_piece(entry.record.name, addresses.fair(entry.record), 0, fair_days(entry.record))


def record_crumbs(catalogue: Catalogue, here: Here, text: str, index: str) -> list[tuple[str, str]]:
    """The way down to a record: home, the index of its kind, its province."""
    crumbs = [HOME_CRUMB, (text, index)]
    province = catalogue.vocabulary.province(here.province) if here.province else None
    if province:
        crumbs.append((province.name, addresses.province(province.id)))
    return crumbs


def contact_facts(contact: Contact | None, *, publish: bool) -> list[tuple[str, str]]:
    """Ways to reach somebody, only where the record allows them to be published."""
    if contact is None or not publish:
        return []
    ways = (
        ("Người liên hệ", contact.person),
        ("Điện thoại", contact.phone),
        ("Thư điện tử", contact.email),
        ("Trang web", contact.url),
    )
    return [(term, text) for term, text in ways if text]


def _commitment(producer: Producer) -> str:
    """A written commitment to food safety: its document and day, as far as known."""
    commitment = producer.food_safety_commitment
    if commitment is None:
        return ""
    day = f"ngày {day_text(commitment.date)}" if commitment.date else ""
    return ", ".join(part for part in (commitment.document, day) if part) or "có"


def english(names: Name | None) -> str:
    """The English name of a record, "" where it has none."""
    return (names.en if names else None) or ""


def fact_pieces(facts: list[tuple[str, str]]) -> list[Plain]:
    """The facts that are known, for a template."""
    return [{"term": term, "text": text} for term, text in facts if text]
