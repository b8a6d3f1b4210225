"""The card of a product: how it is shown in every list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.sentences import recognition_year
from ocop_site.pages import addresses
from ocop_site.pages.jobs import Shared
from ocop_site.pages.names import gloss, group_short, name_of
from ocop_site.pages.pictures import picture
from ocop_site.pages.pieces import cover, short_place, status_piece

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.pages.jobs import Plain
    from ocop_site.pages.pictures import PhotoFacts


class Cards:
    """The cards of a catalogue's products. A product stands in some fifteen lists, and is drawn once for all of them.

    What is given out is shared: nobody may change it.
    """

    def __init__(self, catalogue: Catalogue, photos: Mapping[str, PhotoFacts] | None = None) -> None:
        """`photos`: what is known of the photos, by name."""
        self.catalogue = catalogue
        self.photos = photos or {}
        self._drawn: dict[str, Plain] = {}

    def of(self, entry: ProductEntry) -> Plain:
        """The card of a product of this catalogue."""
        drawn = self._drawn.get(entry.record.id)
        if drawn is None:
            drawn = self._drawn[entry.record.id] = Shared(self._draw(entry))
        return drawn

    def _draw(self, entry: ProductEntry) -> Plain:
        """Always with its maker, its commune or district, the year and the status."""
        product = entry.record
        group = self.catalogue.vocabulary.group(product.group)
        return {
            "name": name_of(product),
            "gloss": gloss(product, self.catalogue.vocabulary),
            "href": addresses.product(product),
            "maker": entry.maker,
            "place": short_place(entry.here, self.catalogue),
            "year": recognition_year(entry.status),
            "status": status_piece(entry.status, entry.turns),
            "cover": cover(entry),
            "photo": next((p for photo in product.photos if (p := picture(photo, self.photos))), None),
            "group": group_short(group) if group else "",
        }
