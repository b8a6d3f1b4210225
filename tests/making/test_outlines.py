from __future__ import annotations

import math
import re
from itertools import pairwise

import pytest

from ocop_site.making.outlines import DRAWINGS, STEPS, lines_of, outlines
from tests.small_content import PROJECT

DRAWN = (PROJECT / "templates" / DRAWINGS).read_text(encoding="utf-8")


def ends(path: str) -> list[tuple[tuple[float, ...], tuple[float, ...]]]:
    return [
        (tuple(round(part, 3) for part in line[0]), tuple(round(part, 3) for part in line[-1]))
        for line in lines_of(path)
    ]


@pytest.mark.parametrize(
    ("path", "points"),
    [
        ("M1 2h3v4H0V0", [(1, 2), (4, 2), (4, 6), (0, 6), (0, 0)]),
        ("m1 2 3 4-1-1", [(1, 2), (4, 6), (3, 5)]),
        ("M1 1L2 3 4 5z", [(1, 1), (2, 3), (4, 5), (1, 1)]),
        ("M.5.5l-.5 1.25", [(0.5, 0.5), (0, 1.75)]),
    ],
)
def test_straight_lines(path: str, points: list[tuple[float, float]]) -> None:
    assert lines_of(path) == (tuple((float(x), float(y)) for x, y in points),)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("M0 0c0 4 4 4 4 0", [((0, 0), (4, 0))]),
        ("M0 0C0 4 4 4 4 0s4-4 4 0", [((0, 0), (8, 0))]),
        ("M0 0q2 4 4 0", [((0, 0), (4, 0))]),
        ("M0 0a2 2 0 0 1 4 0", [((0, 0), (4, 0))]),
        ("M0 0h1M5 5h1", [((0, 0), (1, 0)), ((5, 5), (6, 5))]),
        ("M2 2h2zm5 0h1", [((2, 2), (2, 2)), ((7, 2), (8, 2))]),
    ],
)
def test_curves_end_where_they_should(path: str, found: list[tuple[tuple[float, ...], tuple[float, ...]]]) -> None:
    assert ends(path) == found


def test_a_curve_is_the_curve() -> None:
    (cubic,) = lines_of("M0 0C0 4 4 4 4 0")
    assert len(cubic) == STEPS + 1
    assert cubic[STEPS // 2] == (2.0, 3.0)
    (quadratic,) = lines_of("M0 0Q2 4 4 0")
    assert quadratic[STEPS // 2] == pytest.approx((2.0, 2.0))
    (mirrored,) = lines_of("M0 0c0 4 4 4 4 0s4-4 4 0")
    assert mirrored[STEPS + STEPS // 2] == pytest.approx((6.0, -3.0))


@pytest.mark.parametrize(
    ("flags", "middle"), [("0 1", (5.0, 0.0)), ("0 0", (5.0, 10.0)), ("1 1", (5.0, 0.0)), ("1 0", (5.0, 10.0))]
)
def test_arcs_of_half_a_circle_turn_as_their_flags_say(flags: str, middle: tuple[float, float]) -> None:
    (line,) = lines_of(f"M0 5a5 5 0 {flags} 10 0")
    assert line[STEPS // 2] == pytest.approx(middle)
    assert {round(math.dist(point, (5, 5)), 6) for point in line} == {5.0}


def test_the_large_arc_goes_the_long_way() -> None:
    length = {
        large: sum(math.dist(one, other) for one, other in pairwise(line))
        for large in (0, 1)
        for line in lines_of(f"M0 0a5 5 0 {large} 1 5 5")
    }
    assert length[0] == pytest.approx(5 * math.pi / 2, rel=0.01)
    assert length[1] == pytest.approx(3 * 5 * math.pi / 2, rel=0.01)


@pytest.mark.parametrize("path", ["", "5 5", "M1", "M0 0T5 5", "M0 0c1 2 3", "x", "M0 0"])
def test_what_is_no_path_gives_no_lines(path: str) -> None:
    assert lines_of(path) == ()


def test_every_drawing_of_the_covers_is_read() -> None:
    found = outlines(DRAWN)
    names = {f"m-{name}" for name in re.findall(r'<symbol id="m-([a-z-]+)"', DRAWN)}
    names |= set(re.findall(r'<pattern id="(w\d)"', DRAWN))
    assert len(names) == 6 + 5
    assert set(found) == names
    for name, one in found.items():
        across = [x for line in one.lines for x, _ in line]
        down = [y for line in one.lines for _, y in line]
        if name.startswith("m-"):
            assert (one.width, one.height) == (48, 48)
            assert -1 <= min(across + down) <= max(across + down) <= 49
