"""The plan of a fair's halls for a template: shapes in drawing units, words, legend, and the same as a list.

It is made from plain facts about the booths (`Stall`), so that a page, the page of one booth and the offline pack draw
alike; how it looks are the macros of `templates/floor_plan.html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.pages.booth_lists import NO_GROUP
from ocop_site.pages.fair_lines import booth_name
from ocop_site.pages.names import group_short
from ocop_site.words import joined, own, say, say_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ocop_site.pages.floor_layout import Drawing, Spot
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.others import Booth
    from ocop_site.records.vocabulary_files import Group

SMALLEST = 48  # units (CSS px on a phone) of the side of the smallest booth, with the gap to the next
LEAST_CELL = 8
GAP = 3
MARGIN = 20  # for the numbers of rows and columns
GLYPH = 18
# How wide a letter of a number is, by the size of its letters; of what fits at none of them the end is shown.
LETTERS = (("", 9.0), ("s", 7.0), ("xs", 5.6))
UNPLACED = say("Gian chưa rõ chỗ")
PLACED_NOTE = say("Mỗi gian đặt theo hàng và cột ghi trong hồ sơ; sơ đồ không theo tỉ lệ.")
UNPLACED_NOTE = say(
    "Hồ sơ chưa ghi chỗ của những gian này: chúng được xếp theo số, mười gian một hàng. Đây không phải vị trí thật."
)


@dataclass(frozen=True, slots=True)
class Stall:
    """What a plan says of one booth: its page, who stands there, how many products, and the group of most of them."""

    booth: Booth
    href: str
    exhibitor: str = ""
    count: int = 0
    group: str = ""

    @property
    def anchor(self) -> str:
        """Where the booth is found on the page of the plan."""
        return f"gian-{self.booth.slug}"

    @property
    def words(self) -> str:
        """What its shape is called: "Gian A12: HTX Ví Dụ, 3 sản phẩm"."""
        return self._called(joined((booth_name(self.booth), self.exhibitor), ": "))

    @property
    def brief(self) -> str:
        """The same without who stands there, for a language in which the exhibitor has no name."""
        return self._called(booth_name(self.booth))

    def _called(self, name: str) -> str:
        return joined((name, say_many("{n} sản phẩm", n=self.count) if self.count else ""), ", ")


def main_group(groups: Iterable[str], known: Sequence[Group]) -> str:
    """The group of most products; of several the first of the vocabulary; "" where there is no product."""
    shown = list(groups)
    order = [group.id for group in known if group.id in shown]
    return max(order, key=shown.count, default="")  # of equals the first


def hall_piece(drawing: Drawing, stalls: Sequence[Stall], groups: Sequence[Group], number: int) -> Plain:
    """One drawing with its heading, legend and list. `stalls`: of all booths, in the order of their numbers."""
    shown = [stalls[spot.place] for spot in sorted(drawing.spots, key=lambda spot: spot.place)]
    spots = {spot.place: spot for spot in drawing.spots}
    lines = [_line(stalls[place], spots[place] if drawing.placed else None, groups) for place in sorted(spots)]
    return {
        "anchor": f"so-do-{number}",
        "list": f"danh-sach-{number}",
        "name": _heading(drawing),
        "note": PLACED_NOTE if drawing.placed else UNPLACED_NOTE,
        "plan": plan_piece(drawing, stalls),
        "legend": legend(shown, groups),
        "lines": lines,
    }


def plan_piece(drawing: Drawing, stalls: Sequence[Stall], mine: int | None = None) -> Plain:
    """The shapes of one drawing. `mine`: the place of the booth on whose page it stands, which leads nowhere."""
    cell = max(LEAST_CELL, -(-SMALLEST // drawing.side))
    numbered = drawing.placed and mine is None
    margin = MARGIN if numbered else 0
    shapes = [_shape(spot, stalls[spot.place], cell, margin, mine=spot.place == mine) for spot in drawing.spots]
    step = -(-SMALLEST // cell)  # where cells are small not every one is numbered
    return {
        "width": drawing.columns * cell + margin,
        "height": drawing.rows * cell + margin,
        "margin": margin,
        "columns": _axis(drawing.columns, cell, step) if numbered else [],
        "rows": _axis(drawing.rows, cell, step) if numbered else [],
        "booths": shapes,
    }


def legend(stalls: Iterable[Stall], groups: Sequence[Group]) -> list[Plain]:
    """The groups of some booths with the number of booths of each, as the vocabulary orders them; none last."""
    found = [stall.group for stall in stalls]
    named = [(group.id, group_short(group)) for group in groups]
    return [
        {"group": group, "text": text, "count": found.count(group)}
        for group, text in (*named, ("", NO_GROUP))
        if group in found
    ]


def _shape(spot: Spot, stall: Stall, cell: int, margin: int, *, mine: bool) -> Plain:
    wide, deep = spot.wide * cell - GAP, spot.deep * cell - GAP
    number, letters = fitting(stall.booth.number, wide)
    return {
        "x": margin + spot.column * cell + GAP // 2,
        "y": margin + spot.row * cell + GAP // 2,
        "wide": wide,
        "deep": deep,
        "number": number,
        "letters": letters,
        "group": stall.group,
        "glyph": {"x": (wide - GLYPH) // 2, "y": deep // 2 + 1} if stall.group else None,
        "name": stall.words,
        "brief": stall.brief,
        "exhibitor": stall.exhibitor,
        "href": stall.href,
        "anchor": stall.anchor,
        "mine": mine,
    }


def fitting(number: str, wide: int) -> tuple[str, str]:
    """A number as it fits into a shape, and the size of its letters; of one too long even so the end is shown."""
    for letters, width in LETTERS:
        if len(number) * width <= wide:
            return number, letters
    letters, width = LETTERS[-1]
    return f"…{number[-max(1, int(wide / width) - 1) :].lstrip()}", letters


def _axis(cells: int, cell: int, step: int) -> list[Plain]:
    """The numbers of rows or columns, each at the middle of its cell."""
    return [{"at": (one * cell) + cell // 2, "text": str(one + 1)} for one in range(0, cells, step)]


def _heading(drawing: Drawing) -> str:
    if drawing.placed:
        return own(drawing.hall) if drawing.hall else say("Sơ đồ gian hàng")
    return joined((own(drawing.hall), UNPLACED), ": ") if drawing.hall else UNPLACED


def _line(stall: Stall, spot: Spot | None, groups: Sequence[Group]) -> Plain:
    """The same words as on the drawing, and where the booth lies there."""
    group = next((group_short(one) for one in groups if one.id == stall.group), "")
    notes = (
        say_many("{n} sản phẩm", n=stall.count) if stall.count else "",
        group,
        say("hàng {row}, cột {column}", row=spot.row + 1, column=spot.column + 1) if spot else "",
        own(stall.booth.position) if stall.booth.position else "",
    )
    return {
        "text": stall.booth.number,
        "href": stall.href,
        "exhibitor": stall.exhibitor,
        "note": joined(notes, " · "),
    }
