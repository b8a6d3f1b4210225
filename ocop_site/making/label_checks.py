"""What can be wrong with one label of a sheet: its code, its measures, its words, what is drawn on it.

Each check gives (problem code, values) pairs; `read_back` adds sheet and place.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from ocop_site.making import label_words, qr
from ocop_site.making.measures import MM_PER_INCH, Box, Reading, measure, readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ocop_site.making.kept import Keep
    from ocop_site.making.measures import Measures, Raster
    from ocop_site.making.pdf_pages import Drawn, Letter
    from ocop_site.pages.jobs import Plain

LEAST_MODULE = 0.396  # mm; GS1: the smallest module of a QR symbol for retail
LEAST_DOTS = 4  # printer dots a module (Denso)
LEAST_CONTRAST = 4.0
LEAST_SYMBOL = 20.0  # mm without quiet zone, where a code is read by somebody who stands before a shelf
BEFORE_A_SHELF = ("shelf", "strip", "price", "card")

_MEASURING = 0.003  # part by which a measured module may be off
_MEASURED = 0.02  # mm by which a box that was measured may be off
_LETTER_EDGE = 0.15  # mm by which a letter or a line may reach over the edge of its label
_ZONE_EDGE = 0.05  # mm by which a quiet zone may
_SYMBOL_EDGE = 0.1  # mm by which the drawing of a symbol may differ from the symbol that was measured
_INK = 215  # a letter has ink at least this dark
_DARK = [int(grey <= _INK) for grey in range(256)]
_FAINT = 225  # the mark of a draft has, which lies below other words
_AROUND = 1  # pixels: a letter is drawn on whole pixels, its box is exact
_BARE = 4  # pixels without ink at a side of a letter's box, that rim and rounding included
_BARE_OF_LARGE = 0.02  # of the size of the font: PDFium has the tops of glyphs up to 1.7 % too high,
_ROUNDED = 2  # and so many pixels come to that; counted where both together are more

Said = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a sheet: its number from 1, where it is printed, the words that belong there (None: it stays free)."""

    place: int
    box: Box
    expected: Plain | None

    @property
    def name(self) -> str:
        """What complaints call it; a sign may name nobody."""
        return str(self.expected["name"] or self.expected.get("booth", "")) if self.expected else ""


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a part of a sheet is dark enough for a letter: one byte a pixel, row by row, 1 for ink.

    The part begins at the pixel (`left`, `top`) of the sheet.
    """

    rows: bytes
    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, raster: Raster, letters: Sequence[Letter]) -> Ink:
        """The ink around some letters, at least one."""
        hull = Box(
            min(one.box.left for one in letters),
            min(one.box.top for one in letters),
            max(one.box.right for one in letters),
            max(one.box.bottom for one in letters),
        )
        left, top, right, bottom = raster.pixels(hull)
        part = raster.cut((left - _AROUND, top - _AROUND, right + _AROUND, bottom + _AROUND))
        dark = part.point(_DARK)
        return cls(dark.tobytes(), left - _AROUND, top - _AROUND, dark.width, dark.height)

    def fills(self, pixels: tuple[int, int, int, int], size: float = 0.0) -> bool:
        """Whether there is ink near each side of some pixels of the sheet. `size`: of the letter's font, in pixels."""
        left, top = pixels[0] - self.left - _AROUND, pixels[1] - self.top - _AROUND
        right, bottom = pixels[2] - self.left + _AROUND, pixels[3] - self.top + _AROUND
        bare = max(_BARE, round(_ROUNDED + size * _BARE_OF_LARGE))
        return (
            self._any(left, right, range(top, min(bottom, top + bare + 1)))
            and self._any(left, right, range(bottom - 1, max(top - 1, bottom - bare - 2), -1))
            and self._any(left, min(right, left + bare + 1), range(top, bottom))
            and self._any(max(left, right - bare - 1), right, range(top, bottom))
        )

    def _any(self, left: int, right: int, rows: range) -> bool:
        find, wide = self.rows.find, self.width
        for y in rows:  # noqa: SIM110 - a generator takes twice the time, here thousands of times a sheet
            if find(1, y * wide + left, y * wide + right) >= 0:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Seen:
    """What a label shows: the sheet's raster, the code that was read, the label's letters and drawings.

    `code` is None where none was read or a wrong one.
    """

    raster: Raster
    code: Reading | None
    letters: list[Letter]
    drawings: list[Drawn]


def read_code(raster: Raster, spot: Spot, dpi: int) -> tuple[Reading | None, list[Said]]:
    """The code of one label, cut out so that no neighbour can answer, or what is wrong: exactly one, the right text."""
    assert spot.expected is not None  # noqa: S101 - free places are not read
    pixels = raster.pixels(spot.box)
    found = readings(raster.cut(pixels))
    words = {"name": spot.name, "dpi": str(dpi), "expected": spot.expected["text"]}
    if not found:
        return None, [("label-unreadable", words)]
    if [one.text for one in found] != [spot.expected["text"]]:
        return None, [("label-wrong-code", {**words, "found": " · ".join(one.text for one in found)})]
    left, top, *_ = pixels
    box = found[0].box
    return Reading(found[0].text, Box(box.left + left, box.top + top, box.right + left, box.bottom + top)), []


