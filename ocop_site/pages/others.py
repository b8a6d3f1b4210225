"""The pages of producers, and what they share with those of outlets and fairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import days_text
from ocop_site.pages import addresses
from ocop_site.pages.fair_lines import fair_lines
from ocop_site.pages.names import name_of, other_name, word_name
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
)
from ocop_site.pages.stories import told
from ocop_site.pages.structured.others import producer_data
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue, Here, ProducerEntry, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.base import Contact
    from ocop_site.records.others import Outlet, Producer

SIZES = {"micro": say("siêu nhỏ"), "small": say("nhỏ"), "medium": say("vừa"), "large": say("lớn")}
STAGES = {
    "planned": say("mới là đề xuất, chưa rõ đã mở"),
    "open": say("đang mở, theo nguồn"),
    "closed": say("đã đóng, theo nguồn"),
}
STAGE_ORDER = ("open", "", "planned", "closed")


def producer_context(entry: ProducerEntry, catalogue: Catalogue, cards: Cards) -> Plain:
    """The whole context of a producer's page."""
    producer = entry.record
    name = shown_name(entry.record)
    kind = catalogue.vocabulary.producer_type(producer.type) if producer.type else None
    products = [catalogue.products[i] for i in entry.products]
    with_paper, without = [e for e in products if _has_paper(e)], [e for e in products if not _has_paper(e)]
    facts: list[tuple[str, str]] = [
        (say("Loại hình"), word_name(kind) if kind else ""),
        (say("Quy mô"), SIZES[producer.size] if producer.size else ""),
        (say("Thành lập"), days_text(producer.founded) if producer.founded else ""),
        (say("Tham gia OCOP"), days_text(producer.joined) if producer.joined else ""),
        (say("Cam kết an toàn thực phẩm"), _commitment(producer)),
        (say("Mã trong danh mục"), producer.code),
        *contact_facts(producer.contact, publish=producer.publish_contact),
    ]
    outlets = {o for i in entry.products for o in catalogue.sold_at.get(i, ())}
    booths = {at for i in entry.products for at in catalogue.shown_at.get(i, ())}
    booths |= set(catalogue.stands_at.get(producer.id, ()))
    it: Plain = {
        "name": name,
        "name_en": other_name(producer) if producer.publish_name else "",
        "type": word_name(kind) if kind else "",
        "place": place_piece(entry.here, catalogue),
        "facts": fact_pieces(facts),
        "story": told(producer.story),
        "photos": [p for photo in producer.photos if (p := picture(photo, cards.photos))],
        "cards_with_paper": [cards.of(e) for e in with_paper],
        "cards_without": [cards.of(e) for e in without],
        "silence": say("Danh mục không nói gì về sản phẩm không có tên ở đây."),
        "outlets": outlet_lines(outlets, catalogue),
        "fairs": fair_lines(booths, catalogue),
        "sources": source_pieces(producer.sources),
        "code": producer.code,
        "report": report_piece(catalogue, name, producer.code),
        "example": producer.example,
    }
    description = say_many("{name}: {n} sản phẩm trong danh mục.", name=name, n=len(products))
    address = addresses.producer(producer)
    crumbs = record_crumbs(catalogue, entry.here, say("Chủ thể"), addresses.PRODUCERS)
    base_url = catalogue.site.base_url
    page = page_piece("producer", address, name, description=description, base_url=base_url, crumbs=crumbs)
    page["data"] = [thing] if (thing := producer_data(entry, catalogue, it["photos"])) else []
    return {"page": page, "it": it}


def _has_paper(entry: ProductEntry) -> bool:
    """Whether a certificate of the product is held; what only a decision about it names is none."""
    return bool(entry.papers) and entry.status.value != "no-paper"


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
        closing = say("đóng cửa {days}, theo nguồn", days=days_text(closed)) if closed else ""
        note = joined((short_place(entry.here, catalogue), said, closing), "; ")
        line = entry_piece(name_of(entry.record), addresses.outlet(entry.record), 0, note)
        found.append(((STAGE_ORDER.index(stage), entry.order, outlet_id), line))
    return [line for _, line in sorted(found, key=lambda pair: pair[0])]


def record_crumbs(catalogue: Catalogue, here: Here, text: str, index: str) -> list[tuple[str, str]]:
    """The way down to a record: home, the index of its kind, its province."""
    crumbs: list[tuple[str, str]] = [HOME_CRUMB, (text, index)]
    province = catalogue.vocabulary.province(here.province) if here.province else None
    if province:
        crumbs.append((province.name, addresses.province(province.id)))
    return crumbs


def contact_facts(contact: Contact | None, *, publish: bool) -> list[tuple[str, str]]:
    """Ways to reach somebody, only where the record allows them to be published."""
    if contact is None or not publish:
        return []
    ways = (
        (say("Người liên hệ"), contact.person),
        (say("Điện thoại"), contact.phone),
        (say("Thư điện tử"), contact.email),
        (say("Trang web"), contact.url),
    )
    return [(term, text) for term, text in ways if text]


def _commitment(producer: Producer) -> str:
    """A written commitment to food safety: its document and day, as far as known."""
    commitment = producer.food_safety_commitment
    if commitment is None:
        return ""
    day = say("ngày {day}", day=commitment.date) if commitment.date else ""
    document = own(commitment.document) if commitment.document else ""
    return joined((document, day), ", ") or say("có")


def fact_pieces(facts: list[tuple[str, str]]) -> list[Plain]:
    """The facts that are known, for a template."""
    return [{"term": term, "text": text} for term, text in facts if text]
