"""What an organiser should know of a fair: papers that do not cover its days, nominations, names not found here.

Nothing here is held against anybody: what the catalogue does not know, it does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.fair_days import FairSpan, cover, fair_span

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue, FairEntry, ProductEntry
    from ocop_site.catalogue.fair_days import Cover
    from ocop_site.records.others import Booth


@dataclass(frozen=True, slots=True)
class Shown:
    """A product at a booth, and whether its paper covers the days of the fair."""

    booth: Booth
    entry: ProductEntry
    cover: Cover


@dataclass(frozen=True, slots=True)
class FairReport:
    """A fair as our records see it, booth after booth by their numbers.

    `span`: its possible days, None where these are not known. Of the products: `covered`, how many are in force on
    every day; `partly`, those in force on some; `uncovered`, on none; `unsaid`, where nothing can be said; `nominated`,
    those with a nomination. Not found in this catalogue: `exhibitors` (booths with a free name), `goods`.
    """

    span: FairSpan | None
    covered: int
    partly: tuple[Shown, ...]
    uncovered: tuple[Shown, ...]
    unsaid: tuple[Shown, ...]
    nominated: tuple[Shown, ...]
    exhibitors: tuple[Booth, ...]
    goods: tuple[tuple[Booth, str], ...]


def fair_report(entry: FairEntry, catalogue: Catalogue) -> FairReport:
    """The report of a fair, by what the catalogue knows on its day."""
    span = fair_span(entry.record)
    shown = [
        Shown(booth, catalogue.products[one], cover(catalogue.products[one], span, catalogue.vocabulary))
        for booth in entry.booths
        for one in dict.fromkeys(booth.products)
        if one in catalogue.products
    ]
    return FairReport(
        span=span,
        covered=sum(one.cover.covers for one in shown),
        partly=tuple(one for one in shown if one.cover.answer in {"until", "from"}),
        uncovered=tuple(one for one in shown if one.cover.answer == "not"),
        unsaid=tuple(one for one in shown if one.cover.answer == "unsaid"),
        nominated=tuple(one for one in shown if one.entry.record.nominations),
        exhibitors=tuple(b for b in entry.booths if b.exhibitor and b.exhibitor.name and not b.exhibitor.producer),
        goods=tuple((booth, one) for booth in entry.booths for one in booth.goods),
    )
