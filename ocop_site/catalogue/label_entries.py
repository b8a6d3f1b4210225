"""What the code of a printed label leads to: a product, an outlet, or a booth of a fair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ocop_site.catalogue.booth_entries import BoothEntry, booth_entries
from ocop_site.catalogue.entries import OutletEntry, ProductEntry
from ocop_site.catalogue.fair_days import fair_span

if TYPE_CHECKING:
    from datetime import date

    from ocop_site.catalogue.entries import Catalogue

Entry = ProductEntry | OutletEntry | BoothEntry


def entries_by_code(catalogue: Catalogue) -> dict[str, Entry]:
    """The record that each code leads to today, codes of merged records among them: products, outlets and booths."""
    found: dict[str, Entry] = {}
    for product in catalogue.products.values():
        found |= dict.fromkeys(catalogue.codes_of("products", product.record), product)
    for outlet in catalogue.outlets.values():
        found |= dict.fromkeys(catalogue.codes_of("outlets", outlet.record), outlet)
    for fair in catalogue.fairs.values():
        found |= {booth.record.code: booth for booth in booth_entries(fair, catalogue) if booth.record.code}
    return found


def maker_of(entry: Entry) -> str:
    """Whom its label names: who makes a product, runs an outlet, stands at a booth; "" where nobody is named."""
    if isinstance(entry, BoothEntry):
        return entry.exhibitor
    return entry.maker if isinstance(entry, ProductEntry) else entry.record.operator or ""


def is_over(booth: BoothEntry, day: date) -> bool:
    """Whether the fair of a booth is certainly over: nobody hangs its sign any more."""
    span = fair_span(booth.fair.record)
    return span is not None and span.last < day
