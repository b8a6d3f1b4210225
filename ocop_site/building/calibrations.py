"""Calibration: the page that a printer prints, and the profile after somebody measured it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ocop_site.building.printers import way_to
from ocop_site.digests import short_digest
from ocop_site.making.calibration import Axis, corrected, crosses, doubts
from ocop_site.making.sheets import page_pdf
from ocop_site.pages.sheets import paper_piece
from ocop_site.problems import Place, Problem, shorten
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
from ocop_site.vietnamese import nfc, slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from ocop_site.building.printers import Printer
    from ocop_site.pages.jobs import Plain
    from ocop_site.problems import Language

TEMPLATE = "calibration.typ"
PAGE_NAMES: dict[Language, str] = {"vi": "hieu-chinh", "en": "calibration"}
# What a printer's file that is not there yet is called on the page.
NEW_PROFILES: dict[Language, str] = {"vi": "TEP.yaml", "en": "PRINTER.yaml"}
LONGEST_NAME = 60  # letters of a file's name in another's
MARK = 6  # letters of a digest that tell two files of one name apart
_PLAIN_WORD = re.compile(r"[\w./\\:-]+")
MEASURED = Place("--measured")
# What the four distances are, in the order in which they are typed: of which cross (0, 1), along which axis (0: x).
ORDER = ((0, 0), (0, 1), (1, 0), (1, 1))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A profile after a calibration, and the profile before it."""

    before: Profile
    after: Profile


def calibration_pdf(printer: Printer, templates: Path, fonts: Path, day: date, language: Language = "vi") -> bytes:
    """The page to be measured, printed with the printer's shift and scale. Raises SheetFault for a broken template.

    Of its surroundings it holds the day and the way to the printer's file as seen from where we are, nothing else.
    """
    return page_pdf(TEMPLATE, _page(printer, language), templates, fonts, day)


def page_name(printer: Printer, language: Language = "vi") -> str:
    """The name of the page's file: what it is, of which stock, of which printer where it has a file.

    Pages of other stocks or printers have other names, so none takes the place of another; the page of the same ones
    made again has the same. What stands in a file of the user's own comes after "--", which is in no id.
    """
    own = printer.stock_file
    of_stock = f"-{printer.stock.id}" if own is None else f"--{_said_in_name(own)}"
    of_printer = f"--{_said_in_name(printer.path)}" if printer.path else ""
    return f"{PAGE_NAMES[language]}{of_stock}{of_printer}.pdf"


def _said_in_name(path: Path) -> str:
    """A file of the user's own as part of another's name: its stem in plain letters.

    Where another file could be called the same, as it lies elsewhere or is not written so, with a mark of its way.
    """
    way, plain = _way(path), slug(path.stem)[:LONGEST_NAME].rstrip("-")
    return plain if way == f"{plain}.yaml" else f"{plain}-{short_digest(way.encode())[:MARK]}"


def _page(printer: Printer, language: Language) -> Plain:
    """What the template gets: the paper, its label places, the two crosses, shift, scale, and the words for them."""
    stock, profile = printer.stock, printer.profile
    marks = crosses(float(stock.paper.width), float(stock.paper.height))
    return {
        **paper_piece(stock),
        "language": language,
        "stock": shorten(stock.name),
        "crosses": [{"x": x, "y": y, "left": _words(x, language), "top": _words(y, language)} for x, y in marks],
        "shift": {"x": float(profile.shift.x), "y": float(profile.shift.y)},
        "scale": {"x": float(profile.scale.x), "y": float(profile.scale.y)},
        "corrected": profile.corrects,
        "profile": _way(printer.path) if printer.path else "",
        "new_profile": NEW_PROFILES[language],
        "command": _command(printer, language),
    }


def _command(printer: Printer, language: Language) -> str:
    """What is typed once the page is measured: it says by itself whether the page was printed with a profile."""
    words = ["python build.py labels calibrate --profile"]
    words.append(_quoted(_way(printer.path)) if printer.path else NEW_PROFILES[language])
    if printer.before is None:  # the file is yet to be written, and needs a stock
        own = printer.stock_file
        words.append(f"--stock {_quoted(_way(own)) if own else printer.stock.id}")
    if printer.path is None:
        words.append("--uncorrected")
    words.append('--measured "…;…;…;…"')
    if language != "vi":
        words.append(f"--lang {language}")
    return " ".join(words)


def _way(path: Path) -> str:
    """A file as it is named on the page and in a command: as seen from where we are."""
    return nfc(way_to(path))


def _quoted(way: str) -> str:
    """A file's way as one word of a command line."""
    return way if _PLAIN_WORD.fullmatch(way) else f'"{way}"'


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


def _words(value: float, language: Language = "vi") -> str:
    """A measure as people write it: "9,8", in English "9.8"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text if language == "en" else text.replace(".", ",")