def label_faults(seen: Seen, spot: Spot, run: Plain, keep: Keep) -> Iterator[Said]:
    """Everything else that is wrong with one label. `keep` may hold its symbol."""
    assert spot.expected is not None  # noqa: S101 - free places have no label
    words = label_words.compare(seen.letters, spot.expected)
    symbol_box = None
    if seen.code:
        found = measure(seen.raster, qr.symbol(spot.expected["text"], keep), seen.code.box)
        symbol_box = found.box
        near = [one for at, one in enumerate(seen.letters) if at not in words.draft]
        yield from symbol_faults(found, near, spot, run)
    yield from words.problems
    yield from _sight_faults(seen, spot, words.draft)
    yield from _drawing_faults(seen, spot, symbol_box)


def symbol_faults(found: Measures, letters: Sequence[Letter], spot: Spot, run: Plain) -> Iterator[Said]:
    """What is wrong with a symbol that was measured: too small, touched by letters or by anything, faint, damaged."""
    zone = found.box.grown(qr.QUIET_ZONE * found.module, qr.QUIET_ZONE * found.module)
    dots = found.module * run["dpi"] / MM_PER_INCH
    if found.module < LEAST_MODULE * (1 - _MEASURING) or dots < LEAST_DOTS * (1 - _MEASURING):
        yield "label-small-module", {"found": f"{found.module:.3f}", "dots": f"{dots:.1f}", "dpi": str(run["dpi"])}
    touched = any(zone.meets(one.box, _MEASURED) for one in letters)
    if touched or not found.quiet or not _zone_on_label(zone, spot.box, rounded=run["round"]):
        yield "label-quiet-zone", {}
    if found.contrast < LEAST_CONTRAST:
        yield "label-low-contrast", {"found": f"{found.contrast:.1f}"}
    if not found.whole:
        yield "label-code-damaged", {}
    width = min(found.box.right - found.box.left, found.box.bottom - found.box.top)
    if run["format"] in BEFORE_A_SHELF and width < LEAST_SYMBOL:
        yield "label-small-symbol", {"found": f"{width:.1f}"}


def _zone_on_label(zone: Box, label: Box, *, rounded: bool) -> bool:
    """Whether the quiet zone lies on the label; beyond its edge nobody knows what there is."""
    if not rounded:
        return label.holds(zone, _ZONE_EDGE)
    x, y = (label.left + label.right) / 2, (label.top + label.bottom) / 2
    radius = min(label.right - label.left, label.bottom - label.top) / 2 + _ZONE_EDGE
    return all(hypot(a - x, b - y) <= radius for a in (zone.left, zone.right) for b in (zone.top, zone.bottom))


def _sight_faults(seen: Seen, spot: Spot, draft: frozenset[int]) -> Iterator[Said]:
    """Letters that can be copied but not seen, since something covers them or cuts them off; letters over the edge."""
    if not seen.letters:
        return
    ink, pixels = Ink.of(seen.raster, seen.letters), seen.raster.pixels
    hidden = [
        one.text
        for at, one in enumerate(seen.letters)
        if at not in draft and not ink.fills(pixels(one.box), one.size * seen.raster.down)
    ]
    if hidden:
        yield "label-hidden-words", {"found": "".join(hidden)}
    if draft and not all(_faintly_shows(seen, seen.letters[at]) for at in draft):
        yield "label-draft-missing", {}
    over = [one.text for one in seen.letters if not spot.box.holds(one.box, _LETTER_EDGE)]
    if over:
        yield "label-over-edge", {"found": "".join(over)}


def _faintly_shows(seen: Seen, letter: Letter) -> bool:
    least = seen.raster.cut(seen.raster.pixels(letter.box)).getextrema()[0]
    assert isinstance(least, int)  # noqa: S101 - a grey picture has one band
    return least <= _FAINT and letter.grey <= _FAINT


def _drawing_faults(seen: Seen, spot: Spot, symbol: Box | None) -> Iterator[Said]:
    assert spot.expected is not None  # noqa: S101 - as above
    stars = sum(one.kind == "star" for one in seen.drawings)
    if stars and not spot.expected["stars"]:
        yield "label-stars-not-due", {"found": "★" * stars}
    elif stars != spot.expected["stars"]:
        yield "label-wrong-stars", {"found": str(stars), "expected": str(spot.expected["stars"])}
    if any(one.kind in {"line", "ring"} and not spot.box.holds(one.box, _LETTER_EDGE) for one in seen.drawings):
        yield "label-over-edge", {"found": "–"}
    strange = [one for one in seen.drawings if one.kind == "other"]
    if symbol and any(not symbol.holds(one.box, _SYMBOL_EDGE) for one in strange):
        yield "label-unknown-drawing", {}
