"""Whose plans they are: the plans of a province of either map, and the way to them from its page."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.pieces import entry_piece
from ocop_site.records.vocabulary_files import FormerProvince
from ocop_site.words import say

if TYPE_CHECKING:
    from ocop_site.catalogue.entries import Catalogue
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.plans import Plan
    from ocop_site.records.vocabulary import Province


def plans_by_place(catalogue: Catalogue) -> dict[str, tuple[str, tuple[Plan, ...]]]:
    """The plans of each place by its id: those of a unit of the old map stand with what it became, too."""
    found: dict[str, list[Plan]] = defaultdict(list)
    names: dict[str, str] = {}
    for plan in catalogue.plans:
        unit = unit_of(plan, catalogue)
        if unit is None:
            continue
        found[unit.id].append(plan)
        names.setdefault(unit.id, unit.name)
        if isinstance(unit, FormerProvince) and unit.became != unit.id:
            found[unit.became].append(plan)
            today = catalogue.vocabulary.province(unit.became)
            names.setdefault(unit.became, today.name if today else unit.name)
    return {one: (names[one], tuple(found[one])) for one in sorted(found)}


def plans_way(province_id: str, catalogue: Catalogue) -> tuple[Plain, ...]:
    """The way from a province's page to its plans, where it has some."""
    _, plans = plans_by_place(catalogue).get(province_id, ("", ()))
    return (entry_piece(say("Kế hoạch OCOP"), addresses.plans_of(province_id), len(plans)),) if plans else ()


def unit_of(plan: Plan, catalogue: Catalogue) -> Province | None:
    """The province of a plan on the map of its time."""
    return catalogue.vocabulary.province_by_printed_name(plan.province, int(plan.vintage))
