"""How far a plan has come on a day, element by element: what our records count, what was reported, and the gap.

Neither overwrites the other. Our silence proves nothing: a count that reaches its floor is enough to say "met", one
that does not says only that we do not know – "not met" needs an authority's word that the list is complete for the
place and the year (`coverage.yaml`), and so does any share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ocop_site.catalogue import progress_cohorts as cohorts
from ocop_site.catalogue import progress_fairs as fairs
from ocop_site.catalogue import progress_products as products
from ocop_site.catalogue import progress_sellers as sellers
from ocop_site.catalogue.progress_ground import ground_of
from ocop_site.records.plans import Element, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.catalogue.progress_ground import Count, Ground
    from ocop_site.records.plans import Figure, Plan

    Measuring = Callable[[Ground, Target], Count]

# `counted`: there is a count, but the plan names no number to set it against; `text`: there is nothing to answer.
State = Literal["met", "not-met", "unknown", "reported", "counted", "text"]

MEASURING: Mapping[str, Measuring] = {
    "products-recognised": products.recognised,
    "products-first-recognised": products.first_recognised,
    "products-by-group": products.by_group,
    "products-supported-recognised": products.supported_recognised,
    "products-enrolled": products.enrolled,
    "products-by-origin": products.by_origin,
    "products-nominated": products.nominated,
    "products-kept": cohorts.kept,
    "products-since": cohorts.since,
    "products-raised": cohorts.raised,
    "products-revoked": cohorts.revoked,
    "products-on-platforms": cohorts.on_platforms,
    "products-traced": cohorts.traced,
    "producers-of-type": sellers.producers_of_type,
    "producers-by-type": sellers.producers_by_type,
    "producers-enrolled": sellers.producers_enrolled,
    "producers-new": sellers.producers_new,
    "producers-committed": sellers.producers_committed,
    "outlets-opened": sellers.outlets_opened,
    "districts-with-outlet": sellers.districts_with_outlet,
    "outlets-selling-others": sellers.outlets_selling_others,
    "fairs-held": fairs.fairs_held,
    "fairs-organised": fairs.fairs_organised,
    "fairs-elsewhere": fairs.fairs_elsewhere,
    "fairs-attended": fairs.fairs_attended,
    "booths-at-fairs": fairs.booths_at_fairs,
    "trade-events": fairs.trade_events,
}


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported figure; `gap` is what it has more than the counted one, None where they cannot be set side by side."""

    figure: Figure
    gap: Decimal | None


@dataclass(frozen=True, slots=True)
class Result:
    """One element with its answer: its state, what was counted (None: nothing is, or its field is filled nowhere)."""

    element: Element
    state: State
    count: Count | None
    beside: tuple[Count, ...]
    reported: tuple[Reported, ...]


def progress(plan: Plan, catalogue: Catalogue) -> tuple[Result, ...]:
    """The answer to every element of a plan on the catalogue's day, in the order of their numbers."""
    ground = ground_of(plan, catalogue)
    return tuple(_result(element, plan, ground) for element in plan.elements)


def _result(element: Element, plan: Plan, ground: Ground | None) -> Result:
    target = element if isinstance(element, Target) else Target(id=element.id, quote=element.quote)
    count = MEASURING[element.measure](ground, target) if ground and element.measure else None
    beside = tuple(MEASURING[one](ground, target) for one in element.beside) if ground else ()
    reported = tuple(_beside(one, target, count) for one in plan.reported if one.target == element.id)
    return Result(element, _state(element, target, count, reported, ground), count, beside, reported)


def _beside(figure: Figure, target: Target, count: Count | None) -> Reported:
    counted = count.number if count and not target.of else count.share if count else None
    gap = figure.count - counted if figure.count is not None and counted is not None else None
    return Reported(figure, gap)


def _state(
    element: Element, target: Target, count: Count | None, reported: tuple[Reported, ...], ground: Ground | None
) -> State:
    if element.answer == "text":
        return "reported" if reported else "text"
    if count is not None and ground is not None:
        verdict = _verdict(target, count, ground)
        if verdict:
            return verdict
    if reported:
        return "reported"
    open_ended = target.op == "text" and not target.per and not target.breakdown
    return "counted" if count and count.number and open_ended else "unknown"


def _verdict(target: Target, count: Count, ground: Ground) -> State | None:
    """Met where the count reaches the floor; not met where, with a complete list, it cannot have been reached."""
    certain = count.complete and not ground.maybe
    if count.number is None:
        return None
    if target.of:
        return _compared(count.share, target.value, certain=certain) if certain and count.share is not None else None
    if target.per or target.breakdown:
        parts = _parts(target, count)
        if parts and all(number >= least for number, least in parts):
            return "met"
        return "not-met" if parts and certain and not _loose(count) else None
    floor = target.min if target.op == "range" else target.value
    if count.number < (floor or 0) and count.number + count.unclear >= (floor or 0):
        return None
    return _compared(count.number, floor, certain=certain)


def _compared(number: Decimal | int, floor: Decimal | None, *, certain: bool) -> State | None:
    if floor is None:
        return None
    if number >= floor:
        return "met"
    return "not-met" if certain else None


def _loose(count: Count) -> bool:
    """Whether something may belong to one of the parts, nobody knows to which."""
    rows = count.tables[0].rows if count.tables else ()
    return bool(count.unclear) or any(str(row.label) == str(products.NO_DISTRICT) and row.number for row in rows)


def _parts(target: Target, count: Count) -> list[tuple[int, int]]:
    """What each district or each portion has, with what it is to have."""
    rows = count.tables[0].rows if count.tables else ()
    if target.per:
        unclear = str(products.NO_DISTRICT)
        return [(row.number, target.min_each or 0) for row in rows if str(row.label) != unclear]
    known = {str(row.label): row.number for row in rows}
    return [(known.get(str(products.ORIGINS[one.origin]), 0), int(one.value)) for one in target.breakdown]
