"""The product page: what the record holds, in the order in which a shopper asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.groups import printed_group
from ocop_site.pages.gs1 import digital_link_of
from ocop_site.pages.history import history, sources_of
from ocop_site.pages.others import contact_facts, english, outlet_lines
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import (
    HOME_CRUMB,
    cover,
    entry_piece,
    page_piece,
    place_piece,
    qr_piece,
    report_piece,
    short_place,
    source_pieces,
    status_piece,
)
from ocop_site.pages.structured import product_data

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.cards import Cards
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.related import Related
    from ocop_site.records.product import Product

GTIN = "Mã vạch (GTIN)"


def product_context(entry: ProductEntry, catalogue: Catalogue, cards: Cards, related: Related) -> Plain:
    """The whole context of a product's page."""
    product = entry.record
    status = status_piece(entry.status, entry.turns)
    group = catalogue.vocabulary.group(product.group)
    it = {
        "name": product.name,
        "name_en": english(product.names),
        "printed_name": product.name_as_printed or "",
        "code": product.code,
        "status": status,
        "cover": cover(entry),
        "photos": [p for photo in product.photos if (p := picture(photo, cards.photos))],
        "group": {"text": group.name, "href": addresses.group(group.id)} if group else None,
        "group_basis": _group_basis(product),
        "group_as_printed": product.group_as_printed or "",
        "group_then": printed_group(product, entry.certificates, catalogue.vocabulary),
        "set": criteria.name if product.set and (criteria := catalogue.vocabulary.set(product.set)) else "",
        "set_basis": _set_basis(product),
        "producer": _producer(entry, catalogue),
        "place": place_piece(entry.here, catalogue),
        **history(entry, catalogue),
        "packs": [{"size": p.size, "price": p.price} for p in product.packs],
        "standards": list(product.standards),
        "trace": {"url": product.trace.url or "", "code": product.trace.code or ""} if product.trace else None,
        "shops": _shops(product, catalogue),
        "components": list(product.components),
        "story": product.story,
        "outlets": outlet_lines(catalogue.sold_at.get(product.id, ()), catalogue),
        "fairs": [
            entry_piece(f.record.name, addresses.fair(f.record), 0)
            for f in (catalogue.fairs[i] for i in catalogue.shown_at.get(product.id, ()))
        ],
        "related": _related(entry, catalogue, cards, related),
        "sources": source_pieces(sources_of(entry)),
        "qr": qr_piece(catalogue.site.base_url, product.code, files=True),
        "report": report_piece(catalogue, product.name, product.code),
        "facts": _facts(product),
        "example": product.example,
        "data": product_data(entry, catalogue),
    }
    return {"page": _page(entry, catalogue, status["sentence"]), "it": it}


def _page(entry: ProductEntry, catalogue: Catalogue, sentence: str) -> Plain:
    """What the page says of itself: title, description, the way down from the home page."""
    product = entry.record
    group = catalogue.vocabulary.group(product.group)
    province = catalogue.vocabulary.province(entry.here.province) if entry.here.province else None
    crumbs = [HOME_CRUMB]
    if province:
        crumbs.append((province.name, addresses.province(province.id)))
    if group:
        crumbs.append((group.short, addresses.group(group.id)))
    place = short_place(entry.here, catalogue)
    known = " · ".join(name for name in (product.name, entry.maker, place) if name)
    return page_piece(
        "product",
        addresses.product(product),
        product.name,
        description=f"{known}. {sentence}",
        base_url=catalogue.site.base_url,
        crumbs=crumbs,
        title=" – ".join(name for name in (product.name, place) if name),
    )


def _shops(product: Product, catalogue: Catalogue) -> list[Plain]:
    return [
        {
            "platform": platform.name if (platform := catalogue.vocabulary.platform(s.platform)) else s.platform,
            "url": s.url,
            "checked": day_text(s.checked) if s.checked else "",
        }
        for s in product.shops
    ]


def _group_basis(product: Product) -> str:
    if product.group_basis == "by-name":
        return "nhóm do biên tập xếp theo tên sản phẩm"
    return "nhóm theo nguồn" if product.group_basis == "stated" else ""


def _set_basis(product: Product) -> str:
    """By whose word a product is in its set: a source that names the group does not name the set."""
    by_name = "; do biên tập xếp theo tên sản phẩm" if product.group_basis == "by-name" else ""
    return f"theo 26 bộ hiện nay{by_name}"


def _producer(entry: ProductEntry, catalogue: Catalogue) -> Plain | None:
    producer = entry.producer
    if producer is None or not producer.publish_name:
        return None
    kind = catalogue.vocabulary.producer_type(producer.type) if producer.type else None
    return {"name": producer.name, "href": addresses.producer(producer), "type": kind.name if kind else ""}


def _facts(product: Product) -> list[Plain]:
    facts = [("Mã trong danh mục", product.code)]
    if product.gtin:
        facts.append((GTIN, product.gtin))
    if product.programme_years:
        facts.append(("Tham gia chương trình", ", ".join(str(year) for year in sorted(product.programme_years))))
    if product.origin:
        facts.append(("Loại hồ sơ", "sản phẩm phát triển mới" if product.origin == "new" else "sản phẩm đã có"))
    if product.recognised_below_3:
        facts.append(("Lưu ý", "được xếp hạng dưới 3 sao, không có giấy chứng nhận"))
    facts += contact_facts(product.contact, publish=product.publish_contact)
    ways = {GTIN: digital_link_of(product)}
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
