"""What is asked of the annex of a decision: a table of somebody else's, and the decision that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.writing.foreign.orders import ForeignOrder

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexOrder(ForeignOrder):
    """The table, and the decision's number, day of signing and issuer as printed; `source` is where it was read."""

    number: str
    signed: date
    issuer: str
