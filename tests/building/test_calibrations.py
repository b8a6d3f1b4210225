"""Calibration from end to end: the page as it is made, a printer that is off, a ruler, the profile, the next sheet."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest

from ocop_site.building.calibrations import calibrate, calibration_pdf
from ocop_site.building.printers import Printer
from ocop_site.making.calibration import crosses
from ocop_site.making.kept import NoKeep
from ocop_site.making.sheets import sheet_pdf
from ocop_site.pages.sheets import run_of
from ocop_site.records.profiles import Profile
from tests.building.rasters import pages
from tests.small_content import DAY, PROJECT, code

if TYPE_CHECKING:
    from ocop_site.pages.jobs import Plain
    from ocop_site.records.stocks import Box, Stock
    from ocop_site.records.vocabulary import Vocabulary
    from tests.building.rasters import Ink

TEMPLATES, FONTS = PROJECT / "templates", PROJECT / "assets" / "fonts"
# A ruler with lines of half a millimetre, read to a quarter: what is read is the nearest quarter, and the ruler itself
# may have been laid up to a twentieth beside the edge of the paper.
RULER, LAID = 0.25, 0.05
WORST_ALLOWED = 0.3  # mm
Line = tuple[float, float]


def read_off(true: float, beside: float = 0.0) -> float:
    return round((true + beside) / RULER) * RULER


def printer_of(stock: Stock, profile: Profile | None = None) -> Printer:
    return Printer(stock, profile or Profile(stock=stock.id))


def calibrated(printer: Printer, machine: tuple[Line, Line], beside: tuple[float, ...] = (0.0,) * 4) -> Printer:
    """The printer after its page came out of a machine that puts x at a·x + b, and was measured with the ruler."""
    stock, profile = printer.stock, printer.profile
    aims = crosses(float(stock.paper.width), float(stock.paper.height))
    sent = [
        (float(profile.shift.x) + float(profile.scale.x) * x, float(profile.shift.y) + float(profile.scale.y) * y)
        for x, y in aims
    ]
    found = [a * mark[axis] + b for mark in sent for axis, (a, b) in enumerate(machine)]
    measured = [read_off(one, off) for one, off in zip(found, beside, strict=True)]
    result, problems = calibrate(printer, measured, uncorrected=False)
    assert [problem.line() for problem in problems] == []
    assert result
    return replace(printer, profile=result.after)


def worst_label(printer: Printer, machine: tuple[Line, Line]) -> float:
    """How far the worst corner of the worst label lies from where it belongs, mm as the crow flies."""
    profile = printer.profile
    sent = ((profile.shift.x, profile.scale.x), (profile.shift.y, profile.scale.y))

    def off(axis: int, at: float) -> float:
        (a, b), (shift, scale) = machine[axis], sent[axis]
        return a * (float(shift) + float(scale) * at) + b - at

    corners = [
        (x, y) for one in printer.stock.boxes() for x in (one.x, one.x + one.width) for y in (one.y, one.y + one.height)
    ]
    return max(float((off(0, x) ** 2 + off(1, y) ** 2) ** 0.5) for x, y in corners)


def machines() -> list[tuple[Line, Line]]:
    """Off by at most ±2 mm and ±1.5 %: a grid with all extremes, and a thousand by chance."""
    chance = random.Random(20261122)
    ends = list(product((0.985, 1.0, 1.015), (-2.0, 0.0, 2.0)))
    some = [(chance.uniform(0.985, 1.015), chance.uniform(-2, 2)) for _ in range(2000)]
    return [*product(ends, ends), *zip(some[::2], some[1::2], strict=True)]


def test_after_one_calibration_the_worst_of_65_labels_is_within_three_tenths(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7651")
    assert stock
    assert stock.count == 65
    chance = random.Random(7)
    before, after = [], []
    for machine in machines():
        beside = tuple(chance.choice((-LAID, LAID)) for _ in range(4))
        printer = printer_of(stock)
        before.append(worst_label(printer, machine))
        after.append(worst_label(calibrated(printer, machine, beside), machine))
    assert max(before) > 6  # a sheet that cannot be used
    assert max(after) <= WORST_ALLOWED
    assert max(after) > 0.1  # the ruler's own error is in it


def test_a_second_calibration_keeps_what_the_first_gained(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7651")
    assert stock
    for machine in machines()[::20]:
        once = calibrated(printer_of(stock), machine)
        assert worst_label(calibrated(once, machine), machine) <= WORST_ALLOWED


def test_the_page_shows_its_crosses_where_a_ruler_is_laid(vocabulary: Vocabulary) -> None:
    """Measured on the page itself, as made for a printer that was calibrated once."""
    stock = vocabulary.stock("avery-l7651")
    assert stock
    machine = ((1.012, -1.7), (0.989, 1.9))
    for printer in (printer_of(stock), calibrated(printer_of(stock), machine)):
        profile = printer.profile
        (ink,) = pages(calibration_pdf(printer, TEMPLATES, FONTS, DAY), 300)
        for x, y in crosses(210.0, 297.0):
            sent = (
                float(profile.shift.x) + float(profile.scale.x) * x,
                float(profile.shift.y) + float(profile.scale.y) * y,
            )
            assert ink.cross(*sent, near=4) == pytest.approx(sent, abs=0.05)


def label(number: int) -> Plain:
    return {
        "code": code(number),
        "text": f"HTTPS://VI-DU.VN/Q/{code(number)}/",
        "short": f"vi-du.vn/Q/{code(number)}",
        "draft": False,
        "name": "Chè Ví Dụ",
        "stars": 3,
        "stars_text": "OCOP 3 sao",
        "term": "Hiệu lực đến 03/2028",
        "until": "2028-03-20",
        "maker": "HTX Ví Dụ",
        "place": "xã Mẫu, Hà Tĩnh",
        "price": "",
    }


@pytest.mark.parametrize("machine", [((1.015, 2.0), (0.985, -2.0)), ((0.985, -2.0), (1.015, 2.0))])
def test_the_ink_of_a_real_sheet_lands_on_its_labels(vocabulary: Vocabulary, machine: tuple[Line, Line]) -> None:
    """The finished PDF, rasterised: every label's ink through the machine, against a sheet of a perfect printer.

    Of each label the left end of its words and the middle of its symbol are looked at. The size of the symbol is that
    of whole printer dots, so its edges may lie elsewhere.
    """
    stock = vocabulary.stock("avery-l7651")
    assert stock
    profile = calibrated(printer_of(stock), machine).profile
    shift, scale = profile.shift, profile.scale
    moves = (float(shift.x), float(shift.y)), (float(scale.x), float(scale.y))
    labels = [label(1)] * stock.count
    right = run_of(stock, "small", labels, DAY, title="Thử")
    sent = run_of(stock, "small", labels, DAY, title="Thử", shift=moves[0], scale=moves[1])
    (aim,) = pages(sheet_pdf(right, TEMPLATES, FONTS, NoKeep()), 300)
    (ink,) = pages(sheet_pdf(sent, TEMPLATES, FONTS, NoKeep()), 300)
    worst = 0.0
    for one in stock.boxes():
        meant = landmark(aim, one, (0.0, 0.0), (1.0, 1.0))
        found = landmark(ink, one, *moves)
        lands = [a * at + b for at, (a, b) in zip(found, machine, strict=True)]
        worst = max(worst, *(abs(at - other) for at, other in zip(lands, meant, strict=True)))
    assert worst <= WORST_ALLOWED


def landmark(ink: Ink, one: Box, shift: Line, scale: Line) -> Line:
    """The left end of a small label's words and the height of the middle of its symbol."""
    left, right = (shift[0] + scale[0] * x for x in (one.x, one.x + one.width))
    top, bottom = (shift[1] + scale[1] * y for y in (one.y, one.y + one.height))
    words = ink.box(left, top, right, bottom)
    symbol = ink.box(right - 0.3 * one.width, top, right, bottom)
    assert words
    assert symbol
    return words[0], (symbol[1] + symbol[3]) / 2


