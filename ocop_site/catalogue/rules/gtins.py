"""What must be true of GTINs across records. Their check digits are looked at where a record is read.

Each rule is a generator of problems; its docstring is the rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.problems import Problem
from ocop_site.records.gtins import VIET_NAM, names_a_product, padded, prefix

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records


def gtin_problems(records: Records) -> Iterator[Problem]:
    """Every problem of every GTIN."""
    yield from gtins_belong_to_one(records)
    yield from gtins_are_given_for_products(records)


def gtins_belong_to_one(records: Records) -> Iterator[Problem]:
    """A GTIN belongs to one product, however many digits of it are written: `/01/…` can show one only.

    Numbers that shops give for themselves may meet by chance; they have no such page.
    """
    owners: dict[str, str] = {}
    for product in sorted(records.products, key=lambda p: p.id):
        if product.gtin is None or not names_a_product(product.gtin):
            continue
        owner = owners.setdefault(padded(product.gtin), product.id)
        if owner != product.id:
            place = records.place("products", product.id, "gtin")
            yield Problem("same-gtin-twice", place, {"value": product.gtin, "other": owner})


def gtins_are_given_for_products(records: Records) -> Iterator[Problem]:
    """A GTIN is a product's own in the whole world, and most of those of Viet Nam begin with 893.

    Another prefix is not wrong (a packer abroad, TCVN 6939:2019 speaks of Vietnamese numbers only). Invented records
    are let be: their numbers come from the ranges that belong to nobody.
    """
    for product in records.products:
        if product.gtin is None or product.example:
            continue
        place, values = records.place("products", product.id, "gtin"), {"value": product.gtin}
        values["prefix"] = prefix(product.gtin)
        if not names_a_product(product.gtin):
            yield Problem("gtin-for-internal-use", place, values)
        elif values["prefix"] != VIET_NAM:
            yield Problem("gtin-of-another-country", place, values)
