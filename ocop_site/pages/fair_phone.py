"""A fair in one file that is handed from phone to phone: what its template sees.

The file lies nowhere on the site, so that its links lead to places in itself (`#gian-a1`) or, written out in full, to
the codes on the web. It speaks of the day on which it was made, and says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import day_text
from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import NO_GROUP, NO_PROVINCE, groups_at_booth, provinces_at_booth, shown_at_booth
from ocop_site.pages.fair_cover import standing, statuses_note
from ocop_site.pages.fair_lines import booth_name, exhibitor_piece, fair_days
from ocop_site.pages.floor import floor_of
from ocop_site.pages.names import gloss, group_short, name_of, other_name, word_name
from ocop_site.pages.pieces import page_piece, qr_piece, short_place
from ocop_site.vietnamese import sort_key
from ocop_site.words import joined, own, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from ocop_site.catalogue.entries import Catalogue, FairEntry, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth

KIND = "fair-phone"
TEMPLATE = "fair_phone.html"
VIETNAMESE_FILE = "dien-thoai.html"


def file_name(language: str) -> str:
    """What the file of a language is called: `dien-thoai.html`, `dien-thoai-en.html`."""
    return VIETNAMESE_FILE if language == "vi" else f"dien-thoai-{language}.html"


def fair_phone_context(entry: FairEntry, catalogue: Catalogue) -> Plain:
    """The whole context of the file, without pictures: `with_pictures` puts them in."""
    fair = entry.record
    shown = shown_at_fair(entry, catalogue)
    floor = floor_of(entry, catalogue)
    here = tuple(replace(stall, href=f"#{stall.anchor}") for stall in floor.stalls)
    it: Plain = {
        "name": name_of(fair),
        "name_en": other_name(fair),
        "days": fair_days(fair),
        "venue": own(fair.venue) if fair.venue else "",
        "place": short_place(entry.here, catalogue),
        "organiser": own(fair.organiser) if fair.organiser else "",
        "made": say("Theo hồ sơ danh mục ngày {day}.", day=catalogue.day),
        "day": day_text(catalogue.day),
        "statuses_note": statuses_note(fair) if shown else "",
        "halls": replace(floor, stalls=here).halls(),
        "booths": [
            _booth(booth, stall.anchor, stall.group, catalogue) for booth, stall in zip(entry.booths, here, strict=True)
        ],
        "provinces": _sections(entry, catalogue, _province_names(catalogue), NO_PROVINCE, provinces_at_booth),
        "groups": _sections(entry, catalogue, _group_names(catalogue), NO_GROUP, groups_at_booth) if shown else [],
        "products": [_product(one, booths, entry, catalogue) for one, booths in shown],
        "code": fair.code,
        "url": _on_the_web(catalogue, fair.code),
        "qr": qr_piece(catalogue.site.base_url, fair.code, files=False),
        "example": fair.example,
    }
    name = joined((name_of(fair), fair_days(fair)), ". ")
    page = page_piece(KIND, f"/{VIETNAMESE_FILE}", name_of(fair), description=name, base_url=None)
    return {"page": page, "it": it}


def with_pictures(context: Plain, pictures: Mapping[str, Plain]) -> Plain:
    """The same context with the pictures of products, by code: `{src, width, height}`."""
    it = context["it"]
    products = [{**one, "picture": pictures.get(one["code"])} for one in it["products"]]
    return {**context, "it": {**it, "products": products}}


def shown_at_fair(entry: FairEntry, catalogue: Catalogue) -> list[tuple[ProductEntry, list[Booth]]]:
    """What is shown at a fair, each product once with its booths, by name."""
    booths: dict[str, list[Booth]] = {}
    for booth in entry.booths:
        for one in shown_at_booth(booth, catalogue):
            booths.setdefault(one.record.id, []).append(booth)
    found = [(catalogue.products[one], some) for one, some in booths.items()]
    return sorted(found, key=lambda one: (one[0].order, one[0].record.id))


def _on_the_web(catalogue: Catalogue, code: str | None) -> str:
    """The address behind a code, in full; "" while the site has no real one."""
    return addresses.canonical(catalogue.site.base_url, addresses.code(code)) if code else ""


def _booth(booth: Booth, anchor: str, group: str, catalogue: Catalogue) -> Plain:
    exhibitor = exhibitor_piece(booth, catalogue)
    return {
        "anchor": anchor,
        "name": booth_name(booth),
        "number": booth.number,
        "group": group,
        "exhibitor": exhibitor["text"] if exhibitor else "",
        "hall": own(booth.hall) if booth.hall else "",
        "position": own(booth.position) if booth.position else "",
        "products": [
            {"name": name_of(one.record), "href": f"#{_anchor(one)}"} for one in shown_at_booth(booth, catalogue)
        ],
        "goods": [own(one) for one in booth.goods],
        "code": booth.code or "",
        "url": _on_the_web(catalogue, booth.code),
    }


def _anchor(entry: ProductEntry) -> str:
    """Where a product stands in the file."""
    return f"sp-{entry.record.code}"


def _product(entry: ProductEntry, booths: Iterable[Booth], fair: FairEntry, catalogue: Catalogue) -> Plain:
    product = entry.record
    group = catalogue.vocabulary.group(product.group)
    photo = product.photos[0] if product.photos else None
    return {
        "anchor": _anchor(entry),
        "name": name_of(product),
        "other": other_name(product),
        "gloss": gloss(product, catalogue.vocabulary),
        "maker": entry.maker,
        "place": short_place(entry.here, catalogue),
        "group": product.group,
        "group_text": group_short(group) if group else "",
        **standing(entry, fair.record, catalogue),
        "booths": [{"text": one.number, "href": f"#gian-{one.slug}"} for one in booths],
        "code": product.code,
        "url": _on_the_web(catalogue, product.code),
        "alt": own(photo.alt) if photo else "",
        "credit": own(photo.credit) if photo and photo.credit else "",
        "licence": (photo.licence or "") if photo else "",
        "picture": None,
    }


def _province_names(catalogue: Catalogue) -> dict[str, str]:
    names = {one.id: one.name for one in catalogue.vocabulary.provinces}
    return dict(sorted(names.items(), key=lambda one: sort_key(one[1])))


def _group_names(catalogue: Catalogue) -> dict[str, str]:
    return {one.id: word_name(one) for one in catalogue.vocabulary.groups}


def _sections(
    entry: FairEntry,
    catalogue: Catalogue,
    titles: Mapping[str, str],
    rest: str,
    keys_of: Callable[[Booth, Catalogue], dict[str, int]],
) -> list[Plain]:
    """The booths below these titles; those that belong to none below the last."""
    found: dict[str, list[Plain]] = {key: [] for key in (*titles, "")}
    for booth in entry.booths:
        for key in keys_of(booth, catalogue) or {"": 0}:
            found[key if key in titles else ""].append({"text": booth.number, "href": f"#gian-{booth.slug}"})
    return [{"text": titles.get(key, rest), "booths": some} for key, some in found.items() if some]
