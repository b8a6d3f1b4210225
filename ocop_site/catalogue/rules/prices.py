"""What must be true of prices: they are in đồng, and no goods cost less than a thousand of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records

LEAST = 1000  # đồng: the smallest sum that shops ask for


def price_problems(records: Records) -> Iterator[Problem]:
    """The price of a pack, and an outlet's own price, is not written in thousands, and is no telephone number."""
    priced = [
        ("products", one.id, "packs", i, pack.price) for one in records.products for i, pack in enumerate(one.packs)
    ]
    priced += [
        ("outlets", one.id, "stocks", i, sold.price) for one in records.outlets for i, sold in enumerate(one.stocks)
    ]
    for kind, record_id, part, i, price in priced:
        if price is not None and (written := _written(records, kind, record_id, part, i)).startswith("0"):
            yield Problem(
                "price-begins-with-zero", records.place(kind, record_id, part, i, "price"), {"value": written}
            )
            continue
        if price is not None and price < LEAST:
            place = records.place(kind, record_id, part, i, "price")
            yield Problem("price-in-thousands", place, {"value": str(price)}, f"{price}000")


def _written(records: Records, kind: str, record_id: str, part: str, i: int) -> str:
    """A price as it stands in the file."""
    items = records.raws[kind, record_id].data[part]
    item = items[i] if isinstance(items, list) else None
    return str(item.get("price", "")) if isinstance(item, dict) else ""
