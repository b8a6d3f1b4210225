"""Where booths are drawn: every one once, inside its drawing, on no other; by their cells or in rows of ten."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.pages.floor_layout import REACH, ROW_OF_UNPLACED, Drawing, Spot, around, drawings
from ocop_site.pages.floor_plan import Stall, plan_piece
from ocop_site.records.others import Booth, Fair, Hall
from tests.small_content import code

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain

HALLS = ("Nhà A", "Nhà B")
SIDES = st.integers(1, 3)
CELLS = st.integers(1, 9)


@st.composite
def any_booth(draw: st.DrawFn, names: tuple[str | None, ...] = (*HALLS, "Sân", None)) -> Booth:
    """A booth anywhere: outside its hall, on another booth, without a cell, in a hall that nobody describes."""
    cell = draw(st.none() | st.tuples(CELLS, CELLS))
    row, column = cell or (None, None)
    hall, number = draw(st.sampled_from(names)), f"A{draw(st.integers(1, 999))}"
    return Booth(number=number, hall=hall, row=row, column=column, wide=draw(SIDES), deep=draw(SIDES))


def fair_of(*halls: tuple[str, int, int]) -> Fair:
    described = tuple(Hall(name=name, rows=rows, columns=columns) for name, rows, columns in halls)
    return Fair(id="h", name="Hội chợ Ví Dụ", code=code(1), halls=described)


ANY_FAIR = st.sampled_from([fair_of(), fair_of(("Nhà A", 6, 8)), fair_of(("Nhà A", 6, 8), ("Nhà B", 9, 4))])


def cells(spot: Spot) -> set[tuple[int, int]]:
    """The cells that a spot takes."""
    rows, columns = range(spot.row, spot.row + spot.deep), range(spot.column, spot.column + spot.wide)
    return {(row, column) for row in rows for column in columns}


def assert_sound(drawing: Drawing) -> None:
    """Every spot lies inside, and none on another."""
    for spot in drawing.spots:
        assert spot.column >= 0
        assert spot.row >= 0
        assert spot.column + spot.wide <= drawing.columns
        assert spot.row + spot.deep <= drawing.rows
    taken = Counter(cell for spot in drawing.spots for cell in cells(spot))
    assert not [cell for cell, count in taken.items() if count > 1]


@given(ANY_FAIR, st.lists(any_booth(), max_size=40))
def test_whatever_is_recorded_every_booth_is_drawn_once_and_on_no_other(fair: Fair, booths: list[Booth]) -> None:
    drawn = drawings(fair, booths)
    assert sorted(spot.place for one in drawn for spot in one.spots) == list(range(len(booths)))
    for one in drawn:
        assert_sound(one)
        for spot in one.spots if one.placed else ():
            booth = booths[spot.place]
            assert (spot.row + 1, spot.column + 1) == (booth.row, booth.column)
            assert (spot.wide, spot.deep) == (booth.wide, booth.deep)
    assert drawn == drawings(fair, booths)


def outlines(plan: Plain) -> list[tuple[int, int, int, int]]:
    """The shapes as left, top, right and bottom, in drawing units."""
    return [(one["x"], one["y"], one["x"] + one["wide"], one["y"] + one["deep"]) for one in plan["booths"]]


@given(ANY_FAIR, st.lists(any_booth(), min_size=1, max_size=25), st.data())
def test_shapes_lie_in_the_picture_and_apart(fair: Fair, booths: list[Booth], data: st.DataObject) -> None:
    stalls = [Stall(booth, f"/gian/{place}/") for place, booth in enumerate(booths)]
    drawing = data.draw(st.sampled_from(drawings(fair, booths)))
    mine = data.draw(st.sampled_from(drawing.spots)).place
    near = around(drawing, mine)
    assert_sound(near)
    assert [spot.place for spot in near.spots].count(mine) == 1
    for plan in (plan_piece(drawing, stalls), plan_piece(near, stalls, mine)):
        found = outlines(plan)
        for left, top, right, bottom in found:
            assert plan["margin"] <= left < right <= plan["width"]
            assert plan["margin"] <= top < bottom <= plan["height"]
        for (left, top, right, bottom), (other_left, other_top, other_right, other_bottom) in combinations(found, 2):
            assert right < other_left or other_right < left or bottom < other_top or other_bottom < top
    assert min(min(one["wide"], one["deep"]) for one in plan_piece(drawing, stalls)["booths"]) >= 44


def test_halls_stand_as_the_fair_names_them_then_others_and_what_has_no_hall() -> None:
    fair = fair_of(("Nhà B", 2, 2), ("Nhà A", 2, 2), ("Nhà C", 2, 2))
    where: list[tuple[str | None, int | None]] = [
        (None, None),
        ("Sân", 1),
        ("Nhà A", 1),
        ("Nhà B", None),
        ("Nhà B", 2),
        ("Sân", None),
    ]
    booths = [Booth(number=f"A{n}", hall=hall, row=row, column=row) for n, (hall, row) in enumerate(where)]
    assert [(one.hall, one.placed) for one in drawings(fair, booths)] == [
        ("Nhà B", True),
        ("Nhà B", False),
        ("Nhà A", True),
        ("Sân", True),
        ("Sân", False),
        ("", False),
    ]


def test_of_a_fair_with_one_hall_a_booth_need_not_name_it() -> None:
    drawn = drawings(fair_of(("Nhà A", 2, 2)), [Booth(number="1", row=1, column=2), Booth(number="2", hall="Nhà A")])
    assert [(one.hall, one.placed, one.columns, one.rows) for one in drawn] == [
        ("Nhà A", True, 2, 2),
        ("Nhà A", False, 1, 1),
    ]


def test_booths_without_cells_stand_in_rows_of_ten_by_their_numbers() -> None:
    (drawn,) = drawings(fair_of(), [Booth(number=str(n), wide=3) for n in range(23)])
    assert (drawn.columns, drawn.rows, drawn.placed) == (ROW_OF_UNPLACED, 3, False)
    assert [(spot.row, spot.column, spot.wide) for spot in drawn.spots] == [(n // 10, n % 10, 1) for n in range(23)]


def test_what_stands_on_another_or_outside_is_not_placed() -> None:
    where = [(1, 1, 2), (1, 2, 1), (2, 2, 1), (2, 3, 1)]  # row, column, wide
    booths = [Booth(number=str(n), row=row, column=column, wide=wide) for n, (row, column, wide) in enumerate(where)]
    placed, lost = drawings(fair_of(("Nhà A", 2, 2)), booths)
    assert [spot.place for spot in placed.spots] == [0, 2]
    assert [spot.place for spot in lost.spots] == [1, 3]


@pytest.mark.parametrize("side", [1, 3])
def test_about_a_booth_two_more_are_seen_on_each_side(side: int) -> None:
    cell = [(row, column) for row in range(9) for column in range(9)]
    spots = [Spot(n, column * side, row * side, side, side) for n, (row, column) in enumerate(cell)]
    whole = Drawing("", placed=True, columns=9 * side, rows=9 * side, spots=tuple(spots))
    near = around(whole, cell.index((4, 4)))
    assert [cell[spot.place] for spot in near.spots] == [(r, c) for r in range(2, 7) for c in range(2, 7)]
    assert near.columns == near.rows == (2 * REACH + 1) * side
    corner = around(whole, cell.index((0, 8)))
    assert [cell[spot.place] for spot in corner.spots] == [(r, c) for r in range(3) for c in range(6, 9)]


def test_what_reaches_over_the_edge_of_the_surroundings_is_cut() -> None:
    spots = (Spot(0, 0, 0, 1, 1), Spot(1, 1, 0, 9, 1))
    near = around(Drawing("", placed=True, columns=10, rows=1, spots=spots), 0)
    assert near.spots == (Spot(0, 0, 0, 1, 1), Spot(1, 1, 0, 2, 1))
