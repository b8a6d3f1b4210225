"""The product page: what the record holds, in the order in which a shopper asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.fair_lines import fair_lines
from ocop_site.pages.groups import printed_group
from ocop_site.pages.gs1 import digital_link_of
from ocop_site.pages.history import history, sources_of
from ocop_site.pages.names import gloss, group_short, name_of, other_name, word_name
from ocop_site.pages.others import contact_facts, outlet_lines
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    cover,
    page_piece,
    place_piece,
    qr_piece,
    report_piece,
    short_place,
    source_pieces,
    status_piece,
)
from ocop_site.pages.stories import told
from ocop_site.pages.structured.product import product_data
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.related import Related
    from ocop_site.records.product import Product

GTIN = say("Mã vạch (GTIN)")


def product_context(entry: ProductEntry, catalogue: Catalogue, cards: Cards, related: Related) -> Plain:
    """The whole context of a product's page."""
    product = entry.record
    status = status_piece(entry.status, entry.turns)
    group = catalogue.vocabulary.group(product.group)
    it = {
        "name": name_of(product),
        "gloss": gloss(product, catalogue.vocabulary),
        "name_en": other_name(product),
        "printed_name": own(product.name_as_printed) if product.name_as_printed else "",
        "code": product.code,
        "status": status,
        "cover": cover(entry),
        "photos": [p for photo in product.photos if (p := picture(photo, cards.photos))],
        "group": {"text": word_name(group), "href": addresses.group(group.id)} if group else None,
        "group_basis": _group_basis(product),
        "group_as_printed": own(product.group_as_printed) if product.group_as_printed else "",
        "group_then": printed_group(product, entry.certificates, catalogue.vocabulary),
        "set": word_name(criteria) if product.set and (criteria := catalogue.vocabulary.set(product.set)) else "",
        "set_basis": _set_basis(product),
        "producer": _producer(entry, catalogue),
        "place": place_piece(entry.here, catalogue),
        **history(entry, catalogue),
        "packs": [{"size": own(p.size) if p.size else "", "price": p.price} for p in product.packs],
        "standards": [own(one) for one in product.standards],
        "trace": {"url": product.trace.url or "", "code": product.trace.code or ""} if product.trace else None,
        "shops": _shops(product, catalogue),
        "components": [own(one) for one in product.components],
        "story": told(product.story),
        "outlets": outlet_lines(catalogue.sold_at.get(product.id, ()), catalogue),
        "fairs": fair_lines(catalogue.shown_at.get(product.id, ()), catalogue, with_days=False),
        "related": _related(entry, catalogue, cards, related),
        "sources": source_pieces(sources_of(entry)),
        "qr": qr_piece(catalogue.site.base_url, product.code, files=True),
        "report": report_piece(catalogue, product.name, product.code),
        "facts": _facts(product),
        "example": product.example,
    }
    data = [product_data(entry, catalogue, it["photos"])]
    return {"page": {**_page(entry, catalogue, status["sentence"]), "data": data}, "it": it}


def _page(entry: ProductEntry, catalogue: Catalogue, sentence: str) -> Plain:
    """What the page says of itself: title, description, the way down from the home page."""
    product = entry.record
    group = catalogue.vocabulary.group(product.group)
    province = catalogue.vocabulary.province(entry.here.province) if entry.here.province else None
    crumbs: list[tuple[str, str]] = [HOME_CRUMB]
    if province:
        crumbs.append((province.name, addresses.province(province.id)))
    if group:
        crumbs.append((group_short(group), addresses.group(group.id)))
    place = short_place(entry.here, catalogue)
    known = joined((name_of(product), entry.maker, place), " · ")
    return page_piece(
        "product",
        addresses.product(product),
        name_of(product),
        description=say("{known}. {sentence}", known=known, sentence=sentence),
        base_url=catalogue.site.base_url,
        crumbs=crumbs,
        title=joined((name_of(product), place), " – "),
    )


def _shops(product: Product, catalogue: Catalogue) -> list[Plain]:
    return [
        {
            "platform": word_name(platform) if (platform := catalogue.vocabulary.platform(s.platform)) else s.platform,
            "url": s.url,
            "checked": day_text(s.checked) if s.checked else "",
        }
        for s in product.shops
    ]


def _group_basis(product: Product) -> str:
    if product.group_basis == "by-name":
        return say("nhóm do biên tập xếp theo tên sản phẩm")
    return say("nhóm theo nguồn") if product.group_basis == "stated" else ""


def _set_basis(product: Product) -> str:
    """By whose word a product is in its set: a source that names the group does not name the set."""
    if product.group_basis == "by-name":
        return say("theo 26 bộ hiện nay; do biên tập xếp theo tên sản phẩm")
    return say("theo 26 bộ hiện nay")


def _producer(entry: ProductEntry, catalogue: Catalogue) -> Plain | None:
    producer = entry.producer
    if producer is None or not producer.publish_name:
        return None
    kind = catalogue.vocabulary.producer_type(producer.type) if producer.type else None
    return {"name": name_of(producer), "href": addresses.producer(producer), "type": word_name(kind) if kind else ""}


def _facts(product: Product) -> list[Plain]:
    facts: list[tuple[str, str]] = [(say("Mã trong danh mục"), product.code)]
    if product.gtin:
        facts.append((GTIN, product.gtin))
    if product.programme_years:
        facts.append((say("Tham gia chương trình"), ", ".join(str(year) for year in sorted(product.programme_years))))
    if product.origin:
        kind = say("sản phẩm phát triển mới") if product.origin == "new" else say("sản phẩm đã có")
        facts.append((say("Loại hồ sơ"), kind))
    if product.recognised_below_3:
        facts.append((say("Lưu ý"), say("được xếp hạng dưới 3 sao, không có giấy chứng nhận")))
    facts += contact_facts(product.contact, publish=product.publish_contact)
    ways: dict[str, str] = {GTIN: digital_link_of(product)}
    return [{"term": term, "text": text, "href": ways.get(term, "")} for term, text in facts]


def _related(entry: ProductEntry, catalogue: Catalogue, cards: Cards, related: Related) -> list[Plain]:
    return [
        {
            "title": title,
            "href": href,
            "cards": [cards.of(catalogue.products[i]) for i in ids],
        }
        for title, href, ids in related.of(entry, catalogue)
    ]
