"""What must be true of the names of products: they are their makers' words, not the programme's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ocop_site.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.records.collection import Records

# "Cocopalm" does not say OCOP; "25 sao" is no rank.
_OCOP = r"(?<![^\W\d_])OCOP(?![^\W\d_])"
_RANK = r"(?<!\w)\d\s*[-\u2010-\u2015]?\s*sao\b"
_SIGN = "[\u2605\u2606\u269d\u22c6\u2729-\u2730\u2b50-\u2b52\U0001f31f\U0001f320]"
_STARS = re.compile(f"{_OCOP}|{_RANK}|{_SIGN}", re.IGNORECASE)


def stars_in(name: str) -> str:
    """The words of a name that claim a rank of the programme: "OCOP", "4 sao", "★"; "" where it has none."""
    return " · ".join(match[0] for match in _STARS.finditer(name))


def name_problems(records: Records) -> Iterator[Problem]:
    """The name of a product does not carry the programme's stars: they belong to a recognition, which ends.

    On a label without stars such a name would claim them all the same, so no such label is printed.
    """
    for product in records.products:
        found = stars_in(product.name)
        if found:
            yield Problem("name-with-stars", records.place("products", product.id, "name"), {"value": found})
