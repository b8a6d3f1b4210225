"""The pages of producers, outlets and fairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text, days_text
from ocop_site.pages import addresses
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    card,
    entry_piece,
    page_piece,
    place_piece,
    qr_piece,
    report_piece,
    short_place,
    source_pieces,
    status_piece,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.catalogue.link import Catalogue, FairEntry, Here, OutletEntry, ProducerEntry, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.pictures import PhotoFacts
    from ocop_site.records.base import Contact, Name
    from ocop_site.records.others import Booth, Fair, FairDays, Producer

HOME_COUNTRY = "VN"
SIZES = {"micro": "siêu nhỏ", "small": "nhỏ", "medium": "vừa", "large": "lớn"}
STAGES = {"planned": "mới là đề xuất, chưa rõ đã mở", "open": "đang mở, theo nguồn", "closed": "đã đóng, theo nguồn"}


def producer_name(entry: ProducerEntry) -> str:
    """The name to show; a general word where the record keeps the name back."""
    return entry.record.name if entry.record.publish_name else "Chủ thể không công bố tên"


def producer_context(entry: ProducerEntry, catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Plain:
    """The whole context of a producer's page."""
    producer = entry.record
    name = producer_name(entry)
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
    outlets = sorted({o for i in entry.products for o in catalogue.sold_at.get(i, ())})
    fairs = sorted(
        {f for i in entry.products for f in catalogue.shown_at.get(i, ())}
        | set(catalogue.stands_at.get(producer.id, ()))
    )
    it = {
        "name": name,
        "name_en": english(producer.names) if producer.publish_name else "",
        "type": kind.name if kind else "",
        "place": place_piece(entry.here, catalogue),
        "facts": _pairs(facts),
        "story": producer.story,
        "photos": [p for photo in producer.photos if (p := picture(photo, photos))],
        "cards_with_paper": [card(e, catalogue, photos) for e in with_paper],
        "cards_without": [card(e, catalogue, photos) for e in without],
        "silence": "Danh mục không nói gì về sản phẩm không có tên ở đây.",
        "outlets": [_outlet_line(i, catalogue) for i in outlets],
        "fairs": [_fair_line(i, catalogue) for i in fairs],
        "sources": source_pieces(producer.sources),
        "code": producer.code,
        "report": report_piece(catalogue, name, producer.code),
        "example": producer.example,
    }
    description = f"{name}: {len(products)} sản phẩm trong danh mục."
    address = addresses.producer(producer)
    crumbs = _crumbs(catalogue, entry.here, "Chủ thể", addresses.PRODUCERS)
    base_url = catalogue.site.base_url
    page = page_piece("producer", address, name, description=description, base_url=base_url, crumbs=crumbs)
    return {"page": page, "it": it}


def _has_paper(entry: ProductEntry) -> bool:
    """Whether a certificate of the product is held; what only a decision about it names is none."""
    return bool(entry.papers) and entry.status.value != "no-paper"


def outlet_context(entry: OutletEntry, catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Plain:
    """The whole context of an outlet's page."""
    outlet = entry.record
    level = catalogue.vocabulary.level(outlet.level) if outlet.level else None
    facts = [
        ("Đơn vị vận hành", outlet.operator or ""),
        ("Tình trạng", STAGES[outlet.stage] if outlet.stage else ""),
        ("Mở cửa từ", days_text(outlet.opened) if outlet.opened else ""),
        ("Đóng cửa", days_text(outlet.closed) if outlet.closed else ""),
        ("Cấp", level.name if level else ""),
        ("Hệ thống", outlet.network or ""),
        ("Mã trong danh mục", outlet.code),
        *contact_facts(outlet.contact, publish=outlet.publish_contact),
    ]
    stocked = [(catalogue.products[s.product], s.price) for s in outlet.stocks if s.product in catalogue.products]
    geo = outlet.geo
    it = {
        "name": outlet.name,
        "closed": outlet.stage == "closed",
        "code": outlet.code,
        "name_en": english(outlet.names),
        "place": place_piece(entry.here, catalogue),
        "facts": _pairs(facts),
        "story": outlet.story,
        "photos": [p for photo in outlet.photos if (p := picture(photo, photos))],
        "stocks": [card(e, catalogue, photos) for e, _ in stocked],
        "prices": [
            {"name": e.record.name, "href": addresses.product(e.record), "price": price}
            for e, price in stocked
            if price is not None
        ],
        "hours": list(outlet.hours),
        "geo": {"url": f"https://www.openstreetmap.org/?mlat={geo.latitude}&mlon={geo.longitude}#map=17"}
        if geo
        else None,
        "qr": qr_piece(catalogue.site.base_url, outlet.code, files=True),
        "sources": source_pieces(outlet.sources),
        "report": report_piece(catalogue, outlet.name, outlet.code),
        "example": outlet.example,
    }
    place = short_place(entry.here, catalogue)
    page = page_piece(
        "outlet",
        addresses.outlet(outlet),
        outlet.name,
        description=f"{outlet.name}. {place}".strip(),
        base_url=catalogue.site.base_url,
        crumbs=_crumbs(catalogue, entry.here, "Điểm bán", addresses.OUTLETS),
    )
    return {"page": page, "it": it}


def fair_context(entry: FairEntry, catalogue: Catalogue, photos: Mapping[str, PhotoFacts]) -> Plain:
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
        "facts": _pairs(facts),
        "place": place_piece(entry.here, catalogue),
        "booths": [_booth(b, catalogue) for b in fair.booths],
        "photos": [p for photo in fair.photos if (p := picture(photo, photos))],
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
        crumbs=_crumbs(catalogue, entry.here, "Hội chợ", addresses.FAIRS),
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
            exhibitor = {"text": producer_name(entry), "href": addresses.producer(entry.record)}
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


def _outlet_line(outlet_id: str, catalogue: Catalogue) -> Plain:
    entry = catalogue.outlets[outlet_id]
    return entry_piece(entry.record.name, addresses.outlet(entry.record), 0, short_place(entry.here, catalogue))


def _fair_line(fair_id: str, catalogue: Catalogue) -> Plain:
    entry = catalogue.fairs[fair_id]
    return entry_piece(entry.record.name, addresses.fair(entry.record), 0, fair_days(entry.record))


def _crumbs(catalogue: Catalogue, here: Here, text: str, index: str) -> list[tuple[str, str]]:
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


def _pairs(facts: list[tuple[str, str]]) -> list[Plain]:
    return [{"term": term, "text": text} for term, text in facts if text]
