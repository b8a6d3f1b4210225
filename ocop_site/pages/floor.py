"""The page with the plan of a fair's halls, and the surroundings of a booth on the booth's own page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages import addresses
from ocop_site.pages.booth_lists import FLOOR_PLAN, shown_at_booth
from ocop_site.pages.fair_lines import exhibitor_piece, fair_days
from ocop_site.pages.floor_layout import around, drawings
from ocop_site.pages.floor_plan import Stall, hall_piece, legend, main_group, plan_piece
from ocop_site.pages.jobs import Job
from ocop_site.pages.names import name_of
from ocop_site.pages.others import record_crumbs
from ocop_site.pages.pieces import page_piece, report_piece
from ocop_site.words import joined, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ocop_site.catalogue.entries import Catalogue, FairEntry
    from ocop_site.pages.floor_layout import Drawing
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth
    from ocop_site.records.vocabulary_files import Group


@dataclass(frozen=True, slots=True)
class Floor:
    """The drawings of a fair, and what they say of its booths, in the order of numbers."""

    address: str
    drawn: tuple[Drawing, ...]
    stalls: tuple[Stall, ...]
    groups: tuple[Group, ...]

    def halls(self) -> list[Plain]:
        """All drawings for a template."""
        return [hall_piece(one, self.stalls, self.groups, number) for number, one in enumerate(self.drawn, 1)]

    def surroundings(self, place: int) -> Plain:
        """What lies about a booth, and the way to it on the plan; no drawing where its cell is not known."""
        stall = self.stalls[place]
        found: Plain = {"href": self.address, "anchor": stall.anchor, "plan": None, "legend": []}
        for drawing in self.drawn:
            if drawing.placed and any(spot.place == place for spot in drawing.spots):
                near = around(drawing, place)
                found["plan"] = plan_piece(near, self.stalls, place)
                found["legend"] = legend((self.stalls[spot.place] for spot in near.spots), self.groups)
        return found


def floor_of(entry: FairEntry, catalogue: Catalogue) -> Floor:
    """The floor of a fair with booths."""
    fair, groups = entry.record, catalogue.vocabulary.groups
    stalls = tuple(_stall(booth, entry, catalogue) for booth in entry.booths)
    return Floor(addresses.floor(fair), tuple(drawings(fair, entry.booths)), stalls, groups)


def _stall(booth: Booth, entry: FairEntry, catalogue: Catalogue) -> Stall:
    exhibitor = exhibitor_piece(booth, catalogue)
    shown = shown_at_booth(booth, catalogue)
    group = main_group((one.record.group for one in shown), catalogue.vocabulary.groups)
    href = addresses.booth(entry.record, booth)
    return Stall(booth, href, exhibitor["text"] if exhibitor else "", len(shown), group)


def floor_jobs(entry: FairEntry, catalogue: Catalogue) -> Iterator[Job]:
    """The page of the plan of a fair, if it has booths."""
    fair = entry.record
    if not entry.booths:
        return
    floor = floor_of(entry, catalogue)
    it: Plain = {
        "fair": {"text": name_of(fair), "href": addresses.fair(fair), "days": fair_days(fair)},
        "halls": floor.halls(),
        "report": report_piece(catalogue, fair.name, fair.code),
        "example": fair.example,
    }
    page = page_piece(
        "floor",
        floor.address,
        FLOOR_PLAN,
        description=joined((FLOOR_PLAN, name_of(fair), fair_days(fair)), ". "),
        base_url=catalogue.site.base_url,
        crumbs=[
            *record_crumbs(catalogue, entry.here, say("Hội chợ"), addresses.FAIRS),
            (name_of(fair), addresses.fair(fair)),
        ],
        title=joined((FLOOR_PLAN, name_of(fair)), " – "),
    )
    yield Job(addresses.file_of(floor.address), "page", {"page": page, "it": it}, "floor.html", f"fairs/{fair.id}")
