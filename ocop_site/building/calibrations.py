"""Calibration: the page that a printer prints, and the profile after somebody measured it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ocop_site.making.calibration import Axis, corrected, crosses, doubts
from ocop_site.making.sheets import page_pdf
from ocop_site.problems import Place, Problem
from ocop_site.records.profiles import (
    FURTHEST,
    LEAST_SCALE,
    MOST_SCALE,
    SCALE_STEP,
    SHIFT_STEP,
    Profile,
    Scale,
    Shift,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.building.printers import Printer
    from ocop_site.pages.jobs import Plain

TEMPLATE = "calibration.typ"
MEASURED = Place("--measured")
# What the four distances are, in the order in which they are typed: of which cross (0, 1), along which axis (0: x).
ORDER = ((0, 0), (0, 1), (1, 0), (1, 1))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A profile after a calibration, and the profile before it."""

    before: Profile
    after: Profile


def calibration_pdf(printer: Printer, templates: Path, fonts: Path, day: date) -> bytes:
    """The page to be measured, printed with the printer's shift and scale. Raises SheetFault for a broken template."""
    return page_pdf(TEMPLATE, calibration_page(printer, day), templates, fonts, day)


def calibration_page(printer: Printer, day: date) -> Plain:
    """What the template gets: the paper, its label places, the two crosses, shift, scale, and the words for them."""
    stock, profile = printer.stock, printer.profile
    width, height = float(stock.paper.width), float(stock.paper.height)
    return {
        "title": f"Trang hiệu chỉnh – {stock.name}",
        "stock": stock.name,
        "paper": {"width": width, "height": height},
        "places": [{"x": b.x, "y": b.y, "width": b.width, "height": b.height} for b in stock.boxes()],
        "round": stock.shape == "round",
        "crosses": [{"x": x, "y": y, "left": _words(x), "top": _words(y)} for x, y in crosses(width, height)],
        "shift": {"x": float(profile.shift.x), "y": float(profile.shift.y)},
        "scale": {"x": float(profile.scale.x), "y": float(profile.scale.y)},
        "corrected": profile.corrects,
        "profile": printer.path.name if printer.path else "",
        "command": _command(printer),
        "day": day.isoformat(),
    }


def _command(printer: Printer) -> str:
    """What is typed once the page is measured: it says by itself whether the page was printed with a profile."""
    how = printer.path.name if printer.path else f"TEP.yaml --stock {printer.profile.stock} --uncorrected"
    return f'python build.py labels calibrate --profile {how} --measured "…;…;…;…"'


def calibrate(
    printer: Printer, measured: Sequence[float], *, uncorrected: bool
) -> tuple[Calibration | None, list[Problem]]:
    """The profile after its page was measured, or None with the problems.

    `measured`: left and top of the first cross, or of both, mm from the edges of the paper. The page was printed with
    the profile as it is, or, where `uncorrected`, without it.
    """
    stock, before = printer.stock, printer.profile
    marks = crosses(float(stock.paper.width), float(stock.paper.height))
    axes, problems = [], []
    for axis, (shift, scale) in enumerate(((before.shift.x, before.scale.x), (before.shift.y, before.scale.y))):
        aims = (marks[0][axis], marks[1][axis])
        found = tuple(value for value, (_, along) in zip(measured, ORDER, strict=False) if along == axis)
        problems += [
            Problem(one.code, MEASURED, {"value": _words(one.measured), "expected": _words(one.expected)})
            for one in doubts(aims, found)
        ]
        axes.append((Axis() if uncorrected else Axis(float(shift), float(scale)), aims, found))
    if problems:
        return None, problems
    x, y = (corrected(*axis) for axis in axes)
    problems = [*_beyond("shift.x", x.shift), *_beyond("shift.y", y.shift)]
    problems += [*_beyond("scale.x", x.scale), *_beyond("scale.y", y.scale)]
    if problems:
        return None, problems
    change = {
        "shift": Shift(x=_rounded(x.shift, SHIFT_STEP), y=_rounded(y.shift, SHIFT_STEP)),
        "scale": Scale(x=_rounded(x.scale, SCALE_STEP), y=_rounded(y.scale, SCALE_STEP)),
    }
    return Calibration(before, before.model_copy(update=change)), []


def _beyond(field: str, value: float) -> list[Problem]:
    """A correction that no profile holds: it grew over several calibrations."""
    least, most = (-FURTHEST, FURTHEST) if field.startswith("shift") else (float(LEAST_SCALE), float(MOST_SCALE))
    if least <= value <= most:
        return []
    bound = f"≥ {least} ≤ {most}"
    return [Problem("out-of-range", MEASURED, {"field": field, "value": _words(value), "bound": bound})]


def _rounded(value: float, step: Decimal) -> Decimal:
    return Decimal(repr(value)).quantize(step)


def _words(value: float) -> str:
    """A measure as it is written here: "9,8"."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
