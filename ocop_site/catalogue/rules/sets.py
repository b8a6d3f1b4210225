"""What must be true of sets of criteria: each belongs to one group of products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records


def set_problems(records: Records) -> Iterator[Problem]:
    """The set by which a product is judged is one of its group (QĐ 26/2026/QĐ-TTg; the sets are in `sets.yaml`)."""
    words = records.vocabulary
    for product in records.products:
        criteria = words.set(product.set) if product.set else None
        if criteria and words.group(product.group) and criteria.group != product.group:
            values = {"value": str(criteria.number), "group": product.group, "right": criteria.group}
            yield Problem("set-of-another-group", records.place("products", product.id, "set"), values)