@pytest.mark.parametrize(
    ("measured", "codes"),
    [
        ((22.0, 10.0), ["measured-too-far"]),
        ((10.0, 10.0, 287.0, 200.0), ["measured-too-far", "measured-too-far"]),
        ((10.0, 10.0, 189.0, 287.0), ["measured-wrong-scale"]),
    ],
)
def test_what_cannot_be_is_refused(vocabulary: Vocabulary, measured: tuple[float, ...], codes: list[str]) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    result, problems = calibrate(printer_of(stock), measured, uncorrected=False)
    assert result is None
    assert [problem.code for problem in problems] == codes


def test_corrections_that_grow_over_all_bounds_are_refused(vocabulary: Vocabulary) -> None:
    """Measured three times from the wrong cross: no profile holds 24 mm."""
    stock = vocabulary.stock("avery-l7160")
    assert stock
    printer = printer_of(stock)
    for _ in range(2):
        result, _ = calibrate(printer, (2.0, 10.0), uncorrected=False)
        assert result
        printer = replace(printer, profile=result.after)
    result, problems = calibrate(printer, (2.0, 10.0), uncorrected=False)
    assert result is None
    assert [(one.code, one.values["field"]) for one in problems] == [("out-of-range", "shift.x")]


def test_a_page_printed_without_the_profile_is_not_counted_twice(vocabulary: Vocabulary) -> None:
    stock = vocabulary.stock("avery-l7160")
    assert stock
    machine = ((1.01, 1.5), (0.99, -1.5))
    once = calibrated(printer_of(stock), machine)
    plain = [a * mark[axis] + b for mark in crosses(210.0, 297.0) for axis, (a, b) in enumerate(machine)]
    again, _ = calibrate(once, [read_off(one) for one in plain], uncorrected=True)
    assert again
    assert (again.after.shift, again.after.scale) == (once.profile.shift, once.profile.scale)
