"""The short page behind a printed code, in Vietnamese and English: what it is, whose, where, and one large link on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ocop_site.pages import addresses
from ocop_site.pages.pieces import page_piece

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain


class Kind(NamedTuple):
    """A kind of what has a page and codes: its template, its name in two languages, whether its code is printed."""

    template: str
    text: str
    text_en: str
    printed: bool


KINDS = {
    "products": Kind("product", "Sản phẩm", "Product", printed=True),
    "producers": Kind("producer", "Chủ thể", "Producer", printed=False),
    "outlets": Kind("outlet", "Điểm bán", "Outlet", printed=True),
    "fairs": Kind("fair", "Hội chợ", "Fair", printed=False),
    "booths": Kind("booth", "Gian hàng", "Booth", printed=True),
}


@dataclass(frozen=True, slots=True)
class Face:
    """What the short page of a coded record or booth shows: kind, name, maker (or days), place, its own code.

    `address`: where its page stands; `example`: whether it is invented.
    """

    kind: str
    name: str
    maker: str
    place: str
    address: str
    code: str
    example: bool


def code_context(code: str, face: Face, catalogue: Catalogue, *, status: Plain | None) -> Plain:
    """The light page behind a printed code, in Vietnamese and English, with one large link on.

    `merged`: the record's own code, where `code` is that of another record that was merged into it; else "".
    """
    page = page_piece(
        "code",
        addresses.code(code),
        face.name,
        description=" · ".join(part for part in (face.name, face.maker, face.place) if part),
        base_url=catalogue.site.base_url,
        title=f"{face.name} – {code}",
    )
    # The page that a search engine should keep is the record's own.
    page["canonical"] = addresses.canonical(catalogue.site.base_url, face.address)
    it = {
        "kind": face.kind,
        "kind_text": KINDS[face.kind].text,
        "kind_text_en": KINDS[face.kind].text_en,
        "name": face.name,
        "maker": face.maker,
        "place": face.place,
        "status": status,
        "href": face.address,
        "code": code,
        "merged": face.code if code != face.code else "",
        "gs1": None,
        "example": face.example,
    }
    return {"page": page, "it": it}
