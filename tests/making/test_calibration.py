from __future__ import annotations

import random

import pytest

from ocop_site.making.calibration import Axis, corrected, crosses, doubts

WIDTH, HEIGHT = 210.0, 297.0


def lands(printer: tuple[float, float], axis: Axis, at: float) -> float:
    """Where what belongs at `at` is put by a printer that puts x at a·x + b."""
    a, b = printer
    return a * (axis.shift + axis.scale * at) + b


@pytest.mark.parametrize("before", [Axis(), Axis(1.3, 0.992), Axis(-2.5, 1.013)])
@pytest.mark.parametrize("printer", [(1.0, 0.0), (1.015, 2.0), (0.985, -2.0), (0.985, 2.0), (1.003, -0.4)])
def test_two_marks_make_everything_land_right_whatever_the_page_was_printed_with(
    printer: tuple[float, float], before: Axis
) -> None:
    aims = (10.0, 200.0)
    measured = tuple(lands(printer, before, aim) for aim in aims)
    after = corrected(before, aims, measured)
    for at in (0.0, 4.67, 105.0, 209.9):
        assert lands(printer, after, at) == pytest.approx(at, abs=1e-9)


@pytest.mark.parametrize("before", [Axis(), Axis(1.3, 0.992)])
def test_one_mark_takes_the_scale_as_it_is(before: Axis) -> None:
    printer = (1 / before.scale, 1.75)
    after = corrected(before, (10.0, 200.0), (lands(printer, before, 10.0),))
    assert after.scale == before.scale
    assert lands(printer, after, 10.0) == pytest.approx(10.0)
    assert lands(printer, after, 180.0) == pytest.approx(180.0)


def test_a_second_calibration_mends_what_the_first_left() -> None:
    """Read roughly first, well the second time: nothing of the first error stays."""
    printer, aims = (1.012, -1.4), (10.0, 287.0)
    rough = corrected(Axis(), aims, tuple(lands(printer, Axis(), aim) + 0.9 for aim in aims))
    assert abs(lands(printer, rough, 100.0) - 100.0) > 0.8
    fine = corrected(rough, aims, tuple(lands(printer, rough, aim) for aim in aims))
    assert lands(printer, fine, 100.0) == pytest.approx(100.0, abs=1e-9)


def test_the_crosses_lie_near_the_corners_and_on_the_paper() -> None:
    assert crosses(WIDTH, HEIGHT) == ((10.0, 10.0), (200.0, 287.0))
    assert crosses(60.0, 40.0) == ((4.0, 4.0), (56.0, 36.0))


@pytest.mark.parametrize(
    ("measured", "code"),
    [
        ((10.0, 200.0), None),
        ((12.0, 205.0), None),
        ((10.0,), None),
        ((21.0,), "measured-too-far"),
        ((21.0, 211.0), "measured-too-far"),
        ((10.0, 10.0), "measured-too-far"),
        ((10.0, 189.9), "measured-wrong-scale"),
        ((10.0, 210.0), "measured-wrong-scale"),
        ((1.0, 200.0), None),
    ],
)
def test_distances_that_no_printer_makes_are_doubted(measured: tuple[float, ...], code: str | None) -> None:
    assert [one.code for one in doubts((10.0, 200.0), measured)] == ([code] if code else [])


def test_a_ruler_s_error_at_the_corners_hardly_grows_on_the_way_to_the_labels() -> None:
    """Straight line through two points with errors e: within them at most e, outside it grows by the lever only."""
    chance = random.Random(20261122)
    aims, worst = (10.0, 200.0), 0.0
    for _ in range(2000):
        printer = (chance.uniform(0.985, 1.015), chance.uniform(-2, 2))
        measured = tuple(lands(printer, Axis(), aim) + chance.uniform(-0.125, 0.125) for aim in aims)
        after = corrected(Axis(), aims, measured)
        worst = max(worst, *(abs(lands(printer, after, at) - at) for at in (4.67, 205.33)))
    assert 0.1 < worst < 0.14
