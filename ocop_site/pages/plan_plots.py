"""The plots of plans: what the catalogue holds of the plan's place, on the map and in the year of the plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ocop_site.catalogue.progress_ground import ground_of
from ocop_site.catalogue.progress_products import districts_of
from ocop_site.pages import figures
from ocop_site.pages.plots import Line, bars, cells
from ocop_site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.catalogue.entries import Catalogue, ProductEntry
    from ocop_site.catalogue.progress_ground import Ground
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.plans import Plan

AGAIN = say("đã được công nhận lại")
NOTHING_KNOWN = say("Ô nét đứt: danh mục chưa thấy sản phẩm nào của nơi ấy, không phải là nơi ấy không có.")


def plan_plots(plan: Plan, catalogue: Catalogue) -> list[Plain]:
    """Recognitions by year and stars, then of the plan's year: groups, makers, districts, what became of each product.

    Only what was surely signed in the year counts, as in the figures of the plan; where the catalogue knows of nothing
    that was, the plots are of all years. [] where the place is not known, or nothing of it.
    """
    ground = ground_of(plan, catalogue)
    if ground is None or not ground.products:
        return []
    found = recognised_in(ground)
    if not found:
        return _of_all_years(ground)
    plots = [figures.by_year(ground.products), figures.by_round(ground.products)]
    year = str(ground.year)
    groups = say("Sản phẩm được công nhận năm {year}, theo nhóm hiện nay", year=year)
    makers = say("Sản phẩm được công nhận năm {year}, theo loại chủ thể", year=year)
    plots += [figures.by_group(found, catalogue, groups), figures.by_maker(found, catalogue, makers)]
    covered = coverage(ground, found, say("Sản phẩm được công nhận năm {year}, theo huyện của thời đó", year=year))
    return [*plots, *covered, cohort(ground, found)]


def place_plots(plans: Sequence[Plan], place: str, catalogue: Catalogue) -> list[Plain]:
    """The same of all years, for the page with all plans of a province: on the map of its newest plan.

    `place`: the province's id; [] where no plan is of that very unit, but of one that became a part of it.
    """
    grounds = [ground for plan in plans if (ground := ground_of(plan, catalogue)) and ground.unit == place]
    if not grounds or not grounds[-1].products:
        return []
    return _of_all_years(max(grounds, key=lambda one: one.year))


def _of_all_years(ground: Ground) -> list[Plain]:
    held = [entry for entry in ground.products if entry.certificates]
    everything = coverage(ground, held, say("Sản phẩm đã được công nhận, theo huyện của thời đó"))
    return [
        figures.by_year(ground.products),
        figures.by_round(ground.products),
        figures.by_stars(ground.products, ways=False),
        figures.by_group(ground.products, ground.catalogue),
        figures.by_maker(ground.products, ground.catalogue),
        *everything,
    ]


def recognised_in(ground: Ground) -> list[ProductEntry]:
    """The products of the place with a certificate that was surely signed in the year of the plan."""
    return [entry for entry in ground.products if any(ground.of_year(paper) for paper in entry.certificates)]


def coverage(ground: Ground, found: Sequence[ProductEntry], title: str) -> list[Plain]:
    """A cell for each district of the period; [] where there is no list of them."""
    lines = [Line(row.label, (row.number,)) for row in districts_of(ground, found)]
    known = ground.catalogue.vocabulary.districts.of(ground.unit) or ground.plan.districts
    return [cells(title, say("Huyện"), lines, NOTHING_KNOWN)] if known and len(lines) > 1 else []


def cohort(ground: Ground, found: Iterable[ProductEntry]) -> Plain:
    """Of the products recognised in the year: how many have a newer paper in force, and the status of the others."""
    counts: Counter[str] = Counter()
    for entry in found:
        last = max(at for at, paper in enumerate(entry.certificates) if ground.of_year(paper))
        again = entry.status.in_force and len(entry.certificates) > last + 1
        counts["again" if again else entry.status.value] += 1
    lines = [Line(AGAIN, (counts["again"],))]
    lines += [Line(words, (counts[value],)) for value, words in figures.STATUS_WORDS.items() if value != "no-paper"]
    day = ground.catalogue.day
    title = say("Sản phẩm được công nhận năm {year}: hồ sơ nói gì ngày {day}", year=str(ground.year), day=day)
    return bars(title, say("Tình trạng"), lines)
