"""Which products stand near a product: perhaps the same one, of the same maker, commune, or set and province."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.vietnamese import fold
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ocop_site.catalogue.entries import Catalogue, Here, ProductEntry

MOST = 4
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Ids of products by what they share, each list in the catalogue's order."""

    by_commune: Mapping[Key, tuple[str, ...]]
    by_set: Mapping[Key, tuple[str, ...]]
    same_as: Mapping[str, tuple[str, ...]]

    def of(self, entry: ProductEntry, catalogue: Catalogue) -> Iterator[tuple[str, str, list[str]]]:
        """Groups of neighbours as (title, address of the whole list or "", ids), nobody twice."""
        product = entry.record
        shown = {product.id}

        def fresh(ids: tuple[str, ...]) -> list[str]:
            chosen = _around([i for i in ids if i not in shown or i == product.id], product.id)
            shown.update(chosen)
            return chosen

        if same := fresh(self.same_as.get(product.id, ())):
            yield say("Có thể là cùng một sản phẩm"), "", same
        if entry.producer and entry.producer.publish_name:
            made = catalogue.producers[entry.producer.id].products
            if same_maker := fresh(made):
                yield say("Cùng chủ thể"), addresses.producer(entry.producer), same_maker
        if (key := commune_key(entry.here)) and (near := fresh(self.by_commune.get(key, ()))):
            yield say("Cùng xã, phường"), "", near
        if (key := set_key(entry)) and (alike := fresh(self.by_set.get(key, ()))):
            yield say("Cùng loại, cùng tỉnh"), addresses.with_group(addresses.province(key[0]), product.group), alike


def relate(catalogue: Catalogue) -> Related:
    """All neighbourhoods of the catalogue."""
    by_commune: dict[Key, list[str]] = defaultdict(list)
    by_set: dict[Key, list[str]] = defaultdict(list)
    same_as: dict[str, set[str]] = defaultdict(set)
    for product_id, entry in catalogue.products.items():
        if key := commune_key(entry.here):
            by_commune[key].append(product_id)
        if key := set_key(entry):
            by_set[key].append(product_id)
        for other in entry.record.possibly_same_as:
            if other in catalogue.products:
                same_as[product_id].add(other)
                same_as[other].add(product_id)
    return Related(
        by_commune={key: tuple(ids) for key, ids in by_commune.items()},
        by_set={key: tuple(ids) for key, ids in by_set.items()},
        same_as={key: tuple(sorted(ids)) for key, ids in same_as.items()},
    )


def commune_key(here: Here) -> Key:
    """The commune as printed, with its district and province; () where it is not known."""
    printed = here.address.as_certified if here.address else None
    if printed is None or not printed.commune:
        return ()
    return (fold(printed.province), fold(printed.district or ""), fold(printed.commune))


def set_key(entry: ProductEntry) -> Key:
    """The set of criteria within a current province; () where either is not known."""
    if entry.here.province is None or entry.record.set is None:
        return ()
    return (entry.here.province, str(entry.record.set))


def _around(ids: list[str], own: str) -> list[str]:
    """A few neighbours, starting after the product itself and going round, so that all are shown somewhere."""
    if own in ids:
        place = ids.index(own)
        ids = ids[place + 1 :] + ids[:place]
    return ids[:MOST]
